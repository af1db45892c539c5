// The order of things: open the index, then draw, then everything else when there is time.
function showViews() {
  byId("views").replaceChildren(
    ...VIEWS.map(name => {
      const a = el("a", {href: addressOf({...state, view: name, article: ""})}, say(name));
      if (state.view === name) a.setAttribute("aria-current", "page");
      return a;
    }),
  );
  for (const name of VIEWS) byId("view-" + name).hidden = state.view !== name;
  document.body.dataset.view = state.view;
}

function showSwitches() {
  document.documentElement.dataset.theme = state.theme;
  byId("language").textContent = say("language");
  byId("language").lang = state.lang === "en" ? "zh" : "en";
  byId("theme").textContent = say(state.theme === "dark" ? "toLight" : "toDark");
  readColours();
  startTools();
}

function showStatus() {
  let shown = 0;
  for (const i of order) shown += visible[i];
  let passing = 0;
  for (const p of passes) passing += p;
  byId("status").textContent =
    `${say("shown")} ${count(shown)} ${say("of")} ${count(order.length)} ${say("entities")} · ${count(passing)} ${say("of")} ${count(facts.s.length)} ${say("facts")}`;
}

const changed = (old, ...keys) => !old || keys.some(key => old[key] !== state[key]);

function show(old) {
  if (changed(old, ...FILTERS)) applyFilters();
  if (changed(old, "lang")) {
    translate();
    nameProgrammes();
  }
  if (changed(old, "lang", "theme", "colour")) showSwitches();
  if (changed(old, "view", "lang", "theme")) window.requestAnimationFrame(resized);
  showWords(old);
  showViews();
  showFilters();
  showStatus();
  showLegend();
  showPanel();
  rowsShown = changed(old, "sort", ...FILTERS) ? 100 : rowsShown;
  showTable();
  showCompare();
  showTime();
  showMap();
  showNear();
  showArticle();
  if (old && state.view === "graph" && state.node && changed(old, "node") && nodes.size[selected()])
    window.requestAnimationFrame(() => flyTo(selected()));
  else if (changed(old, "place") && !state.node && state.view === "graph") fitAll();
  else draw();
}

function resized() {
  if (!measureCanvas()) return;
  snapshot.canvas = null;
  cost = 0;
  if (moved) draw();
  else fitAll();
}

function startButtons() {
  byId("filter-button").onclick = toggleFilters;
  byId("language").onclick = () => go({lang: state.lang === "en" ? "zh" : "en"}, true);
  byId("theme").onclick = () => go({theme: state.theme === "dark" ? "light" : "dark"}, true);
  document.querySelector(".skip").onclick = e => {
    e.preventDefault();
    byId("details").focus();
  };
  byId("brand").onclick = e => {
    e.preventDefault();
    go({...DEFAULTS});
    fitAll();
  };
  document.addEventListener("keydown", e => {
    if (e.key === "Escape" && !byId("filters").hidden && byId("filters").contains(document.activeElement))
      toggleFilters();
  });
}

async function start() {
  preferScreen();
  index = await block("index");
  canvas = byId("canvas");
  buildModel();
  buildTies();
  Object.assign(state, readAddress());
  resolveNames();
  startButtons();
  startGestures();
  startArticle();
  startSearch();
  watch(show);
  names = nodes.label.map(label => label.toLowerCase());
  show(null);
  measureCanvas();
  fitAll();
  window.addEventListener("resize", resized);
  window.addEventListener("popstate", followAddress);
  window.addEventListener("hashchange", () => {
    if (addressOf(state) !== location.hash) followAddress();
  });
  window.requestAnimationFrame(() => window.setTimeout(finish, 0));
}

async function finish() {
  if (state.node && nodes.size[selected()]) flyTo(selected());
  window.xianzhi.readyAt = performance.now();
  document.body.dataset.ready = "yes";
  await prepareSearch();
  document.body.dataset.searchable = "yes";
}

// For tests and benches, and for whoever is curious in the console.
window.xianzhi = {
  camera,
  state,
  pan,
  zoomAt,
  readyAt: 0,
  edges: () => ties.length / 2,
  facts: () => facts.s.length,
  labels: () => lastLabels,
  frames: () => frames,
  screen: i => [screenX(nodes.x[i]), screenY(nodes.y[i])],
  number: id => numbers.get(id),
  drawn: () => order.filter(i => visible[i]),
  svg: svgText,
  csv: async () => csvOf(await csvRows(tableFacts())),
};
start().catch(error => {
  const tooOld = typeof DecompressionStream === "undefined";
  byId("details").textContent = tooOld ? WORDS.old.join(" ") : String(error);
  if (!tooOld) console.error(error);
});
