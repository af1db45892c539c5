import pytest

from kg.errors import StopRun
from kg.queries import load, saved
from kg.store import query

EXPECTED = {
    "bodies": [],
    "documents": [],
    "same-initiative": [],
    "counties-by-initiative": [["云和县", "云和县", "老旧小区改造", "云和县开展老旧小区改造"]],
    "county-profile": [["Project", "老旧小区改造", "云和县", "2022"]],
    "evidence": [
        [
            "云和县",
            "carriesOut",
            "老旧小区改造",
            "云和县开展老旧小区改造",
            "云和县开展老旧小区改造",
            "text",
            12,
            23,
            0.9,
        ],
        ["老旧小区改造", "hasMeasure", "投资 1.2亿元", "投资1.2亿元", "云和县开展老旧小区改造", "text", 24, 31, 0.9],
    ],
    "holders-of-title": [["章阿福", "云和县委", "云和县", "2022"]],
    "honours": [["全国文明县", "云和县", None, "云和县荣获全国文明县"]],
    "initiatives-by-province-and-year": [["浙江省", "2022", 1]],
    "main-initiatives": [["云和县开展老旧小区改造", "云和县", "2022", "老旧小区改造"]],
    "money-by-project": [["老旧小区改造", "云和县", "投资", 1.2, "亿元", 120000000.0]],
    "places": [["浙江省", "330000", None], ["丽水市", "331100", "浙江省"], ["云和县", "331125", "丽水市"]],
    "posts-in-county": [["章阿福", "书记", "云和县委", None, "2022", "县委书记章阿福"]],
    "same-programme": [["老旧小区改造", "Renovation of old residential compounds", 1, "云和县"]],
}
VALUES = {
    "counties-by-initiative": {"word": "老旧小区"},
    "county-profile": {"county": "云和县"},
    "posts-in-county": {"county": "云和县"},
}


@pytest.fixture
def graph():
    """The small graph with its initiative tied to a programme."""
    from dataclasses import replace

    from tests.conftest import graph_of, small_facts

    article, facts = small_facts()
    tied = replace(facts[0].object, concepts=("old-residential-renovation",))
    changed = [
        replace(f, object=tied)
        if f.object is facts[0].object
        else replace(f, subject=tied)
        if f.subject is facts[0].object
        else f
        for f in facts
    ]
    return graph_of(article, changed)


def test_there_are_at_least_twelve():
    assert len(saved()) >= 12


@pytest.mark.parametrize("name", sorted(saved()))
def test_saved_query_says_what_it_does_in_both_languages(name):
    item = saved()[name]
    assert len(item.description) > 20
    assert any("\u4e00" <= c <= "\u9fff" for c in item.title)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_saved_query_gives_the_expected_rows(graph, name):
    assert query(graph.store, load(name, **VALUES.get(name, {}))).rows == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(saved()))
def test_saved_query_gives_rdflib_as_many_rows(graph, name):
    text = load(name, **VALUES.get(name, {}))
    assert len(list(graph.to_rdflib().query(text))) == len(query(graph.store, text).rows)


def test_weak_facts_come_weakest_first(graph):
    assert [r[0] for r in query(graph.store, load("weak-facts")).rows] == [0.8, 0.9, 0.9, 0.9]


def test_parameter_is_a_literal_whatever_it_holds(graph):
    assert query(graph.store, load("posts-in-county", county='") || true || ("')).rows == []


def test_unknown_parameter_is_refused():
    with pytest.raises(StopRun, match="has no parameter 'town'; it has: county"):
        load("posts-in-county", town="云和县")
