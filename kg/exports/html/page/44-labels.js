// Labels: the most important first, each only where it touches none before it.
const FACE = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const CELL = 40,
  MOST_LABELS = 350;
let lastLabels = [];

function fontSize(i) {
  const base = {Province: 17, Prefecture: 15, County: 15, Concept: 13, Township: 13}[className(i)] || 12;
  return (base + (i === selected() ? 2 : 0)) * (view.w < 560 ? 0.86 : 1);
}
const bold = i => isPlace(i) || className(i) === "Concept" || i === selected();
const short = label => (label.length <= 16 ? label : label.slice(0, 15) + "…");

// Whether a dot is near enough for its name: provinces always, places when their islands are large enough to see.
function legible(i) {
  const kind = className(i);
  if (kind === "Province" || camera.k * nodes.size[i] > (kind === "Concept" ? 2 : 3)) return true;
  return (
    isPlace(i) && camera.k * (nodes.island[i] ? nodes.island[i][2] : 2 * nodes.size[i]) > (order.length > 3000 ? 16 : 6)
  );
}

function paintLabels(c, at, near) {
  const taken = new Map();
  lastLabels = [];
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.lineJoin = "round";
  c.lineWidth = 3.5;
  const first = near
    ? [
        selected(),
        ...[...near].filter(i => i !== selected()).sort((a, b) => prominence(b) - prominence(a)),
        ...order.filter(i => isPlace(i) && !near.has(i)),
      ]
    : order;
  for (const i of first) {
    if (lastLabels.length >= MOST_LABELS) break;
    if (!visible[i] || !nodes.size[i] || (near && !near.has(i) && !nodes.island[i]) || (!near && !legible(i))) continue;
    const x = at.x(i),
      y = at.y(i);
    if (x < 0 || y < 0 || x > at.w || y > at.h) continue;
    place(c, at, i, x, y, taken, near && !near.has(i));
  }
  c.globalAlpha = 1;
}

function place(c, at, i, x, y, taken, back) {
  const size = fontSize(i),
    text = short(nodes.label[i]),
    wide = textWidth(text, size) + 6,
    r = radiusOf(i);
  for (const dy of [r + size * 0.75, -r - size * 0.75]) {
    const box = [x - wide / 2, y + dy - size * 0.65, x + wide / 2, y + dy + size * 0.65];
    if (box[0] < 0 || box[2] > at.w || box[1] < 0 || box[3] > at.h || collides(box, taken)) continue;
    claim(box, taken);
    c.globalAlpha = back ? 0.45 : 1;
    c.font = `${bold(i) ? "600 " : ""}${size}px ${FACE}`;
    c.strokeStyle = colours.canvas;
    c.strokeText(text, x, y + dy);
    c.fillStyle = colours.ink;
    c.fillText(text, x, y + dy);
    lastLabels.push({i, box});
    return;
  }
}

const widths = new Map();
function textWidth(text, size) {
  if (!widths.has(text)) {
    let w = 0;
    for (const ch of text) w += ch < "\u2000" ? 0.62 : 1;
    widths.set(text, w);
  }
  return widths.get(text) * size;
}

function cellsOf(box) {
  const found = [];
  for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x++)
    for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y++) found.push(x * 100003 + y);
  return found;
}
const collides = (box, taken) =>
  cellsOf(box).some(cell =>
    (taken.get(cell) || []).some(b => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3]),
  );
function claim(box, taken) {
  for (const cell of cellsOf(box)) {
    if (!taken.has(cell)) taken.set(cell, []);
    taken.get(cell).push(box);
  }
}
