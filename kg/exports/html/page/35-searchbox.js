// The search box: hits as you type, arrows and Enter, and what was searched when nothing was found.
let pointed = -1,
  asked = 0;

function startSearch() {
  const box = byId("search");
  box.addEventListener("input", () => {
    pointed = -1;
    showHits(box.value);
    window.clearTimeout(keeping);
    keeping = window.setTimeout(keepWords, 250);
  });
  box.addEventListener("focus", () => {
    if (box.value.trim()) showHits(box.value);
  });
  box.addEventListener("keydown", searchKey);
  document.addEventListener("pointerdown", e => {
    if (!byId("searching").contains(e.target)) closeHits();
  });
  byId("searching").addEventListener("focusout", e => {
    if (e.relatedTarget && !byId("searching").contains(e.relatedTarget)) closeHits();
  });
  document.addEventListener("keydown", e => {
    if (e.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
      e.preventDefault();
      box.focus();
    }
  });
}

// The words stand in the address too, each change in place of the one before.
let keeping = 0;
function keepWords() {
  state.q = byId("search").value.trim();
  history.replaceState(null, "", addressOf(state));
}

// The words of the address in the box, unless somebody is writing there.
function showWords(old) {
  const box = byId("search");
  if (box.value.trim() === state.q || (document.activeElement === box && !changed(old, "q"))) return;
  box.value = state.q;
  if (state.q) showHits(state.q);
  else closeHits();
}

function closeHits() {
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

function searchKey(e) {
  const options = [...byId("hits").querySelectorAll("[role=option]")];
  if (e.key === "Escape") closeHits();
  if (e.key === "Enter" && options.length && !byId("found").hidden) options[Math.max(pointed, 0)].click();
  if ((e.key !== "ArrowDown" && e.key !== "ArrowUp") || !options.length) return;
  e.preventDefault();
  pointed = (pointed + (e.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
  options.forEach((o, i) => o.setAttribute("aria-selected", i === pointed));
  options[pointed].scrollIntoView({block: "nearest"});
  byId("search").setAttribute("aria-activedescendant", options[pointed].id);
}

function showHits(text) {
  const mine = ++asked,
    hits = text.trim() ? hitsOf(text) : [];
  byId("hits").replaceChildren(...hits.slice(0, MOST_HITS).map(hit));
  byId("found").hidden = !text.trim();
  byId("search").setAttribute("aria-expanded", String(!!text.trim()));
  byId("said").textContent = text.trim() ? say("searching") : "";
  if (text.trim()) window.setTimeout(() => mine === asked && addSentences(text, hits.length, mine), 120);
}

function hit(i, at) {
  const place = above(i).filter(p => p !== i)[0],
    hidden = !visible[i];
  const small = [classLabel(i), place >= 0 ? nodes.label[place] : "", hidden ? say("hiddenHit") : ""]
    .filter(Boolean)
    .join(" · ");
  return option(
    "hit-" + at,
    () => select(i),
    dot(i),
    el("span", {className: "name"}, nodes.label[i]),
    el("small", {}, small),
  );
}

function option(id, act, ...children) {
  return el(
    "li",
    {
      role: "option",
      id,
      "aria-selected": "false",
      onclick: () => {
        window.clearTimeout(keeping);
        closeHits();
        act();
        byId("details").focus({preventScroll: true});
      },
    },
    ...children,
  );
}

async function addSentences(text, n, mine) {
  const {found, searched} = await sentenceHits(text);
  if (mine !== asked) return;
  const said = `${say("searched")} ${count(total)} ${say("names")}, ${count(searched)} ${say("sentences")}`;
  byId("hits").append(...found.slice(0, MOST_SENTENCES).map(([f, sentence], k) => quoteHit(f, sentence, text, k)));
  if (n || found.length) {
    byId("said").textContent = `${count(n)} + ${say("inSentences")} ${count(found.length)} · ${said}`;
    return;
  }
  const near = nearNames(text);
  byId("hits").replaceChildren(...near.map(hit));
  byId("said").textContent =
    `${say("nothing")} “${text.trim()}”。${said}。${say("hintShort")}${near.length ? "。" + say("didYouMean") + "…" : ""}`;
}

function quoteHit(f, sentence, text, k) {
  const word = wordsOf(text)[0],
    at = Math.max(0, sentence.toLowerCase().indexOf(word));
  const from = Math.max(0, at - 16),
    piece = sentence.slice(at, at + word.length);
  return option(
    "quote-" + k,
    () => select(facts.s[f], f),
    el(
      "q",
      {},
      (from ? "…" : "") + sentence.slice(from, at),
      el("mark", {}, piece),
      sentence.slice(at + word.length, at + 40),
    ),
    el("small", {}, `${nodes.label[facts.s[f]]} ${say(index.verbs[facts.v[f]])} ${nodes.label[facts.o[f]]}`),
  );
}

function classLabel(i) {
  return index.classes[nodes.kind[i]][state.lang === "en" ? 3 : 2];
}
function colourOf(i) {
  return state.colour === "community" ? communityColour(nodes.community[i]) : index.classes[nodes.kind[i]][1];
}
const communityColour = c => (c < 0 ? "#9e9e9e" : `hsl(${Math.round(c * 137.5) % 360} 52% ${50 + (c % 3) * 6}%)`);
const dot = i => patch(colourOf(i));
function select(i, fact) {
  wanted = fact === undefined ? -1 : fact;
  go({node: nodes.id[i], article: "", to: "", q: ""});
  if (wanted >= 0) showFact(wanted);
}
