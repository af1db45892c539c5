// What is around one entity, the path between two, or the whole of a small graph: drawn by vis-network, as pyvis sets it up.
const MOST_NEAR = 250;
let drawnNear = null,
  lastNear = "";

async function showNear() {
  if (state.view !== "near") return;
  const box = byId("view-near"),
    [picture, library] = await Promise.all([block("picture"), block("library")]);
  if (!window.vis) document.head.append(el("script", {textContent: library}));
  const key = [
    state.node,
    state.to,
    state.depth,
    state.lang,
    state.theme,
    state.colour,
    ...FILTERS.map(n => state[n]),
  ].join("|");
  if (key === lastNear && drawnNear) return;
  lastNear = key;
  const set = nearSet(picture),
    area = el("div", {className: "network", role: "img", "aria-label": say("near")});
  if (drawnNear) drawnNear.destroy();
  box.replaceChildren(nearBar(picture, set), area);
  if (!set) {
    drawnNear = null;
    area.append(el("p", {className: "empty"}, say("nearHint")));
    return;
  }
  drawNetwork(area, picture, set);
}

const wholePicture = picture => state.depth === "all" && picture.nodes.length > 0;

// The nodes to draw: a path, so many steps around the selected one, or all; null when nothing is selected.
function nearSet(picture) {
  const i = selected();
  if (wholePicture(picture)) return new Set(picture.nodes.map(n => n.id).filter(n => visible[n]));
  if (i < 0) return null;
  if (state.to) return new Set(pathBetween(i, numbers.get(state.to)) || [i, numbers.get(state.to)]);
  const set = new Set([i]);
  let edge = [i];
  for (let d = 0; d < (+state.depth || 1) && set.size < MOST_NEAR; d++) {
    const next = [...new Set(edge.flatMap(n => [...neighbours[n]]))]
      .filter(n => nodes.size[n] && visible[n] && !set.has(n))
      .sort((a, b) => prominence(b) - prominence(a));
    edge = next.slice(0, MOST_NEAR - set.size);
    edge.forEach(n => set.add(n));
  }
  return set;
}

function nearBar(picture, set) {
  const steps = ["1", "2", "3", ...(picture.nodes.length ? ["all"] : [])].map(d =>
    el(
      "button",
      {type: "button", "aria-pressed": String(state.depth === d && !state.to), onclick: () => go({depth: d, to: ""})},
      d === "all" ? say("standard") : `${d} ${say("steps")}`,
    ),
  );
  return el(
    "div",
    {className: "bar"},
    ...steps,
    el(
      "span",
      {},
      set
        ? `${count(set.size)} ${say("entities")}${set.size >= MOST_NEAR && state.depth !== "all" ? " · " + say("tooMany") : ""}`
        : "",
    ),
  );
}

function drawNetwork(area, picture, set) {
  const options = typeof picture.options === "string" ? JSON.parse(picture.options) : picture.options,
    whole = wholePicture(picture);
  options.nodes.font = {...options.nodes.font, face: FACE, color: colours.ink, strokeColor: colours.canvas};
  options.edges = {
    ...options.edges,
    color: {color: colours.line, highlight: colours.accent, hover: colours.accent},
    font: {size: 11, color: colours.muted, strokeColor: colours.canvas, face: FACE},
  };
  const dots = whole
    ? picture.nodes
        .filter(n => set.has(n.id))
        .map(n => ({...n, label: short(n.label), font: {...options.nodes.font, ...n.font}}))
    : ringed([...set]);
  const lines = whole ? picture.edges.filter(e => set.has(e.from) && set.has(e.to)) : linesAmong(set);
  dots.forEach(d => {
    d.color = colourOf(d.id);
    if (d.id === selected()) {
      d.borderWidth = 4;
      d.color = {background: colourOf(d.id), border: colours.accent};
    }
  });
  drawnNear = new window.vis.Network(
    area,
    {nodes: new window.vis.DataSet(dots), edges: new window.vis.DataSet(lines)},
    options,
  );
  drawnNear.on("click", e => {
    if (e.nodes.length && e.nodes[0] !== selected()) select(e.nodes[0]);
  });
  drawnNear.fit();
}

// Rings around the selected node: who is tied to it, then who is behind those, each within the slice of its own.
function ringed(list) {
  const chosen = selected();
  if (state.to) return list.map((i, k) => nodeOf(i, k * 190, (k % 2) * 70));
  const {layers, below} = treeOf(list, chosen),
    slots = new Map();
  for (const layer of [...layers].reverse())
    for (const i of layer)
      slots.set(
        i,
        Math.max(
          1,
          below.get(i).reduce((sum, j) => sum + slots.get(j), 0),
        ),
      );
  const start = new Map([[chosen, 0]]),
    all = slots.get(chosen),
    found = [nodeOf(chosen, 0, 0)];
  layers.forEach((layer, d) => {
    const radius = Math.max((d + 1) * 200, ((d + 1) / layers.length) * all * 9);
    for (const i of layer) {
      let at = start.get(i);
      below.get(i).forEach((j, k) => {
        const angle = (2 * Math.PI * (at + slots.get(j) / 2)) / all - Math.PI / 2,
          r = radius + (all > 8 ? (k % 2) * 75 : 0);
        start.set(j, at);
        at += slots.get(j);
        found.push(nodeOf(j, 1.3 * r * Math.cos(angle), r * Math.sin(angle)));
      });
    }
  });
  return found;
}
const nodeOf = (i, x, y) => ({
  id: i,
  label: short(nodes.label[i]),
  shape: "dot",
  size: 8 + nodes.size[i] / 2,
  x: Math.round(x),
  y: Math.round(y),
});

// The tree of shortest ways out of the selected node: its layers, and who hangs on whom.
function treeOf(list, chosen) {
  const inside = new Set(list),
    seen = new Set([chosen]),
    layers = [[chosen]],
    below = new Map();
  for (;;) {
    const next = [];
    for (const n of layers[layers.length - 1]) {
      const own = [...neighbours[n]]
        .filter(m => inside.has(m) && !seen.has(m) && seen.add(m))
        .sort((a, b) => nodes.kind[a] - nodes.kind[b] || a - b);
      below.set(n, own);
      next.push(...own);
    }
    if (!next.length) return {layers, below};
    layers.push(next);
  }
}

function linesAmong(set) {
  const found = new Map(),
    few = set.size <= 40,
    add = (s, o, label) => {
      const key = s + ">" + o;
      if (s !== o && set.has(s) && set.has(o) && !found.has(key))
        found.set(key, {id: key, from: s, to: o, ...(few ? {label} : {})});
    };
  for (const i of set) for (const f of factsOf[i]) add(facts.s[f], facts.o[f], say(index.verbs[facts.v[f]]));
  for (const [s, , o] of index.links) add(s, o, "");
  return [...found.values()];
}
