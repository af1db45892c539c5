"""The facts that matter most, found while the nodes go by, with no more in memory than are asked for.

First come those that most passages state, then those of the subjects that are spoken of most often.
"""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MOST_FACTS = 20_000
"""Facts (subject, predicate, object) that are kept, whatever the size of the graph."""

Edge = tuple[str, str]
"""Predicate, and object as N-Triples writes it."""
_Ranked = tuple[int, int, int, str, str, str]
"""Passages, uses of the subject, a number that favours nobody, subject, predicate, object."""


@dataclass(slots=True)
class Prominent:
    """The first of all facts by their rank, and how many there are."""

    entities: int = 0
    """All entities of the graph, programmes among them."""
    found: int = 0
    """All facts that went by, and more that were not counted once it was clear that they are not among the first."""
    _first: list[_Ranked] = field(default_factory=list)
    """A heap, the last one on top."""

    def add(self, uses: int, most: int, told: Callable[[], tuple[str, Mapping[Edge, int]]]) -> None:
        """Take the facts of a subject.

        Args:
            uses: how often it is spoken of.
            most: a number of passages that none of its facts exceeds.
            told: its IRI, and its facts with the passages that state them; asked for only where one of them may be
                among the first.
        """
        full = len(self._first) >= MOST_FACTS
        if full and (most, uses) < self._first[0][:2]:
            self.found += 1
            return
        subject, edges = told()
        for (predicate, thing), passages in edges.items():
            self.found += 1
            mixed = zlib.crc32(f"{subject} {predicate} {thing}".encode())
            ranked = (passages, uses, mixed, subject, predicate, thing)
            if len(self._first) < MOST_FACTS:
                heapq.heappush(self._first, ranked)
            else:
                heapq.heappushpop(self._first, ranked)

    @property
    def is_whole(self) -> bool:
        """Whether no fact was left out."""
        return self.found <= MOST_FACTS

    def facts(self) -> list[tuple[str, str, str]]:
        """Subject, predicate and object of the first, the first one first; IRIs, the object as N-Triples writes it."""
        return [ranked[3:] for ranked in sorted(self._first, reverse=True)]
