"""What a name's other mentions say of its end."""

from __future__ import annotations

import pytest

from kg.names.persons.likeness import Name
from kg.names.persons.recurring import as_elsewhere


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("弓旭升任局长。散会后,弓旭升、米焕珍宣誓", 2, "弓旭升"),
        ("副镇长苏雅拉图各包五个,苏雅拉图分管", 2, "苏雅拉图"),
        ("王立新任局长", 2, "王立"),
        ("王立说,好。王立说,行", 2, "王立"),
        ("王立强调,好。王立强调,行", 2, "王立"),
        ("王立刚走。王立来了", 2, "王立"),
    ],
)
def test_name_is_as_long_as_each_of_its_mentions(text: str, short: int, name: str) -> None:
    start = text.index(name)
    found = as_elsewhere(text, Name(start, start + short, 5.0))
    assert text[found.start : found.end] == name


def test_name_that_stands_once_stays() -> None:
    name = Name(0, 2, 5.0)
    assert as_elsewhere("郝九如问", name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("庭长郑莉就来到小镇", "郑莉"),
        ("教导员黄河与所长通话", "黄河"),
        ("院长何伟二十年如一日。何伟说,好。何伟,医生", "何伟"),
        ("院长何伟明走了。何伟明说,何伟,好", "何伟明"),
        ("院长何伟二走了。何伟强来了", "何伟二"),
    ],
)
def test_name_of_three_ends_before_a_word_that_stands_behind_it_once(text: str, name: str) -> None:
    found = as_elsewhere(text, Name(text.index(name[:2]), text.index(name[:2]) + 3, 5.0))
    assert text[found.start : found.end] == name
