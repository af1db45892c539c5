"""Serial, two processes and a dask cluster make the same shards and the same bytes; what dies is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from kg import embedded, exports
from kg.engines import LOST, Serial, Task, Work
from kg.engines.processes import Processes
from kg.rows import chunks
from kg.store import load_store
from tests.test_growing import build, bytes_in, put, small_shards  # noqa: F401  the fixture makes many shards


@pytest.fixture
def serial(tmp_path):
    put(tmp_path / "in", *range(40))
    build(tmp_path / "in", tmp_path / "serial")
    return bytes_in(tmp_path / "serial")


def test_two_processes_make_the_bytes_of_one(tmp_path, serial):
    build(tmp_path / "in", tmp_path / "two", engine=Processes(2))
    assert bytes_in(tmp_path / "two") == serial


def test_a_cluster_of_two_workers_makes_the_bytes_of_one_process(tmp_path, serial):
    distributed = pytest.importorskip("distributed")
    from kg.engines.dask import Dask

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        build(tmp_path / "in", tmp_path / "dask", engine=Dask(cluster.scheduler_address))
    assert bytes_in(tmp_path / "dask") == serial


def test_the_files_of_a_large_graph_are_the_same_when_several_processes_write_them(tmp_path, monkeypatch, serial):
    monkeypatch.setattr(exports, "LARGE", 10)
    monkeypatch.setattr(embedded, "LARGE", 10)
    graph = build(tmp_path / "in", tmp_path / "two", engine=Processes(2))
    assert bytes_in(tmp_path / "two") == serial
    assert len(load_store(tmp_path / "two")) == graph.size


@dataclass
class Deadly:
    """An engine whose processes die at a page."""

    source: str
    runs: int = 0

    def run(self, work: Work[Task], tasks: Any) -> Iterator[tuple[Task, Any]]:
        for task in tasks:
            self.runs += 1
            fatal = any(p.page and p.page.source == self.source and not p.lost for p in getattr(task, "parts", ()))
            yield task, LOST if fatal else work(task)


def test_a_page_that_kills_its_process_is_left_out_by_name_and_tried_again_next_time(tmp_path, serial):
    graph = build(tmp_path / "in", tmp_path / "out", engine=Deadly("17.txt"))
    (skipped,) = graph.skipped
    assert skipped.source == "17.txt"
    assert "died" in skipped.reason
    assert [p.source for p in graph.pages] == [f"{n}.txt" for n in range(40)]
    assert "17.txt" not in {f.page for f in graph.facts}
    grown = build(tmp_path / "in", tmp_path / "out", engine=Serial()).growth
    assert (grown.read, grown.kept) == (1, 39)
    assert bytes_in(tmp_path / "out") == serial


def test_few_pages_are_read_by_this_process(tmp_path, monkeypatch):
    monkeypatch.setattr(chunks, "SIGNS", 40_000)
    put(tmp_path / "in", *range(5))
    engine = Deadly("none")
    build(tmp_path / "in", tmp_path / "out", engine=engine)
    assert engine.runs == 0
