"""Tables: one row a line, its cells parted by tabs, ``#`` before a remark. What has values is a table, not a list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def rows(path: str | Path) -> Iterator[list[str]]:
    """The rows of a table in its order."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            yield line.split("\t")
