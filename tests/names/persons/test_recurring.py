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
