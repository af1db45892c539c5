"use strict";
(function () {
  const VERBS = {carriesOut: "开展 carries out", holdsRole: "任 holds", received: "获 received", hasMeasure: "数据 counts"};
  const byId = id => document.getElementById(id);
  const kinds = Object.fromEntries(XZ.legend.map(k => [k.kind, k]));
  const el = (tag, props, ...children) => { const e = Object.assign(document.createElement(tag), props); e.append(...children); return e; };

  function name(id, label) {
    if (!id) return el("b", {}, label);
    return el("a", {onclick: () => select(id)}, label);
  }
  function sentence(f) { // the whole sentence, what states the fact marked in it
    const at = f.n.indexOf(f.q);
    if (at < 0) return [el("mark", {}, f.q)];
    return [f.n.slice(0, at), el("mark", {}, f.q), f.n.slice(at + f.q.length)];
  }
  function fact(f) {
    return el("div", {className: "fact"},
      el("div", {}, name(f.s, f.sl), el("span", {className: "verb"}, VERBS[f.p] || f.p), name(f.o, f.ol)),
      el("blockquote", {}, ...sentence(f)),
      el("cite", {}, (f.t || "(无标题 no headline)") + " · " + f.f + " " + f.a + "–" + f.z + " · 置信度 confidence " + f.c));
  }
  function show(id) {
    const n = XZ.nodes[id], kind = kinds[n.kind], box = byId("xz-details");
    box.replaceChildren(el("div", {className: "kind"}, kind.zh + " " + kind.en + (n.code ? " · " + n.code : "")), el("h2", {}, n.label));
    if (n.others.length) box.append(el("div", {className: "others"}, "又称 also: " + n.others.join("、")));
    n.notes.forEach(([what, text]) => box.append(el("div", {className: "others"}, what + ": " + text)));
    const near = new Set(n.facts);
    network.getConnectedNodes(id).forEach(m => { if (XZ.nodes[m] && XZ.nodes[m].kind === "Role") XZ.nodes[m].facts.forEach(i => near.add(i)); });
    [...near].sort((a, b) => a - b).forEach(i => box.append(fact(XZ.facts[i])));
    if (!near.size) {
      const list = el("p", {}, "相连 connected: ");
      network.getConnectedNodes(id).forEach((m, i) => { if (i) list.append("、"); list.append(el("a", {onclick: () => select(m), style: "color:#00639c;cursor:pointer"}, XZ.nodes[m].label)); });
      box.append(list);
    }
    box.scrollTop = 0;
  }
  // Names of places are large to be read in the whole graph; nearer, no name is taller than 24 pixels.
  const large = nodes.get().filter(n => n.font && n.font.size > 16).map(n => [n.id, n.font.size]);
  let tallest = Infinity;
  function fonts(scale) {
    const most = Math.max(16, 8 * Math.round(3 / scale));
    if (most === tallest) return;
    tallest = most;
    nodes.update(large.map(([id, size]) => ({id, font: {size: Math.min(size, most)}})));
  }
  let moved = false;
  network.on("zoom", e => { moved = true; fonts(e.scale); });
  network.on("dragStart", () => { moved = true; });
  network.on("resize", () => { if (!moved) window.setTimeout(fit, 0); });
  // All dots in view, with the names that are large enough to be drawn there.
  function fit() {
    const all = nodes.get(), view = byId("mynetwork");
    if (!all.length) return;
    const wide = n => Math.max(n.size, n.font.size > 24 ? n.font.size * [...n.label].length / 2 : 0);
    const left = Math.min(...all.map(n => n.x - wide(n))), right = Math.max(...all.map(n => n.x + wide(n)));
    const top = Math.min(...all.map(n => n.y - n.size)), bottom = Math.max(...all.map(n => n.y + n.size + 1.5 * n.font.size));
    const scale = Math.min(1, 0.97 * view.clientWidth / (right - left), 0.97 * view.clientHeight / (bottom - top));
    fonts(scale);
    network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale});
  }
  function select(id) {
    moved = true;
    const scale = Math.max(network.getScale(), 0.9);
    fonts(scale);
    network.selectNodes([id]);
    network.focus(id, {scale, animation: {duration: 350}});
    location.hash = encodeURIComponent(XZ.nodes[id].label);
    show(id);
  }
  network.on("selectNode", e => { location.hash = encodeURIComponent(XZ.nodes[e.nodes[0]].label); show(e.nodes[0]); });

  const ids = Object.keys(XZ.nodes);
  function search(text) {
    const t = text.trim();
    if (!t) return [];
    const score = n => n.label === t ? 0 : n.label.startsWith(t) ? 1 : n.label.includes(t) ? 2 : n.others.some(o => o.includes(t)) ? 3 : 9;
    return ids.map(i => [score(XZ.nodes[i]), -XZ.nodes[i].facts.length, i]).filter(r => r[0] < 9)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)).slice(0, 30).map(r => r[2]);
  }
  byId("xz-search").addEventListener("input", e => {
    byId("xz-hits").replaceChildren(...search(e.target.value).map(i => el("li", {onclick: () => select(i)}, XZ.nodes[i].label, el("small", {}, kinds[XZ.nodes[i].kind].zh))));
  });
  byId("xz-search").addEventListener("keydown", e => { if (e.key === "Enter") { const hit = search(e.target.value)[0]; if (hit) select(hit); } });

  const off = new Set();
  byId("xz-legend").append(...XZ.legend.map(k => {
    const dot = el("i", {}); dot.style.background = k.color;
    const b = el("button", {title: k.en}, dot, k.zh + " " + k.count);
    b.onclick = () => {
      off.has(k.kind) ? off.delete(k.kind) : off.add(k.kind);
      b.classList.toggle("off");
      nodes.update(ids.filter(i => XZ.nodes[i].kind === k.kind).map(i => ({id: i, hidden: off.has(k.kind)})));
    };
    return b;
  }));
  byId("xz-community").addEventListener("change", e => {
    const color = n => e.target.checked ? `hsl(${(n.community * 137.5) % 360} 55% 58%)` : kinds[n.kind].color;
    nodes.update(ids.map(i => ({id: i, color: color(XZ.nodes[i])})));
  });
  // The name in the address. One that somebody typed, such as "#100%", is no encoding: what is none stays as it is.
  function wanted() {
    const decoded = part => { try { return decodeURIComponent(part); } catch { return part; } };
    return location.hash.slice(1).replace(/(%[0-9a-f]{2})+/gi, decoded);
  }
  if (XZ.left_out) byId("xz-legend").append(el("span", {}, `另有 ${XZ.left_out} 个节点未画出 more not drawn`));
  window.setTimeout(() => {
    fit();
    const hit = ids.find(i => XZ.nodes[i].label === wanted());
    if (hit) select(hit);
    document.body.dataset.ready = "yes";
  }, 0);
})();
