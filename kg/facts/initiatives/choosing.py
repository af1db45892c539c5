"""Of overlapping spans that may be names the likeliest, when all have been weighed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable

from kg.facts.initiatives.finding import Sighting


def chosen(found: Iterable[Sighting]) -> list[Sighting]:
    """Those sightings of an article of which none overlaps a likelier one, in the order given.

    Of equally likely spans the longest is kept, of equally long ones the first.
    """
    weighed = list(found)
    kept: set[int] = set()
    taken: defaultdict[bool, list[tuple[int, int]]] = defaultdict(list)
    for number, sighting in sorted(enumerate(weighed), key=_likeliest):
        spans, span = taken[sighting.headline], (sighting.name.start, sighting.name.end)
        if _is_free(spans, *span):
            insort(spans, span)
            kept.add(number)
    return [s for number, s in enumerate(weighed) if number in kept]


def _likeliest(numbered: tuple[int, Sighting]) -> tuple[float, int, int]:
    number, sighting = numbered
    return -sighting.confidence, sighting.name.start - sighting.name.end, number


def _is_free(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (start, end))
    before, after = spans[max(0, at - 1) : at], spans[at : at + 1]
    return all(b[1] <= start for b in before) and all(a[0] >= end for a in after)
