// Mouse, fingers, wheel and keys on the picture.
const fingers = new Map();
let pressed = null,
  spread = 0;

function startGestures() {
  canvas.addEventListener("pointerdown", fingerDown);
  canvas.addEventListener("pointermove", fingerMove);
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, fingerUp);
  canvas.addEventListener("pointerleave", () => {
    byId("tip").hidden = true;
  });
  canvas.addEventListener(
    "wheel",
    e => {
      e.preventDefault();
      flight++;
      zoomAt(e.offsetX, e.offsetY, Math.exp(-e.deltaY * (e.ctrlKey ? 0.01 : 0.0016)));
    },
    {passive: false},
  );
  canvas.addEventListener("dblclick", e => zoomAt(e.offsetX, e.offsetY, 1.8));
  canvas.addEventListener("keydown", canvasKey);
}

function fingerDown(e) {
  flight++;
  canvas.setPointerCapture(e.pointerId);
  fingers.set(e.pointerId, {x: e.offsetX, y: e.offsetY});
  pressed = fingers.size === 1 ? {x: e.offsetX, y: e.offsetY, far: false} : null;
  spread = gap();
}

const gap = () => {
  const [a, b] = [...fingers.values()];
  return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
};

function fingerMove(e) {
  const old = fingers.get(e.pointerId);
  if (!old) {
    hover(e);
    return;
  }
  fingers.set(e.pointerId, {x: e.offsetX, y: e.offsetY});
  if (pressed && Math.hypot(e.offsetX - pressed.x, e.offsetY - pressed.y) > 5) pressed.far = true;
  if (fingers.size === 2) {
    const [a, b] = [...fingers.values()],
      now = gap();
    if (spread) zoomAt((a.x + b.x) / 2, (a.y + b.y) / 2, now / spread);
    spread = now;
  }
  if (!pressed || pressed.far) pan((e.offsetX - old.x) / fingers.size, (e.offsetY - old.y) / fingers.size);
}

function fingerUp(e) {
  fingers.delete(e.pointerId);
  if (e.type === "pointerup" && pressed && !pressed.far) {
    const i = nodeAt(e.offsetX, e.offsetY, e.pointerType === "touch" ? 18 : 6);
    if (i >= 0) select(i);
    else if (state.node) go({node: "", to: ""});
  }
  pressed = null;
}

function hover(e) {
  const i = nodeAt(e.offsetX, e.offsetY, 4),
    tip = byId("tip");
  canvas.style.cursor = i >= 0 ? "pointer" : "grab";
  tip.hidden = i < 0;
  if (i < 0) return;
  tip.textContent = `${nodes.label[i]} · ${classLabel(i)}`;
  tip.style.left = Math.min(e.offsetX + 14, view.w - 180) + "px";
  tip.style.top = Math.min(e.offsetY + 14, view.h - 40) + "px";
}

function canvasKey(e) {
  const step = 70,
    act = {
      ArrowLeft: () => pan(step, 0),
      ArrowRight: () => pan(-step, 0),
      ArrowUp: () => pan(0, step),
      ArrowDown: () => pan(0, -step),
      "+": () => zoomAt(view.w / 2, view.h / 2, 1.3),
      "=": () => zoomAt(view.w / 2, view.h / 2, 1.3),
      "-": () => zoomAt(view.w / 2, view.h / 2, 1 / 1.3),
      0: fitAll,
      Enter: () => {
        const i = nodeAt(view.w / 2, view.h / 2, Infinity);
        if (i >= 0) select(i);
      },
      Escape: () => go({node: "", to: ""}),
    }[e.key];
  if (act) {
    e.preventDefault();
    act();
  }
}

function startTools() {
  const tool = (sign, name, act) =>
    el("button", {type: "button", onclick: act, "aria-label": say(name), title: say(name)}, sign);
  const recolour = () => go({colour: state.colour ? "" : "community"}, true);
  byId("tools").replaceChildren(
    tool("+", "zoomIn", () => zoomAt(view.w / 2, view.h / 2, 1.4)),
    tool("−", "zoomOut", () => zoomAt(view.w / 2, view.h / 2, 1 / 1.4)),
    tool("⤢", "fit", fitAll),
    tool("◐", state.colour ? "byClass" : "byCommunity", recolour),
    tool("PNG", "png", savePng),
    tool("SVG", "svgFile", saveSvg),
  );
}

// The classes with their numbers; a click hides a class or shows it again. By community: the largest, each a link.
function showLegend() {
  byId("legend").replaceChildren(...(state.colour ? communityLegend() : classLegend()));
}

function tally(list, key) {
  const amount = new Map();
  for (const i of list) amount.set(key(i), (amount.get(key(i)) || 0) + 1);
  return [...amount];
}

function classLegend() {
  const off = new Set(state.hide.split(",").filter(Boolean));
  const shown = order.filter(i => visible[i] || off.has(className(i)));
  return tally(shown, i => nodes.kind[i])
    .sort((a, b) => a[0] - b[0])
    .map(([k, n]) => {
      const name = index.classes[k][0],
        toggle = () => {
          if (!off.delete(name)) off.add(name);
          go({hide: [...off].sort().join(",")});
          byId("legend").querySelector(`[data-kind=${name}]`).focus();
        };
      return el(
        "button",
        {type: "button", "data-kind": name, "aria-pressed": String(!off.has(name)), onclick: toggle},
        patch(index.classes[k][1]),
        `${index.classes[k][state.lang === "en" ? 3 : 2]} ${count(n)}`,
      );
    });
}

function communityLegend() {
  const rows = tally(
    order.filter(i => visible[i]),
    i => nodes.community[i],
  )
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 8);
  return rows.map(([c, n]) =>
    el(
      "span",
      {},
      patch(communityColour(c)),
      link(
        order.find(i => nodes.community[i] === c),
        index.communities[c],
      ),
      " " + count(n),
    ),
  );
}

function patch(colour) {
  const mark = el("i", {className: "dot", "aria-hidden": "true"});
  mark.style.background = colour;
  return mark;
}
