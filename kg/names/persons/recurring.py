"""What a name's other mentions in the same text say of its end: 弓旭|升任 where 弓旭升 stands twice."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from kg.names.persons import personwords
from kg.names.persons.likeness import Name

_LONGEST, _LONGEST_HAN = 5, 3
"""Characters of a name that its mentions may make longer, and of one that transcribes no sounds."""
_OFTEN = 2
"""Mentions that say it."""
_SELDOM, _MOST_MENTIONS = -9, 20
"""Bits of a character that few given names have, and mentions of a name that are looked at."""
_LEAST_GIVEN, _MOST_FOLLOWER = -13, -8
"""Bits of a character in given names, and behind names, at which it may be part of one."""


def as_elsewhere(text: str, name: Name) -> Name:
    """The name with the characters that stand behind it wherever it is mentioned, without one that stands once."""
    at, end = name.start, name.end
    if end - at == _LONGEST_HAN and _stands_shorter(text, at, end - 1):
        return name._replace(end=end - 1, ended=True)
    while end - at < _LONGEST and _may_belong(text, at, end) and _always(text, at, end):
        end += 1
    return name if end == name.end else name._replace(end=end, ended=True)


def _stands_shorter(text: str, start: int, end: int) -> bool:
    """Whether a name ends before the sign at ``end``, which is rare in given names: 郑莉|就 where 郑莉 stands alone.

    Some signs end no name at all; one that hardly any given name has needs one such mention, one that few have two.
    """
    if text[end] in personwords.sections("no_names.txt")["no end"]:
        return True
    bits = personwords.given().get(text[end], _LEAST_GIVEN - 9)
    if bits > _SELDOM or text.count(text[start : end + 1]) > 1:
        return False
    return _alone(text, text[start:end]) >= (1 if bits < _LEAST_GIVEN - 1 else _OFTEN)


def _alone(text: str, name: str) -> int:
    """How many of a name's first mentions have a sign or a word behind them that follows names."""
    ends = (m.end() for m in islice(re.finditer(re.escape(name), text), _MOST_MENTIONS))
    return sum(_closes(text, end) for end in ends)


def _closes(text: str, end: int) -> bool:
    sign = text[end : end + 1]
    often = personwords.buckets_of("namefollowers.txt").get(sign, _MOST_FOLLOWER) > _MOST_FOLLOWER + 1
    return often or not "\u4e00" <= sign <= "\u9fff" or _is_word(text[end : end + 2])


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
