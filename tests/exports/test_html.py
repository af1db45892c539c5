"""The page as a file, and what a browser does with it as a whole."""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import replace

import pytest

from kg.exports.html import page
from kg.exports.html.articles import units
from kg.exports.html.classes import CLASSES, class_of
from kg.exports.html.contents import Entity, _open_rings
from kg.exports.html.evidence import evidence_of
from kg.exports.html.outline import provinces
from kg.exports.html.reading_aloud import pinyin_of
from kg.model import Honour
from tests.conftest import graph_of, small_facts
from tests.exports.explorer import Explorer


def block(html: str, name: str):
    packed = re.search(rf'id="block-{name}">([^<]*)<', html).group(1)
    return json.loads(gzip.decompress(base64.b64decode(packed)))


def test_page_loads_nothing_from_outside(small):
    html = page(small)
    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)\s*=", html)
    assert "default-src 'none'" in html and "unsafe" not in html


def test_the_same_graph_gives_the_same_page(small):
    assert page(small) == page(graph_of(*small_facts()))


def test_every_entity_and_statement_of_the_graph_is_in_the_page(seeds_graph):
    index = block(page(seeds_graph), "index")
    count = "SELECT (COUNT(DISTINCT ?n) AS ?c) WHERE { ?n a ?t FILTER(?t %s) }"
    xz = "https://w3id.org/xianzhi/ontology#"
    (statements,) = seeds_graph.query(count % f"= <{xz}Statement>").rows[0]
    other = f"NOT IN (<{xz}Statement>, <{xz}Page>, <{xz}Article>)"
    (entities,) = seeds_graph.query(count % other).rows[0]
    assert len(index["facts"]["s"]) == statements
    assert len(index["nodes"]["id"]) == entities


def test_page_of_the_seeds_is_at_most_two_and_a_half_megabytes(seeds_folder):
    assert (seeds_folder / "graph.html").stat().st_size <= 2_500_000


def test_an_article_stands_in_the_page_with_its_facts_marked(small):
    html = page(small)
    ((parts, marks),) = block(html, "articles-0")
    facts = block(html, "evidence-0")
    assert parts[2].startswith("云和县开展老旧小区改造,投资1.2亿元。\n")
    stated = {parts[part][start:end] for part, start, end, _ in marks}
    assert {"云和县开展老旧小区改造", "投资1.2亿元", "云和县荣获全国文明县"} <= stated
    assert len(facts["facts"]) == len(marks) == 4


def test_a_graph_that_was_opened_again_has_its_facts_but_no_articles(seeds_folder):
    import kg

    html = page(kg.load(seeds_folder))
    assert len(block(html, "index")["facts"]["s"]) > 500
    assert all(not parts for parts, _ in block(html, "articles-0"))


def test_offsets_count_as_browsers_do():
    assert units("𠮷县", 1) == 2
    assert units("县城", 1) == 1


def test_what_is_typed_in_pinyin_is_known_by_the_words_readings():
    assert pinyin_of("重庆市") == "chong qing shi"
    assert pinyin_of("ABC") == ""


def test_a_node_of_several_classes_shows_the_most_telling():
    assert class_of({"Initiative", "Campaign"}) == "Campaign"
    assert class_of({"Initiative"}) == "Initiative"
    assert class_of({"Unheard"}) == "Thing"


def test_places_that_lie_in_each_other_are_drawn_all_the_same():
    ring = {n: Entity(n, n, "Place", home) for n, home in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))}
    _open_rings(ring)
    assert [n for n, e in ring.items() if not e.home] == ["c"]


def test_outlines_are_degrees_within_the_country():
    shapes = provinces()
    assert len(shapes) == 34
    for _, _, rings in shapes:
        for ring in rings:
            assert all(7300 < lon < 13600 for lon in ring[::2]) and all(300 < lat < 5400 for lat in ring[1::2])


def test_a_sentence_said_of_two_facts_is_kept_once(seeds_graph):
    from kg.exports.html.contents import contents_of
    from kg.exports.html.excerpt import excerpt_of

    found = evidence_of(contents_of(excerpt_of(seeds_graph).triples).statements)
    assert len(set(found["sentences"])) == len(found["sentences"]) < len(found["facts"])


HOSTILE = [
    "</script></body><img src=x onerror=window.stolen=1><script>window.stolen=1</script>",
    "javascript:window.stolen=1",
    "甲\u2028乙\u202e丙",
    "\"'`${window.stolen=1}&quot;<!--",
    "=HYPERLINK(1)",
    "{{script}}{{blocks}}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_every_part_of_the_page(browser, tmp_path, name):
    article, facts = small_facts()
    named = [replace(f, object=Honour(name)) if f.kind == "honour" else f for f in facts]
    file = tmp_path / "graph.html"
    file.write_text(page(graph_of(article, named)), encoding="utf-8")
    explorer = Explorer(browser, file.as_uri()).open()
    explorer.search("云和")
    explorer.click("#hits li")
    for view in ("graph", "near", "map", "time", "table", "compare"):
        explorer.click(f"#views a:nth-child({1 + ['graph', 'near', 'map', 'time', 'table', 'compare'].index(view)})")
        explorer.until("return !document.getElementById('view-' + arguments[0]).hidden", view)
    assert explorer.run("return document.getElementById('view-table').textContent.includes(arguments[0])", name)
    explorer.run("return xianzhi.svg()")
    assert explorer.run("return window.stolen === undefined && !document.querySelector('img')")
    assert not explorer.run("return [...document.querySelectorAll('a')].some(a => a.protocol === 'javascript:')")
    assert not explorer.errors()


def test_no_request_leaves_the_page_and_no_error_is_logged(seeds_page):
    seeds_page.open("#view=near&node=place/421024")
    seeds_page.until("return !!document.querySelector('.network canvas')")
    for n in (1, 3, 4, 5, 6):
        seeds_page.click(f"#views a:nth-child({n})")
    urls = seeds_page.asked()
    assert urls and all(u.startswith(("file:", "about:", "data:", "chrome", "blob:")) for u in urls), urls


def test_the_content_policy_stops_a_request_and_a_foreign_script(seeds_page):
    seeds_page.open()
    seeds_page.run("""const script = document.createElement('script');
        script.textContent = 'window.stolen=1'; document.body.append(script);
        window.tried = 'yet'; fetch('https://example.org/').catch(() => { window.tried = 'stopped'; })""")
    seeds_page.until("return window.tried === 'stopped' && window.stolen === undefined")
    assert seeds_page.errors()


def test_chinese_is_drawn_with_real_glyphs(seeds_page):
    seeds_page.open()
    assert seeds_page.run("""const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        c.font = "40px system-ui, 'Noto Sans CJK SC', sans-serif";
        const ink = t => { c.clearRect(0, 0, 99, 99); c.fillText(t, 5, 50);
            return c.getImageData(0, 0, 99, 99).data.join(); };
        return ink('县') !== ink('志')"""), "县 and 志 look the same: no Chinese font"


def test_every_class_has_two_names_and_a_colour():
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) and zh and en for colour, zh, en in CLASSES.values())


def test_a_browser_too_old_to_open_the_data_is_told_so(browser, seeds_folder):
    given = {"source": "delete window.DecompressionStream"}
    old = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", given)
    try:
        browser.get("about:blank")
        browser.get((seeds_folder / "graph.html").as_uri())
        explorer = Explorer(browser, "")
        explorer.until("return document.getElementById('details').textContent.includes('too old')")
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", old)
