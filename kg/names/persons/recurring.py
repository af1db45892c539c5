"""What a name's other mentions in the same text say of its end: 弓旭|升任 where 弓旭升 stands twice."""

from __future__ import annotations

from functools import cache

from kg.names.persons import personwords
from kg.names.persons.likeness import Name

_LONGEST, _LONGEST_HAN = 5, 3
"""Characters of a name that its mentions may make longer, and of one that transcribes no sounds."""
_OFTEN = 2
"""Mentions that say it."""
_LEAST_GIVEN, _MOST_FOLLOWER = -13, -8
"""Bits of a character in given names, and behind names, at which it may be part of one."""


def as_elsewhere(text: str, name: Name) -> Name:
    """The name with the characters that stand behind it wherever it is mentioned, when it is mentioned again."""
    at, end = name.start, name.end
    while end - at < _LONGEST and _may_belong(text, at, end) and _always(text, at, end):
        end += 1
    return name if end == name.end else name._replace(end=end, ended=True)


def _may_belong(text: str, start: int, end: int) -> bool:
    """Whether the character at ``end`` may be a name's, and begins no word that follows each of its mentions."""
    sign = text[end : end + 1]
    if personwords.buckets_of("namefollowers.txt").get(sign, _MOST_FOLLOWER) > _MOST_FOLLOWER:
        return False
    given = end - start < _LONGEST_HAN and personwords.given().get(sign, _LEAST_GIVEN - 1) >= _LEAST_GIVEN
    return (given or sign in _signs()) and not (_is_word(text[end : end + 2]) and _always(text, start, end + 1))


def _is_word(word: str) -> bool:
    return word in personwords.buckets_of("namefollowers.txt") or word in personwords.acts()


def _always(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands nowhere without the character behind it."""
    longer = text.count(text[start : end + 1])
    return longer >= _OFTEN and text.count(text[start:end]) == longer


@cache
def _signs() -> frozenset[str]:
    return frozenset(personwords.sections("transliterated.txt")["signs"])
