"""What each sign of a pattern does at one point of a text: functions that give the points where it may end there.

They are made once for a pattern, so that nothing is asked about an item while a text is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from kg.rules.grammar import CLAUSE_ENDS, SENTENCE_ENDS, Gap
from kg.rules.necessary import any_of


class Ground(Protocol):
    """What a pattern is matched against."""

    @property
    def text(self) -> str: ...

    def ends(self, slot: str, argument: str, at: int) -> Iterable[int]:
        """Where what fills a slot may end that begins at ``at``, the likeliest end first; offsets into ``text``."""
        ...

    def starts(self, slot: str, argument: str, start: int, end: int) -> Iterable[int]:
        """The offsets within ``text[start:end]`` at which what fills a slot begins."""
        ...


Ends = Callable[[Ground, str, int, int], Sequence[int]]
"""Where an item may end, the likeliest first: of a ground, its text, where the item begins and the limit."""
_CLAUSE_END, _SENTENCE_END = re.compile(f"[{CLAUSE_ENDS}]"), re.compile(f"[{SENTENCE_ENDS}]")


def words_from(words: Sequence[str]) -> Ends:
    """Any of the words, in their order; an empty one is nothing."""
    known: dict[str, list[str]] = {}
    for initial in {word[:1] for word in words}:
        known[initial] = [word for word in words if word[:1] in (initial, "")]
    nothing = known.get("", [])

    def ends(ground: Ground, text: str, at: int, limit: int) -> Sequence[int]:
        likely = known.get(text[at : at + 1], nothing)
        return [at + len(word) for word in likely if text.startswith(word, at, limit)] if likely else ()

    return ends


def slot(kind: str, argument: str) -> Ends:
    """What the ground fills a slot with."""

    def ends(ground: Ground, text: str, at: int, limit: int) -> Sequence[int]:
        found = ground.ends(kind, argument, at)
        return [end for end in found if end <= limit] if found else ()

    return ends


def gap(item: Gap, ahead: frozenset[str] | None) -> Ends:
    """As few characters as can be; before one of the words ``ahead``, where it is known what must follow."""
    most, stops = item.most, _SENTENCE_END if item.wide else _CLAUSE_END
    follows = re.compile(f"(?={any_of(ahead)})") if ahead else None
    longest = max(map(len, ahead)) if ahead else 0

    def ends(ground: Ground, text: str, at: int, limit: int) -> Sequence[int]:
        last = min(at + most, limit)
        stop = stops.search(text, at, last)
        if stop:
            last = stop.start()
        if follows is None:
            return range(at, last + 1)
        return [m.start() for m in follows.finditer(text, at, min(limit, last + longest)) if m.start() <= last]

    return ends


def edge(sign: str) -> Ends:
    """The start ("^") or end ("$") of a clause."""
    shift = -1 if sign == "^" else 0

    def ends(ground: Ground, text: str, at: int, limit: int) -> Sequence[int]:
        near = text[max(0, at + shift) : at + shift + 1]
        return (at,) if not near or near in CLAUSE_ENDS else ()

    return ends


def unless(fits: Callable[[Ground, int, int], bool]) -> Ends:
    """Nothing, where something does not fit."""

    def ends(ground: Ground, text: str, at: int, limit: int) -> Sequence[int]:
        return () if fits(ground, at, limit) else (at,)

    return ends


def by_length(words: Iterable[str]) -> list[str]:
    """The words, the longest first."""
    return sorted(set(words), key=lambda word: (-len(word), word))


Known = Mapping[str, Sequence[str]]
"""Word lists by name."""
