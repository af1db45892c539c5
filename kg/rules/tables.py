"""Tables: one row a line, its cells parted by tabs, ``#`` before a remark. What has values is a table, not a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path


def rows(path: str | Path) -> Iterator[list[str]]:
    """The rows of a table in its order."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            yield line.split("\t")


def between(points: Sequence[tuple[float, float]], at: float) -> float:
    """The value at a point of a line through points in ascending order; the last one's behind them."""
    for (low, one), (high, other) in pairwise(points):
        if at <= high:
            return one + (other - one) * max(0.0, at - low) / (high - low)
    return points[-1][1]
