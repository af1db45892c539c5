"""The word lists of this package (see ``data/README.md``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.rules.wordlists import lists

_DATA = Path(__file__).parent / "data"
GUARDS = str(_DATA / "guards.txt")
"""What beside a name shows that it is no place, or a place for sure: a file for :mod:`kg.rules.patterns`."""


def _words(name: str) -> frozenset[str]:
    return frozenset(lists(str(_DATA / f"{name}.txt"))[name.replace("_", " ")])


@cache
def common_words() -> frozenset[str]:
    """Words of two and three characters that overlap names of places and persons."""
    return _words("common_words")


@cache
def common_villages() -> frozenset[str]:
    """Words that end like a village or community but name none."""
    return _words("common_villages")


@cache
def ambiguous_names() -> frozenset[str]:
    """Names without suffix that are common words, landscapes or personal names as well."""
    return _words("ambiguous_names")


@cache
def ambiguous_units() -> frozenset[str]:
    """Names with suffix that are common words as well."""
    return _words("ambiguous_units")


@cache
def even_names() -> frozenset[str]:
    """Names without suffix that a prefecture and a far district use alike."""
    return _words("even_names")


def peoples() -> tuple[str, ...]:
    """Names of peoples as they stand in autonomous units (regular expressions), in the order to try them."""
    return lists(str(_DATA / "peoples.txt"))["peoples"]
