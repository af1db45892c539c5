"""More than memory holds, in order: sorted runs on disk, merged while they are read (Knuth, TAOCP 3, 5.4.9)."""

from __future__ import annotations

import heapq
import marshal
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

Item = tuple[str, Any]
"""A key, and what belongs to it: strings, bytes, numbers, and tuples of such."""

MOST_HELD = 200_000
"""Weight of what is held in memory; about 100 bytes each."""
MOST_RUNS = 64
"""Runs that are merged at once; each has an open file, and a batch in memory."""
_BATCH = 50


class Sorter:
    """Takes items in any order and gives them by key; items of one key stay in the order in which they came."""

    def __init__(self, folder: Path, *, most_held: int = MOST_HELD, most_runs: int = MOST_RUNS) -> None:
        self._folder, self._most_held, self._most_runs = folder, most_held, most_runs
        self._held: list[Item] = []
        self._weight = self._written = 0
        self._levels: list[list[Path]] = [[]]
        """Runs by how often they were merged; what came first is in the last."""

    def add(self, key: str, value: Any, *, weight: int = 1) -> None:
        """Take an item.

        Args:
            key: by its code points the items are sorted.
            value: what belongs to it.
            weight: how much it weighs against ``most_held``.
        """
        self._held.append((key, value))
        self._weight += weight
        if self._weight >= self._most_held:
            self._held.sort(key=itemgetter(0))
            self._keep(self._write(self._held))
            self._held, self._weight = [], 0

    def sorted(self) -> Iterator[Item]:
        """The items by key; the runs are gone when all have been given."""
        self._held.sort(key=itemgetter(0))
        runs = [run for level in reversed(self._levels) for run in level]
        yield from _merged(runs, self._held)
        self._held, self._levels = [], [[]]

    def _keep(self, run: Path) -> None:
        """Put a run to those of its level; as many as are merged at once become one of the next."""
        for level in self._levels:
            level.append(run)
            if len(level) < self._most_runs:
                return
            run = self._write(_merged(level, []))
            level.clear()
        self._levels.append([run])

    def _write(self, items: Iterable[Item]) -> Path:
        run = self._folder / f"run-{self._written:06d}"
        self._written += 1
        return _dump(run, items)


def _dump(run: Path, items: Iterable[Item]) -> Path:
    waiting = iter(items)
    with run.open("wb") as file:
        while batch := list(islice(waiting, _BATCH)):
            marshal.dump(batch, file)
    return run


def _merged(runs: list[Path], held: list[Item]) -> Iterator[Item]:
    """The items of some runs, and of what is held, by key; the runs are gone at the end."""
    yield from heapq.merge(*map(_read, runs), held, key=itemgetter(0))
    for run in runs:
        run.unlink()


def _read(run: Path) -> Iterator[Item]:
    """The items of a run."""
    with run.open("rb") as file:
        while True:
            try:
                yield from marshal.load(file)
            except EOFError:
                break
