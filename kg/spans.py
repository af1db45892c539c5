"""Spans of a text asked by bisection: what covers a stretch, what begins in it, what ended last before a point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Cover:
    """Spans (start, end exclusive) in any order, which may overlap; each question costs one bisection."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._farthest = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans starts at ``start`` or before and ends at ``end`` or behind."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._farthest[before - 1] >= end

    def begins_inside(self, start: int, end: int) -> bool:
        """Whether one of the spans starts behind ``start`` and before ``end``."""
        first = bisect_right(self._starts, start)
        return first < len(self._starts) and self._starts[first] < end


class LastBefore(Generic[T]):
    """Of members in a given order, each with the offset of its end, the last one that ends before a point."""

    def __init__(self, members: Iterable[tuple[int, T]]) -> None:
        self._members = list(members)
        by_end = sorted(range(len(self._members)), key=lambda i: self._members[i][0])
        self._ends = [self._members[i][0] for i in by_end]
        self._last = list(accumulate(by_end, max))

    def find(self, at: int) -> T | None:
        """The last member, in the given order, that ends at ``at`` or before; None when none does."""
        before = bisect_right(self._ends, at)
        return self._members[self._last[before - 1]][1] if before else None


def bounded(text: str, start: int, end: int, *, most: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces of at most ``most`` characters, cut behind a comma where a piece's second half has one."""
    while end - start > most:
        middle = start + most // 2
        cut = max(text.rfind(sign, middle, start + most) for sign in ",;:、 ") + 1 or start + most
        yield start, cut
        start = cut
    yield start, end
