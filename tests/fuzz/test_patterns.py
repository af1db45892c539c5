"""No regular expression of the project takes more steps than the text's length allows, whatever the text."""

from __future__ import annotations

import re

import pytest

from tests.fuzz.hostile import Pump, pumps
from tests.fuzz.patterns import Pattern, bounds, grown, recorded, rows, too_slow_at
from tests.fuzz.slow import verdict


@pytest.fixture(scope="module")
def patterns() -> list[Pattern]:
    found = recorded()
    return [*found, *rows(found)]


def test_no_pattern_takes_more_than_linear_steps(patterns):
    limits = bounds()
    slow = [told for pattern in patterns if (told := verdict(pattern, limits))]
    assert not slow, f"{len(slow)} of {len(patterns)} patterns:\n\n" + "\n\n".join(slow)


def test_declared_bounds_are_kept(patterns):
    limits, seen = bounds(), dict[str, int]()
    for pattern in patterns:
        for site, used in pattern.uses.items():
            seen[site] = max(seen.get(site, 0), *used.values())
    assert set(limits) <= set(seen), "declared for functions that use no pattern"
    assert not {site: seen[site] for site in limits if seen[site] > limits[site]}


def test_most_patterns_of_the_program_are_found(patterns):
    rooms = ("articles", "names.places", "reading.awards", "reading.posts", "reading.quantities", "facts.initiatives")
    made = {pattern.made for pattern in patterns if pattern.uses}
    assert not [room for room in rooms if not any(m.startswith(f"kg.{room}") for m in made)]
    assert len(patterns) > 500


def _found(source: str) -> bool:
    pattern = Pattern(source, re.compile(source).flags, "here", {})
    return any(grown(pattern, pump) for pump in pumps(pattern.compiled))


@pytest.mark.parametrize(
    "source",
    [
        r"(?:一|二|[0-9.,]+)+个",
        r"(?:老|老旧|旧)*小区$",
        r"(?:市县|市|县)+区",
        r"[一-龥]+(?:县|市)$",
        r"“[^”]*”",
        r"<!--\s*x(.*?)-->",
        r"\s+$",
        r"(?:甲.*)?乙.*丙",
        r"^(.+)(.+)(.+)完$",
        r"(\S{2,4})\s*[,\s]\s*\S.{2,40}完",
    ],
)
def test_slow_patterns_are_found(source):
    assert _found(source)


@pytest.mark.parametrize(
    "source",
    [
        r"[一-龥]{1,30}(?:县|市)",
        r"“[^“”]*+”",
        r"(?<!\d)\d++个",
        r"(?:一|二)++个?",
        r"^\s*+$",
        r"(?:市县|市|县)",
        r"甲.{0,80}?乙",
    ],
)
def test_linear_patterns_are_left_alone(source):
    assert not _found(source)


def test_bounded_pattern_is_judged_at_its_bound():
    pattern = Pattern(r"(?:a+)+b", re.compile("").flags, "here", {"name": {"search": 9}})
    assert not too_slow_at(pattern, Pump("", "a"), 9)
    assert too_slow_at(pattern, Pump("", "a"), 40)
