"""Shares -> the graph's file: entities are merged by their keys, and all that is said of a node is written together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.errors import StopRun
from kg.graph.nodes import Claims
from kg.graph.prominent import Prominent
from kg.graph.turtlewriter import Turtle
from kg.rows.collection import Collection
from kg.shares import Node, Shares, edges_in
from kg.skipping import REPORT
from kg.sorting import Item, merged
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
    with (desk / "graph.ttl").open("w", encoding="utf-8", newline="") as file:
        file.write(merger.writer.heading)
        file.writelines(merger.blocks(merged(shares.nodes(), desk)))
    return merger.size, merger.prominent


class _Merger:
    """Turns what shares say of each node into its block."""

    def __init__(self, base: str) -> None:
        self.writer, self._claims = Turtle(base), Claims(base)
        self.size, self.prominent = 0, Prominent()

    def blocks(self, nodes: Iterator[Item]) -> Iterator[str]:
        """The blocks of nodes that come sorted, those of one node in the order of the shares."""
        for name, same in groupby(nodes, key=itemgetter(0)):
            found = [Node(*values) for _, values in same]
            text, triples = found[0][:2] if len(found) == 1 else self._block(name, found)
            self.size += triples
            if found[0].claims:
                self._rank(name, found)
            yield text

    def _block(self, name: str, found: list[Node]) -> tuple[str, int]:
        if len({node.turtle for node in found}) == 1 and not found[0].uses:
            return found[0].turtle, found[0].triples
        if all(node.claims for node in found):
            pairs = self._claims.pairs(name, (one for node in found for one in node.said()))
        else:  # two pages of one name
            pairs = sorted({pair for node in found for pair in self._pairs(node.turtle)})
        return self.writer.block(name, pairs), len(pairs)

    def _pairs(self, turtle: str) -> Iterator[tuple[str, str]]:
        for quad in parse(self.writer.heading + turtle, RdfFormat.TURTLE):
            yield quad.predicate.value, str(quad.object)

    def _rank(self, name: str, found: list[Node]) -> None:
        uses, most = sum(node.uses for node in found), sum(node.most for node in found)
        self.prominent.entities += 1
        if most:
            self.prominent.add(name, uses, most, lambda: Counter(e for node in found for e in edges_in(node.said())))


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
