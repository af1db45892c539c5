"""The explorer against its bars: how large the page is, how soon it is ready, how smoothly it moves.

    python tests/bench/explorer_frames.py              # the five seeds, and 20,000 nodes with 40,000 edges
    python tests/bench/explorer_frames.py 100000       # so many nodes, twice as many edges

Bars: the seeds at most 2.5 MB and ready in 1 s; 20,000 nodes ready in 2 s and 30 frames/s while the picture is panned.
Needs chromium and chromedriver. Exit code 1 where a bar is missed.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import kg  # noqa: E402
from kg.api import Given, Graph  # noqa: E402
from kg.exports.html import page  # noqa: E402
from kg.exports.html.outline import provinces  # noqa: E402
from kg.passages import Page  # noqa: E402
from kg.store import store_of  # noqa: E402
from tests.exports.explorer import Explorer, driver  # noqa: E402

_HEAD = """@prefix xz: <https://w3id.org/xianzhi/ontology#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @base <https://w3id.org/xianzhi/id/> .
"""
_ARTICLE = 900
"""Characters of an article; there are twenty nodes to one."""
_TYPES = ("Campaign", "Project", "Event", "Service", "Facility", "Brand", "Document", "Body")
_SIGNS = "文明实践中心建设老旧小区改造厕所革命乡村振兴移风易俗平安城市更新垃圾分类"
_PAN = """const done = arguments[0], start = performance.now(), before = xianzhi.frames();
    let n = 0;
    (function step() { n++; xianzhi.pan(4 * Math.cos(n / 40), 4 * Math.sin(n / 40));
      const now = performance.now();
      if (now - start < 3000) requestAnimationFrame(step);
      else done(1000 * (xianzhi.frames() - before) / (now - start)); })();"""


def made_up(nodes: int) -> Graph:
    """A graph of about so many nodes and twice as many edges; sentences and articles are stretches of the seeds."""
    text = "".join(f.read_text(encoding="utf-8") for f in sorted((ROOT / "seeds").glob("*.txt")))
    text, choose = re.sub(r'[\s"\\\\]', "", text), random.Random(1)

    def stretch(n: int) -> str:
        at = choose.randrange(len(text) - n)
        return text[at : at + n]

    pages = [Page(f"page{i}.txt", "".join(stretch(_ARTICLE) for _ in range(9))) for i in range(nodes // 180 + 2)]
    graph = Graph(Given(of_pages=pages))
    graph.store = store_of((_HEAD + "\n".join(_triples(nodes, stretch))).encode())
    return graph


def _words(i: int, n: int = 6) -> str:
    return "".join(_SIGNS[(i * 7 + k * k + i // 31) % len(_SIGNS)] for k in range(n))


def _place(code: str, kind: str, name: str, above: str, at: tuple[float, float]) -> str:
    within = f"; xz:within <place/{above}>" if above else ""
    where = f"schema:latitude {at[0]:.3f} ; schema:longitude {at[1]:.3f}"
    return f'<place/{code}> a xz:Place, xz:{kind} ; rdfs:label "{name}"@zh ; xz:adcode "{code}" ; {where} {within} .'


def _triples(nodes: int, stretch: Callable[[int], str]) -> Iterator[str]:
    counties, codes = max(20, nodes // 9), [code for code, _, _ in provinces()]
    yield from (f'<c/{i}> a skos:Concept ; skos:prefLabel "{_words(i, 4)}工程{i}"@zh .' for i in range(20))
    yield from (_place(c, "Province", f"{name}省", "", (35.0, 105.0)) for c, name, _ in provinces())
    per, agents = max(2, counties // (len(codes) * 10)), []
    for i in range(counties):
        province, prefecture = codes[i % len(codes)], (i // len(codes)) // per % 60 + 1
        above, at = f"{province[:2]}{prefecture:02}00", (24 + i * 37 % 20, 100 + i * 53 % 20)
        if (i // len(codes)) % per == 0:
            yield _place(above, "Prefecture", f"{_words(i, 2)}{i}市", province, at)
        agents.append(f"place/x{i}")
        yield _place(f"x{i}", "County", f"{_words(i + 3, 2)}{i}县", above, at)
    rest = nodes - counties - counties // per - len(codes) - 20
    yield from (f'<a/{i}> a xz:Article ; dct:title "{_words(i)}"@zh ; dct:date "{2015 + i % 10}"^^xsd:gYear ; '
                f'xz:start {i % 9 * _ARTICLE} ; xz:end {(i % 9 + 1) * _ARTICLE} ; '
                f'xz:inPage <p/{i // 9}> .' for i in range(max(1, nodes // 20)))  # fmt: skip
    yield from (f'<p/{i}> a xz:Page ; xz:source "page{i}.txt" .' for i in range(max(1, nodes // 180) + 1))
    for i in range(rest):
        kind = _TYPES[i % len(_TYPES)]
        broader = f"; skos:broader <c/{i % 20}>" if i % 5 == 0 else ""
        yield f'<i/{i}> a xz:Initiative, xz:{kind} ; rdfs:label "{_words(i)}{i}"@zh {broader} .'
    for k in range(2 * nodes - counties - rest // 5):
        i, agent = k % rest, agents[(k % rest * 13 + k // rest * 101) % len(agents)]
        quote = f"开展{_words(i)}{i}"
        yield (
            f"<s/{k}> a xz:Statement ; rdf:subject <{agent}> ; rdf:predicate xz:carriesOut ; rdf:object <i/{i}> ; "
            f'xz:inArticle <a/{k % max(1, nodes // 20)}> ; xz:quote "{quote}" ; xz:start {k} ; xz:end {k + 9} ; '
            f'xz:confidence 0.{50 + k % 50} ; xz:sentence "{stretch(30)}{quote}，{stretch(30)}。" .'
        )


def measure(name: str, graph: Graph, *, most: float, soon: float) -> bool:
    """Print size, time to build, time until ready (best of three) and frames a second; whether the bars are kept."""
    began = time.perf_counter()
    html = page(graph)
    built, size = time.perf_counter() - began, len(html.encode()) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.html"
        file.write_text(html, encoding="utf-8")
        browser = driver()
        try:
            explorer = Explorer(browser, file.as_uri())
            explorer.size(1440, 900)
            ready = min(float(explorer.open().run("return xianzhi.readyAt")) for _ in range(3)) / 1000
            browser.set_script_timeout(60)
            far = browser.execute_async_script(_PAN)
            explorer.run("xianzhi.zoomAt(500, 400, 6)")
            near = browser.execute_async_script(_PAN)
            edges, dots = explorer.run("return [xianzhi.edges(), xianzhi.drawn().length]")
        finally:
            browser.quit()
    graph_size = f"{dots:,} nodes, {edges:,} edges, {size:.1f} MB, page built in {built:.1f} s"
    print(f"{name}: {graph_size}, ready in {ready:.2f} s, panned at {far:.0f} frames/s, nearer at {near:.0f}")
    return size <= most and ready <= soon and min(far, near) >= 30


def main() -> int:
    """Measure what the command line says, the bars by default."""
    if len(sys.argv) > 1:
        measure("made up", made_up(int(sys.argv[1])), most=1e9, soon=1e9)
        return 0
    kept = [
        measure("seeds", kg.build(ROOT / "seeds"), most=2.5, soon=1),
        measure("made up", made_up(20_000), most=1e9, soon=2),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
