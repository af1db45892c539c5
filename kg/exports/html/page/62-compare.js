// Two places side by side: who carries out which programmes.
function showCompare() {
  if (state.view !== "compare") return;
  const first = placeNow(state.node),
    second = placeNow(state.other),
    box = byId("view-compare");
  const places = order.filter(isPlace),
    names = el("datalist", {id: "places"}, ...places.slice(0, 3000).map(i => el("option", {value: nodes.label[i]})));
  const pick = (name, now, key) => {
    const input = el("input", {
      id: "compare-" + name,
      type: "search",
      value: now >= 0 ? nodes.label[now] : "",
      onchange: e => choosePlace(e.target.value, key),
    });
    input.setAttribute("list", "places");
    return el("label", {}, say(name) + " ", input);
  };
  box.replaceChildren(
    el("div", {className: "bar"}, pick("first", first, "node"), pick("second", second, "other"), names),
  );
  const area = el("div", {className: "scroll", tabIndex: 0, role: "region", "aria-label": say("compare")});
  area.append(first >= 0 && second >= 0 ? comparison(first, second) : el("p", {className: "empty"}, say("choose")));
  box.append(area);
}

const placeNow = id => (id && numbers.has(id) ? placeOf[numbers.get(id)] : -1);

function choosePlace(text, key) {
  const hit = hitsOf(text).find(isPlace);
  if (hit !== undefined) go({[key]: nodes.id[hit]});
}

// What is carried out in a place or by what lies in it: programme -> initiatives.
function workOf(place) {
  const found = new Map(),
    put = (c, o) => {
      if (!found.has(c)) found.set(c, new Set());
      found.get(c).add(o);
    };
  facts.s.forEach((s, f) => {
    if (index.verbs[facts.v[f]] !== "carriesOut" || !passes[f] || !lies(s, place)) return;
    const programmes = programmeOf.get(facts.o[f]) || [-1];
    programmes.forEach(c => put(c, facts.o[f]));
  });
  return found;
}

function comparison(first, second) {
  const a = workOf(first),
    b = workOf(second),
    rank = c => (c === -1 ? 4 : 0) + (a.has(c) && b.has(c) ? 0 : a.has(c) ? 1 : 2);
  const rows = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => rank(x) - rank(y) || x - y);
  const cell = set => el("td", {}, set ? chips([...set]) : el("span", {className: "none"}, say("noneHere")));
  return el(
    "table",
    {className: "side"},
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", {scope: "col"}, say("programmes")),
        el("th", {scope: "col"}, link(first)),
        el("th", {scope: "col"}, link(second)),
      ),
    ),
    el(
      "tbody",
      {},
      ...rows.map(c =>
        el(
          "tr",
          {className: rank(c) === 0 ? "both" : ""},
          el(
            "th",
            {scope: "row"},
            c < 0 ? say("ownWork") : link(c),
            a.has(c) && b.has(c) && c >= 0 ? el("span", {className: "chip"}, say("both")) : "",
          ),
          cell(a.get(c)),
          cell(b.get(c)),
        ),
      ),
    ),
  );
}
