// Facts by year; a click on a year filters everything else.
function showTime() {
  if (state.view !== "time") return;
  const box = byId("view-time"),
    held = {from: state.from, until: state.until};
  Object.assign(state, {from: "", until: ""});
  const lets = factFilter();
  Object.assign(state, held);
  const years = new Map();
  for (let f = 0; f < facts.year.length; f++)
    if (lets(f)) years.set(facts.year[f], (years.get(facts.year[f]) || 0) + 1);
  const known = [...years].filter(([y]) => y).sort((a, b) => a[0] - b[0]),
    most = known.reduce((m, [, n]) => Math.max(m, n), 1);
  const within = y => (!state.from || y >= +state.from) && (!state.until || y <= +state.until);
  box.replaceChildren(
    el(
      "div",
      {className: "bar"},
      el("span", {}, say("timeHint")),
      years.get(0) ? el("span", {}, `${say("noYear")}: ${count(years.get(0))}`) : "",
    ),
    el(
      "div",
      {className: "scroll", tabIndex: 0, role: "region", "aria-label": say("time")},
      el("ol", {className: "years"}, ...known.map(([y, n]) => el("li", {}, yearBar(y, n, most, within(y))))),
    ),
    yearFacts(),
  );
}

function yearBar(y, n, most, on) {
  const alone = state.from === String(y) && state.until === String(y),
    bar = el("span", {className: "stick"});
  bar.style.height = Math.max(2, (100 * n) / most) + "%";
  return el(
    "button",
    {
      type: "button",
      className: on ? "on" : "",
      "aria-pressed": String(alone),
      onclick: () => go(alone ? {from: "", until: ""} : {from: String(y), until: String(y)}),
    },
    el("span", {className: "amount"}, count(n)),
    el("span", {className: "shaft"}, bar),
    el("span", {className: "year"}, String(y)),
  );
}

function yearFacts() {
  const list = [];
  for (let f = 0; f < passes.length && list.length < 400; f++) if (passes[f]) list.push(f);
  const box = el("section", {
    className: "scroll facts-of-year",
    tabIndex: 0,
    role: "region",
    "aria-label": say("list"),
  });
  showSome(
    box,
    list
      .sort((a, b) => facts.year[b] - facts.year[a] || facts.sure[b] - facts.sure[a] || a - b)
      .map(f => () => factBoxOnce(f)),
    0,
  );
  return box;
}
function factBoxOnce(f) {
  const box = factBox(f);
  box.removeAttribute("id");
  return box;
}
