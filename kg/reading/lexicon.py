"""The word lists of ``data/``, read once: headwords of undertakings, verbs, what takes place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg import wordlists
from kg.model import InitiativeType

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_DATA = Path(__file__).parent / "data"
MOODS, GOVERNORS = str(_DATA / "moods.txt"), str(_DATA / "governors.txt")
"""Files of sections, for kg.wordlists."""
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


def lines(name: str) -> list[str]:
    """The lines of a data file, comments and blank lines left out."""
    return wordlists.rows(_DATA / name)


def words_of(name: str) -> list[str]:
    """The words of a data file that has nothing but words."""
    return [word for line in lines(name) for word in line.split()]


@lru_cache(maxsize=1)
def heads() -> dict[str, Head]:
    """Headword -> what it says about the name that it ends."""
    found: dict[str, Head] = {}
    for line in lines("headwords.txt"):
        kind, strength, words = line.split("\t")
        for word in words.split():
            found.setdefault(word, Head(word, kind, COMPOUND if strength == "c" else int(strength)))
    for line in lines("programmes.txt"):
        kind, words = line.split("\t")
        found.update({w: Head(w, kind, NAMED) for w in words.split()})
    return found


@lru_cache(maxsize=1)
def verbs() -> dict[str, Verb]:
    """Verb -> its group and weight."""
    rows = [line.split("\t") for line in lines("verbs.txt")]
    unsure = {w for group, _, words in rows if group == "ambiguous" for w in words.split()}
    found: dict[str, Verb] = {}
    for group, weight, words in rows:
        for word in words.split() if group != "ambiguous" else ():
            found.setdefault(word, Verb(word, group, int(weight), word in unsure or group in ("use", "join", "weak")))
    for word in sorted(unsure):
        found.setdefault(word, Verb(word, "advance", 80, True))
    return found


TYPES: tuple[InitiativeType, ...] = ("campaign", "project", "event", "service", "facility", "brand", "document", "body")


@lru_cache(maxsize=1)
def happenings() -> dict[str, dict[str, int]]:
    """Verb whose subject is what takes place (举行, 启用) -> initiative type -> weight."""
    found: dict[str, dict[str, int]] = {}
    for line in lines("events.txt"):
        weight, types, words = line.split("\t")
        for word in words.split():
            known = found.setdefault(word, {})
            known.update({t: max(int(weight), known.get(t, 0)) for t in types.split(",")})
    return found


@lru_cache(maxsize=1)
def _head_automaton() -> tuple[AhoCorasick, list[str]]:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    words = list(heads())
    return AhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.DFA), words


def head_matches(text: str) -> Iterator[tuple[int, int, Head]]:
    """Every place where a headword stands, overlapping ones included: (start, end, headword)."""
    automaton, words = _head_automaton()
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        yield start, end, heads()[words[number]]


@lru_cache(maxsize=8)
def _longest(source: str) -> tuple[AhoCorasick, list[str]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    words = {"verbs": lambda: list(verbs()), "protected": lambda: words_of("protected.txt")}[source]()
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words


def longest_matches(source: str, text: str) -> Iterator[tuple[int, int, str]]:
    """The words of "verbs" or "protected" in a text, leftmost and longest: (start, end, word)."""
    automaton, words = _longest(source)
    for number, start, end in automaton.find_matches_as_indexes(text):
        yield start, end, words[number]


def repeated(text: str, labels: set[str]) -> set[str]:
    """Those labels that stand in a text twice or more often, not counting places where one overlaps itself."""
    from ahocorasick_rs import AhoCorasick

    known = sorted(labels)
    ends: dict[int, int] = {}
    again: set[int] = set()
    matches = AhoCorasick(known).find_matches_as_indexes(text, overlapping=True) if known else ()
    for number, start, end in matches:
        if number not in ends:
            ends[number] = end
        elif start >= ends[number]:
            again.add(number)
    return {known[number] for number in again}


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
