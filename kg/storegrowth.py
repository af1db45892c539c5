"""The store of a graph that grew: that of the graph before, with what changed, so that a page more costs little.

The files of a store on disk never change once they are written (RocksDB): both stores share them by links.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg import embedded
from kg.errors import StopRun
from kg.graph.blocks import Blocks, name_of

MOST_CHANGED = 100_000
"""Triples; where more changed a new store is made."""


def stored(before: tuple[Path, Path] | None, graph: Path, folder: Path) -> None:
    """Make the store of a graph file, out of that of the graph before where there is one; raises as :func:`grown`."""
    if not (before and grown(before, graph, folder)):
        embedded.made(graph, folder)


def grown(before: tuple[Path, Path], graph: Path, folder: Path) -> bool:
    """Make a store of a graph file out of that of another one; whether it was made.

    Args:
        before: a graph file and its store.
        graph: the graph that the new store is to hold.
        folder: the store's; it is empty, or not there.

    Raises:
        StopRun: the disk is full.
    """
    try:
        changes = _changes(before[0], graph)
        if changes is None or not _linked(before[1], folder):
            return False
        gone, come = changes
        store = Store(folder)
        for quad in gone:
            store.remove(quad)
        store.extend(come)
        store.flush()
    except StopRun:
        raise
    except OSError as error:
        raise StopRun(f"{folder}: the store cannot be written ({error}) 无法写入; free some space") from None
    return True


def _linked(store: Path, folder: Path) -> bool:
    """Copy a store, its large files by links; whether that could be done."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        for file in store.iterdir():
            if file.suffix == ".sst":
                os.link(file, folder / file.name)
            elif file.name != "LOCK":
                shutil.copyfile(file, folder / file.name)
    except OSError:  # no links there, or a full disk: a new store is tried
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _changes(old: Path, new: Path) -> tuple[set[Quad], set[Quad]] | None:
    """Triples that are gone and that came; None where they are too many, or the files differ in their prefixes."""
    gone, come = set[Quad](), set[Quad]()
    before, after = Blocks(old), Blocks(new)
    if before.heading != after.heading:
        return None
    for was, now in _differing(before, after):
        lost, found = (set(parse(before.heading + text, RdfFormat.TURTLE)) for text in (was, now))
        gone |= lost - found
        come |= found - lost
        if len(gone) + len(come) > MOST_CHANGED:
            return None
    return gone, come


def _differing(before: Blocks, after: Blocks) -> Iterator[tuple[bytes, bytes]]:
    """What two graphs say of the subjects of which they do not say the same."""
    old, new = before.texts(), after.texts()
    was, now = next(old, b""), next(new, b"")
    while was or now:
        if was == now:
            was, now = next(old, b""), next(new, b"")
            continue
        subjects = [graph.iri(name_of(text)) if text else b"" for graph, text in ((before, was), (after, now))]
        first = min(filter(None, subjects))
        gone, come = (subject == first for subject in subjects)
        yield was if gone else b"", now if come else b""
        was = next(old, b"") if gone else was
        now = next(new, b"") if come else now
