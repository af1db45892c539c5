"""Rows -> the graph's file: entities are merged by their keys, and all that is said of a node is written together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.entities import merge
from kg.errors import StopRun
from kg.graph.nodes import Claims, packed
from kg.graph.turtlewriter import Block, lines
from kg.rows.collection import Collection
from kg.skipping import REPORT
from kg.sorting import Sorter
from kg.totals import Totals
from kg.validate import broken_rules, message

MOST_CHECKED = 300_000
"""Triples of a graph that is checked once more as a whole."""


def write_graph(rows: Collection, desk: Path, base: str) -> tuple[int, Totals]:
    """Write ``graph.ttl``, sorted by subject, predicate and object; the number of triples, and all figures.

    Args:
        rows: what the graph is made of.
        desk: a folder for the file and for what is sorted on the way.
        base: the namespace of the entities.
    """
    claims, totals, sorter, size = Claims(base), Totals(), Sorter(desk), 0
    for records in rows.records():
        for record in records:
            totals.add(record)
        articles = [a for record in records for a in record.articles]
        facts = [f for record in records for f in record.facts]
        about = {key: place for record in records for key, place in record.about.items()}
        for node, said in claims.of(articles, facts, merge(facts, articles, about), about):
            sorter.add(node, packed(said), weight=len(said))
    for node, said in claims.of_concepts():
        sorter.add(node, said, weight=len(said))

    def counted() -> Iterator[Block]:
        nonlocal size
        for block in claims.blocks(sorter.sorted()):
            size += len(block[1])
            yield block

    with (desk / "graph.ttl").open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines(counted(), base=base))
    return size, totals


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
