// The full text of an article, every fact of it marked. The address holds "article.fact".
async function showArticle() {
  const dialog = byId("article"),
    [a, f] = state.article.split(".").map(Number);
  if (!state.article || !index.articles[a]) {
    if (dialog.open) dialog.close();
    return;
  }
  const wanted = state.article,
    size = index.size.articles,
    block_ = await block("articles-" + Math.floor(a / size));
  if (wanted !== state.article) return;
  const [parts, marks] = block_[a % size],
    [title, page, date, about] = index.articles[a];
  const close = el(
    "button",
    {type: "button", className: "close", onclick: () => dialog.close(), "aria-label": say("close")},
    "×",
  );
  dialog.replaceChildren(
    close,
    el("h2", {id: "article-title"}, title || say("untitled")),
    el(
      "p",
      {className: "cite"},
      [page, date].filter(Boolean).join(" · "),
      about >= 0 ? " · " : "",
      about >= 0 ? link(about) : "",
    ),
    ...texts(parts, marks, f),
    articleFacts(a),
  );
  if (!dialog.open) dialog.showModal();
  const here = dialog.querySelector("mark.here");
  if (here) here.scrollIntoView({block: "center"});
}

function texts(parts, marks, f) {
  if (!parts.length) return [el("p", {className: "warning"}, say("noText"))];
  return parts.map((text, k) => {
    if (k === 0 && parts.length > 1)
      return el(
        "p",
        {className: "headline"},
        ...marked(
          text,
          0,
          marks.filter(m => m[0] === k),
          f,
        ),
      );
    const box = el("div", {className: k === 1 && parts.length > 1 ? "byline" : "body"});
    let at = 0;
    for (const line of text.split("\n")) {
      if (line.trim())
        box.append(
          el(
            "p",
            {},
            ...marked(
              line,
              at,
              marks.filter(m => m[0] === k),
              f,
            ),
          ),
        );
      at += line.length + 1;
    }
    return box;
  });
}

// A line in stretches: where facts overlap, a stretch belongs to all of them.
function marked(line, at, marks, f) {
  const here = marks.filter(m => m[1] < at + line.length && m[2] > at);
  const cuts = [...new Set([0, line.length, ...here.flatMap(m => [m[1] - at, m[2] - at])])]
    .filter(c => c >= 0 && c <= line.length)
    .sort((a, b) => a - b);
  return cuts.slice(1).map((end, k) => {
    const start = cuts[k],
      own = here.filter(m => m[1] - at <= start && m[2] - at >= end),
      text = line.slice(start, end);
    if (!own.length) return text;
    return el(
      "mark",
      {className: own.some(m => m[3] === f) ? "here" : "", title: own.map(m => factWords(m[3])).join("\n")},
      text,
    );
  });
}
const factWords = f => `${nodes.label[facts.s[f]]} ${say(index.verbs[facts.v[f]])} ${nodes.label[facts.o[f]]}`;

function articleFacts(a) {
  const list = facts.a.flatMap((b, f) => (b === a ? [f] : []));
  return el(
    "section",
    {className: "group"},
    el("h3", {}, `${say("factsHere")} ${count(list.length)}`),
    el(
      "ul",
      {className: "facts"},
      ...list.map(f => el("li", {}, link(facts.s[f]), ` ${say(index.verbs[facts.v[f]])} `, link(facts.o[f]))),
    ),
  );
}

function startArticle() {
  const dialog = byId("article");
  dialog.addEventListener("close", () => {
    if (state.article) go({article: ""});
  });
  dialog.addEventListener("click", e => {
    if (e.target === dialog) dialog.close();
  });
}
