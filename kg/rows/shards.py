"""Shards: files in Parquet (https://parquet.apache.org) that hold the rows of some pages, named by what they hold.

A shard never changes. Its metadata tell who made it (version and settings of the program) and from which pages.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kg.errors import StopRun
from kg.rows.pagerows import Row
from kg.rows.table import COLUMNS

SUFFIX = ".parquet"
_ABOUT = b"xianzhi"
_TYPES = {"start": pa.int32(), "end": pa.int32(), "sentence_start": pa.int32(), "confidence": pa.float64()}
_OWN = {
    "text": pa.string(),
    "reason": pa.string(),
    "subject_data": pa.string(),
    "object_data": pa.string(),
    "data": pa.string(),
    "standing": pa.int8(),
    "length": pa.int32(),
    "stretches": pa.int32(),
    "sketch": pa.binary(),
    "sentences": pa.binary(),
}
SCHEMA = pa.schema(
    [("row", pa.string()), ("key", pa.string())]
    + [(name, _TYPES.get(name, pa.string())) for name in COLUMNS]
    + list(_OWN.items())
)


_NONE = SCHEMA.empty_table()


@dataclass(frozen=True, slots=True)
class Label:
    """Who made a shard, and the keys of its pages in their order."""

    maker: str
    keys: tuple[str, ...]


def write(file: Path, label: Label, rows: Iterable[Row]) -> None:
    """Write a shard; it appears whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    told = json.dumps({"maker": label.maker, "pages": label.keys})
    save(file, pa.Table.from_pylist(list(rows), SCHEMA.with_metadata({_ABOUT: told.encode()})))


def save(file: Path, table: pa.Table) -> None:
    """Write a table beside its place, then put it there."""
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with aside.open("wb") as stream:  # Arrow itself opens no file whose name is no UTF-8
            pq.write_table(table, stream, compression="zstd")
        os.replace(aside, file)
    finally:
        aside.unlink(missing_ok=True)


def joined(label: Label, tables: Sequence[pa.Table]) -> pa.Table:
    """The rows of several tables, as those of one shard."""
    told = json.dumps({"maker": label.maker, "pages": label.keys})
    return pa.concat_tables([t.select(SCHEMA.names) for t in tables]).replace_schema_metadata({_ABOUT: told.encode()})


def label_of(file: Path) -> Label | None:
    """A shard's label; None where the file is no shard of ours (broken, or somebody else's)."""
    try:
        with file.open("rb") as stream:
            told = json.loads((pq.read_schema(stream).metadata or {})[_ABOUT])
        return Label(told["maker"], tuple(told["pages"]))
    except (OSError, KeyError, ValueError, TypeError, pa.ArrowException):
        return None


def read(file: Path, columns: Sequence[str] | None = None, *, kinds: Sequence[str] = ()) -> Iterator[Row]:
    """The rows of a shard, in their order.

    Args:
        file: the shard.
        columns: those to read; all where none are given.
        kinds: what the column ``row`` may say; anything where none is given.

    Raises:
        StopRun: the file cannot be read.
    """
    for batch in table_of(file, columns, kinds=kinds).to_batches(max_chunksize=1024):
        yield from batch.to_pylist()


def table_of(file: Path, columns: Sequence[str] | None = None, *, kinds: Sequence[str] = ()) -> pa.Table:
    """A shard as a table; arguments and errors as of :func:`read`."""
    try:
        with file.open("rb") as stream:
            shard = pq.ParquetFile(stream)
            wanted = _of(kinds, shard.read(columns=["row"], use_threads=False)) if kinds else None
            if wanted is not None and not pc.any(wanted).as_py():
                return _NONE if columns is None else _NONE.select(list(columns))
            table = shard.read(columns=None if columns is None else list(columns), use_threads=False)
        return table if wanted is None else table.filter(wanted)
    except (OSError, pa.ArrowException) as error:
        raise StopRun(
            f"{file}: the rows cannot be read ({error}) 事实表损坏; delete the file and build again"
        ) from None


def _of(kinds: Sequence[str], table: pa.Table) -> pa.ChunkedArray:
    """Which rows of a table are of some kinds."""
    return pc.is_in(table["row"], pa.array(kinds))


def parts_of(table: pa.Table) -> dict[str, pa.Table]:
    """Page key -> the rows of the page."""
    keys: list[Any] = table.column("key").to_pylist()
    starts = [number for number, key in enumerate(keys) if key]
    ends = [*starts[1:], len(keys)]
    return {keys[start]: table.slice(start, end - start) for start, end in zip(starts, ends, strict=True)}
