"""Which articles may be printings of one text, found without comparing all with all (Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, 3.4): those whose sketches meet in a band. Bands and pairs lie on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import numpy as np

BANDS, ROWS = 24, 3
"""Two articles meet where three hashes agree in one of 24 bands: 96 % of those that are half alike."""
MOST_MET = 50
"""Articles of one band with which one is compared; what more share is an empty phrase."""
TOGETHER = 1 << 12
"""Articles whose pairs are held at once."""
_SEEDS = np.random.Generator(np.random.PCG64(20220802)).integers(1, 1 << 29, (2, BANDS * ROWS), dtype=np.uint64)
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


class Bands:
    """The bands of all articles, a file each: 96 bytes an article."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        self._files = [self._open.enter_context(self._place(band).open("wb")) for band in range(BANDS)]

    def __enter__(self) -> Bands:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()

    def _place(self, band: int) -> Path:
        return self._folder / f"band-{band:02d}"

    def add(self, sketches: Iterable[np.ndarray]) -> None:
        """Take the next articles."""
        bands = np.array([_bands_of(sketch) for sketch in sketches], dtype=np.uint32).reshape(-1, BANDS)
        for file, band in zip(self._files, bands.T):
            file.write(band.tobytes())

    def pairs(self, taken: np.ndarray, ranks: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
        """The rank of each article that meets articles of lower ranks, with their ranks; both rise.

        Args:
            taken: whether an article is looked at.
            ranks: the rank of each article, no two the same.
        """
        for band in range(BANDS):
            hashes = np.fromfile(self._place(band), dtype=np.uint32)
            self._place(band).unlink()
            for met in _meetings(hashes, taken, ranks):
                self._put(met)
        for file in sorted(self._folder.glob("pairs-*")):
            yield from _by_first(np.unique(np.fromfile(file, dtype=np.uint64)))
            file.unlink()

    def _put(self, pairs: np.ndarray) -> None:
        """Write pairs down, those of some thousand articles together."""
        pairs = np.unique(pairs)
        parts = (pairs >> _HALF) // np.uint64(TOGETHER)
        for part in np.unique(parts).tolist():
            with (self._folder / f"pairs-{part:08d}").open("ab") as file:
                file.write(pairs[slice(*np.searchsorted(parts, (part, part + 1)))].tobytes())


def _bands_of(sketch: np.ndarray) -> np.ndarray:
    """The bands of a sketch, 32 bits each."""
    if not len(sketch):
        return np.zeros(BANDS, dtype=np.uint32)
    hashed = sketch.astype(np.uint64)[:, None] * _SEEDS[0] + _SEEDS[1]  # below the prime 2 ** 61 - 1, always
    least = hashed.min(axis=0).reshape(BANDS, ROWS)
    mixed = (least[:, 0] * np.uint64(31) + least[:, 1]) * np.uint64(31) + least[:, 2]
    return ((mixed ^ (mixed >> np.uint64(29))) & _LOW).astype(np.uint32)


def _meetings(hashes: np.ndarray, taken: np.ndarray, ranks: np.ndarray) -> Iterator[np.ndarray]:
    """Pairs of articles of one hash, the higher rank in the upper half of a number, some at a time.

    Each meets the first of its hash and those before it, fifty at most; where more are alike, these are alike to the
    first too.
    """
    order = np.argsort(hashes, kind="stable")
    order = order[taken[order]]
    same = hashes[order]
    starts = np.flatnonzero(np.concatenate(([True], same[1:] != same[:-1]))) if len(order) else order
    first = np.repeat(starts, np.diff(starts, append=len(order)))
    later = np.flatnonzero(np.arange(len(order)) > first)
    for at in range(0, len(later), TOGETHER):
        some = later[at : at + TOGETHER]
        yield _pairs_of(ranks[order[first[some]]], ranks[order[some]])
        for back in range(1, min(MOST_MET, int((some - first[some]).max()) - 1) + 1):
            some = some[some - back > first[some]]
            yield _pairs_of(ranks[order[some - back]], ranks[order[some]])


def _pairs_of(ones: np.ndarray, others: np.ndarray) -> np.ndarray:
    return np.maximum(ones, others).astype(np.uint64) << _HALF | np.minimum(ones, others).astype(np.uint64)


def _by_first(pairs: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Sorted pairs by their upper halves."""
    upper, lower = pairs >> _HALF, (pairs & _LOW).astype(np.int64)
    cuts = np.flatnonzero(upper[1:] != upper[:-1]) + 1
    for start, end in zip([0, *cuts.tolist()], [*cuts.tolist(), len(pairs)]):
        yield int(upper[start]), lower[start:end]
