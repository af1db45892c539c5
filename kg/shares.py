"""What one shard adds to the graph, made once and kept: its nodes as Turtle, what it says of each, its figures.

::

    facts/.shares/81d0….arrow
    facts/.shares/81d0….csv.zst    its facts as lines of facts.csv

A node of which no other shard speaks is in the graph as it stands in its share; the others are merged from what their
shares say of them (:mod:`kg.merging`). So a build that finds its shares merges sorted text, and no more.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

import pyarrow as pa

from kg import batches
from kg.concepts import Authority, load, using
from kg.engines import LOST, Engine, Serial
from kg.entities import digest, merge
from kg.errors import StopRun
from kg.graph.nodes import Claims, Said, packed, uses_in
from kg.graph.turtlewriter import Turtle
from kg.rows import PREDICATES
from kg.rows.collection import Collection
from kg.totals import Totals
from kg.vocab import XZ

SUFFIX, LINES = ".arrow", ".csv.zst"
MANY = 8
"""Fewer shares than that are made in this process, whatever the engine."""
_BATCH = 64
"""Nodes that are read at once: of some hundred shares as many are held."""
_ABOUT = b"xianzhi"
_STATING = {XZ + name for name in PREDICATES.values()}
_SCHEMA = pa.schema(
    [
        ("node", pa.string()),
        ("turtle", pa.string()),
        ("triples", pa.int32()),
        ("uses", pa.int32()),
        ("most", pa.int32()),
    ]
    + [("claims", pa.string())]
)


class Node(NamedTuple):
    """A node as one shard knows it."""

    turtle: str
    triples: int
    uses: int
    """How often an entity is used; 0 of what is none."""
    most: int
    """By how many passages the best supported of its facts is stated."""
    claims: str
    """What is said of it, as JSON; "" where no other shard can speak of it."""

    def said(self) -> list[Said]:
        """What is said of it."""
        return json.loads(self.claims) if self.claims else []


@dataclass(frozen=True, slots=True)
class ShareTask:
    """A share to be made."""

    file: Path
    rows: Collection
    """One shard."""
    base: str
    concepts: Authority | None


def make(task: ShareTask) -> str:
    """Make a share; the name of its file.

    Raises:
        StopRun: a shard cannot be read, or the share cannot be written.
    """
    with using(task.concepts or load()):
        totals, claims = Totals(), Claims(task.base)
        said = _said(task.rows, claims, totals)
        table = _table(said, claims, Turtle(task.base))
    told = json.dumps(totals.told(), ensure_ascii=False).encode()
    try:
        _write_lines(task.file.with_suffix(LINES), task.rows)
        _save(task.file, table.replace_schema_metadata({_ABOUT: told}))
    except OSError as error:
        raise StopRun(f"{task.file}: cannot be written ({error.strerror or error}) 无法写入; free some space") from None
    return task.file.name


def _said(rows: Collection, claims: Claims, totals: Totals) -> dict[str, list[Said]]:
    """Node -> all that is said of it."""
    said: defaultdict[str, list[Said]] = defaultdict(list)
    for records in rows.records():
        for record in records:
            totals.add(record)
        articles = [a for record in records for a in record.articles]
        facts = [f for record in records for f in record.facts]
        about = {key: place for record in records for key, place in record.about.items()}
        for node, one in claims.of(articles, facts, merge(facts, articles, about), about):
            said[node].append(one)
    for node, one in claims.of_concepts():
        said[node].append(one)
    return said


def _table(said: dict[str, list[Said]], claims: Claims, writer: Turtle) -> pa.Table:
    own = tuple(claims.base + kind for kind in ("statement/", "article/", "page/"))
    rows = []
    for node in sorted(said):
        pairs, told = claims.pairs(node, said[node]), [packed(one) for one in said[node]]
        most = max(Counter(edges_in(told)).values(), default=0)
        text = "" if node.startswith(own) else json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        rows.append((node, writer.block(node, pairs), len(pairs), uses_in(told), most, text))
    columns = zip(*rows) if rows else [()] * len(_SCHEMA)
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, _SCHEMA.types)], schema=_SCHEMA)


def edges_in(said: Sequence[Said]) -> Iterator[tuple[str, str]]:
    """Predicate and object (as N-Triples writes it) of each passage that states a fact of the node."""
    for one in said:
        for predicate, thing in zip(one[::2], one[1::2]) if one[0] else ():
            if predicate in _STATING:
                yield predicate, thing


def _save(file: Path, table: pa.Table) -> None:
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with _whole(file) as stream, pa.ipc.new_stream(stream, table.schema, options=options) as writer:
        writer.write_table(table, max_chunksize=_BATCH)


def _write_lines(file: Path, rows: Collection) -> None:
    with _whole(file) as stream, pa.CompressedOutputStream(stream, "zstd") as packed:
        packed.write("".join(rows.fact_lines()).encode())


@contextmanager
def _whole(file: Path) -> Iterator[IO[bytes]]:
    """A file to be written; it appears whole or not at all."""
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with aside.open("wb") as stream:
            yield stream
        os.replace(aside, file)
    finally:
        aside.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of a build, in the order of its shards."""

    files: tuple[Path, ...]
    base: str

    @classmethod
    def of(cls, rows: Collection, folder: Path, base: str, *, concepts: Authority | None, engine: Engine) -> Shares:
        """Those of some shards; what is missing in the folder is made.

        Args:
            rows: the shards, and which of their articles are printed again.
            folder: where shares are kept.
            base: the namespace of the entities.
            concepts: a table of programmes other than ours.
            engine: makes them.

        Raises:
            StopRun: as :func:`make`.
        """
        folder.mkdir(parents=True, exist_ok=True)
        tasks = [
            ShareTask(folder / _name(part, base), Collection(part.files, part.again), base, concepts)
            for part in rows.apart()
        ]
        missing = [task for task in tasks if not _is_whole(task.file)]
        for task, answer in (engine if len(missing) >= MANY else Serial()).run(make, missing):
            if answer is LOST:
                make(task)
        return cls(tuple(task.file for task in tasks), base)

    def keep(self) -> None:
        """All others in their folder go."""
        wanted = {file.name for file in (*self.files, *self.lines)}
        for folder in {file.parent for file in self.files}:
            for file in folder.iterdir():
                if file.name not in wanted:
                    with suppress(OSError):
                        file.unlink()

    @property
    def lines(self) -> tuple[Path, ...]:
        """The files with the lines of CSV of each."""
        return tuple(file.with_suffix(LINES) for file in self.files)

    def totals(self) -> Totals:
        """The figures of all."""
        found = Totals()
        for file in self.files:
            with file.open("rb") as stream, pa.ipc.open_stream(stream) as reader:
                found.add_told(json.loads(reader.schema.metadata[_ABOUT]))
        return found

    def nodes(self) -> list[batches.Stream]:
        """The nodes of each share, sorted, with the values of a :class:`Node`; some hundred are held at a time."""
        return [batches.read(file) for file in self.files]


def _name(part: Collection, base: str) -> str:
    (shard,) = part.files
    again = (sorted(part.again.gone), sorted(part.again.others.items()))
    return digest(shard.name, base, again) + SUFFIX


def _is_whole(file: Path) -> bool:
    """Whether there is such a share, to its end; its lines were written before it."""
    try:
        if not file.with_suffix(LINES).exists():
            return False
        with file.open("rb") as stream:
            stream.seek(-8, os.SEEK_END)
            return stream.read() == b"\xff\xff\xff\xff\0\0\0\0"  # the end of a stream (Arrow, IPC streaming format)
    except OSError:
        return False
