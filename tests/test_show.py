import pytest

from kg.errors import StopRun
from kg.show import describe, find
from kg.store import load_store
from tests.conftest import ROOT


def test_county_shows_code_chain_facts_and_quotes(small):
    text = describe(small.store, "云和县")
    assert "云和县  [县区 county]  331125  ⊂ 丽水市 ⊂ 浙江省" in text
    assert "云和县 — carries out 开展 — 老旧小区改造" in text
    assert "【云和县荣获全国文明县】" in text


def test_person_shows_the_post(small):
    assert "章阿福 — holds 任 — 云和县委书记" in describe(small.store, "章阿福")


def test_person_shows_how_and_until_when_the_post_was_held():
    store = load_store(ROOT / "tests" / "fixtures" / "small.ttl")
    assert "云和县委书记  [former 曾任, –2021]" in describe(store, "王大有")


def test_organisation_shows_who_holds_its_posts(small):
    assert "章阿福 — holds 任 — 云和县委书记" in describe(small.store, "云和县委")


def test_part_of_a_name_is_enough_when_nothing_is_called_so(small):
    assert len(find(small.store, "小区改造")) >= 1


@pytest.mark.parametrize("name", ['"', "\\", '云和县" || true || "', "{}", ""])
def test_odd_names_break_no_query(small, name):
    if name == "":
        assert find(small.store, name)
    else:
        with pytest.raises(StopRun, match="nothing in the graph is called"):
            describe(small.store, name)


def test_hostile_names_cannot_command_a_terminal(small):
    from pyoxigraph import Literal, NamedNode, Quad

    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    other = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    node = NamedNode("https://example.org/x")
    small.store.extend([Quad(node, label, Literal("甲\x1b[2J\x9b31m")), Quad(node, other, Literal("乙\u202e\x07\n"))])
    text = describe(small.store, "甲\x1b[2J\x9b31m")
    assert r"甲\x1b[2J\x9b31m" in text and r"乙\u202e\x07\n" in text
    assert not set("\x1b\x9b\u202e\x07") & set(text)
    with pytest.raises(StopRun) as told:
        describe(small.store, "甲甲[2J31m")
    assert "\x1b" not in str(told.value)


def test_date_and_national_programme_stand_below_the_name(seeds_graph):
    text = describe(seeds_graph.store, "老旧小区改造")
    assert "case of 属全国性工作: 老旧小区改造" in text
    assert "date 日期: 2022" in text
