// Where the picture is looked at from: k pixels of the screen for one of the layout, x and y in the middle.
const camera = {x: 0, y: 0, k: 1};
let canvas,
  view = {w: 1, h: 1, ratio: 1},
  moved = false;

function measureCanvas() {
  const box = byId("view-graph").getBoundingClientRect();
  if (!box.width || !box.height) return false;
  view = {w: Math.round(box.width), h: Math.round(box.height), ratio: Math.min(window.devicePixelRatio || 1, 2)};
  canvas.width = Math.round(view.w * view.ratio);
  canvas.height = Math.round(view.h * view.ratio);
  return true;
}

// The box around what is shown.
function extent() {
  const box = {left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity};
  for (const i of order) {
    if (!visible[i]) continue;
    const island = nodes.island[i],
      x = island ? island[0] : nodes.x[i],
      y = island ? island[1] : nodes.y[i],
      r = island ? island[2] : nodes.size[i];
    box.left = Math.min(box.left, x - r);
    box.right = Math.max(box.right, x + r);
    box.top = Math.min(box.top, y - r);
    box.bottom = Math.max(box.bottom, y + r);
  }
  return box.left <= box.right ? box : {left: -100, right: 100, top: -100, bottom: 100};
}

// Pixels at the bottom that the legend or the tools cover.
const covered = () => (byId("legend").offsetHeight ? byId("legend").offsetHeight + 40 : 64);

function fitAll() {
  const box = extent(),
    pad = 28;
  const below = covered(),
    high = view.h - below;
  camera.k = Math.min(2, (view.w - pad) / (box.right - box.left), (high - pad) / (box.bottom - box.top));
  camera.x = (box.left + box.right) / 2;
  camera.y = (box.top + box.bottom) / 2 + below / 2 / camera.k;
  moved = false;
  draw();
}

const screenX = x => (x - camera.x) * camera.k + view.w / 2;
const screenY = y => (y - camera.y) * camera.k + view.h / 2;

function zoomAt(px, py, factor) {
  const x = camera.x + (px - view.w / 2) / camera.k,
    y = camera.y + (py - view.h / 2) / camera.k;
  camera.k = Math.max(0.01, Math.min(8, camera.k * factor));
  camera.x = x - (px - view.w / 2) / camera.k;
  camera.y = y - (py - view.h / 2) / camera.k;
  moved = true;
  draw();
}

function pan(dx, dy) {
  camera.x -= dx / camera.k;
  camera.y -= dy / camera.k;
  moved = true;
  draw();
}

// Fly to a node: near enough to read what is around it, in one step where less movement is wished.
let flight = 0;
function flyTo(i) {
  const island = nodes.island[i],
    below = covered();
  const k = island
    ? Math.min(1.6, (Math.min(view.w, view.h - below) * 0.92) / (2 * island[2]))
    : Math.max(camera.k, 1.1);
  const end = {x: island ? island[0] : nodes.x[i], y: (island ? island[1] : nodes.y[i]) + below / 2 / k, k},
    start = {...camera},
    mine = ++flight;
  moved = true;
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    Object.assign(camera, end);
    draw();
    return;
  }
  const began = performance.now();
  (function step(now) {
    if (mine !== flight) return;
    const t = Math.max(0, Math.min(1, (now - began) / 320)),
      ease = t * (2 - t);
    camera.x = start.x + (end.x - start.x) * ease;
    camera.y = start.y + (end.y - start.y) * ease;
    camera.k = start.k * (end.k / start.k) ** ease;
    draw();
    if (t < 1) requestAnimationFrame(step);
  })(began);
}

// The dot under a point of the screen, or the nearest within reach; -1 where there is none.
function nodeAt(px, py, reach) {
  let best = -1,
    nearest = Infinity;
  for (const i of order) {
    if (!visible[i]) continue;
    const d = Math.hypot(screenX(nodes.x[i]) - px, screenY(nodes.y[i]) - py) - radiusOf(i);
    if (d < reach && d < nearest) {
      nearest = d;
      best = i;
    }
  }
  return best;
}
const radiusOf = i => Math.max(1.2, nodes.size[i] * Math.min(1, camera.k * 1.3));
