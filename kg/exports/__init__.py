"""graph -> file: one module per output format.

An exporter is a module with ``filename: str`` and ``export(graph, path)``, which writes the whole file.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from kg import filesets
from kg.discovery import members

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


def write_all(graph: Graph, folder: Path | filesets.Claim) -> list[Path]:
    """Write every output format; all files appear at once, or none does (:mod:`kg.filesets`).

    Raises:
        StopRun: the folder cannot be written, or another build is writing to it.
    """
    if isinstance(folder, filesets.Claim):
        return folder.publish([e.filename for e in _exporters()], lambda place: _export(graph, place))
    with claimed(folder) as claim:
        return write_all(graph, claim)


def files_of(folder: Path) -> list[Path]:
    """Where the files of all formats stand once they are written."""
    return [folder / e.filename for e in _exporters()]


def _exporters() -> tuple[ModuleType, ...]:
    return members(__name__, "export")


def _export(graph: Graph, place: Path) -> None:
    for exporter in _exporters():
        exporter.export(graph, place / exporter.filename)
