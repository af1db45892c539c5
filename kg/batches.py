"""Sorted rows of many files, merged a part at a time: memory holds a batch of each file, and one part.

A part is a table that is sorted by its first column, the node. The rows of a node are all in one part, in the order of
the files that they come from (Knuth, TAOCP 3, 5.4.9).
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Stream = Iterable[pa.RecordBatch]
"""The batches of a file; it is opened when they are asked for."""

MOST_HELD = 4 << 20
"""Bytes that are held beside a batch of each stream."""
MOST_STREAMS = 200
"""Streams that are merged at once; each has an open file."""
_ROWS = 256
"""Rows of a batch that lies on disk between two rounds."""
_PACKED = pa.ipc.IpcWriteOptions(compression="zstd")
_ALONE = pa.ipc.IpcReadOptions(use_threads=False)


def merged(
    streams: Sequence[Stream], folder: Path, *, most: int = MOST_STREAMS, held: int = MOST_HELD
) -> Iterator[pa.Table]:
    """The rows of streams that are each sorted by node, as parts.

    Args:
        streams: what is merged.
        folder: where rows lie meanwhile that are of more streams than are merged at once.
        most: streams that are merged at once.
        held: bytes that are held beside a batch of each stream.
    """
    level = 0
    while len(streams) > most:
        fewer = (_parts(streams[at : at + most], held) for at in range(0, len(streams), most))
        streams = [_Run(folder / f"merged-{level}-{number:06d}", parts) for number, parts in enumerate(fewer)]
        level += 1
    yield from _parts(streams, held)


class _Run:
    """Rows that lie on disk between two rounds, gone when they have been read."""

    def __init__(self, file: Path, parts: Iterator[pa.Table]) -> None:
        self._file = file
        first = next(parts, None)
        if first is not None:
            with file.open("wb") as stream, pa.ipc.new_stream(stream, first.schema, options=_PACKED) as writer:
                for part in chain((first,), parts):
                    writer.write_table(part, max_chunksize=_ROWS)

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        if self._file.exists():
            yield from read(self._file)
            self._file.unlink()


def read(file: Path) -> Iterator[pa.RecordBatch]:
    """The batches of a file (Arrow, IPC streaming format), one at a time."""
    with file.open("rb") as stream, pa.ipc.open_stream(stream, options=_ALONE) as reader:
        yield from reader


class _Held:
    """What is held of a stream."""

    def __init__(self, stream: Stream) -> None:
        self._batches = iter(stream)
        self._waiting: deque[pa.RecordBatch] = deque()
        self.last: str | None = None
        """The last node that was read."""

    def read(self) -> int:
        """Read a batch; its bytes, 0 at the end."""
        batch = next((b for b in self._batches if len(b)), None)
        if batch is None:
            return 0
        self._waiting.append(batch)
        self.last = _node(batch, -1)
        return batch.nbytes

    @property
    def first(self) -> str | None:
        """The first node that is held."""
        return _node(self._waiting[0], 0) if self._waiting else None

    def before(self, bound: str | None) -> Iterator[pa.RecordBatch]:
        """Give all rows away whose node comes before another one; without one all."""
        while self._waiting:
            batch = self._waiting.popleft()
            if bound is None or _node(batch, -1) < bound:
                yield batch
                continue
            cut = bisect_left(range(len(batch)), bound, key=lambda at: _node(batch, at))
            self._waiting.appendleft(batch.slice(cut))
            if cut:
                yield batch.slice(0, cut)
            return


def _node(batch: pa.RecordBatch, at: int) -> str:
    return batch.column(0)[at].as_py()


def _parts(streams: Sequence[Stream], held: int) -> Iterator[pa.Table]:
    """What is before the last node that was read of each stream is known whole, and may go."""
    every = [_Held(stream) for stream in streams]
    size = sum(one.read() for one in every)
    most = size + held
    open_ones: list[Any] = [(one.last, number) for number, one in enumerate(every) if one.last is not None]
    heapq.heapify(open_ones)
    while any(one.first is not None for one in every):
        while open_ones and (size < most or not _moves(every, open_ones[0][0])):
            number = open_ones[0][1]
            more = every[number].read()
            size += more
            if more:
                heapq.heapreplace(open_ones, (every[number].last, number))
            else:
                heapq.heappop(open_ones)
        bound = open_ones[0][0] if open_ones else None
        taken = [batch for one in every for batch in one.before(bound)]
        size -= sum(batch.nbytes for batch in taken)
        yield _sorted(taken)


def _moves(every: Sequence[_Held], bound: str) -> bool:
    """Whether anything that is held comes before a node."""
    return any(one.first is not None and one.first < bound for one in every)


def _sorted(batches: list[pa.RecordBatch]) -> pa.Table:
    table = pa.Table.from_batches(batches).combine_chunks()
    return table.take(pc.array_sort_indices(table.column(0).chunk(0)))  # stable
