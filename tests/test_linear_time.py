"""The work for an article's names, posts and numbers grows with its length, whatever stands in it.

Work is the number of lines of Python that run; the steps of regular expressions are another test's affair.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from kg.discovery import members
from kg.entities import Entities
from kg.facts import measures, roles
from kg.model import Article, Fact, Initiative, Mentions, Place
from kg.reading import Reading
from kg.reading.agents import Agents
from kg.reading.dates import date_of
from kg.reading.sentences import clauses, in_speech, sentences

SIZE = 700
"""Characters of the shortest text; the others have twice and four times as many."""
LINEAR = 2.6
"""The second increment of work by the first: 2 for linear work, 4 for quadratic work."""
ZHEJIANG = Place("浙江省", "province", "330000")
YUNHE = Place("云和县", "county", "331125", ZHEJIANG)


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python run."""
    count = 0

    def line(_frame: FrameType, _event: str, _arg: Any) -> Any:
        nonlocal count
        count += 1
        return line

    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(None)
    return count


def growth(prepared: Callable[[int], Callable[[], object]]) -> float:
    """How the work for ``prepared(characters)`` grows."""
    prepared(SIZE)()
    one, two, four = (lines_run(prepared(n * SIZE)) for n in (1, 2, 4))
    return (four - two) / max(1, two - one)


def repeated(unit: str, size: int) -> str:
    """A text of about ``size`` characters."""
    return unit * (size // len(unit))


def named(article: Article) -> Reading:
    """A reading with what the finders of places, organisations and persons see."""
    reading = Reading(article, Mentions(article))
    for finder in members("kg.reading.mentions", "find"):
        if not finder.__name__.endswith("laureates"):
            reading.mentions.add(finder.find(reading))
    return reading


def names(article: Article) -> Mentions:
    """The names alone."""
    return named(article).mentions


def read(article: Article) -> list[Fact]:
    """The posts and numbers of an article."""
    reading = named(article)
    return [*roles.extract(reading, ()), *measures.extract(reading, ())]


@pytest.mark.parametrize(
    "unit",
    [
        "书记李建国、",
        "江陵县",
        "江陵县、",
        "江陵县张家村",
        "村阿勒泰新闻网讯",
        "投入12万元,",
        "“好。”12%",
        "章三,江陵县县长,",
        "兼任主任,",
        "担任书记",
        "学校党支部书记章三说。",
        "县长李建国",
        "江陵县公安局",
        "红墩镇红墩",
        "院长李建国、江陵县医院",
        "江陵县县长李建国",
        "李建国是书记,是",
        "见义勇为模范:书记李建国,",
        "组长李建国。",
    ],
)
def test_names_posts_and_numbers_cost_what_their_text_is_long(unit):
    def prepared(size: int) -> Callable[[], object]:
        article = Article.of_text(repeated(unit, size), date="2022-08-02")
        return lambda: read(article)

    assert growth(prepared) < LINEAR


def test_a_headline_of_any_length_costs_what_it_is_long():
    def prepared(size: int) -> Callable[[], object]:
        article = Article.of_text("好。", title=repeated("江陵县县长李建国、", size))
        return lambda: read(article)

    assert growth(prepared) < LINEAR


def test_agents_are_found_without_reading_the_text_before_anew():
    def prepared(size: int) -> Callable[[], object]:
        article = Article.of_text(repeated("江陵县介绍,开展义诊,", size))
        agents, body = Agents(article, names(article)), article.body
        return lambda: [(agents.of(body, c.end), agents.owner(body, c.end)) for c in clauses(body)]

    assert growth(prepared) < LINEAR


def test_hosts_are_found_without_reading_the_text_before_anew():
    def prepared(size: int) -> Callable[[], object]:
        article = Article.of_text(repeated("活动由江陵县主办。", size))
        agents, body = Agents(article, names(article)), article.body
        return lambda: [agents.passive(body, s.start, s.end) for s in sentences(body)]

    assert growth(prepared) < LINEAR


def test_dates_of_events_are_found_without_reading_all_dates():
    def prepared(size: int) -> Callable[[], object]:
        body = Article.of_text(repeated("8月2日开展,", size)).body
        return lambda: [date_of(body, c.start + 4, c.end, "2022") for c in clauses(body)]

    assert growth(prepared) < LINEAR


def test_speech_is_found_without_reading_all_speech():
    def prepared(size: int) -> Callable[[], object]:
        body = Article.of_text(repeated("“好。”", size)).body
        return lambda: [in_speech(body, at) for at in range(0, len(body.text), 4)]

    assert growth(prepared) < LINEAR


def test_numbers_beside_many_initiatives_cost_no_more():
    def prepared(size: int) -> Callable[[], object]:
        labels = [f"甲{chr(0x4E00 + n)}乙{chr(0x4F00 + n)}工程" for n in range(size // 5)]
        article = Article.of_text("".join(f"江陵县实施{label},投入{n}万元," for n, label in enumerate(labels)))
        evidence, reading = article.body.evidence(0, 5), named(article)
        stated = [Initiative(label, "project", YUNHE) for label in labels]
        facts = tuple(Fact(YUNHE, i, evidence, article, 0.9, "initiatives") for i in stated)
        return lambda: list(measures.extract(reading, facts))

    assert growth(prepared) < LINEAR


def test_many_villages_are_found_again_in_one_reading():
    def prepared(size: int) -> Callable[[], object]:
        villages = "".join(f"江陵县{chr(0x6E00 + n)}{chr(0x6F00 + n)}村" for n in range(size // 6))
        article = Article.of_text(f"{villages}。{villages}")
        return lambda: names(article)

    assert growth(prepared) < LINEAR


def test_a_path_without_end_is_read():
    assert names(Article.of_text("江陵县" * 3000 + "新闻网讯")).found


def test_villages_without_end_lie_in_the_unit_above_them():
    found = names(Article.of_text("江陵县" + "张家村" * 1000)).found
    assert {len(m.referent.chain) for m in found if isinstance(m.referent, Place)} == {3, 4}


def test_what_is_said_of_one_entity_is_compared_by_its_hash():
    def prepared(size: int) -> Callable[[], object]:
        entities = Entities()
        stated = [Initiative("甲工程", "project", YUNHE, date_note=str(n)) for n in range(size)]
        return lambda: [entities.add("initiative/甲", one, one.label) for one in stated]

    assert growth(prepared) < LINEAR


def test_a_text_without_signs_is_read_in_pieces():
    body = Article.of_text("国" * 5000).body
    assert max(c.end - c.start for c in clauses(body)) <= 240
    assert max(s.end - s.start for s in sentences(body)) <= 720
    assert "".join(body.text[s.start : s.end] for s in sentences(body)) == body.text


def test_a_list_is_cut_behind_a_comma():
    body = Article.of_text("章阿福、李建国、王小明、" * 100).body
    assert len(clauses(body)) > 1
    assert all(body.text[c.end - 1] == "、" for c in clauses(body))


def test_a_sentence_of_ordinary_length_is_never_cut():
    sentence = "县里开展义诊," * 60
    assert [(s.start, s.end) for s in sentences(Article.of_text(sentence).body)] == [(0, len(sentence))]
