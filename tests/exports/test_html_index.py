"""What the page knows of a graph: columns, communities, large graphs."""

from __future__ import annotations

import pytest

from kg.exports.html.communities import communities_of, names_of
from kg.exports.html.contents import Contents, Entity, contents_of
from kg.exports.html.excerpt import excerpt_of
from kg.exports.html.index import index_of
from tests.bench.explorer_frames import made_up
from tests.exports.explorer import Explorer
from tests.exports.test_html_views import overlapping


@pytest.fixture(scope="module")
def large():
    return made_up(3000)


def _county(name: str, programme: str) -> tuple[list[Entity], list[tuple[str, str, str]]]:
    work = [Entity(f"{name}{i}", f"{name}{i}", "Campaign", name) for i in range(3)]
    links = [(w.iri, "broader", programme) for w in work] + [(w.iri, "scope", name) for w in work]
    return [Entity(name, name, "County"), *work], links


def test_counties_with_the_same_programme_are_one_community_named_after_it():
    parts = [_county(n, p) for n, p in (("甲", "厕所革命"), ("乙", "厕所革命"), ("丙", "城市更新"), ("丁", "城市更新"))]
    entities = [e for part, _ in parts for e in part] + [Entity(p, p, "Concept") for p in ("厕所革命", "城市更新")]
    contents = Contents({e.iri: e for e in entities}, [], {}, [link for _, links in parts for link in links])
    group = communities_of(contents)
    assert group["甲"] == group["乙0"] != group["丙"] == group["丁2"]
    assert sorted(n.split(" · ")[0] for n in names_of(contents, group, {})) == ["厕所革命", "城市更新"]


def test_every_entity_but_figures_has_its_place_in_the_picture(seeds_graph):
    contents = contents_of(excerpt_of(seeds_graph).triples)
    index = index_of(contents, base=seeds_graph.base)
    kinds = [index["classes"][k][0] for k in index["nodes"]["kind"]]
    assert {k for k, size in zip(kinds, index["nodes"]["size"]) if not size} == {"Measure"}
    spots = [p for p in zip(index["nodes"]["x"], index["nodes"]["y"], kinds) if p[2] != "Measure"]
    assert len(set(spots)) > 0.98 * len(spots)


def test_of_a_graph_too_large_for_pyvis_nothing_is_left_out(browser, large, tmp_path):
    from kg.exports.html import page

    file = tmp_path / "graph.html"
    file.write_text(page(large), encoding="utf-8")
    explorer = Explorer(browser, file.as_uri())
    explorer.size(1440, 900)
    explorer.open("#lang=zh&view=near&node=place/x7").until("return !!document.querySelector('.network canvas')")
    assert len(explorer.all("#view-near .bar button")) == 3
    assert explorer.run("return xianzhi.drawn().length") == len(contents_of(excerpt_of(large).triples).entities)
    explorer.open()
    boxes = explorer.run("return xianzhi.labels().map(l => l.box)")
    assert len(boxes) >= 34
    assert not overlapping(boxes)
    assert not explorer.errors()
