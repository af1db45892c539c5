// What is known of one entity: its facts in words, grouped, each with its sentence.
const AT_ONCE = 12;
const trail = [];
let wanted = -1; // the fact that a search led to, shown first

// A real link to an entity: it can be copied, opened in a tab, reached by keyboard.
function link(i, text) {
  return el(
    "a",
    {href: addressOf({...state, node: nodes.id[i], article: "", to: "", q: ""}), className: "entity"},
    text || nodes.label[i],
  );
}
const button = (name, act, more) => el("button", {type: "button", onclick: act, ...more}, say(name));

function showPanel() {
  const box = byId("details"),
    i = selected();
  box.replaceChildren();
  document.body.classList.toggle("chosen", i >= 0 || !!missing);
  if (missing)
    box.append(el("p", {className: "warning", role: "alert"}, `${say("unknown")}: ${missing.slice(0, 120)}`));
  if (i < 0) {
    showOverview(box);
    return;
  }
  if (trail[trail.length - 1] !== i) trail.push(i);
  box.append(...[heading(i), notes(i), actions(i), pathSection(i), ...groupsOf(i).map(group)].filter(Boolean));
  box.scrollTop = 0;
}

function heading(i) {
  const up = above(i)
      .filter(p => p !== i)
      .reverse(),
    seen = [...new Set(trail.slice(-7, -1).reverse())].filter(j => j !== i).slice(0, 4);
  const crumbs = el("nav", {className: "crumbs", "aria-label": say("place")}, ...up.flatMap(p => [link(p), " › "]));
  const head = el(
    "div",
    {className: "head"},
    el(
      "button",
      {
        type: "button",
        className: "close",
        onclick: () => go({node: "", to: ""}),
        "aria-label": say("close"),
        title: say("close"),
      },
      "×",
    ),
    crumbs,
    el("h2", {}, dot(i), nodes.label[i]),
    el("p", {className: "kind"}, classLabel(i)),
  );
  if (seen.length)
    head.append(
      el("p", {className: "trail"}, say("trail") + ": ", ...seen.flatMap((j, k) => [k ? " · " : "", link(j)])),
    );
  return head;
}

function notes(i) {
  const more = index.more[i] || {},
    list = el("dl", {className: "notes"});
  const add = (name, ...value) => list.append(el("div", {}, el("dt", {}, say(name)), el("dd", {}, ...value)));
  if (more.others) add("also", more.others.join("、"));
  if (more.code) add("code", more.code);
  if (more.date) add("date", more.until ? `${more.date} – ${more.until}` : more.date);
  if (more.status) add("state", say(more.status));
  if (more.giver) add("giver", more.giver);
  if (programmeOf.has(i)) add("programme", ...programmeOf.get(i).flatMap((c, k) => [k ? "、" : "", link(c)]));
  return list;
}

function actions(i) {
  const copy = button("copy", async e => {
    try {
      await navigator.clipboard.writeText(location.href);
      e.target.textContent = say("copied");
    } catch {
      window.prompt(say("copy"), location.href);
    }
  });
  const row = el(
    "div",
    {className: "actions"},
    button("focus", () => go({view: "near"})),
    button("path", () => askPath(row, i)),
    copy,
  );
  if (isPlace(i)) row.append(button("compareThis", () => go({view: "compare"})));
  return row;
}

// Asks for the other end of a path by name.
function askPath(row, i) {
  if (row.querySelector("input")) return;
  const names = el(
    "datalist",
    {id: "path-names"},
    ...order.slice(0, 500).map(j => el("option", {value: nodes.label[j]})),
  );
  const field = el("input", {type: "search", "aria-label": say("path"), placeholder: say("path")});
  field.setAttribute("list", "path-names");
  field.addEventListener("change", () => {
    const hit = hitsOf(field.value).find(j => j !== i && nodes.size[j]);
    if (hit !== undefined) go({to: nodes.id[hit], view: "near"});
  });
  row.append(field, names);
  field.focus();
}

