"""The word lists of this package: sections of words as alternations for patterns."""

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
    return wordlists.longest_first(str(_DATA / name), *heads)


@cache
def initials(name: str, *heads: str) -> str:
    """The characters that the rows of sections may begin with: the first of plain words, any of regular expressions."""
    found = (row for head in heads for row in sections(name)[head])
    return "".join(sorted({c for row in found for c in (row if re.search(r"\W", row) else row[0]) if ord(c) > 127}))
