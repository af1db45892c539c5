"""Finding honours takes work that grows with the text, whatever it repeats."""

from __future__ import annotations

import pytest

from kg.facts.honours import extract
from kg.model import Article, Fact, Honour, Mentions, Place
from kg.reading import Reading, read
from kg.reading.awards.awardstated import stated
from kg.reading.awards.heads import Heads, ends_in_head, is_titled
from kg.reading.awards.samehonour import merged
from tests.growth import finishes, grows_linearly

MINE = ("reading/awards", "facts/honours")
UNITS = (
    "获",
    "被授予",
    "荣获全国先进单位",
    "获县、",
    "获“一一”、",
    "江陵县荣获",
    "全国劳动模范李建国、",
)


def reading(text: str):
    article = Article.of_text(text, date="2022-01-01")
    mentions = read(article).mentions if "江陵" in text or "李建国" in text else Mentions(article)
    return lambda: list(extract(Reading(article, mentions), ()))


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit: str) -> None:
    grows_linearly(lambda n: reading((unit * (n // len(unit) + 1))[:n]), *MINE, size=800)


def fact_of(number: int, place: str, honour: str) -> Fact:
    article = Article.of_text("江陵县获奖。")
    evidence = article.body.evidence(0, 6)
    return Fact(Place(place, "village"), Honour(honour), evidence, article, 0.9, "honours")


@pytest.mark.parametrize("place", ["{}村", "江陵县"])
def test_work_grows_with_the_honours_that_are_compared(place: str) -> None:
    def work(n: int):
        facts = [fact_of(i, place.format(chr(0x4E00 + i)), f"全国{chr(0x4E00 + i)}先进村") for i in range(n)]
        return lambda: merged(facts)

    grows_linearly(work, "reading/awards", size=200)


def test_fuller_name_of_an_honour_takes_the_place_of_the_shorter() -> None:
    facts = [fact_of(0, "甲村", "示范村"), fact_of(1, "甲村", "文明村"), fact_of(2, "江陵县甲村", "全国文明村")]
    assert [(f.subject.name, f.object.name) for f in merged(facts)] == [
        ("甲村", "示范村"),
        ("甲村", "文明村"),
        ("江陵县甲村", "全国文明村"),
    ]
    facts = [fact_of(0, "甲村", "文明示范村"), fact_of(2, "江陵县甲村", "全国文明示范村")]
    assert [(f.subject.name, f.object.name) for f in merged(facts)] == [("江陵县甲村", "全国文明示范村")]


def test_words_before_a_quoted_honour_are_read_soon() -> None:
    code = "from kg.reading.awards.awardtitles import titles_in; print(list(titles_in('第一届' * 40 + '人')))"
    assert finishes(code) == "[]"


def test_words_before_a_rank_are_taken_off_soon() -> None:
    code = "from kg.reading.awards.contests import _contest; print(_contest('甲' + '更被又被' * 40 + '乙', 0, 162))"
    assert finishes(code) == "('', 162)"


@pytest.mark.parametrize("words", ["", "全省", "第三批全省", "湖北省荆州市2023年第一季度"])
def test_words_before_a_quoted_honour_are_part_of_it(words: str) -> None:
    article = Article.of_text(f"近日,{words}“江陵好人”李建国走进社区。")
    (award,) = [a for a in stated(article.body, read(article).mentions) if a.rule == "title"]
    assert [n.name for n in award.names] == [f"{words}“江陵好人”"]


@pytest.mark.parametrize(
    ("name", "head", "titled"),
    [
        ("全省乡村振兴示范县", True, True),
        ("优秀组织奖", True, True),
        ("“示范 县”", True, True),
        ("文明的村", False, False),
        ("全国青少年教育基地", False, True),
        ("教育基地", False, False),
        ("示范县(第二批)", True, True),
        ("全市大赛第一名", True, True),
        ("第一名", False, False),
        ("先进阵地", False, False),
        ("", False, False),
    ],
)
def test_headwords_end_the_names_of_honours(name: str, head: bool, titled: bool) -> None:
    assert (ends_in_head(name), is_titled(name)) == (head, titled)
    around = Heads(f"获{name}等“荣誉”")
    assert (around.ends_in_head(1, 1 + len(name)), around.is_titled(1, 1 + len(name))) == (head, titled)
