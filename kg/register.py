"""Which pages each file held when it was read last: a file that has not changed is not parsed again.

::

    facts/.files.arrow    digests of the files in their order, with the keys of their pages and what was skipped of them

A digest stands for a file's source and content, the columns asked for, and the program with its settings.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import pyarrow as pa

from kg.errors import SkipItem
from kg.growing import NEW, Shelf
from kg.model import Page
from kg.pages import Report
from kg.pages.disk import DiskFile
from kg.pages.savable import in_order
from kg.pages.unread import Unread
from kg.rows.chunks import key_of

NAME = ".files.arrow"
_SIZE = 16
"""Bytes of a key."""
_BATCH = 1000
_PART = 1 << 20
_BYTES = 3
"""Of a Chinese character in UTF-8."""
_SCHEMA = pa.schema(
    [("source", pa.string()), ("digest", pa.binary()), ("pages", pa.list_(pa.string()))]
    + [("keys", pa.binary()), ("signs", pa.list_(pa.int32())), ("skipped", pa.string())]
)


class _Entry(NamedTuple):
    source: str
    digest: bytes
    pages: list[str]
    """Sources of the pages."""
    keys: bytes
    signs: list[int]
    skipped: str

    def unread(self) -> list[Unread]:
        keys = [self.keys[at : at + _SIZE].hex() for at in range(0, len(self.keys), _SIZE)]
        return [Unread(*page) for page in zip(self.pages, keys, self.signs, strict=True)]


class Register:
    """The files of the build before, and those of this one; both in the order of their sources."""

    def __init__(self, shelf: Shelf, columns: Mapping[str, str]) -> None:
        self._shelf, self._told = shelf, json.dumps([shelf.maker, sorted(columns.items())])
        self._old = _entries(shelf.folder / NAME)
        self._next = next(self._old, None)
        self._entries: list[_Entry] = []
        self.total = self._passed = self._within = self._size = 0
        (shelf.folder / NEW).mkdir(parents=True, exist_ok=True)
        self._stream = (shelf.folder / NEW / NAME).open("wb")
        self._writer = pa.ipc.new_stream(self._stream, _SCHEMA, options=pa.ipc.IpcWriteOptions(compression="zstd"))

    def __enter__(self) -> Register:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._write()
        self._writer.close()
        self._stream.close()

    def begin(self, files: Sequence[DiskFile]) -> None:
        """Count the bytes that are to be read."""
        self.total = sum(map(_size, files))

    @property
    def done(self) -> int:
        """About so many bytes have been read; of a file that is being read as many as its text so far has."""
        return self._passed + min(self._within, self._size)

    def keep(self) -> None:
        """The build has ended: its files are those of the next one's build before."""
        (self._shelf.folder / NEW / NAME).replace(self._shelf.folder / NAME)

    def pages(
        self, file: DiskFile, source: str, read: Callable[[Report], Iterator[Page]], skip: Report
    ) -> Iterator[Page | Unread]:
        """The pages of a file; of one that has not changed what stands for them.

        Args:
            file: the file; sources come in their order (:func:`kg.pages.savable.in_order`).
            source: what it is called.
            read: reads its pages, and reports what it skips.
            skip: told of all that is skipped.
        """
        self._passed, self._within, self._size = self._passed + self._size, 0, _size(file)
        digest = self._digest(file, source)
        known = digest and self._known(source, digest)
        if known:
            for reason in json.loads(known.skipped):
                skip(*reason)
            yield from known.unread()
            self._add(known)
        else:
            yield from self._read(_Entry(source, digest, [], b"", [], ""), read, skip)

    def _read(self, entry: _Entry, read: Callable[[Report], Iterator[Page]], skip: Report) -> Iterator[Page]:
        skipped, keys = list[tuple[str, str]](), bytearray()

        def note(what: str, reason: str) -> None:
            skipped.append((what, reason))
            skip(what, reason)

        for page in read(note):
            entry.pages.append(page.source)
            entry.signs.append(len(page.text))
            keys += bytes.fromhex(key_of(page))
            self._within += _BYTES * len(page.text)
            yield page
        if entry.digest:
            told = json.dumps(skipped, ensure_ascii=False, separators=(",", ":"))
            self._add(entry._replace(keys=bytes(keys), skipped=told))

    def _digest(self, file: DiskFile, source: str) -> bytes:
        """What stands for a file; empty where it cannot be read: its reader says why."""
        total = hashlib.sha256(f"{self._told}\0{source}\0".encode())
        try:
            with file.open() as stream:
                while part := stream.read(_PART):
                    total.update(part)
        except (OSError, SkipItem):
            return b""
        return total.digest()

    def _known(self, source: str, digest: bytes) -> _Entry | None:
        """The file as it was, where it is the same and the rows of all its pages are there."""
        while self._next and in_order(self._next.source) < in_order(source):
            self._next = next(self._old, None)
        found = self._next
        if not found or found.digest != digest:
            return None
        return found if all(self._shelf.knows(page.key) for page in found.unread()) else None

    def _add(self, entry: _Entry) -> None:
        self._entries.append(entry)
        if len(self._entries) >= _BATCH:
            self._write()

    def _write(self) -> None:
        columns: list[Any] = list(zip(*self._entries)) or [()] * len(_SCHEMA)
        arrays = [pa.array(column, kind) for column, kind in zip(columns, _SCHEMA.types)]
        self._writer.write_batch(pa.record_batch(arrays, schema=_SCHEMA))
        self._entries.clear()


def _size(file: DiskFile) -> int:
    try:
        return os.stat(file.path).st_size
    except OSError:
        return 0


def _entries(file: Path) -> Iterator[_Entry]:
    """The files of a register, as far as it can be read."""
    with (
        suppress(OSError, pa.ArrowException, ValueError),
        file.open("rb") as stream,
        pa.ipc.open_stream(stream) as reader,
    ):
        for batch in reader:
            yield from map(_Entry._make, zip(*(column.to_pylist() for column in batch.columns)))
