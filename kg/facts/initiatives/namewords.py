"""The word lists of ``data/``, read once: what may follow a name, what names nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from kg.reading.lexicon import alternation, happenings
from kg.rules import tables
from kg.rules.wordlists import lists

_DATA = Path(__file__).parent / "data"
CONSTRUCTIONS = str(Path(__file__).parent / "constructions")
"""Folder of constructions and their word lists, for kg.rules."""
ENDINGS = str(_DATA / "endings.txt")
"""File of lists, for kg.rules.wordlists."""
SURROUNDINGS = str(_DATA / "surroundings.txt")
"""The same: words of a clause that is about something else."""
_LONGEST_GENERIC = 4
"""Characters of the longest word of ``generic.txt``."""


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of ``data/``."""
    return tables.rows(_DATA / name)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a data file, whose one list has the file's name; in some files they are regular expressions."""
    return lists(str(_DATA / f"{name}.txt"))[name.replace("_", " ")]


@lru_cache(maxsize=1)
def follower_pattern() -> re.Pattern[str]:
    """What may stand right behind a closed name."""
    words = alternation([*words_of("followers"), *happenings()])
    return re.compile(rf"$|[,;:。、!?\n\s…—-]|\d|(?:{words})")


@lru_cache(maxsize=1)
def tail_pattern() -> re.Pattern[str]:
    """Nouns that turn a name into something else."""
    return re.compile(alternation(words_of("tails")))


@lru_cache(maxsize=8)
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The regular expressions of a data file, one a line."""
    return tuple(re.compile(word) for word in words_of(name))


@cache
def _generic() -> frozenset[str]:
    return frozenset(words_of("generic"))


def is_generic(modifier: str) -> bool:
    """Whether a modifier is made of nothing but the words of ``generic.txt``: 重点民生."""
    words = _generic()
    ends = {0}
    for at in range(len(modifier)):
        if at in ends:
            ends.update(at + n for n in range(1, _LONGEST_GENERIC + 1) if modifier[at : at + n] in words)
    return len(modifier) in ends


def matches_any(name: str, text: str) -> bool:
    """Whether one of a data file's expressions is found in the text."""
    return _any_of(name).search(text) is not None


@lru_cache(maxsize=8)
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words_of(name)))
