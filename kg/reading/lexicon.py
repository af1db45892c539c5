"""The word lists of ``data/``, read once: headwords of undertakings, verbs, what takes place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.model import InitiativeType
from kg.rules.wordlists import lists

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_DATA = Path(__file__).parent / "data"
MOODS, GOVERNORS = str(_DATA / "moods.txt"), str(_DATA / "governors.txt")
"""Files for :mod:`kg.rules.patterns`."""
NAMED = 4
"""Strength of an undertaking known under a fixed name (老旧小区改造)."""
COMPOUND = 0
"""Strength of a verb-noun compound's last word (改造)."""


class Head(NamedTuple):
    """The word that a name ends in."""

    word: str
    type: str
    """An initiative type, or "none" for a word that only looks like a headword (重点)."""
    strength: int
    """4 a name by itself, 3 with any modifier, 2 with a specific one, 1 with quotes; 0 a verb-noun compound."""


class Verb(NamedTuple):
    """A verb that governs names."""

    word: str
    group: str
    """hold, create, issue, advance, use, join or weak."""
    weight: int
    ambiguous: bool


def _lists(name: str) -> Mapping[str, tuple[str, ...]]:
    return lists(str(_DATA / f"{name}.txt"))


@lru_cache(maxsize=1)
def heads() -> dict[str, Head]:
    """Headword -> what it says about the name that it ends."""
    found: dict[str, Head] = {}
    for head, words in _lists("headwords").items():
        kind, strength = head.split()
        found |= {w: Head(w, kind, COMPOUND if strength == "c" else int(strength)) for w in words}
    for kind, words in _lists("programmes").items():
        found |= {w: Head(w, kind, NAMED) for w in words}
    return found


@lru_cache(maxsize=1)
def verbs() -> dict[str, Verb]:
    """Verb -> its group and weight."""
    listed = dict(_lists("verbs"))
    unsure = listed.pop("ambiguous")
    found = {word: Verb(word, "advance", 80, True) for word in unsure}
    for head, words in listed.items():
        group, weight = head.split()
        mild = group in ("use", "join", "weak")
        found |= {word: Verb(word, group, int(weight), mild or word in unsure) for word in words}
    return found


TYPES: tuple[InitiativeType, ...] = ("campaign", "project", "event", "service", "facility", "brand", "document", "body")


@lru_cache(maxsize=1)
def happenings() -> dict[str, dict[str, int]]:
    """Verb whose subject is what takes place (举行, 启用) -> initiative type -> weight."""
    found: dict[str, dict[str, int]] = {}
    for head, words in _lists("events").items():
        *types, weight = head.split()
        for word in words:
            known = found.setdefault(word, {})
            known.update({t: max(int(weight), known.get(t, 0)) for t in types})
    return found


@lru_cache(maxsize=1)
def _head_automaton() -> tuple[AhoCorasick, list[Head]]:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    words = heads()
    finder = AhoCorasick(list(words), matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    return finder, list(words.values())


def head_matches(text: str) -> Iterator[tuple[int, int, Head]]:
    """Every place where a headword stands, overlapping ones included: (start, end, headword)."""
    automaton, found = _head_automaton()
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        yield start, end, found[number]


@lru_cache(maxsize=8)
def _longest(source: str) -> tuple[AhoCorasick, Sequence[str]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    words: Sequence[str] = _lists("protected")["protected"] if source == "protected" else list(verbs())
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words


def longest_matches(source: str, text: str) -> Iterator[tuple[int, int, str]]:
    """The words of "verbs" or "protected" in a text, leftmost and longest: (start, end, word)."""
    automaton, words = _longest(source)
    for number, start, end in automaton.find_matches_as_indexes(text):
        yield start, end, words[number]


def repeated(text: str, labels: set[str]) -> set[str]:
    """Those labels that stand in a text twice or more often, not counting places where one overlaps itself."""
    from ahocorasick_rs import AhoCorasick, Implementation

    known = sorted(labels)
    ends: dict[int, int] = {}
    again: set[int] = set()
    matches = (
        AhoCorasick(known, implementation=Implementation.NoncontiguousNFA).find_matches_as_indexes(
            text, overlapping=True
        )
        if known
        else ()
    )
    for number, start, end in matches:
        if number not in ends:
            ends[number] = end
        elif start >= ends[number]:
            again.add(number)
    return {known[number] for number in again}


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
