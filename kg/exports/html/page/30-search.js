// Search over labels, other names, codes, pinyin, initials, and the words of sentences.
let names = [],
  sounds = [];
const MOST_HITS = 40,
  MOST_SENTENCES = 12;

async function prepareSearch() {
  names = printed.map((label, i) => {
    const more = index.more[i] || {};
    return [label, ...(more.others || []), more.code || ""].join("\u0000").toLowerCase();
  });
  sounds = (await block("sounds")) || [];
}

// How well one word fits a node: 0 best, 9 not at all.
function fit1(word, i) {
  const label = nodes.label[i].toLowerCase();
  if (label === word) return 0;
  if (label.startsWith(word)) return 1;
  if (names[i].includes("\u0000" + word)) return 2;
  if (label.includes(word)) return 3;
  if (names[i].includes(word)) return 4;
  return /^[a-z]+$/.test(word) && sounds[i] ? soundFit(word, sounds[i]) : 9;
}

function soundFit(word, sound) {
  const parts = sound.split(" "),
    initials = parts.map(p => p[0]).join("");
  if (parts.join("") === word || initials === word) return 3;
  for (let k = 0; k < parts.length; k++) if (parts.slice(k).join("").startsWith(word)) return k ? 6 : 5;
  return word.length > 1 && initials.includes(word) ? 7 : 9;
}

const wordsOf = text =>
  text
    .toLowerCase()
    .trim()
    .split(/[\s,，、]+/)
    .filter(Boolean)
    .slice(0, 8);

function hitsOf(text) {
  const words = wordsOf(text),
    found = [];
  if (!words.length) return found;
  for (let i = 0; i < total; i++) {
    let score = 0;
    for (const word of words) {
      const s = fit1(word, i);
      if (s === 9) {
        score = -1;
        break;
      }
      score += s;
    }
    if (score >= 0) found.push([score + (visible[i] ? 0 : 0.5) + (nodes.size[i] ? 0 : 3), -prominence(i), i]);
  }
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(f => f[2]);
}

// The sentence of a fact: its text, where the fact stands in it, and the tenure it states.
async function evidence(f) {
  const size = index.size.facts,
    part = await block("evidence-" + Math.floor(f / size));
  const [sentence, start, end, begin, until] = part.facts[f % size];
  return {text: part.sentences[sentence], start, end, begin: begin || "", until: until || ""};
}

async function sentenceHits(text) {
  const words = wordsOf(text),
    found = [],
    seen = new Set(),
    size = index.size.facts;
  let searched = 0;
  for (let b = 0; b * size < facts.s.length; b++) {
    const part = await block("evidence-" + b);
    searched += part.sentences.length;
    const fits = part.sentences.map(s => {
      const low = s.toLowerCase();
      return words.every(w => low.includes(w));
    });
    part.facts.forEach(([s], k) => {
      if (fits[s] && !seen.has(b + "/" + s)) {
        seen.add(b + "/" + s);
        found.push([b * size + k, part.sentences[s]]);
      }
    });
  }
  return {found, searched};
}

// Labels that share the most pairs of characters with what was typed.
function nearNames(text) {
  const pairs = t => new Set([...t].map((c, i, all) => c + (all[i + 1] || "")).concat([...t]));
  const wanted = pairs(text.trim().toLowerCase()),
    found = [];
  for (const i of order) {
    const own = pairs(nodes.label[i].toLowerCase());
    let same = 0;
    for (const pair of wanted) if (own.has(pair)) same += pair.length;
    if (same) found.push([same / (wanted.size + own.size), i]);
  }
  return found
    .sort((a, b) => b[0] - a[0])
    .slice(0, 4)
    .map(f => f[1]);
}
