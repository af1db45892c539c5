// The blocks of the page: base64 -> gzip -> JSON, each opened once, when it is first wanted.
const opened = new Map();

function block(name) {
  if (!opened.has(name)) opened.set(name, open(name));
  return opened.get(name);
}

async function open(name) {
  const element = document.getElementById("block-" + name);
  if (!element) return null;
  const bytes = unpacked(element.textContent);
  element.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function unpacked(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const signs = atob(text),
    bytes = new Uint8Array(signs.length);
  for (let i = 0; i < signs.length; i++) bytes[i] = signs.charCodeAt(i);
  return bytes;
}

const byId = id => document.getElementById(id);

// An element with properties and children; texts become text nodes, never markup.
function el(tag, props, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (name.includes("-") || name === "role" || name === "for") e.setAttribute(name, value);
    else e[name] = value;
  }
  e.append(...children.filter(c => c !== null && c !== undefined && c !== ""));
  return e;
}

const SVG = "http://www.w3.org/2000/svg";
function svg(tag, props, ...children) {
  const e = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props || {})) e.setAttribute(name, value);
  e.append(...children);
  return e;
}
