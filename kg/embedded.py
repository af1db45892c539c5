"""A large graph's triplestore on disk: made once by the build, opened in no time by whoever asks.

::

    output/store/3f9c0a…/    named like the set of files that it belongs to (:mod:`kg.filesets`)

A graph whose set has none is read from its Turtle.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import StopRun
from kg.filesets.folders import leads_to_set

FOLDER = "store"
LARGE = 150_000
"""Triples from which on a store on disk is faster to open than Turtle is to read (about a second)."""


AT_ONCE = 250_000
"""Triples that are loaded at once: some 300 MB."""


def made(turtle: Path, folder: Path) -> None:
    """Make a store of a graph file as a build writes it (a block a subject), in an empty folder.

    Raises:
        StopRun: the disk is full.
    """
    try:
        store = Store(folder)
        for part in parts_of(turtle, AT_ONCE):
            store.bulk_load(input=part, format=RdfFormat.TURTLE, lenient=True)
        store.flush()
    except OSError as error:
        raise StopRun(f"{folder}: the store cannot be written ({error}) 无法写入; free some space") from None


def parts_of(turtle: Path, most: int) -> Iterator[bytes]:
    """A graph file in parts of about so many triples, each a file of its own."""
    heading, waiting = b"", list[bytes]()
    with turtle.open("rb") as file:
        for line in file:
            if line.startswith(b"@prefix"):
                heading += line
                continue
            waiting.append(line)
            if len(waiting) >= most and line.endswith(b" .\n"):
                yield heading + b"".join(waiting)
                waiting.clear()
    if waiting:
        yield heading + b"".join(waiting)


def settle(made: Path, graph: Path) -> None:
    """Put a store beside the graph (``graph.ttl`` of an output folder) that it was made of; older ones go."""
    home = graph.parent / FOLDER
    old = list(home.iterdir()) if home.is_dir() else []
    if made.is_dir() and leads_to_set(graph):
        place = _place(graph)
        home.mkdir(exist_ok=True)
        if place in old:  # the same graph as before
            old.remove(place)
        else:
            os.replace(made, place)
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    if old and not any(home.iterdir()):
        home.rmdir()


def _place(graph: Path) -> Path:
    return graph.parent / FOLDER / Path(os.path.realpath(graph)).parent.name


def beside(graph: Path) -> Path | None:
    """The folder of the store of a graph file; None where there is none."""
    if not leads_to_set(graph):
        return None
    place = _place(graph)
    return place if (place / "CURRENT").is_file() else None


def standing(output: Path) -> tuple[Path, Path] | None:
    """The graph that stands in an output folder, and its store; None where it has none."""
    graph = output / "graph.ttl"
    store = beside(graph)
    return (Path(os.path.realpath(graph)), store) if store else None


def opened(folder: Path) -> Store | None:
    """A store on disk, to be read; None where it cannot be opened (another version of Oxigraph made it)."""
    try:
        return Store.read_only(str(folder))
    except (OSError, ValueError, RuntimeError):
        return None
