"""The word lists of ``data/``, read once: what may follow a name, what names nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg import wordlists
from kg.reading.lexicon import alternation, happenings

_DATA = Path(__file__).parent / "data"
FRAMES = str(_DATA / "frames.txt")
"""File of sections, for kg.wordlists."""
_GENERIC = str(_DATA / "generic.txt")
_LONGEST_GENERIC = 4
"""Characters of the longest word of ``generic.txt``."""


def lines(name: str) -> list[str]:
    """The lines of a data file, comments and blank lines left out."""
    return wordlists.rows(_DATA / name)


def words_of(name: str) -> list[str]:
    """The words of a data file that has nothing but words."""
    return [word for line in lines(name) for word in line.split()]


@lru_cache(maxsize=1)
def follower_pattern() -> re.Pattern[str]:
    """What may stand right behind a closed name."""
    words = alternation([*words_of("followers.txt"), *happenings()])
    return re.compile(rf"$|[,;:。、!?\n\s…—-]|\d|(?:{words})")


@lru_cache(maxsize=1)
def tail_pattern() -> re.Pattern[str]:
    """Nouns that turn a name into something else."""
    return re.compile(alternation(words_of("tails.txt")))


@lru_cache(maxsize=8)
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The regular expressions of a data file, one a line."""
    return tuple(re.compile(line) for line in lines(name))


def is_generic(modifier: str) -> bool:
    """Whether a modifier is made of nothing but the words of ``generic.txt``: 重点民生."""
    words = wordlists.words(_GENERIC)
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
    return re.compile("|".join(f"(?:{line})" for line in lines(name)))
