"""pages.jsonl: the pages as they were read, one a line; all offsets of the graph count in their ``text``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.built import Graph
    from kg.model import Page

filename = "pages.jsonl"


def export(graph: Graph, path: Path) -> None:
    """Write JSON Lines (https://jsonlines.org, UTF-8): source, text, and the metadata that a page has."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_line(page) for page in graph.source.pages())


def _line(page: Page) -> str:
    given = {name: value for name, value in asdict(page).items() if value or name in ("source", "text")}
    return json.dumps(given, ensure_ascii=False) + "\n"


def load(path: Path) -> Iterator[Page]:
    """The pages of a file that :func:`export` wrote, in its order."""
    from kg.model import Page

    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            given = json.loads(line)
            yield Page(**{**given, "authors": tuple(given.get("authors", ()))})
