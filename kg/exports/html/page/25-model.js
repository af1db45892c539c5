// The index as numbers: who is beside whom, what lies where, and what the filters let through.
let index, nodes, facts, total, numbers;
let neighbours, placeOf, members, programmeOf, factsOf, visible, passes, order;
const PLACE_CLASSES = ["Province", "Prefecture", "County", "Township", "Village"];

// A name that turns the direction of writing turns its own alone (Unicode Bidirectional Algorithm, isolates).
const isolated = text => (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(text) ? `\u2068${text}\u2069` : text);
const bare = text => String(text).replace(/^\u2068(.*)\u2069$/su, "$1");

function buildModel() {
  nodes = index.nodes;
  nodes.label = nodes.label.map(isolated);
  printed = nodes.label.slice();
  facts = index.facts;
  total = nodes.id.length;
  numbers = new Map(nodes.id.map((id, i) => [id, i]));
  neighbours = nodes.id.map(() => new Set());
  factsOf = nodes.id.map(() => []);
  members = nodes.id.map(() => []);
  facts.s.forEach((s, f) => {
    tie(s, facts.o[f]);
    factsOf[s].push(f);
    if (facts.o[f] !== s) factsOf[facts.o[f]].push(f);
  });
  programmeOf = new Map();
  for (const [s, p, o] of index.links) {
    tie(s, o);
    if (index.linkNames[p] === "broader") {
      if (!programmeOf.has(s)) programmeOf.set(s, []);
      programmeOf.get(s).push(o);
    }
  }
  nodes.home.forEach((home, i) => {
    if (home >= 0) members[home].push(i);
  });
  placeOf = new Int32Array(total).fill(-2);
  for (let i = 0; i < total; i++) findPlace(i);
  order = [...nodes.id.keys()].filter(i => nodes.size[i]).sort((a, b) => prominence(b) - prominence(a) || a - b);
}

// National programmes have names in both languages; everything else is called what the news call it.
let printed;
function nameProgrammes() {
  for (const i of order) {
    if (className(i) !== "Concept") continue;
    const english = ((index.more[i] || {}).others || []).find(name => /^[\x20-\x7e]+$/.test(name));
    nodes.label[i] = (state.lang === "en" && english) || printed[i];
  }
}

function tie(a, b) {
  if (a !== b) {
    neighbours[a].add(b);
    neighbours[b].add(a);
  }
}
const className = i => index.classes[nodes.kind[i]][0];
const isPlace = i => PLACE_CLASSES.includes(className(i));
const prominence = i => nodes.size[i] + ({Province: 30, Prefecture: 16, County: 12, Concept: 8}[className(i)] || 0);

// The nearest place around each node, itself included; -1 where there is none.
function findPlace(i) {
  const path = [];
  while (i >= 0 && placeOf[i] === -2 && !isPlace(i)) {
    path.push(i);
    i = nodes.home[i];
  }
  const place = i < 0 ? -1 : isPlace(i) ? i : placeOf[i];
  for (const j of path) placeOf[j] = place;
  if (i >= 0 && isPlace(i)) placeOf[i] = i;
}

// The places around a node, the nearest first.
function above(i) {
  const found = [];
  for (let p = placeOf[i]; p >= 0; p = nodes.home[p]) found.push(p);
  return found;
}
const lies = (i, place) => above(i).includes(place);

// The programmes of a node, those above them too.
function programmesOf(i) {
  const found = new Set(programmeOf.get(i) || []);
  for (const c of found) for (const up of programmeOf.get(c) || []) found.add(up);
  if (className(i) === "Concept") found.add(i);
  return found;
}

function factFilter() {
  const {from, until, sure} = state,
    statuses = state.status ? new Set(state.status.split(",")) : null;
  const place = state.place ? numbers.get(state.place) : -1,
    programme = state.programme ? numbers.get(state.programme) : -1;
  const inside = place < 0 ? null : new Set([...nodes.id.keys()].filter(i => lies(i, place)));
  return f =>
    (!from || facts.year[f] >= +from) &&
    (!until || (facts.year[f] && facts.year[f] <= +until)) &&
    (!statuses || statuses.has(index.statuses[facts.status[f]])) &&
    (!sure || facts.sure[f] >= +sure) &&
    (!inside || inside.has(facts.s[f]) || inside.has(facts.o[f])) &&
    (programme < 0 || programmesOf(facts.o[f]).has(programme) || programmesOf(facts.s[f]).has(programme));
}

const filtersFacts = () => ["from", "until", "status", "sure", "place", "programme"].some(name => state[name]);

// A fact passes by what it says; a dot is shown where a fact of it passes, or all the dot's place is around one.
function applyFilters() {
  const hidden = new Set(state.hide.split(",")),
    lets = factFilter(),
    some = filtersFacts();
  visible = new Uint8Array(total).fill(some ? 0 : 1);
  passes = new Uint8Array(facts.s.length);
  for (let f = 0; f < passes.length; f++) {
    if (!lets(f)) continue;
    const away = hidden.has(className(facts.s[f])) || hidden.has(className(facts.o[f]));
    passes[f] = away ? 0 : 1;
    if (some)
      for (const end of [facts.s[f], facts.o[f]]) {
        visible[end] = 1;
        for (const p of programmesOf(end)) visible[p] = 1;
        for (let home = nodes.home[end]; home >= 0 && !visible[home]; home = nodes.home[home]) visible[home] = 1;
      }
  }
  if (hidden.size) for (let i = 0; i < total; i++) if (hidden.has(className(i))) visible[i] = 0;
}

const FILTERS = ["place", "hide", "from", "until", "status", "sure", "programme"];
const clearFilters = () => go(Object.fromEntries(FILTERS.map(name => [name, ""])));

// Shortest path between two nodes, ends included; null where there is none.
function pathBetween(a, b) {
  const came = new Map([[a, -1]]),
    queue = [a];
  for (let at = 0; at < queue.length && !came.has(b); at++) {
    for (const next of neighbours[queue[at]])
      if (!came.has(next) && nodes.size[next]) {
        came.set(next, queue[at]);
        queue.push(next);
      }
  }
  if (!came.has(b)) return null;
  const path = [];
  for (let i = b; i >= 0; i = came.get(i)) path.unshift(i);
  return path;
}
