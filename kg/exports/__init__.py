"""graph -> file: one module per output format.

An exporter is a module with ``filename: str`` and ``export(graph, path)``, which writes the whole file.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kg.discovery import members
from kg.errors import StopRun

if TYPE_CHECKING:
    from kg.api import Graph


def write_all(graph: Graph, folder: Path) -> list[Path]:
    """Write every output format; all files appear, or none does.

    They are written into a temporary folder inside ``folder`` and renamed when the last one is whole.

    Raises:
        StopRun: the folder cannot be written.
    """
    exporters = members(__name__, "export")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    except OSError as error:
        raise StopRun(f"{folder}: cannot write there ({error.strerror}); choose another folder with -o") from None
    try:
        for exporter in exporters:
            exporter.export(graph, aside / exporter.filename)
        for exporter in exporters:
            os.replace(aside / exporter.filename, folder / exporter.filename)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return [folder / e.filename for e in exporters]
