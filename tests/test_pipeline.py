"""The whole build: one bad page or article costs itself alone, and the order of inputs changes nothing."""

from __future__ import annotations

import itertools

import pytest

import kg
from kg import exports, harvest, merging
from kg.errors import StopRun
from kg.vocab import XZ
from tests.conftest import SEEDS

GOOD = "云和县召开会议\n\n本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n"
BAD = "通道县举办比赛\n\n本报讯(章文)8月2日,湖南省通道县举办坏掉的书法比赛。\n"
TWICE = "云和县举办书法比赛\n\n本报讯(章文)8月2日,浙江省云和县举办书法比赛,各乡镇一百多名选手参加了比赛,气氛热烈。\n"


@pytest.fixture
def pages(tmp_path):
    for name, text in (("a", GOOD), ("b", BAD)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def _text_of(thing):
    """The text of a page, or of the page of an article or reading."""
    page = getattr(thing, "page", None) or getattr(getattr(thing, "article", None), "page", thing)
    return page.text


def failing_at(word, error):
    """The step that fails where a page or article holds a word."""

    def wrapped(step):
        def run(thing, **options):
            if word in _text_of(thing):
                raise error
            return step(thing, **options)

        return run

    return wrapped


@pytest.mark.parametrize("step", ["cut", "read_article", "find_facts"])
@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), MemoryError()])
def test_an_error_in_one_article_costs_it_alone(pages, monkeypatch, step, error):
    monkeypatch.setattr(harvest, step, failing_at("坏掉", error)(getattr(harvest, step)))
    graph = kg.build(pages)
    assert {f.page for f in graph.facts} == {"a.txt"}
    assert [a.page.source for a in graph.articles] == ["a.txt"]
    (skipped,) = graph.skipped
    assert (skipped.source, skipped.article) == ("b.txt", "" if step == "cut" else "通道县举办比赛")
    assert type(error).__name__ in skipped.reason


def test_an_article_that_cannot_be_turned_into_triples_costs_itself_alone(pages, monkeypatch):
    from kg.graph.writer import Writer

    write = Writer.fact

    def fail(self, fact, ends):
        if "坏掉" in fact.evidence.quote:
            raise ValueError("no such term")
        return write(self, fact, ends)

    monkeypatch.setattr(Writer, "fact", fail)
    built = kg.build(pages)
    assert {f.page for f in built.facts} == {"a.txt"}
    assert [(s.source, s.article) for s in built.skipped] == [("b.txt", "通道县举办比赛")]


def test_an_error_that_no_article_explains_is_raised(pages, monkeypatch):
    monkeypatch.setattr(merging, "merged", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        kg.build(pages)


def test_strict_stops_at_an_error_in_an_article(pages, monkeypatch):
    monkeypatch.setattr(harvest, "find_facts", failing_at("坏掉", ValueError("x"))(harvest.find_facts))
    with pytest.raises(StopRun, match=r"b\.txt: “通道县举办比赛”: ValueError"):
        kg.build(pages, strict=True)


def test_strict_stops_at_a_fact_that_breaks_a_rule(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD.replace("防汛", "防\ufffe汛"), encoding="utf-8")
    with pytest.raises(StopRun, match=r"(?s)break the rules.*a\.txt.*quote"):
        kg.build(tmp_path, strict=True)


def test_a_quarantined_fact_is_in_no_other_list(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD + BAD.replace("坏掉", "坏\ufffe掉"), encoding="utf-8")
    graph = kg.build(tmp_path)
    assert graph.quarantined
    assert all("\ufffe" not in f.quote for f in graph.facts + graph.rejected)
    assert graph.facts


def test_the_order_of_inputs_changes_no_byte(tmp_path):
    """Two inputs hold the same text: which is kept and which is the reprint does not depend on the order either."""
    inputs = []
    for folder, texts in (("z", {"b": TWICE, "a": GOOD}), ("y", {"d": TWICE, "c": BAD, "e": ""})):
        (tmp_path / folder).mkdir()
        for name, text in texts.items():
            (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
        inputs.append(tmp_path / folder)
    inputs.append(SEEDS / "004_a3926048ccf1a2d7.txt")
    written = []
    for number, order in enumerate(itertools.permutations(inputs)):
        files = exports.write_all(kg.build(order), tmp_path / f"out{number}")
        written.append([f.read_bytes() for f in files])
    assert written[0][0].count("云和县举办书法比赛".encode()) > 0
    assert all(w == written[0] for w in written)


def test_records_are_read_by_number(tmp_path):
    (tmp_path / "a.csv").write_text("text\n" + "云和县召开防汛工作会议。\n" * 11, encoding="utf-8")
    graph = kg.build(tmp_path)
    assert [p.source for p in graph.pages][-2:] == ["a.csv#10", "a.csv#11"]


def test_a_hamlet_behind_its_village_stops_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("江宁区谷里街道双塘社区大塘金村开展志愿服务活动", encoding="utf-8")
    graph = kg.build([tmp_path, SEEDS])
    assert graph.quarantined == graph.skipped == []
    place = f"""PREFIX xz: <{XZ}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?name ?above WHERE {{ ?a xz:inPage/xz:source "a.txt" ; xz:about ?p . ?p rdfs:label ?name .
        ?p xz:within/rdfs:label ?above }}"""
    assert graph.query(place).rows == [["双塘社区", "谷里街道"]]
