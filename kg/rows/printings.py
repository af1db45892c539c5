"""The same article on several pages: the better dated and fuller printing is kept and knows where the others stand.

Likely pairs are found by banding the articles' sketches (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
3.4) and judged by the sketches alone; no text is kept, and none is compared with all others.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import numpy as np

from kg.model import Span
from kg.rows import shards
from kg.rows.sketches import SENTENCES, SIZE, hashes_in, shared

BANDS, ROWS = 24, 3
"""Two articles meet where three hashes agree in one of 24 bands: 96 % of those that are half alike."""
SHORTEST = 40
ALIKE = 0.85
"""Which part of the shorter one's wording stands in the other."""
LONGEST = 1.5
"""How many times longer the other may be."""
MOST_MET = 50
"""Articles of one band with which one is compared; what more share is an empty phrase."""
_PRIME = np.uint64((1 << 61) - 1)
_SEEDS = np.random.Generator(np.random.PCG64(20220802)).integers(1, 1 << 29, (2, BANDS * ROWS), dtype=np.uint64)
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
        folder: where the sketches may lie meanwhile, 1,240 bytes an article.
    """
    known = _Known.of(files, folder / "sketches")
    kept = dict(known.printed_again())
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
    """What is known of all articles: 130 bytes each in memory, their sketches and sentences on disk."""

    file: Path
    worth: array[int] = field(default_factory=lambda: array("q"))
    """What puts one printing before another, the best first: a surer and a fuller date, a title, a longer body."""
    length: array[int] = field(default_factory=lambda: array("i"))
    stretches: array[int] = field(default_factory=lambda: array("i"))
    sentences: array[int] = field(default_factory=lambda: array("i"))
    bands: np.ndarray = field(default_factory=lambda: np.zeros((0, BANDS), dtype=np.uint32))
    firsts: array[int] = field(default_factory=lambda: array("q"))
    """The number of each shard's first article."""

    @classmethod
    def of(cls, files: Sequence[Path], file: Path) -> _Known:
        known = cls(file)
        bands = []
        with file.open("wb") as sketches:
            for shard in files:
                known.firsts.append(len(known.worth))
                mine = list(shards.read(shard, _COLUMNS, kinds=("article",)))
                for row in mine:
                    known._add(row)
                    sketches.write(row["sketch"].ljust(SIZE * 4, b"\0") + row["sentences"].ljust(SENTENCES * 4, b"\0"))
                bands.append(_bands_of([hashes_in(row["sketch"]) for row in mine]))
        known.bands = np.concatenate(bands) if bands else known.bands
        return known

    def _add(self, row: shards.Row) -> None:
        dated = row["standing"] * 100 + len(row["published"])
        self.worth.append(-((dated * 2 + bool(row["article"])) * 10**9 + row["length"]))
        self.length.append(row["length"])
        self.stretches.append(row["stretches"])
        self.sentences.append(len(row["sentences"]) // 4)

    def printed_again(self) -> Iterator[tuple[int, int]]:
        """Articles that are no first printing, each with the one that is kept."""
        near = self._likely()
        gone: dict[int, int] = {}
        with self.file.open("rb") as sketches:
            for number in sorted(near, key=lambda n: (self.worth[n], n)):
                mine = (self.worth[number], number)
                better = (n for n in near[number] if n not in gone and (self.worth[n], n) < mine)
                ranked = sorted(better, key=lambda n: (self.worth[n], n))
                if (other := next((n for n in ranked if self._same(number, n, sketches)), None)) is not None:
                    gone[number] = other
                    yield number, other

    def _likely(self) -> dict[int, set[int]]:
        near: defaultdict[int, set[int]] = defaultdict(set)
        for band in self.bands.T:
            order = np.argsort(band, kind="stable")
            cuts = np.flatnonzero(np.diff(band[order])) + 1
            for group in np.split(order, cuts) if len(order) else ():
                if len(group) > 1:
                    _meet(near, [int(n) for n in group if self.length[n] >= SHORTEST])
        return near

    def _same(self, one: int, other: int, sketches: BinaryIO) -> bool:
        short, long = sorted((one, other), key=lambda n: self.length[n])
        if self.length[long] >= LONGEST * self.length[short]:
            return False
        (sketch, said), (other_sketch, other_said) = self._read(one, sketches), self._read(other, sketches)
        if not len(np.intersect1d(said, other_said, assume_unique=True)):
            return False
        alike = shared(sketch, other_sketch)
        both = alike / (1 + alike) * (self.stretches[one] + self.stretches[other])
        return both >= ALIKE * self.stretches[short] > 0

    def _read(self, number: int, sketches: BinaryIO) -> tuple[np.ndarray, np.ndarray]:
        """The sketch of an article, and its sentences."""
        sketches.seek(number * (SIZE + SENTENCES) * 4)
        both = hashes_in(sketches.read((SIZE + SENTENCES) * 4))
        return both[: min(SIZE, self.stretches[number])], both[SIZE : SIZE + self.sentences[number]]


def _meet(near: defaultdict[int, set[int]], group: list[int]) -> None:
    """Each of a group with those before it, fifty at most; where more are alike, these are alike to the first too."""
    for place, number in enumerate(group):
        before = group[:1] + group[max(1, place - MOST_MET) : place]
        for other in before if place else ():
            near[number].add(other)
            near[other].add(number)


def _bands_of(sketches: Iterable[np.ndarray]) -> np.ndarray:
    """The bands of some sketches, 32 bits each."""
    return np.array([_band_of(sketch) for sketch in sketches], dtype=np.uint32).reshape(-1, BANDS)


def _band_of(sketch: np.ndarray) -> np.ndarray:
    if not len(sketch):
        return np.zeros(BANDS, dtype=np.uint32)
    hashed = (sketch.astype(np.uint64)[:, None] * _SEEDS[0] + _SEEDS[1]) % _PRIME
    least = hashed.min(axis=0).reshape(BANDS, ROWS)
    mixed = (least[:, 0] * np.uint64(31) + least[:, 1]) * np.uint64(31) + least[:, 2]
    return ((mixed ^ (mixed >> np.uint64(29))) & np.uint64(0xFFFFFFFF)).astype(np.uint32)
