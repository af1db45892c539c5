"""facts.csv: one fact a line with its quote, those of low confidence included (``in_graph`` is "no")."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.rows import to_csv

if TYPE_CHECKING:
    from kg.api import Graph

filename = "facts.csv"


def export(graph: Graph, path: Path) -> None:
    """Write CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets show the Chinese)."""
    rows = sorted(
        [*graph.facts, *graph.rejected], key=lambda r: (r.page, int(r.start), int(r.end), r.kind, r.subject, r.object)
    )
    path.write_text(to_csv(rows), encoding="utf-8-sig", newline="")
