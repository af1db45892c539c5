// What is shown, kept in the address by names that last; what an address says wrongly is left out.
const DEFAULTS = {
  q: "",
  node: "",
  view: "graph",
  to: "",
  other: "",
  depth: "1",
  place: "",
  hide: "",
  from: "",
  until: "",
  status: "",
  sure: "",
  programme: "",
  sort: "",
  colour: "",
  article: "",
};
const VIEWS = ["graph", "near", "map", "time", "table", "compare"];
const SCREEN = {lang: "zh", theme: "light"};
const state = {...DEFAULTS, ...SCREEN};
const watchers = [];
let typedName = "";

function watch(act) {
  watchers.push(act);
}

function go(change, replace) {
  const old = {...state};
  Object.assign(state, change);
  const next = addressOf(state);
  if (next !== addressOf(old)) {
    if (replace) history.replaceState(null, "", next);
    else history.pushState(null, "", next);
  }
  tell(old);
}

function tell(old) {
  for (const act of watchers) act(old);
}

function addressOf(what) {
  const parts = new URLSearchParams();
  for (const name of Object.keys(DEFAULTS))
    if (what[name] && what[name] !== DEFAULTS[name]) parts.set(name, what[name]);
  for (const name of Object.keys(SCREEN)) if (what[name] !== screenDefault[name]) parts.set(name, what[name]);
  return "#" + parts.toString().replace(/%2F/g, "/");
}

const screenDefault = {...SCREEN};
function preferScreen() {
  screenDefault.lang = /^zh/i.test(navigator.language || "zh") ? "zh" : "en";
  screenDefault.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function readAddress() {
  const text = location.hash.slice(1),
    given = new URLSearchParams(text),
    found = {...DEFAULTS, ...screenDefault};
  let known = false;
  for (const name of [...Object.keys(DEFAULTS), ...Object.keys(SCREEN)]) {
    if (given.has(name)) {
      found[name] = given.get(name);
      known = true;
    }
  }
  if (!VIEWS.includes(found.view)) found.view = "graph";
  if (!["zh", "en"].includes(found.lang)) found.lang = screenDefault.lang;
  if (!["light", "dark"].includes(found.theme)) found.theme = screenDefault.theme;
  if (!["1", "2", "3", "all"].includes(found.depth)) found.depth = "1";
  for (const name of ["from", "until", "sure"]) if (!/^\d{0,4}$/.test(found[name])) found[name] = "";
  typedName = known ? "" : plain(text);
  return found;
}

// A name that somebody typed behind "#", such as "100%", is no encoding: what is none stays as it is.
function plain(text) {
  return text.replace(/(%[0-9a-f]{2})+/gi, part => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

function followAddress() {
  const old = {...state};
  Object.assign(state, readAddress());
  resolveNames();
  tell(old);
}

// Names in the address become numbers of the index here; unknown ones are said and left out.
let missing = "";
function resolveNames() {
  missing = "";
  if (typedName) {
    const i = printed.indexOf(typedName);
    if (i >= 0) state.node = index.nodes.id[i];
    else if (!document.getElementById(typedName)) missing = typedName;
  }
  for (const name of ["node", "to", "other", "place", "programme"]) {
    if (state[name] && !numbers.has(state[name])) {
      missing = state[name];
      state[name] = "";
    }
  }
}
const selected = () => (state.node ? numbers.get(state.node) : -1);
