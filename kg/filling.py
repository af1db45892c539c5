"""Fills a shelf: the shards that a build lacks are made, by whatever engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, islice

from kg.engines import LOST, Engine, Serial
from kg.growing import Shelf, Task, make
from kg.rows.chunks import Chunk

FEW = 4
"""Fewer shards than that are made in this process, whatever the engine."""


def fill(shelf: Shelf, chunks: Iterable[Chunk], engine: Engine, made: Callable[[], None]) -> None:
    """Make the shards that the shelf lacks; ``made`` is called after each.

    A shard whose process died, and died again when it was tried alone, is made page by page; the pages at which that
    happens once more are left out, and their records say so.

    Raises:
        StopRun: a shard cannot be written, or the ontology is broken.
    """
    lost: list[Task] = []
    tasks = shelf.tasks(chunks)
    first = list(islice(tasks, FEW))
    engine = engine if len(first) == FEW else Serial()  # to start processes takes longer than to read so little
    for task, answer in engine.run(make, chain(first, tasks)):
        made()
        if answer is LOST:
            lost.append(task)
    for task in lost:
        deadly = {one.parts[0].key for one, answer in engine.run(make, shelf.alone(task)) if answer is LOST}
        for _ in engine.run(make, [shelf.without(task, deadly)]):
            made()
