// China by province, with a circle for every place that has facts. Albers' equal-area conic projection, as in Chinese atlases.
const RAD = Math.PI / 180,
  CONE = (() => {
    const a = 25 * RAD,
      b = 47 * RAD,
      n = (Math.sin(a) + Math.sin(b)) / 2,
      c = Math.cos(a) ** 2 + 2 * n * Math.sin(a);
    return {n, c, zero: Math.sqrt(c - 2 * n * Math.sin(36 * RAD)) / n};
  })();
function project(lon, lat) {
  const r = Math.sqrt(CONE.c - 2 * CONE.n * Math.sin(lat * RAD)) / CONE.n,
    t = CONE.n * (lon - 105) * RAD;
  return [537 + 1100 * r * Math.sin(t), 372 - 1100 * (CONE.zero - r * Math.cos(t))];
}

const pathOf = ring => {
  let d = "";
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = project(ring[i] / 100, ring[i + 1] / 100);
    d += `${i ? "L" : "M"}${n1(x)} ${n1(y)}`;
  }
  return d + "z";
};

// Facts by place, whatever the filter of places says; each counted at its own place and in its province.
function countPlaces() {
  const held = state.place;
  state.place = "";
  const lets = factFilter(),
    points = new Map(),
    byProvince = new Map();
  state.place = held;
  let nowhere = 0;
  for (let f = 0; f < facts.s.length; f++) {
    if (!lets(f)) continue;
    const end = placeOf[facts.s[f]] >= 0 ? facts.s[f] : facts.o[f],
      chain = above(end),
      at = chain.find(p => (index.more[p] || {}).at),
      code = chain.map(p => (index.more[p] || {}).code || "").find(Boolean) || "";
    if (code) byProvince.set(code.slice(0, 2), (byProvince.get(code.slice(0, 2)) || 0) + 1);
    if (at === undefined) nowhere++;
    else points.set(at, (points.get(at) || 0) + 1);
  }
  return {points, byProvince, nowhere};
}

async function showMap() {
  if (state.view !== "map") return;
  const outlines = await block("provinces"),
    {points, byProvince, nowhere} = countPlaces(),
    box = byId("view-map");
  if (state.view !== "map") return;
  const most = Math.max(1, ...byProvince.values()),
    picture = svg("svg", {viewBox: "0 0 1000 760", role: "group", "aria-label": say("map")});
  for (const [code, name, rings] of outlines)
    picture.append(provinceShape(code, name, rings, byProvince.get(code.slice(0, 2)) || 0, most));
  const list = [...points].sort((a, b) => b[1] - a[1] || a[0] - b[0]),
    top = list.length ? list[0][1] : 1;
  for (const [i, n] of list) picture.append(circle(i, n, top));
  mapLabels(picture, list, top);
  box.replaceChildren(
    el(
      "div",
      {className: "bar"},
      el("span", {}, say("mapHint")),
      nowhere ? el("span", {}, `${say("noPlace")}: ${count(nowhere)}`) : "",
      state.place ? button("clear", () => go({place: ""})) : "",
    ),
    picture,
    el("p", {className: "notice"}, index.notices[1]),
  );
}

const mapTitle = text => svg("title", {}, text);
function pickPlace(shape, i, label) {
  shape.setAttribute("tabindex", "0");
  shape.setAttribute("role", "button");
  shape.setAttribute("aria-label", label);
  shape.setAttribute("aria-pressed", String(state.place === nodes.id[i]));
  const act = () => go(state.place === nodes.id[i] ? {place: ""} : {place: nodes.id[i], node: nodes.id[i]});
  shape.addEventListener("click", act);
  shape.addEventListener("keydown", e => {
    if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      act();
    }
  });
}

function provinceShape(code, name, rings, n, most) {
  const shape = svg("path", {d: rings.map(pathOf).join(""), class: "province"}, mapTitle(`${name} ${count(n)}`)),
    i = numbers.get("place/" + code);
  if (n) shape.style.fillOpacity = 0.14 + 0.5 * Math.sqrt(n / most);
  else shape.classList.add("empty");
  if (i === undefined || !n) return shape;
  pickPlace(shape, i, `${name} ${count(n)} ${say("facts")}`);
  shape.classList.toggle("on", state.place && lies(numbers.get(state.place), i));
  return shape;
}

const bubble = (n, top) => 3.5 + 15 * Math.sqrt(n / top);
function circle(i, n, top) {
  const [lat, lon] = index.more[i].at,
    [x, y] = project(lon, lat);
  const shape = svg(
    "circle",
    {cx: n1(x), cy: n1(y), r: n1(bubble(n, top)), class: "bubble"},
    mapTitle(`${nodes.label[i]} ${count(n)}`),
  );
  pickPlace(shape, i, `${nodes.label[i]} ${count(n)} ${say("facts")}`);
  return shape;
}

function mapLabels(picture, list, top) {
  const taken = new Map(),
    size = byId("stage").clientWidth < 560 ? 30 : 15;
  for (const [i, n] of list.slice(0, 60)) {
    const [lat, lon] = index.more[i].at,
      [x, y] = project(lon, lat),
      wide = textWidth(nodes.label[i], size),
      down = bubble(n, top) + size * 0.7;
    for (const dy of [down, -down]) {
      const box = [x - wide / 2, y + dy - size * 0.6, x + wide / 2, y + dy + size * 0.6];
      if (collides(box, taken)) continue;
      claim(box, taken);
      picture.append(
        svg(
          "text",
          {x: n1(x), y: n1(y + dy), "font-size": size, "aria-hidden": "true", class: "place-name"},
          nodes.label[i],
        ),
      );
      break;
    }
  }
}
