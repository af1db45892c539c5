"""graph -> file: one module per output format.

An exporter is a module with ``filename: str`` and ``export(graph, path)``, which writes the whole file.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from kg import filesets
from kg.discovery import members
from kg.embedded import LARGE
from kg.engines import LOST, Engine, Serial

if TYPE_CHECKING:
    from kg.built import Graph


def claimed(folder: Path) -> AbstractContextManager[filesets.Claim]:
    """Keep other builds out of a folder from before the work until what it gave is written.

    ::

        with exports.claimed(folder) as claim:
            exports.write_all(kg.build(pages), claim)

    Raises:
        StopRun: the folder cannot be written, or another build is writing to it.
    """
    return filesets.claimed(folder, [e.filename for e in _exporters()])


def write_all(graph: Graph, folder: Path | filesets.Claim, *, engine: Engine | None = None) -> list[Path]:
    """Write every output format; all files appear at once, or none does (:mod:`kg.filesets`).

    Args:
        graph: what to write.
        folder: where to.
        engine: writes the files of a large graph, several at once.

    Raises:
        StopRun: the folder cannot be written, or another build is writing to it.
    """
    if isinstance(folder, filesets.Claim):
        by = engine if engine and graph.size >= LARGE else Serial()
        return folder.publish([e.filename for e in _exporters()], lambda place: _export(graph, place, by))
    with claimed(folder) as claim:
        return write_all(graph, claim, engine=engine)


def files_of(folder: Path) -> list[Path]:
    """Where the files of all formats stand once they are written."""
    return [folder / e.filename for e in _exporters()]


def _exporters() -> tuple[ModuleType, ...]:
    return members(__name__, "export")


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to write."""

    graph: Graph
    file: Path


def _export(graph: Graph, place: Path, engine: Engine) -> None:
    tasks = [_Task(graph, place / exporter.filename) for exporter in _exporters()]
    for task, answer in engine.run(_write, sorted(tasks, key=lambda task: task.file.suffix != ".html")):
        if answer is LOST:
            _write(task)


def _write(task: _Task) -> None:
    (exporter,) = (e for e in _exporters() if e.filename == task.file.name)
    exporter.export(task.graph, task.file)
