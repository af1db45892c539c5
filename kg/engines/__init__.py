"""The same work on one process, on all cores, or on a cluster.

An engine is a module with ``run(work, tasks, ...) -> Iterator[tuple[task, answer]]``: it gives the answers as they
come, and :data:`LOST` for a task whose process died twice. Tasks and answers are small; what is large stands in files.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

Task = TypeVar("Task")
Work = Callable[[Task], Any]


class Lost:
    """A task whose process died, and died again when the task was tried alone."""


LOST = Lost()


class Engine(Protocol):
    """Runs one function over many tasks."""

    def run(self, work: Work[Task], tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Each task with its answer, in any order; what ``work`` raises is raised here."""
        ...


@dataclass(frozen=True, slots=True)
class Serial:
    """All in this process."""

    def run(self, work: Work[Task], tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Each task with its answer, in the order of the tasks."""
        for task in tasks:
            yield task, work(task)


def cores() -> int:
    """How many processes this machine runs at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def engine(workers: int, *, name: str = "", scheduler: str = "") -> Engine:
    """The engine for so many processes, or the named one.

    Raises:
        StopRun: no engine of that name, or it is not installed.
    """
    if name == "dask" or scheduler:
        from kg.engines.dask import Dask

        return Dask(scheduler)
    if workers > 1:
        from kg.engines.processes import Processes

        return Processes(workers)
    return Serial()
