"""The word lists of this package: sections of words, and lists whose words are weighed by their share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg import wordlists

_DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[str]:
    """The lines of a data file without comments and blank lines."""
    return wordlists.rows(_DATA / name)


def sections(name: str) -> dict[str, tuple[str, ...]]:
    """A file's rows under its ``[heads]``."""
    return wordlists.sections(str(_DATA / name))


@cache
def alternation(name: str, *heads: str) -> str:
    """Sections of a file as one alternation for a pattern, the longest row first."""
    return wordlists.longest_first(str(_DATA / name), *heads)


@cache
def buckets_of(name: str) -> dict[str, int]:
    """A file of ``bits members`` as member -> bits; members without blanks between them are single characters."""
    found: dict[str, int] = {}
    for row in rows(name):
        bits, _, members = row.partition(" ")
        for member in members.split() if " " in members else members:
            found.setdefault(member, int(bits))
    return found


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
    return frozenset(word for row in rows("acts.txt") for word in row.split())


def words() -> dict[str, int]:
    """Common words that begin like a name (文明, 高度, 江阴) and how common they are."""
    return buckets_of("words.txt")
