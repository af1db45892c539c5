"""An initiative named again in other words is one, what shares only a word is two."""

from __future__ import annotations

import pytest

from kg.facts.initiatives.choosing import chosen
from kg.facts.initiatives.coreference import WINDOW, compared, joined, pair_signs
from kg.facts.initiatives.sameinitiative import Undertaking, affirmed
from tests.facts.initiatives.reading import read, seen


def groups(text: str) -> list[Undertaking]:
    return affirmed(chosen(seen(text)))


def signs(text: str) -> set[str]:
    one, other = groups(text)
    return set(pair_signs(one, other))


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("“山茶杯”青年电商直播大赛", "大赛"),
        ("“银杏谷”采茶文化节", "文化节"),
        ("“清水行动”应急演练", "演练"),
    ],
)
def test_short_wording_of_a_full_name_is_the_same_initiative(long: str, short: str) -> None:
    text = f"5月8日,江陵县举办{long}。{short}由该县团委承办,{short}持续三天。"
    assert [label for label in read(text) if label[-2:] == long[-2:]] == [long]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“春雨”助学行动", "“秋叶”敬老行动"),
        ("农村公路改造工程", "农村电网改造工程"),
        ("第一届梨花节", "第一届桃花节"),
    ],
)
def test_two_names_with_one_last_word_stay_two(one: str, other: str) -> None:
    assert len(read(f"5月8日,江陵县启动{one}。5月9日,江陵县启动{other}。")) == 2


def test_how_two_wordings_are_made_is_a_sign() -> None:
    text = "江陵县开展“春雨”助学行动。江陵县开展“秋叶”敬老行动。"
    assert {"same last word", "quotes differ"} <= signs(text)


def test_wordings_that_share_nothing_are_no_pair() -> None:
    assert signs("江陵县举办山歌大赛。江陵县实施河道清淤工程。") == set()


def test_each_is_compared_with_a_bounded_number_of_others() -> None:
    text = "".join(f"江陵县举办“{chr(0x4E00 + n)}山杯”山歌大赛。" for n in range(3 * WINDOW))
    found = groups(text)
    assert len(found) > 2 * WINDOW
    assert len(list(compared(found))) <= len(found) * WINDOW
    assert len(joined(found)) <= len(found)
