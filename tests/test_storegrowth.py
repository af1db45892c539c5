"""The store of a graph that grew holds that graph and no other, and shares its files with the one before."""

from __future__ import annotations

import os

import pytest
from pyoxigraph import RdfFormat, Store

from kg import embedded, storegrowth
from kg.store import in_memory
from tests.test_growing import build, put


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(embedded, "LARGE", 10)


def triples(store) -> set[str]:
    return {str(quad.triple) for quad in store}


def test_a_store_that_grew_holds_its_graph_when_pages_came_and_went(tmp_path, large, monkeypatch):
    put(tmp_path / "in", *range(8))
    build(tmp_path / "in", tmp_path / "out")
    monkeypatch.setattr(embedded, "made", None)  # nothing is loaded anew
    put(tmp_path / "in", 20, 21)
    (tmp_path / "in" / "3.txt").unlink()
    build(tmp_path / "in", tmp_path / "out")
    store = embedded.opened(embedded.beside(tmp_path / "out" / "graph.ttl"))
    assert triples(store) == triples(in_memory(tmp_path / "out" / "graph.ttl"))


def test_where_much_changed_the_store_is_made_anew(tmp_path, large, monkeypatch):
    put(tmp_path / "in", *range(3))
    build(tmp_path / "in", tmp_path / "out")
    monkeypatch.setattr(storegrowth, "MOST_CHANGED", 5)
    put(tmp_path / "in", *range(20, 25))
    build(tmp_path / "in", tmp_path / "out")
    store = embedded.opened(embedded.beside(tmp_path / "out" / "graph.ttl"))
    assert triples(store) == triples(in_memory(tmp_path / "out" / "graph.ttl"))


def test_where_no_links_can_be_made_the_store_is_made_anew(tmp_path, large, monkeypatch):
    put(tmp_path / "in", *range(3))
    build(tmp_path / "in", tmp_path / "out")

    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    put(tmp_path / "in", 9)
    size = build(tmp_path / "in", tmp_path / "out").size
    assert len(embedded.opened(embedded.beside(tmp_path / "out" / "graph.ttl"))) == size


def test_a_store_shares_the_large_files_of_the_one_before_and_leaves_it_as_it_was(tmp_path):
    lines = ["@prefix : <http://x/> .\n", *(f':a{n:02} :p "县\\n .{n}"@zh ;\n\t:q :b .\n' for n in range(50))]
    graphs = [tmp_path / "old.ttl", tmp_path / "new.ttl"]
    graphs[0].write_text("".join(lines), encoding="utf-8")
    graphs[1].write_text("".join([*lines[:7], lines[7].replace("县", "区"), *lines[9:]]), encoding="utf-8")
    embedded.made(graphs[0], tmp_path / "old")
    assert storegrowth.grown((graphs[0], tmp_path / "old"), graphs[1], tmp_path / "new")
    shared = [f for f in (tmp_path / "old").glob("*.sst") if (tmp_path / "new" / f.name).exists()]
    assert shared and all(f.stat().st_nlink == 2 for f in shared)
    for name in ("old", "new"):
        expected = Store()
        expected.bulk_load(path=tmp_path / f"{name}.ttl", format=RdfFormat.TURTLE)
        assert triples(embedded.opened(tmp_path / name)) == triples(expected)


def test_a_graph_is_loaded_in_parts_as_if_it_were_loaded_whole(tmp_path, monkeypatch):
    put(tmp_path / "in", *range(6))
    graph = build(tmp_path / "in", tmp_path / "out").path
    monkeypatch.setattr(embedded, "AT_ONCE", 7)
    embedded.made(graph, tmp_path / "store")
    assert len(list(embedded.parts_of(graph, 7))) > 5
    assert triples(embedded.opened(tmp_path / "store")) == triples(in_memory(graph))
