"""rejected.csv: what broke a rule of the ontology and was left out, one fact a line with its sentence and the rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.rows import csv_lines

if TYPE_CHECKING:
    from kg.built import Graph

filename = "rejected.csv"
COLUMNS = ("page", "article", "quote", "start", "end", "kind", "subject", "predicate", "object", "rule", "reason")


def export(graph: Graph, path: Path) -> None:
    """Write CSV (RFC 4180, UTF-8 with a byte order mark); the heading alone when nothing was rejected."""
    rows = ([str(getattr(row, c)) for c in COLUMNS] for row in graph.source.quarantined())
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.writelines(csv_lines(COLUMNS, rows))
