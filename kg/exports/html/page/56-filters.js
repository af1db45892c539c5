// Filters: place tree, class, year, status, confidence, programme; all of them in the address.
function showFilters() {
  const box = byId("filters");
  const open = !box.hidden;
  byId("filter-button").setAttribute("aria-expanded", String(open));
  const active = FILTERS.filter(name => state[name]).length;
  byId("filter-button").textContent = say("filters") + (active ? ` ${active}` : "");
  byId("filter-button").classList.toggle("active", active > 0);
  if (!open) return;
  const focused = document.activeElement && box.contains(document.activeElement) ? document.activeElement.id : "";
  box.replaceChildren(
    el(
      "div",
      {className: "head"},
      el("h2", {}, say("filters")),
      el("button", {type: "button", className: "close", onclick: toggleFilters, "aria-label": say("close")}, "×"),
    ),
    placeFilter(),
    yearFilter(),
    sureFilter(),
    programmeFilter(),
    statusFilter(),
    classFilter(),
    button("clear", clearFilters, {className: "wide", id: "clear-filters"}),
  );
  if (focused && byId(focused)) byId(focused).focus();
}

function toggleFilters() {
  byId("filters").hidden = !byId("filters").hidden;
  document.body.classList.toggle("filtering", !byId("filters").hidden);
  showFilters();
  resized();
  if (byId("filters").hidden) byId("filter-button").focus();
}

const field = (name, ...inputs) => el("fieldset", {}, el("legend", {}, say(name)), ...inputs);

function choice(id, label, options, value, act) {
  const list = el(
    "select",
    {id, "aria-label": label, onchange: e => act(e.target.value)},
    ...options.map(([v, text]) => el("option", {value: v, selected: v === value}, text)),
  );
  return list;
}

// Province, then prefecture, then county, then what lies in it: each list holds what lies in the one before.
function placeFilter() {
  const chosen = state.place ? [...above(numbers.get(state.place))].reverse() : [],
    lists = [];
  const tops = order.filter(i => isPlace(i) && above(i).length === 1);
  for (let level = 0, options = tops; options.length && level < 5; level++) {
    const here = chosen[level],
      up = level ? nodes.id[chosen[level - 1]] : "";
    const rows = [...options]
      .sort((a, b) => nodes.label[a].localeCompare(nodes.label[b], "zh") || a - b)
      .map(i => [nodes.id[i], nodes.label[i]]);
    lists.push(
      choice(
        "place-" + level,
        say("place") + " " + (level + 1),
        [[up, say("all") + " (" + rows.length + ")"], ...rows],
        here === undefined ? up : nodes.id[here],
        v => go({place: v}),
      ),
    );
    if (here === undefined) break;
    options = members[here].filter(isPlace);
  }
  return field("place", ...lists);
}

function yearFilter() {
  const years = facts.year.filter(Boolean),
    low = years.reduce((a, b) => Math.min(a, b), 9999),
    high = years.reduce((a, b) => Math.max(a, b), 0);
  const input = (id, label, value, name) =>
    el("input", {
      id,
      type: "number",
      min: low,
      max: high,
      value,
      placeholder: name === "from" ? low : high,
      "aria-label": say("year") + " " + label,
      onchange: e => go({[name]: /^\d{1,4}$/.test(e.target.value) ? e.target.value : ""}),
    });
  return field(
    "year",
    el(
      "div",
      {className: "pair"},
      input("year-from", say("from"), state.from, "from"),
      " – ",
      input("year-until", say("to"), state.until, "until"),
    ),
  );
}

function sureFilter() {
  const low = facts.sure.reduce((a, b) => Math.min(a, b), 100),
    shown = el("output", {}, (state.sure || low) + "%");
  return field(
    "atLeast",
    el(
      "div",
      {className: "pair"},
      el("input", {
        id: "sure",
        type: "range",
        min: low,
        max: 100,
        value: state.sure || low,
        "aria-label": say("atLeast"),
        oninput: e => {
          shown.textContent = e.target.value + "%";
        },
        onchange: e => go({sure: +e.target.value > low ? e.target.value : ""}),
      }),
      shown,
    ),
  );
}

function programmeFilter() {
  const rows = order
    .filter(i => className(i) === "Concept" && [...neighbours[i]].length)
    .map(i => [nodes.id[i], `${nodes.label[i]} (${neighbours[i].size})`]);
  return field(
    "programmes",
    choice("programme", say("programmes"), [["", say("all")], ...rows], state.programme, v => go({programme: v})),
  );
}

function boxes(name, rows, on, act) {
  return field(
    name,
    el(
      "div",
      {className: "boxes"},
      ...rows.map(([key, label, colour]) => {
        return el(
          "label",
          {},
          el("input", {
            id: name + "-" + key,
            type: "checkbox",
            checked: on(key),
            onchange: e => act(key, e.target.checked),
          }),
          colour ? patch(colour) : "",
          label,
        );
      }),
    ),
  );
}

function statusFilter() {
  const amount = new Map();
  for (const s of facts.status) amount.set(s, (amount.get(s) || 0) + 1);
  const rows = [...amount]
    .sort((a, b) => a[0] - b[0])
    .map(([s, n]) => [index.statuses[s], `${say(index.statuses[s])} (${count(n)})`]);
  const all = rows.map(r => r[0]),
    on = state.status ? state.status.split(",") : all;
  return boxes(
    "state",
    rows,
    key => on.includes(key),
    (key, checked) => {
      const next = all.filter(k => (k === key ? checked : on.includes(k)));
      go({status: next.length === all.length ? "" : next.join(",") || "none"});
    },
  );
}

function classFilter() {
  const amount = new Map();
  for (let i = 0; i < total; i++) amount.set(nodes.kind[i], (amount.get(nodes.kind[i]) || 0) + 1);
  const rows = [...amount]
    .sort((a, b) => a[0] - b[0])
    .map(([k, n]) => [
      index.classes[k][0],
      `${index.classes[k][state.lang === "en" ? 3 : 2]} (${count(n)})`,
      index.classes[k][1],
    ]);
  const off = new Set(state.hide.split(",").filter(Boolean));
  return boxes(
    "classes",
    rows,
    key => !off.has(key),
    (key, checked) => {
      if (checked) off.delete(key);
      else off.add(key);
      go({hide: [...off].sort().join(",")});
    },
  );
}
