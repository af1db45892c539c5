"""Where a text's marks and set phrases stand, found once and looked up by bisection."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

OPENING, CLOSING = "“《(", "”》)"
_MARK = re.compile(r"[,;:。!?\n —“”《》()]")
_STARTS = frozenset(",;:。!?\n ")
_LONGEST_CLAUSE = 1000
_LONGEST_TAIL = 12
_MOST_TAILS = 12
_MOST_MARKS = 240
"""Marks of a clause, those within quotes too."""


@lru_cache(maxsize=8)
def _marks(text: str) -> list[int]:
    return [m.start() for m in _MARK.finditer(text)]


def marks_between(text: str, start: int, end: int) -> Iterator[int]:
    """Where signs of punctuation, quotation marks and brackets stand from ``start`` on and before ``end``."""
    known = _marks(text)
    at = bisect_left(known, start)
    while at < len(known) and known[at] < end:
        yield known[at]
        at += 1


def clause_start(text: str, at: int) -> int:
    """Where the clause that holds ``at`` begins; marks inside quotes part nothing.

    No clause is longer than a thousand characters.
    """
    depth, known, limit = 0, _marks(text), max(0, at - _LONGEST_CLAUSE)
    last = bisect_left(known, at) - 1
    for k in range(last, max(-1, last - _MOST_MARKS), -1):
        i = known[k]
        if i < limit:
            return limit
        depth += (text[i] in CLOSING) - (text[i] in OPENING)
        if text[i] == "\n" or (depth <= 0 and text[i] in _STARTS) or depth < 0:
            return i + 1
    return limit if last < _MOST_MARKS else max(limit, known[last + 1 - _MOST_MARKS])


@lru_cache(maxsize=32)
def _matches(text: str, pattern: re.Pattern[str]) -> tuple[list[int], list[re.Match[str]]]:
    found = list(pattern.finditer(text))
    return [m.start() for m in found], found


def matches_between(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a text that begin at ``start`` or later and end at ``end`` or before, in order."""
    starts, found = _matches(text, pattern)
    at = bisect_left(starts, start)
    while at < len(starts) and starts[at] < end:
        if found[at].end() <= end:
            yield found[at]
        at += 1


@lru_cache(maxsize=32)
def _places(text: str, pattern: re.Pattern[str]) -> tuple[list[int], list[int]]:
    found = [m.span(1) for m in re.finditer(f"(?=({pattern.pattern}))", text)]
    return [s for s, _ in found], [e for _, e in found]


def stands_between(text: str, pattern: re.Pattern[str], start: int, end: int) -> bool:
    """Whether a pattern (short words, found wherever they begin) stands in ``text[start:end]``."""
    starts, ends = _places(text, pattern)
    at = bisect_left(starts, start)
    while at < len(starts) and starts[at] < end:
        if ends[at] <= end:
            return True
        at += 1
    return False


def before(text: str, pattern: re.Pattern[str], end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a text that begin before ``end``, the last one first."""
    starts, found = _matches(text, pattern)
    for at in range(bisect_left(starts, end) - 1, -1, -1):
        yield found[at]


def without_tail(text: str, start: int, end: int, tail: re.Pattern[str]) -> int:
    """Where a stretch ends without the words at its end that a pattern (ending in ``$``) takes off one by one."""
    for _ in range(_MOST_TAILS):
        found = tail.search(text, max(start, end - _LONGEST_TAIL), end)
        if found is None or found.start() == found.end():
            break
        end = found.start()
    return end
