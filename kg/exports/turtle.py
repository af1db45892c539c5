"""graph.ttl: the graph as Turtle, sorted by subject."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.built import Graph

filename = "graph.ttl"


def export(graph: Graph, path: Path) -> None:
    """Write the graph's Turtle (https://www.w3.org/TR/turtle/)."""
    if "turtle" in vars(graph) or graph.path is None:
        path.write_bytes(graph.turtle)
    else:
        shutil.copyfile(graph.path, path)
