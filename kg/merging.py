"""Shares -> the graph's file: entities are merged by their keys, and all that is said of a node is written together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyoxigraph import RdfFormat, parse

from kg.batches import merged
from kg.errors import StopRun
from kg.graph.nodes import Claims
from kg.graph.prominent import Edge, Prominent
from kg.graph.turtlewriter import Turtle
from kg.rows.collection import Collection
from kg.shares import Node, Shares, edges_in
from kg.skipping import REPORT
from kg.validate import broken_rules, message

MOST_CHECKED = 300_000
"""Triples of a graph that is checked once more as a whole."""


def write_graph(shares: Shares, desk: Path) -> tuple[int, Prominent]:
    """Write ``graph.ttl``, sorted by subject, predicate and object; the number of triples, and what matters most.

    Args:
        shares: what the graph is made of.
        desk: a folder for the file and for what is sorted on the way.
    """
    merger = _Merger(shares.base)
    with (desk / "graph.ttl").open("wb") as file:
        file.write(merger.writer.heading.encode())
        for part in merged(shares.nodes(), desk):
            file.writelines(merger.blocks(part))
    return merger.size, merger.prominent


class _Merger:
    """Turns what shares say of each node into its block."""

    def __init__(self, base: str) -> None:
        self.writer, self._claims = Turtle(base), Claims(base)
        self.size, self.prominent = 0, Prominent()

    def blocks(self, part: pa.Table) -> Iterator[bytes | memoryview]:
        """The blocks of nodes that come sorted, those of one node in the order of the shares.

        What one share alone says of a node goes by as it stands.
        """
        starts, counts = _groups(part)
        several = counts > 1
        self._count(part, starts[~several])
        text, offsets = _bytes_of(part["turtle"])
        done = 0
        for start, found in zip(starts[several].tolist(), _nodes_of(part, starts[several], counts[several])):
            yield text[offsets[done] : offsets[start]]
            yield self._block(*found).encode()
            done = start + len(found[1])
        yield text[offsets[done] : offsets[len(part)]]

    def _count(self, part: pa.Table, alone: np.ndarray) -> None:
        """Take the nodes of which one share speaks, by their rows."""
        triples, uses, most = (part[name].to_numpy()[alone] for name in ("triples", "uses", "most"))
        self.size += int(triples.sum())
        self.prominent.entities += int((pc.binary_length(part["claims"]).to_numpy()[alone] > 0).sum())
        stated = most > 0
        for row, times, passages in zip(alone[stated].tolist(), uses[stated].tolist(), most[stated].tolist()):
            self.prominent.add(times, passages, partial(_facts_of, part, row))

    def _block(self, name: str, found: list[Node]) -> str:
        """The block of a node of which several shares speak."""
        said = [one for node in found for one in node.said()]
        if found[0].claims:
            self.prominent.entities += 1
            uses, most = sum(node.uses for node in found), sum(node.most for node in found)
            if most:
                self.prominent.add(uses, most, lambda: (name, Counter(edges_in(said))))
        if len({node.turtle for node in found}) == 1 and not found[0].uses:
            self.size += found[0].triples
            return found[0].turtle
        if all(node.claims for node in found):
            pairs = self._claims.pairs(name, said)
        else:  # two pages of one name
            pairs = sorted({pair for node in found for pair in self._pairs(node.turtle)})
        self.size += len(pairs)
        return self.writer.block(name, pairs)

    def _pairs(self, turtle: str) -> Iterator[tuple[str, str]]:
        for quad in parse(self.writer.heading + turtle, RdfFormat.TURTLE):
            yield quad.predicate.value, str(quad.object)


def _groups(part: pa.Table) -> tuple[np.ndarray, np.ndarray]:
    """Where the rows of each node start, and how many they are."""
    nodes = part["node"].chunk(0)
    starts = np.flatnonzero(
        np.concatenate(([True], pc.not_equal(nodes[1:], nodes[:-1]).to_numpy(zero_copy_only=False)))
    )
    return starts, np.diff(starts, append=len(part))


def _nodes_of(part: pa.Table, starts: np.ndarray, counts: np.ndarray) -> Iterator[tuple[str, list[Node]]]:
    """Some nodes, each with what the shares say of it."""
    rows = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    names, *told = (column.to_pylist() for column in part.take(rows).columns)
    nodes, done = list(map(Node, *told)), 0
    for count in counts.tolist():
        yield names[done], nodes[done : done + count]
        done += count


def _facts_of(part: pa.Table, row: int) -> tuple[str, Counter[Edge]]:
    """A node of which one share speaks, with its facts."""
    return part["node"][row].as_py(), Counter(edges_in(json.loads(part["claims"][row].as_py())))


def _bytes_of(column: pa.ChunkedArray) -> tuple[memoryview, np.ndarray]:
    """Texts as the bytes of all, and where in them each begins and the last ends."""
    (chunk,) = column.chunks
    _, offsets, text = chunk.buffers()
    return memoryview(text), np.frombuffer(offsets, dtype=np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]


def check(file: Path, size: int) -> None:
    """Check a graph once more as a whole where it is small.

    Each page was checked by itself when it was read, and merging adds no second value to a property that may have one
    alone: it chooses.

    Raises:
        StopRun: a rule is broken that no page breaks: the ontology or the program is at fault.
    """
    if size <= MOST_CHECKED and (violations := broken_rules(turtle := file.read_bytes())):
        raise StopRun(message(violations, turtle))


def refuse(rows: Collection) -> None:
    """Stop where the program failed at a page or article, or a fact breaks a rule.

    Raises:
        StopRun: so it is; the message names them.
    """
    for skipped in rows.skipped():
        if REPORT in skipped.reason:
            raise StopRun(str(skipped))
    if rejected := list(rows.quarantined()):
        shown = "\n".join(f"  {one}" for one in rejected[:5])
        raise StopRun(
            f"{len(rejected)} facts break the rules of ontology/shapes.ttl; nothing was written 违规,未写出: "
            f"without --strict they are left out\n{shown}"
        )
