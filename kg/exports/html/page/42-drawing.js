// The picture: islands, lines, dots, labels. The same steps draw to the screen, to PNG and to SVG.
let colours = {},
  pending = 0,
  ties = null;

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "muted", "paper", "canvas", "line", "island", "islandLine", "accent"])
    colours[name] = style.getPropertyValue("--" + name).trim();
}

// Pairs of nodes that a fact or a link ties, each once.
function buildTies() {
  const seen = new Set(),
    list = [];
  const add = (a, b) => {
    if (a === b || !nodes.size[a] || !nodes.size[b]) return;
    const key = a < b ? a * total + b : b * total + a;
    if (!seen.has(key)) {
      seen.add(key);
      list.push(a, b);
    }
  };
  facts.s.forEach((s, f) => add(s, facts.o[f]));
  for (const [s, , o] of index.links) add(s, o);
  ties = Int32Array.from(list);
}

// While the picture moves, a wide snapshot of it is moved when drawing it anew would take too long.
const snapshot = {canvas: null, x: 0, y: 0, k: 1, margin: 0};
let cost = 0,
  settling = 0,
  frames = 0;
const SLOW = 12,
  SETTLE = 140;

function draw() {
  if (pending) return;
  pending = requestAnimationFrame(() => {
    pending = 0;
    frame();
  });
}

function frame() {
  if (byId("view-graph").hidden) return;
  frames++;
  if (cost > SLOW && snapshot.canvas && covers()) {
    paintSnapshot();
    window.clearTimeout(settling);
    settling = window.setTimeout(paintAnew, SETTLE);
  } else paintAnew();
}

function covers() {
  const zoom = camera.k / snapshot.k;
  if (zoom < 0.7 || zoom > 1.6) return false;
  const dx = Math.abs(camera.x - snapshot.x) * camera.k,
    dy = Math.abs(camera.y - snapshot.y) * camera.k;
  return (
    dx <= (view.w / 2 + snapshot.margin * view.w) * zoom - view.w / 2 + 1 &&
    dy <= (view.h / 2 + snapshot.margin * view.h) * zoom - view.h / 2 + 1
  );
}

function paintSnapshot() {
  const c = canvas.getContext("2d"),
    zoom = camera.k / snapshot.k,
    r = view.ratio;
  const w = snapshot.canvas.width * zoom,
    h = snapshot.canvas.height * zoom;
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.fillStyle = colours.canvas;
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.drawImage(
    snapshot.canvas,
    canvas.width / 2 - w / 2 + (snapshot.x - camera.x) * camera.k * r,
    canvas.height / 2 - h / 2 + (snapshot.y - camera.y) * camera.k * r,
    w,
    h,
  );
}

function paintAnew() {
  window.clearTimeout(settling);
  const began = performance.now(),
    margin = cost > SLOW ? 0.3 : 0,
    wide = view.w * (1 + 2 * margin),
    high = view.h * (1 + 2 * margin);
  if (!margin) {
    const c = canvas.getContext("2d");
    c.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    paint(c, view.w, view.h);
    snapshot.canvas = null;
  } else {
    const s = snapshot.canvas || (snapshot.canvas = document.createElement("canvas"));
    const size = [Math.round(wide * view.ratio), Math.round(high * view.ratio)];
    if (s.width !== size[0] || s.height !== size[1]) [s.width, s.height] = size;
    const c = s.getContext("2d");
    c.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    paint(c, wide, high);
    Object.assign(snapshot, {x: camera.x, y: camera.y, k: camera.k, margin});
    paintSnapshot();
  }
  cost = Math.max(performance.now() - began, cost * 0.5);
}

// Everything onto any surface that knows lines, arcs and texts (a canvas, or the SVG writer).
function paint(c, w, h) {
  const at = {
    w,
    h,
    x: i => (nodes.x[i] - camera.x) * camera.k + w / 2,
    y: i => (nodes.y[i] - camera.y) * camera.k + h / 2,
  };
  c.globalAlpha = 1;
  c.fillStyle = colours.canvas;
  c.fillRect(0, 0, w, h);
  const chosen = selected(),
    near = chosen >= 0 && nodes.size[chosen] ? new Set([chosen, ...neighbours[chosen]]) : null;
  paintIslands(c, at);
  paintTies(c, at, near ? 0.35 : 1);
  if (near) paintRays(c, at, chosen);
  paintDots(c, at, near);
  paintLabels(c, at, near);
}

