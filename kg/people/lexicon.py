"""The word lists of this package: sections of words, and lists whose words are weighed by their share."""

from __future__ import annotations

import re
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
    found = [row for head in heads or ("",) for row in sections(name)[head]]
    return "|".join(sorted(found, key=lambda r: (-len(r), r)))


def initials(name: str, *heads: str) -> str:
    """The characters that the rows of sections may begin with: the first of plain words, any of regular expressions."""
    found = (row for head in heads for row in sections(name)[head])
    return "".join(sorted({c for row in found for c in (row if re.search(r"\W", row) else row[0]) if ord(c) > 127}))


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


def words() -> dict[str, int]:
    """Common words that begin like a name (文明, 高度, 江阴) and how common they are."""
    return buckets_of("words.txt")
