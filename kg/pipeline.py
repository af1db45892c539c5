"""THE ORDER of the steps: pages -> rows -> graph -> files; the command and ``kg.build`` run this very one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import embedded, exports
from kg.built import Graph
from kg.concepts import load, using
from kg.engines import Engine
from kg.errors import KgError
from kg.filesets import Claim
from kg.filling import fill
from kg.growing import NEW, Settings, Shelf
from kg.merging import check, refuse, write_graph
from kg.pages import read_again
from kg.register import Register
from kg.rows.chunks import chunks_of
from kg.rows.collection import Collection
from kg.rows.printings import found_in
from kg.shares import Shares
from kg.skipping import Skips
from kg.storegrowth import stored

FACTS = "facts"
"""The folder of shards below the output folder."""
SHARES = ".shares"
"""The folder of shares among the shards."""
Watch = Callable[[str, int, int], None]
"""Called as ``watch(step, done, total)``, of "facts" in bytes of input; a total of 0 is not known."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build of what."""

    inputs: Sequence[str | Path]
    settings: Settings
    base: str
    columns: Mapping[str, str]
    """Names of the columns of CSV and JSONL input."""
    output: Path | None = None
    """The folder that results go to; it is not read where it is inside an input."""
    strict: bool = False


def run(order: Order, *, watch: Watch, engine: Engine, claim: Claim | None = None) -> Graph:
    """Build a graph; the order of the inputs, the engine and what was built before change no byte of it.

    Args:
        order: what to build.
        watch: told of progress.
        engine: reads the pages.
        claim: the folder to write all files to; without one they are kept in a temporary folder of the graph's.

    Raises:
        StopRun: no page could be read, a broken ontology, nowhere to write; with ``strict`` anything amiss.
    """
    skips = Skips()
    with _desk(claim) as (folder, desk, held), using(order.settings.concepts or load()):
        shelf = Shelf(folder, order.settings)
        with Register(shelf, order.columns) as register:
            pages = read_again(order.inputs, register, on_skip=skips.add, output=order.output, **order.columns)
            made = partial(_tell, watch, register)
            fill(shelf, chunks_of(pages), engine, made)  # pages -> articles -> readings -> facts -> rows
        watch("reprints", 0, 0)
        rows = Collection(shelf.files, found_in(shelf.files, desk))  # articles printed again are left out
        if order.strict:
            refuse(rows)
        graph = Graph(rows, desk / "graph.ttl", order.base, skips.found, growth=shelf.growth, held=held)
        watch("graph", 0, 0)
        concepts = order.settings.concepts
        shares = Shares.of(rows, folder / SHARES, order.base, concepts=concepts, engine=engine)  # rows -> entities
        graph.source, graph.totals = replace(rows, lines=shares.lines), shares.totals()
        graph.size, graph.prominent = write_graph(shares, desk)  # entities -> triples
        watch("check", 0, 1)
        check(desk / "graph.ttl", graph.size)
        stored = _storing(graph, desk, claim)
        if claim:
            watch("write", 0, 1)
            exports.write_all(graph, claim, engine=engine, also=stored)
            shelf.settle()
            shares.keep()
            register.keep()
            graph.move(claim.folder / "graph.ttl", Collection(shelf.files, rows.again, shares.lines))
            embedded.settle(desk / embedded.FOLDER, claim.folder / "graph.ttl")
        else:
            for work in stored:
                work()
    return graph


def _storing(graph: Graph, desk: Path, claim: Claim | None) -> list[Callable[[], object]]:
    """The work of making the store of a large graph, which may be done beside the writing of files."""
    if graph.size < embedded.LARGE:
        return []
    graph.kept = desk / embedded.FOLDER
    before = embedded.standing(claim.folder) if claim else None
    return [partial(stored, before, desk / "graph.ttl", graph.kept)]


def _tell(watch: Watch, register: Register) -> None:
    watch("facts", register.done, register.total)


@contextmanager
def _desk(claim: Claim | None) -> Iterator[tuple[Path, Path, Any]]:
    """The folder of shards, one for what is made on the way, and what must be kept that they stay."""
    held = None if claim else TemporaryDirectory(prefix="xianzhi-", ignore_cleanup_errors=True)
    folder = claim.folder / FACTS if claim else Path(held.name, FACTS) if held else Path(FACTS)
    desk = folder / NEW / "desk"
    shutil.rmtree(desk, ignore_errors=True)  # of a build that was killed
    try:
        desk.mkdir(parents=True)
        yield folder, desk, held
    except KgError:  # nothing to go on from; a build that is interrupted leaves its shards
        shutil.rmtree(folder / NEW, ignore_errors=True)
        raise
    finally:
        if claim:
            shutil.rmtree(desk, ignore_errors=True)
            _remove_empty(folder / NEW, folder)


def _remove_empty(*folders: Path) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
