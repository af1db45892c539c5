"""The word lists of this package, read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list file, without its comments."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


@cache
def _sections(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\[[a-z ]+\]", line):
            section = found.setdefault(line[1:-1], [])
        elif not line.startswith("#"):
            section += line.split()
    return found


@cache
def alternation(name: str, section: str) -> re.Pattern[str]:
    """A section of a file of this package's data, or of the file at a full path, as one pattern.

    Raises:
        KeyError: the file has no such section.
    """
    return re.compile("|".join(_sections(name)[section]))


@cache
def ending(name: str, section: str) -> re.Pattern[str]:
    """A section of a file as one pattern that must end where the searched stretch ends."""
    return re.compile(rf"(?:{'|'.join(_sections(name)[section])})$")
