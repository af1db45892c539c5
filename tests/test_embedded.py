"""A large graph has its store on disk beside it, and it is the graph's own."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kg import embedded
from kg.cli import main
from kg.store import ask, load_store
from tests.test_growing import build, put

ASK = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(embedded, "LARGE", 10)


def test_a_small_graph_has_no_store(tmp_path):
    put(tmp_path / "in", 1)
    build(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out" / "store").exists()


def test_queries_are_answered_from_the_store_of_the_graph_that_stands_there(tmp_path, large, monkeypatch):
    put(tmp_path / "in", 1, 2)
    first = build(tmp_path / "in", tmp_path / "out").size
    assert ask(tmp_path / "out", ASK).rows == [[first]]
    put(tmp_path / "in", 3, 4)
    second = build(tmp_path / "in", tmp_path / "out").size
    monkeypatch.setattr("kg.store._filled", None)
    assert second > first
    assert ask(tmp_path / "out", ASK, timeout=60).rows == [[second]]
    assert len(load_store(tmp_path / "out")) == second
    assert len(list((tmp_path / "out" / "store").iterdir())) == 1


def test_the_same_build_again_keeps_its_store(tmp_path, large):
    put(tmp_path / "in", 1, 2)
    for _ in range(2):
        size = build(tmp_path / "in", tmp_path / "out").size
        assert len(load_store(tmp_path / "out")) == size
        assert embedded.beside(tmp_path / "out" / "graph.ttl")


def test_a_graph_that_became_small_loses_its_store(tmp_path, large, monkeypatch):
    put(tmp_path / "in", 1, 2)
    build(tmp_path / "in", tmp_path / "out")
    monkeypatch.setattr(embedded, "LARGE", 10**9)
    put(tmp_path / "in", 3)
    build(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out" / "store").exists()


def test_a_store_that_cannot_be_opened_is_passed_over(tmp_path, large):
    put(tmp_path / "in", 1)
    size = build(tmp_path / "in", tmp_path / "out").size
    store = embedded.beside(tmp_path / "out" / "graph.ttl")
    assert store
    (store / "CURRENT").write_text("broken")
    assert ask(tmp_path / "out", ASK).rows == [[size]]
    assert CliRunner().invoke(main, ["show", str(tmp_path / "out"), "松阳县"]).exit_code == 0
