"""Word lists and lists of patterns, one data file each: rows, words, and ``[sections]`` as regular expressions.

A row that begins with # is a comment. Files are read once; their paths are strings, which are quick to look up.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_HEAD = re.compile(r"\[([a-z_ ]+)\]")


def rows(path: str | Path) -> list[str]:
    """The rows of a file in its order, without comments and blank rows."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@cache
def words(path: str) -> frozenset[str]:
    """All words of a file, which white space parts."""
    return frozenset(word for row in rows(path) for word in row.split())


@cache
def sections(path: str) -> dict[str, tuple[str, ...]]:
    """The rows of a file under each ``[head]``; those above the first head under ""."""
    found: dict[str, list[str]] = {"": []}
    head = ""
    for row in rows(path):
        if match := _HEAD.fullmatch(row):
            head = match.group(1)
            found.setdefault(head, [])
        else:
            found[head].append(row)
    return {head: tuple(members) for head, members in found.items()}


@cache
def any_of(path: str, section: str) -> str:
    """The words of a section, in the file's order, as alternatives of a regular expression.

    Raises:
        KeyError: the file has no such section.
    """
    return "|".join(word for row in sections(path)[section] for word in row.split())


@cache
def longest_first(path: str, *heads: str) -> str:
    """The rows of some sections (of those above the first head, where none is named) as alternatives, longest first."""
    found = [row for head in heads or ("",) for row in sections(path)[head]]
    return "|".join(sorted(found, key=lambda r: (-len(r), r)))


@cache
def alternation(path: str, section: str) -> re.Pattern[str]:
    """A section of a file as one pattern."""
    return re.compile(any_of(path, section))


@cache
def ending(path: str, section: str) -> re.Pattern[str]:
    """A section of a file as one pattern that must end where the searched stretch ends."""
    return re.compile(rf"(?:{any_of(path, section)})$")


@cache
def filled(path: str, form: str) -> re.Pattern[str]:
    """A pattern in which ``{section}`` stands for any word of that section: ``^(?:{adverbs}|[0-9]{1,3})$``."""
    return re.compile(re.sub(r"\{([a-z ]+)\}", lambda match: any_of(path, match.group(1)), form))
