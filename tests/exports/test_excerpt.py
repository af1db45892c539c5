"""Of a large graph the page holds what matters most, says what it leaves out, and costs no more than that."""

from __future__ import annotations

import pytest

from kg import embedded
from kg.exports.html import excerpt, page
from kg.graph import prominent
from kg.graph.prominent import Prominent
from tests.exports.explorer import Explorer
from tests.exports.test_html import block
from tests.test_growing import build, put


@pytest.fixture
def large(tmp_path, monkeypatch):
    """Twenty pages, of which the page may hold five facts."""
    monkeypatch.setattr(embedded, "LARGE", 10)
    monkeypatch.setattr(prominent, "MOST_FACTS", 5)
    put(tmp_path / "in", *range(20))
    return build(tmp_path / "in", tmp_path / "out")


def test_the_page_holds_no_more_facts_than_it_may_and_says_how_many_are_left_out(large):
    index = block(page(large), "index")
    shown = {(s, v, o) for s, v, o in zip(*(index["facts"][name] for name in "svo"))}
    assert len(shown) == 5
    assert index["left"]["facts"] == len(large) - len(index["facts"]["s"]) > 0
    entities = "SELECT (COUNT(DISTINCT ?n) AS ?c) WHERE { ?n a ?t FILTER(?t NOT IN (%s)) }"
    apart = ", ".join(f"<https://w3id.org/xianzhi/ontology#{name}>" for name in ("Statement", "Page", "Article"))
    ((all_of_them,),) = large.query(entities % apart).rows
    assert index["left"]["entities"] == all_of_them - len(index["nodes"]["id"]) > 0


def test_the_facts_that_most_passages_state_are_shown(large):
    index = block(page(large), "index")
    stated = {}
    for fact in large.facts:
        stated.setdefault((fact.subject_id, fact.object_id), []).append(fact.quote)
    shown = {
        (index["nodes"]["id"][s], index["nodes"]["id"][o]) for s, o in zip(index["facts"]["s"], index["facts"]["o"])
    }
    least = min(len(stated[pair]) for pair in shown)
    assert all(len(quotes) <= least for pair, quotes in stated.items() if pair not in shown)


def test_what_is_shown_has_all_places_above_it(large):
    index = block(page(large), "index")
    counties = [i for i, code in enumerate(index["nodes"]["id"]) if code.startswith("place/3311")]
    assert counties
    assert "place/330000" in index["nodes"]["id"]


def test_the_excerpt_of_a_graph_that_fits_is_the_graph(tmp_path):
    put(tmp_path / "in", *range(3))
    graph = build(tmp_path / "in", tmp_path / "out")
    assert set(map(str, excerpt.excerpt_of(graph).triples)) == set(map(str, graph.store))


def test_no_more_passages_of_a_fact_are_shown_than_there_is_room_for(large, monkeypatch):
    monkeypatch.setattr(excerpt, "MOST_STATED", 1)
    assert len(block(page(large), "index")["facts"]["s"]) == 5


def test_no_more_texts_stand_in_the_page_than_there_is_room_for(large, monkeypatch):
    monkeypatch.setattr(excerpt, "MOST_READ", 2)
    articles = block(page(large), "articles-0")
    assert sum(bool(parts) for parts, _ in articles) == 2 < len(articles)


def test_a_small_graph_is_shown_whole(tmp_path):
    put(tmp_path / "in", *range(3))
    graph = build(tmp_path / "in", tmp_path / "out")
    index = block(page(graph), "index")
    assert index["left"] == {"entities": 0, "facts": 0}
    assert len(index["facts"]["s"]) == len(graph)


def test_the_first_facts_are_the_same_whatever_the_number_that_is_kept(monkeypatch):
    def first(most: int) -> list[tuple[str, str, str]]:
        monkeypatch.setattr(prominent, "MOST_FACTS", most)
        found = Prominent()
        for number in range(100):
            edges = {("p", f"<o{n}>"): 1 + (number * n) % 3 for n in range(number % 7 + 1)}
            found.add(number * 37 % 50, max(edges.values()), lambda told=(f"s{number}", edges): told)
        return found.facts()

    assert first(10) == first(1000)[:10]
    assert len(first(1000)) > 300


def test_the_page_says_in_both_languages_what_is_left_out(large, tmp_path, browser):
    (tmp_path / "graph.html").write_text(page(large), encoding="utf-8")
    explorer = Explorer(browser, (tmp_path / "graph.html").as_uri()).open()
    said = [explorer.run("return document.querySelector('.left').textContent")]
    explorer.run("document.getElementById('language').click()")
    said.append(explorer.run("return document.querySelector('.left').textContent"))
    assert "kg show" in said[0] and "kg show" in said[1]
    assert {"未收入" in said[0], "未收入" in said[1]} == {True, False}
    facts = block(page(large), "index")["left"]["facts"]
    assert all(str(facts) in text for text in said)


def test_what_an_excerpt_says_of_a_node_is_what_the_graph_says_of_it_but_its_facts(large):
    part, whole = (set(map(str, triples)) for triples in (excerpt.excerpt_of(large).triples, large.store))
    assert part < whole
    subjects = {line.split(" ")[0] for line in part}
    left = {line.split(" ")[1] for line in whole - part if line.split(" ")[0] in subjects}
    shown = {line.split(" ")[1] for line in part}
    assert not any(name.rpartition("#")[2][:-1] in ("within", "quote", "adcode", "inArticle", "label") for name in left)
    assert not any(name.endswith(("carriesOut>", "hasMeasure>")) for name in shown)
