"""graph -> file: one module per output format.

An exporter is a module with ``filename: str`` and ``export(graph, path)``, which writes the whole file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from kg import filesets
from kg.discovery import members
from kg.embedded import LARGE
from kg.engines import LOST, Engine, Serial

Work = Callable[[], object]

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


def write_all(
    graph: Graph, folder: Path | filesets.Claim, *, engine: Engine | None = None, also: Sequence[Work] = ()
) -> list[Path]:
    """Write every output format; all files appear at once, or none does (:mod:`kg.filesets`).

    Args:
        graph: what to write.
        folder: where to.
        engine: does the work for a large graph, several files at once.
        also: work that is to be done with it, before anything appears.

    Raises:
        StopRun: the folder cannot be written, or another build is writing to it.
    """
    if isinstance(folder, filesets.Claim):
        by = engine if engine and graph.size >= LARGE else Serial()
        return folder.publish([e.filename for e in _exporters()], lambda place: _do([*also, *_works(graph, place)], by))
    with claimed(folder) as claim:
        return write_all(graph, claim, engine=engine, also=also)


def files_of(folder: Path) -> list[Path]:
    """Where the files of all formats stand once they are written."""
    return [folder / e.filename for e in _exporters()]


def _exporters() -> tuple[ModuleType, ...]:
    return members(__name__, "export")


def _works(graph: Graph, place: Path) -> list[Work]:
    """The writing of each file, the longest first."""
    names = sorted((e.filename for e in _exporters()), key=lambda name: not name.endswith(".html"))
    return [partial(_write, graph, place / name) for name in names]


def _write(graph: Graph, file: Path) -> None:
    (exporter,) = (e for e in _exporters() if e.filename == file.name)
    exporter.export(graph, file)


def _do(works: Sequence[Work], engine: Engine) -> None:
    for work, answer in engine.run(_call, works):
        if answer is LOST:
            work()


def _call(work: Work) -> None:
    work()
