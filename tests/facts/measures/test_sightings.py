"""Where the undertakings of an article are seen again: short names, pointing words, and what is no name."""

from __future__ import annotations

import pytest

from kg.facts import find_facts
from kg.facts.measures.sightings import Sighting, Sightings, is_short_for, name_of
from kg.model import ACCEPTED, Article, Fact, Initiative, Place, Quantity
from kg.reading import read

_COUNTY = Place("江陵县", "county", "421024")


def near(text: str, *undertakings: tuple[str, str], sure: float = 0.9) -> list[Sighting]:
    """What may be the last number's in a text with undertakings (label, type)."""
    article = Article.of_text(text)
    reading = read(article)
    facts = [
        Fact(_COUNTY, Initiative(label, kind, _COUNTY), article.body.evidence(0, 1), article, sure, "given")
        for label, kind in undertakings
    ]
    return Sightings(reading, facts).near(reading.text(article.body).quantities[-1])


def names(found: list[Sighting]) -> list[str]:
    """The names of what is seen, the nearest first."""
    return [name_of(sighting.thing) for sighting in found]


def test_a_short_name_stands_for_the_longer_one_that_ends_alike() -> None:
    text = "江陵县启用江陵茶叶交易市场。茶叶市场一年成交3000笔。"
    assert names(near(text, ("江陵茶叶交易市场", "facility"), ("茶叶市场", "facility"))) == ["江陵茶叶交易市场"]


@pytest.mark.parametrize(
    ("short", "name", "short_for"),
    [
        ("茶叶市场", "江陵茶叶交易市场", True),
        ("联络站", "“代表之家”联络站", True),
        ("市场茶叶", "江陵茶叶交易市场", False),
        ("茶叶节", "江陵茶叶交易市场", False),
        ("茶叶市场", "茶叶市场", False),
    ],
)
def test_a_name_is_short_for_one_that_has_its_words_in_order(short: str, name: str, short_for: bool) -> None:
    assert is_short_for(short, name) is short_for


def test_a_pointing_word_takes_up_the_nearest_undertaking_of_its_kind() -> None:
    text = "江陵县推行“一网统管”模式,举办护河文化节。今年以来,该机制收集问题48个。"
    found = near(text, ("“一网统管”模式", "service"), ("护河文化节", "event"))
    assert [name_of(s.thing) for s in found if not s.whole] == ["“一网统管”模式"]


def test_what_points_at_an_undertaking_is_no_name() -> None:
    assert names(near("江陵县修建水厂。该工程总投资300万元。", ("该工程", "project"))) == []


def test_a_name_with_a_number_of_things_in_it_is_none() -> None:
    label = "乡镇92个代表联络站"
    assert names(near("江陵县有12个乡镇92个代表联络站。", (label, "facility"), sure=0.5)) == []


def test_an_undertaking_right_behind_an_amount_may_be_what_it_is_paid_for() -> None:
    assert names(near("江陵县投资20亿元的节能玻璃项目投产。", ("节能玻璃项目", "project"), sure=0.4)) == [
        "节能玻璃项目"
    ]


def test_a_phrase_without_quotes_is_no_name_for_its_headword_alone() -> None:
    assert names(near("江陵县清理了村口的垃圾收集点。全年清运垃圾430吨。")) == []


def test_number_of_a_text_without_places_is_said_of_the_phrase_before_it() -> None:
    text = "镇里将投入1亿元资金,对迎宾大道进行全面改造。迎宾大道大修工程全长5.12公里。"
    measures = [f for f in find_facts(read(Article.of_text(text))) if isinstance(f.object, Quantity)]
    assert [float(f.object.value) for f in measures if isinstance(f.object, Quantity)] == [1.0, 5.12]
    assert {f.confidence for f in measures} == {ACCEPTED}
