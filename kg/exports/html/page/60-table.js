// The facts that pass the filters, as a table to sort and to take away as CSV.
const COLUMNS_SHOWN = ["who", "verb", "what", "kind", "place", "year", "state", "confidence", "source"];
let rowsShown = 100;

function factRow(f) {
  const s = facts.s[f],
    o = facts.o[f],
    place = placeOf[s] >= 0 ? placeOf[s] : placeOf[o],
    article = index.articles[facts.a[f]];
  return [
    nodes.label[s],
    say(index.verbs[facts.v[f]]),
    nodes.label[o],
    classLabel(o),
    place >= 0 ? nodes.label[place] : "",
    facts.year[f] || "",
    say(index.statuses[facts.status[f]]),
    facts.sure[f] / 100,
    article ? article[0] || article[1] : "",
  ];
}

function tableFacts() {
  const list = [];
  for (let f = 0; f < passes.length; f++) if (passes[f]) list.push(f);
  const [name, direction] = state.sort.split("-"),
    column = COLUMNS_SHOWN.indexOf(name);
  if (column < 0) return list;
  const sign = direction === "down" ? -1 : 1,
    key = new Map(list.map(f => [f, factRow(f)[column]]));
  const order_ = new Intl.Collator(state.lang === "en" ? "en" : "zh").compare;
  return list.sort((a, b) => {
    const x = key.get(a),
      y = key.get(b);
    return (typeof x === "number" && typeof y === "number" ? x - y : order_(String(x), String(y))) * sign || a - b;
  });
}

function showTable() {
  if (state.view !== "table") return;
  const list = tableFacts(),
    rows = el("tbody", {}, ...list.slice(0, rowsShown).map(tableRow));
  const table = el(
    "table",
    {},
    el("caption", {className: "unseen"}, say("tabular")),
    el("thead", {}, el("tr", {}, ...COLUMNS_SHOWN.map(columnHead))),
    rows,
  );
  const more =
    list.length > rowsShown
      ? el(
          "button",
          {
            type: "button",
            className: "more",
            onclick: () => {
              rowsShown += 200;
              showTable();
            },
          },
          `${say("more")} (${count(list.length - rowsShown)})`,
        )
      : "";
  const bar = el(
    "div",
    {className: "bar"},
    el("span", {}, `${say("shown")} ${count(list.length)} ${say("of")} ${count(facts.s.length)} ${say("facts")}`),
    button("csv", () => saveCsv(list), {id: "csv"}),
    button("print", () => window.print()),
  );
  byId("view-table").replaceChildren(
    bar,
    list.length
      ? el("div", {className: "scroll", tabIndex: 0, role: "region", "aria-label": say("table")}, table, more)
      : el("p", {className: "empty"}, say("noFact")),
  );
}

function columnHead(name) {
  const [now, direction] = state.sort.split("-"),
    on = now === name,
    next = on && direction !== "down" ? name + "-down" : on ? "" : name + "-up";
  return el(
    "th",
    {scope: "col", "aria-sort": on ? (direction === "down" ? "descending" : "ascending") : "none"},
    el(
      "button",
      {type: "button", onclick: () => go({sort: next}, true)},
      say(name),
      el("span", {"aria-hidden": "true"}, on ? (direction === "down" ? " ↓" : " ↑") : ""),
    ),
  );
}

function tableRow(f) {
  const [, verb, , kind, place, year, status, sure, source] = factRow(f),
    s = facts.s[f];
  const where = placeOf[s] >= 0 ? placeOf[s] : placeOf[facts.o[f]];
  return el(
    "tr",
    {},
    el("td", {}, link(s)),
    el("td", {}, verb),
    el("td", {}, link(facts.o[f])),
    el("td", {}, kind),
    el("td", {}, where >= 0 ? link(where, place) : ""),
    el("td", {}, String(year)),
    el("td", {}, status),
    el("td", {}, Math.round(sure * 100) + "%"),
    el(
      "td",
      {},
      facts.a[f] >= 0
        ? el("a", {href: addressOf({...state, article: facts.a[f] + "." + f})}, short(source || say("untitled")))
        : "",
    ),
  );
}

async function csvRows(list) {
  const rows = [[...COLUMNS_SHOWN, "sentence", "quote", "page", "subject_id", "object_id"]];
  for (const f of list) {
    const e = await evidence(f),
      article = index.articles[facts.a[f]] || ["", ""];
    rows.push([
      ...factRow(f).map(bare),
      e.text,
      e.text.slice(e.start, e.end),
      article[1],
      nodes.id[facts.s[f]],
      nodes.id[facts.o[f]],
    ]);
  }
  return rows;
}
async function saveCsv(list) {
  save(new Blob([csvOf(await csvRows(list))], {type: "text/csv"}), "xianzhi.csv");
}