function pathSection(i) {
  if (!state.to) return null;
  const path = pathBetween(i, numbers.get(state.to)),
    box = el("section", {className: "group"}, el("h3", {}, say("pathTo")));
  if (!path) box.append(el("p", {}, say("noPath")));
  else
    box.append(
      el(
        "ol",
        {className: "path"},
        ...path.map(j => el("li", {}, dot(j), link(j), el("small", {}, " " + classLabel(j)))),
      ),
    );
  return box;
}

// Facts by what they say and from which end, then the people of a place or body, then what belongs to it.
function groupsOf(i) {
  const found = new Map(),
    put = (name, f) => {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(f);
    };
  for (const f of factsOf[i]) put(index.verbs[facts.v[f]] + (facts.s[f] === i ? "Of" : "By"), f);
  for (const role of neighbours[i])
    if (className(role) === "Role" && className(i) !== "Person") for (const f of factsOf[role]) put("people", f);
  const groups = [...found].map(([name, list]) => ({name, facts: sorted(list)}));
  const inside = members[i].filter(j => nodes.size[j] && !factsOf[i].some(f => facts.o[f] === j)),
    linked = [...neighbours[i]].filter(j => nodes.size[j]);
  if (className(i) === "Concept") groups.push({name: "links", nodes: linked});
  else if (inside.length) groups.push({name: "members", nodes: inside});
  else if (!groups.length) groups.push({name: "links", nodes: linked});
  return groups;
}
const before = (a, b) =>
  (b === wanted) - (a === wanted) ||
  passes[b] - passes[a] ||
  facts.year[b] - facts.year[a] ||
  facts.sure[b] - facts.sure[a] ||
  a - b;
const sorted = list => [...new Set(list)].sort(before);

function group({name, facts: list, nodes: others}) {
  const box = el(
    "section",
    {className: "group"},
    el("h3", {}, say(name), el("span", {}, " " + count((list || others).length))),
  );
  const rest = el("div", {});
  box.append(rest);
  showSome(rest, list ? list.map(f => () => factBox(f)) : [() => chips(others)], 0);
  return box;
}

function showSome(box, makers, from) {
  box.append(...makers.slice(from, from + AT_ONCE).map(make => make()));
  const left = makers.length - from - AT_ONCE;
  if (left <= 0) return;
  const more = el(
    "button",
    {
      type: "button",
      className: "more",
      onclick: () => {
        more.remove();
        showSome(box, makers, from + AT_ONCE);
      },
    },
    `${say("more")} (${count(left)})`,
  );
  box.append(more);
}

function chips(list) {
  const shown = [...list].sort((a, b) => prominence(b) - prominence(a)).slice(0, 200);
  return el("ul", {className: "chips"}, ...shown.map(j => el("li", {}, dot(j), link(j))));
}

function factBox(f) {
  const said = el("blockquote", {}, "…"),
    s = facts.s[f],
    o = facts.o[f],
    status = index.statuses[facts.status[f]];
  const line = el(
    "p",
    {className: "said"},
    link(s),
    el("span", {className: "verb"}, ` ${say(index.verbs[facts.v[f]])} `),
    link(o),
  );
  if (!["done", "named"].includes(status)) line.append(el("span", {className: "chip"}, say(status)));
  const box = el(
    "article",
    {className: "fact" + (passes[f] ? "" : " aside"), id: "fact-" + f},
    line,
    said,
    citation(f),
  );
  evidence(f).then(e => {
    said.replaceChildren(e.text.slice(0, e.start), el("mark", {}, e.text.slice(e.start, e.end)), e.text.slice(e.end));
    if (e.begin || e.until) line.append(el("span", {className: "chip"}, `${e.begin}–${e.until}`));
  });
  return box;
}

function citation(f) {
  const a = facts.a[f],
    [title, page, date] = index.articles[a] || ["", "", ""];
  const read = el(
    "a",
    {href: addressOf({...state, article: String(a) + "." + f}), className: "read", title: say("read")},
    title || say("untitled"),
  );
  return el(
    "p",
    {className: "cite"},
    a >= 0 ? read : "",
    ` ${[page, date].filter(Boolean).join(" · ")} · ${say("confidence")} ${facts.sure[f]}%`,
  );
}

// Brings a fact of the entity that is shown into view.
function showFact(f) {
  const box = byId("fact-" + f);
  if (box) {
    box.scrollIntoView({block: "center"});
    box.classList.add("found");
  }
}
