"""The word lists of this package: sections of words as alternations for patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.rules.patterns import longest_first
from kg.rules.wordlists import lists

_DATA = Path(__file__).parent / "data"


def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """A file's words under their ``[heads]``."""
    return lists(str(_DATA / name))


def alternation(name: str, *heads: str) -> str:
    """Sections of a file as one alternation for a pattern, the longest word first."""
    return longest_first(str(_DATA / name), *heads)


@cache
def initials(name: str, *heads: str) -> str:
    """The characters that the words of sections may begin with: of plain words the first, of patterns any."""
    found = (word for head in heads for word in sections(name)[head])
    return "".join(sorted({c for w in found for c in (w if re.search(r"\W", w) else w[0]) if ord(c) > 127}))
