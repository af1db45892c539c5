"""Finding initiatives takes work that grows with the text, whatever it repeats."""

from __future__ import annotations

import pytest

from kg.facts.initiatives import extract
from kg.facts.initiatives.namewords import is_generic
from kg.facts.initiatives.sameinitiative import undertakings
from kg.model import Article, Mentions
from kg.reading import Reading, read
from kg.reading.lexicon import repeated
from kg.reading.masks import Masked
from tests.growth import finishes, grows_linearly

MINE = ("facts/initiatives", "reading")
UNITS = (
    "“一”",
    "《一》、",
    "“创建”、",
    "举办“活动”",
    "老旧小区改造、",
    "开展一的活动",
    "活动、一、三大工程、",
    "一、改造",
)


def reading(text: str):
    article = Article.of_text(text, title="江陵县开展活动", date="2022-01-01")
    return lambda: list(extract(Reading(article, Mentions(article)), ()))


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit: str) -> None:
    grows_linearly(lambda n: reading((unit * (n // len(unit) + 1))[:n]), *MINE, size=1200)


def test_work_grows_with_the_mentions_of_one_clause() -> None:
    def work(n: int):
        article = Article.of_text(("江陵县改造、" * n)[:n])
        mentions = read(article).mentions
        return lambda: list(extract(Reading(article, mentions), ()))

    grows_linearly(work, *MINE, size=1200)


class Sighted:
    """What merging asks of a sighting."""

    def __init__(self, label: str, clause: int) -> None:
        self.label, self.headline = label, False
        self.clause = type("Clause", (), {"number": clause})
        self.passage = None


def test_work_grows_with_the_names_that_end_alike() -> None:
    def work(n: int):
        found = [Sighted(f"{chr(0x4E00 + i)}老旧小区改造", i) for i in range(n)]
        return lambda: undertakings(found)  # type: ignore[arg-type]

    grows_linearly(work, "facts/initiatives", size=100)


def test_name_of_any_length_is_trimmed_soon() -> None:
    code = "from kg.facts.initiatives.names import _trimmings; print(_trimmings('1' * 60 + '河道清淤'))"
    assert finishes(code) == "0"


@pytest.mark.parametrize("words", ["丰富多彩" * 30, "整改" * 60])
def test_label_of_any_words_is_judged_soon(words: str) -> None:
    assert finishes(f"from kg.facts.initiatives.names import is_nothing; print(is_nothing('{words}县'))") == "True"


def test_modifier_of_any_words_is_judged_soon() -> None:
    code = "from kg.facts.initiatives.namewords import is_generic; print(is_generic('省市县级' * 40 + '甲'))"
    assert finishes(code) == "False"


@pytest.mark.parametrize("modifier", ["", "重点", "重点民生", "省级", "省市", "国家级重点", "常态化", "常态", "一二三"])
def test_modifier_made_of_empty_words_is_generic(modifier: str) -> None:
    assert is_generic(modifier)


@pytest.mark.parametrize("modifier", ["河道", "重点河道", "河道重点", "省级河", "化"])
def test_modifier_with_a_word_of_its_own_is_not_generic(modifier: str) -> None:
    assert not is_generic(modifier)


def test_repeated_labels_are_those_printed_twice_side_by_side_or_apart() -> None:
    assert repeated("甲乙甲乙丙甲甲甲丁", {"甲乙", "丙", "甲甲", "无"}) == {"甲乙"}
    assert repeated("", {"甲"}) == set()
    assert repeated("甲", set()) == set()


def test_clause_that_runs_on_is_read_in_pieces_that_end_behind_a_pause() -> None:
    text = "、".join(["改造老旧小区"] * 200)
    clauses = Masked.of(Article.of_text(text).body).clauses
    assert "".join(text[c.start : c.end] for c in clauses) == text
    assert max(c.end - c.start for c in clauses) <= 300
    assert all(text[c.end - 1] == "、" for c in clauses[:-1])


def test_piece_of_a_clause_never_ends_within_a_quotation() -> None:
    text = ("一" * 290 + "“甲乙丙丁戊己庚辛壬癸甲乙丙丁戊”") * 3
    clauses = Masked.of(Article.of_text(text).body).clauses
    assert all(text.count("“", c.start, c.end) == text.count("”", c.start, c.end) for c in clauses)
