"""facts.csv: one fact a line with its quote, those of low confidence included (``in_graph`` is "no")."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.rows import COLUMNS, csv_lines

if TYPE_CHECKING:
    from kg.built import Graph

filename = "facts.csv"


def export(graph: Graph, path: Path) -> None:
    """Write CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets show the Chinese)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.writelines(csv_lines(COLUMNS, ()))
        file.writelines(graph.source.fact_lines())
