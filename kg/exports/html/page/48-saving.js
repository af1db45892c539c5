// Files made in the page: CSV, PNG, SVG.
function save(blob, name) {
  const link = el("a", {href: URL.createObjectURL(blob), download: name});
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}

function savePng() {
  const big = el("canvas", {width: view.w * 2, height: view.h * 2}),
    c = big.getContext("2d");
  c.setTransform(2, 0, 0, 2, 0, 0);
  paint(c, view.w, view.h);
  big.toBlob(blob => save(blob, "xianzhi.png"), "image/png");
}

function saveSvg() {
  save(new Blob([svgText()], {type: "image/svg+xml"}), "xianzhi.svg");
}

function svgText() {
  const writer = new SvgWriter(view.w, view.h);
  paint(writer, view.w, view.h);
  return new XMLSerializer().serializeToString(writer.root);
}

// As much of a canvas as the picture needs, written as SVG elements.
class SvgWriter {
  constructor(w, h) {
    this.root = svg("svg", {xmlns: SVG, width: w, height: h, viewBox: `0 0 ${w} ${h}`});
    this.globalAlpha = 1;
  }
  beginPath() {
    this.d = "";
  }
  moveTo(x, y) {
    this.d += `M${n1(x)} ${n1(y)}`;
  }
  lineTo(x, y) {
    this.d += `L${n1(x)} ${n1(y)}`;
  }
  rect(x, y, w, h) {
    this.d += `M${n1(x)} ${n1(y)}h${n1(w)}v${n1(h)}h${n1(-w)}z`;
  }
  arc(x, y, r) {
    this.d += `M${n1(x - r)} ${n1(y)}a${n1(r)} ${n1(r)} 0 1 0 ${n1(2 * r)} 0a${n1(r)} ${n1(r)} 0 1 0 ${n1(-2 * r)} 0`;
  }
  fill() {
    if (this.d) this.add("path", {d: this.d, fill: this.fillStyle});
  }
  stroke() {
    if (this.d) this.add("path", {d: this.d, fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth});
  }
  fillRect(x, y, width, height) {
    this.add("rect", {x, y, width, height, fill: this.fillStyle});
  }
  strokeText(text, x, y) {
    this.text(text, x, y, {
      fill: "none",
      stroke: this.strokeStyle,
      "stroke-width": this.lineWidth,
      "stroke-linejoin": "round",
    });
  }
  fillText(text, x, y) {
    this.text(text, x, y, {fill: this.fillStyle});
  }
  text(text, x, y, look) {
    const [, weight, size] = /^(600 )?([\d.]+)px/.exec(this.font);
    this.add(
      "text",
      {
        x: n1(x),
        y: n1(y),
        "text-anchor": "middle",
        "dominant-baseline": "central",
        "font-family": "sans-serif",
        "font-size": size,
        "font-weight": weight ? 600 : 400,
        ...look,
      },
      text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd"),
    );
  }
  add(tag, props, ...children) {
    this.root.append(
      svg(tag, this.globalAlpha === 1 ? props : {...props, opacity: this.globalAlpha.toFixed(2)}, ...children),
    );
  }
}
const n1 = x => Math.round(x * 10) / 10;

// A cell that a spreadsheet would run as a formula has an apostrophe before it, as in facts.csv.
function cell(value) {
  let text = String(value);
  if (/^[=+\-@\t\r\n']/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}
const csvOf = rows => "\ufeff" + rows.map(row => row.map(cell).join(",") + "\r\n").join("");
