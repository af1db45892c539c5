// What the panel shows before anything is chosen: the most important places, programmes and communities.
function showOverview(box) {
  const places = order
    .filter(i => visible[i] && ["County", "Prefecture"].includes(className(i)))
    .sort((a, b) => factsOf[b].length - factsOf[a].length || a - b)
    .slice(0, 12);
  const programmes = order
    .filter(i => visible[i] && className(i) === "Concept")
    .sort((a, b) => neighbours[b].size - neighbours[a].size || a - b)
    .slice(0, 10);
  const communities = [...new Set(order.filter(i => visible[i]).map(i => nodes.community[i]))]
    .sort((a, b) => a - b)
    .slice(0, 8);
  box.append(
    el(
      "div",
      {className: "head"},
      el("h2", {}, say("overview")),
      el(
        "p",
        {className: "kind"},
        `${count(total)} ${say("entities")} · ${count(facts.s.length)} ${say("facts")} · ${count(index.articles.length)} ${say("articles")}`,
      ),
    ),
    leftOut(),
    el("p", {className: "hint"}, say("hint")),
  );
  if (places.length) box.append(el("section", {className: "group"}, el("h3", {}, say("biggest")), chips(places)));
  if (programmes.length)
    box.append(el("section", {className: "group"}, el("h3", {}, say("programmes")), chips(programmes)));
  if (communities.length)
    box.append(
      el(
        "section",
        {className: "group"},
        el("h3", {}, say("communities")),
        el("ul", {className: "chips"}, ...communities.map(communityChip)),
      ),
    );
  box.append(
    el(
      "section",
      {className: "group about"},
      el("h3", {}, say("about")),
      el("p", {}, say("offline")),
      ...index.notices.map(n => el("p", {}, n)),
    ),
  );
}

// Of a large graph: how much of it is not in the page, and how to see it all the same.
function leftOut() {
  const {entities, facts} = index.left;
  if (!entities && !facts) return "";
  const many = `${count(entities)} ${say("entities")} · ${count(facts)} ${say("facts")}`;
  return el("p", {className: "left"}, `${say("left")} ${many}. ${say("reach")}`);
}

function communityChip(c) {
  return el(
    "li",
    {},
    patch(communityColour(c)),
    link(
      order.find(i => nodes.community[i] === c),
      index.communities[c],
    ),
  );
}