function paintIslands(c, at) {
  c.lineWidth = 1;
  for (const i of order) {
    const island = nodes.island[i];
    if (!island || !visible[i] || !isPlace(i)) continue;
    const x = (island[0] - camera.x) * camera.k + at.w / 2,
      y = (island[1] - camera.y) * camera.k + at.h / 2,
      r = island[2] * camera.k;
    if (r < 4 || x + r < 0 || y + r < 0 || x - r > at.w || y - r > at.h) continue;
    c.beginPath();
    c.arc(x, y, r, 0, 2 * Math.PI);
    c.fillStyle = colours.island;
    c.fill();
    c.strokeStyle = colours.islandLine;
    c.stroke();
  }
}

// Lines too short to be seen are left out; long ones are fainter, so that islands stay legible.
function paintTies(c, at, alpha) {
  const long = Math.hypot(at.w, at.h) * 0.3,
    near = [],
    far = [];
  for (let t = 0; t < ties.length; t += 2) {
    const a = ties[t],
      b = ties[t + 1];
    if (!visible[a] || !visible[b]) continue;
    const x1 = at.x(a),
      y1 = at.y(a),
      x2 = at.x(b),
      y2 = at.y(b);
    if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > at.w && x2 > at.w) || (y1 > at.h && y2 > at.h)) continue;
    const d = Math.abs(x2 - x1) + Math.abs(y2 - y1);
    if (d < 7) continue;
    (d > long ? far : near).push(x1, y1, x2, y2);
  }
  strokeLines(c, near, 0.75 * alpha * Math.min(1, 9000 / (near.length + 1) + 0.06), near.length);
  strokeLines(c, far, Math.min(0.4, Math.max(0.025, 700 / (far.length + 1))) * alpha, far.length);
}

const MOST_LINES = 12000;
function strokeLines(c, lines, alpha) {
  const step = 4 * Math.max(1, Math.ceil(lines.length / 4 / MOST_LINES));
  c.globalAlpha = alpha;
  c.strokeStyle = colours.line;
  c.lineWidth = 1;
  c.beginPath();
  for (let i = 0; i < lines.length; i += step) {
    c.moveTo(lines[i], lines[i + 1]);
    c.lineTo(lines[i + 2], lines[i + 3]);
  }
  c.stroke();
  c.globalAlpha = 1;
}

function paintRays(c, at, chosen) {
  c.strokeStyle = colours.accent;
  c.lineWidth = 1.6;
  c.globalAlpha = 0.8;
  c.beginPath();
  for (const other of neighbours[chosen])
    if (visible[other] && nodes.size[other]) {
      c.moveTo(at.x(chosen), at.y(chosen));
      c.lineTo(at.x(other), at.y(other));
    }
  c.stroke();
  c.globalAlpha = 1;
}

// Dots of one colour in one path; those that are not beside what is selected step back.
function paintDots(c, at, near) {
  const groups = new Map();
  for (let k = order.length - 1; k >= 0; k--) {
    const i = order[k],
      x = at.x(i),
      y = at.y(i);
    if (!visible[i] || x < -40 || y < -40 || x > at.w + 40 || y > at.h + 40) continue;
    const back = near && !near.has(i),
      key = (back ? "0" : "1") + colourOf(i);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(i);
  }
  for (const [key, list] of [...groups].sort((a, b) => (a[0][0] < b[0][0] ? -1 : 1))) {
    c.globalAlpha = key[0] === "0" ? 0.3 : 1;
    c.fillStyle = key.slice(1);
    c.strokeStyle = colours.canvas;
    c.lineWidth = 1;
    c.beginPath();
    for (const i of list) dotPath(c, at.x(i), at.y(i), radiusOf(i));
    c.fill();
    if (camera.k > 0.35) c.stroke();
  }
  c.globalAlpha = 1;
  if (near) ring(c, at, selected());
}

function dotPath(c, x, y, r) {
  if (r < 1.7 && order.length > 3000) {
    c.rect(x - r, y - r, 2 * r, 2 * r);
    return;
  }
  c.moveTo(x + r, y);
  c.arc(x, y, r, 0, 2 * Math.PI);
}

function ring(c, at, i) {
  c.beginPath();
  c.arc(at.x(i), at.y(i), radiusOf(i) + 4, 0, 2 * Math.PI);
  c.strokeStyle = colours.accent;
  c.lineWidth = 3;
  c.stroke();
}
