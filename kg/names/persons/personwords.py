"""The word lists of this package: sections of words, and lists whose words are weighed by their share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.rules.patterns import longest_first
from kg.rules.wordlists import lists

_DATA = Path(__file__).parent / "data"
_BITS = "bits "


def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """A file's words under their ``[heads]``."""
    return lists(str(_DATA / name))


def alternation(name: str, *heads: str) -> str:
    """Sections of a file as one alternation for a pattern, the longest word first."""
    return longest_first(str(_DATA / name), *heads)


@cache
def buckets_of(name: str) -> dict[str, int]:
    """A file whose lists are called after the bits of their words, ``[bits -6]``, as word -> bits."""
    return {word: int(head.removeprefix(_BITS)) for head, words in sections(name).items() for word in words}


def surnames() -> dict[str, int]:
    """Surnames, of one character and compound (欧阳), and how common they are."""
    return buckets_of("surnames.txt")


@cache
def given() -> dict[str, int]:
    """Characters of given names and how common they are."""
    return buckets_of("given_rare.txt") | buckets_of("given.txt")


@cache
def acts() -> frozenset[str]:
    """What a sentence may go on with behind its subject."""
    return frozenset(sections("acts.txt")["acts"])


def words() -> dict[str, int]:
    """Common words that begin like a name (文明, 高度, 江阴) and how common they are."""
    return buckets_of("words.txt")
