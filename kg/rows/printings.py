"""The same article on several pages: the better dated and fuller printing is kept and knows where the others stand.

Likely pairs (:mod:`kg.rows.neighbours`) are judged by the articles' sketches alone; no text is kept, and none is
compared with all others.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import IO

import numpy as np

from kg.model import Span
from kg.rows import shards
from kg.rows.neighbours import Bands
from kg.rows.sketches import SENTENCES, SIZE, hashes_in, shared

SHORTEST = 40
ALIKE = 0.85
"""Which part of the shorter one's wording stands in the other."""
LONGEST = 1.5
"""How many times longer the other may be."""
_COLUMNS = ("row", "published", "article", "standing", "length", "stretches", "sketch", "sentences")

Printing = tuple[str, Span]
"""A page's source, and an extent on it."""


@dataclass(slots=True)
class Reprints:
    """Articles by their number, counted through all shards."""

    gone: set[int] = field(default_factory=set)
    """Those that another one prints better."""
    others: dict[int, tuple[Printing, ...]] = field(default_factory=dict)
    """Kept article -> where else it is printed."""
    firsts: tuple[int, ...] = field(default=(), compare=False)
    """The number of each shard's first article."""

    def apart(self) -> Iterator[Reprints]:
        """The same of each shard alone, its articles counted from 0."""
        gone, others = sorted(self.gone), sorted(self.others)
        for first, end in pairwise((*self.firsts, sys.maxsize)):
            yield Reprints(
                {number - first for number in _within(gone, first, end)},
                {number - first: self.others[number] for number in _within(others, first, end)},
                firsts=(0,),
            )


def _within(numbers: list[int], first: int, end: int) -> list[int]:
    return numbers[bisect_left(numbers, first) : bisect_left(numbers, end)]


def found_in(files: Sequence[Path], folder: Path) -> Reprints:
    """Which articles of the shards are printed more than once.

    Args:
        files: the shards, in their order.
        folder: where what is compared may lie meanwhile, 1,400 bytes an article and eight for each that it meets.
    """
    with Bands(folder) as bands:
        known = _Known.of(files, folder / "sketches", bands)
    kept = dict(known.printed_again(bands))
    again = Reprints(set(kept), firsts=tuple(known.firsts))
    printings = dict(_printings(files, set(kept)))
    others: defaultdict[int, list[Printing]] = defaultdict(list)
    for number, first in kept.items():
        others[first] += printings[number]
    again.others = {first: tuple(sorted(found)) for first, found in others.items()}
    return again


def _printings(files: Sequence[Path], wanted: set[int]) -> Iterator[tuple[int, list[Printing]]]:
    """Where some articles are printed, their own reprints on the same page included."""
    number = -1
    for file in files if wanted else ():
        for row in shards.read(file, ("row", "page", "start", "end", "data"), kinds=("article",)):
            number += 1
            if number in wanted:
                inside = [(source, Span(*span)) for source, span in json.loads(row["data"])["reprints"]]
                yield number, [(row["page"], Span(row["start"], row["end"])), *inside]


@dataclass(slots=True)
class _Known:
    """What is known of all articles: 20 bytes each in memory, their sketches and sentences on disk."""

    file: Path
    worth: array[int] = field(default_factory=lambda: array("q"))
    """What puts one printing before another, the best first: a surer and a fuller date, a title, a longer body."""
    length: array[int] = field(default_factory=lambda: array("i"))
    stretches: array[int] = field(default_factory=lambda: array("i"))
    sentences: array[int] = field(default_factory=lambda: array("i"))
    firsts: array[int] = field(default_factory=lambda: array("q"))
    """The number of each shard's first article."""

    @classmethod
    def of(cls, files: Sequence[Path], file: Path, bands: Bands) -> _Known:
        known = cls(file)
        with file.open("wb") as sketches:
            for shard in files:
                known.firsts.append(len(known.worth))
                mine = list(shards.read(shard, _COLUMNS, kinds=("article",)))
                for row in mine:
                    known._add(row)
                    sketches.write(row["sketch"].ljust(SIZE * 4, b"\0") + row["sentences"].ljust(SENTENCES * 4, b"\0"))
                bands.add(hashes_in(row["sketch"]) for row in mine)
        return known

    def _add(self, row: shards.Row) -> None:
        dated = row["standing"] * 100 + len(row["published"])
        self.worth.append(-((dated * 2 + bool(row["article"])) * 10**9 + row["length"]))
        self.length.append(row["length"])
        self.stretches.append(row["stretches"])
        self.sentences.append(len(row["sentences"]) // 4)

    def printed_again(self, bands: Bands) -> Iterator[tuple[int, int]]:
        """Articles that are no first printing, each with the one that is kept."""
        lengths = np.frombuffer(self.length, dtype=np.intc)
        order = np.argsort(np.frombuffer(self.worth, dtype=np.int64), kind="stable")
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        gone = np.zeros(len(order), dtype=bool)
        with self.file.open("rb", buffering=0) as sketches:
            for rank, better in bands.pairs(lengths >= SHORTEST, ranks):
                number, others = int(order[rank]), order[better]
                others = others[~gone[others] & _near(lengths, number, others)]
                if (other := self._first_alike(number, others.tolist(), sketches)) is not None:
                    gone[number] = True
                    yield number, other

    def _first_alike(self, number: int, others: list[int], sketches: IO[bytes]) -> int | None:
        """The first of some articles that is a printing of the same text: it shares a whole sentence, and its wording.

        Few share a sentence; that is looked at for all at once.
        """
        said = self._said(number, sketches)
        if not len(said) or not others:
            return None
        every = np.zeros((len(others), SENTENCES), dtype=np.uint32)
        for row, other in zip(every, others):
            row[:] = self._said(other, sketches, whole=True)
        sharing = np.flatnonzero(np.isin(every, said).any(axis=1))
        near = (others[place] for place in sharing.tolist())
        return next((other for other in near if self._same(number, other, said, sketches)), None)

    def _same(self, one: int, other: int, said: np.ndarray, sketches: IO[bytes]) -> bool:
        if not len(np.intersect1d(said, self._said(other, sketches), assume_unique=True)):
            return False
        alike = shared(self._sketch(one, sketches), self._sketch(other, sketches))
        both = alike / (1 + alike) * (self.stretches[one] + self.stretches[other])
        return both >= ALIKE * self.stretches[min(one, other, key=lambda n: self.length[n])] > 0

    def _said(self, number: int, sketches: IO[bytes], *, whole: bool = False) -> np.ndarray:
        """The sentences of an article; with ``whole`` filled up with zeros."""
        sketches.seek((number * (SIZE + SENTENCES) + SIZE) * 4)
        return hashes_in(sketches.read(SENTENCES * 4))[: SENTENCES if whole else self.sentences[number]]

    def _sketch(self, number: int, sketches: IO[bytes]) -> np.ndarray:
        sketches.seek(number * (SIZE + SENTENCES) * 4)
        return hashes_in(sketches.read(SIZE * 4))[: min(SIZE, self.stretches[number])]


def _near(lengths: np.ndarray, number: int, others: np.ndarray) -> np.ndarray:
    """Whether one of two is not much longer than the other."""
    mine, theirs = lengths[number], lengths[others]
    return np.maximum(mine, theirs) < LONGEST * np.minimum(mine, theirs)
