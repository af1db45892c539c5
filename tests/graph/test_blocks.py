"""A graph file is read block by block as it was written."""

from __future__ import annotations

from pyoxigraph import RdfFormat, parse

from kg.graph.blocks import Blocks, only
from tests.conftest import graph_of, small_facts


def test_blocks_are_the_file_and_sorted_by_subject(tmp_path):
    turtle = graph_of(*small_facts()).turtle
    (tmp_path / "graph.ttl").write_bytes(turtle)
    blocks = Blocks(tmp_path / "graph.ttl")
    found = list(blocks)
    assert blocks.heading + b"".join(b.text for b in found) == turtle
    assert [b.subject for b in found] == sorted(b.subject for b in found)
    for block in found:
        assert {q.subject.value for q in parse(blocks.heading + block.text, RdfFormat.TURTLE)} == {
            block.subject.decode()
        }


def test_only_some_predicates_are_what_they_say_in_the_block(tmp_path):
    turtle = graph_of(*small_facts()).turtle
    (tmp_path / "graph.ttl").write_bytes(turtle)
    blocks = Blocks(tmp_path / "graph.ttl")
    text = b"".join(only(text, frozenset((b"xz:quote", b"a"))) for text in blocks.texts())
    kept = {q for q in parse(turtle, RdfFormat.TURTLE) if q.predicate.value.endswith(("#quote", "-ns#type"))}
    assert set(parse(blocks.heading + text, RdfFormat.TURTLE)) == kept


def test_a_text_that_looks_like_an_end_ends_nothing():
    block = b'<x> xz:quote "a ;" ;\n\txz:start 1 ;\n\txz:wording "b ." .\n'
    assert only(block, frozenset((b"xz:quote", b"xz:wording"))) == b'<x> xz:quote "a ;" ;\n\txz:wording "b ." .\n'
