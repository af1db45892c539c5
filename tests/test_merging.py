"""The graph is written with no more in memory than a shard and what the sorter may hold."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from kg import merging
from kg.entities import BASE, article_id
from kg.harvest import harvest
from kg.model import Page
from kg.rows import shards
from kg.rows.chunks import key_of
from kg.rows.collection import Collection
from kg.rows.pagerows import rows_of
from kg.rows.printings import Reprints, found_in
from kg.sorting import Sorter
from tests.test_growing import page


def shard(folder: Path, number: int) -> Path:
    """A shard of ten pages."""
    pages = [Page(f"{number}/{n}.txt", page(10 * (number % 4) + n)) for n in range(10)]
    keys = [key_of(p) for p in pages]
    rows = [row for record, key in zip(harvest(pages, 0.5), keys, strict=True) for row in rows_of(record, key)]
    shards.write(folder / f"{number:03d}.parquet", shards.Label("v", tuple(keys)), rows)
    return folder / f"{number:03d}.parquet"


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("shards")
    return [shard(folder, number) for number in range(24)]


def peak(work) -> int:
    """Bytes that Python held at most."""
    tracemalloc.start()
    work()
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


def test_memory_does_not_grow_with_the_number_of_shards(files, tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "Sorter", lambda desk: Sorter(desk, most_held=1000, most_runs=3))
    merging.write_graph(Collection(tuple(files)), tmp_path, BASE)  # fills the caches
    few, many = (
        peak(lambda count=count: merging.write_graph(Collection(tuple(files[:count])), tmp_path, BASE))
        for count in (6, 24)
    )
    assert many < 2.5 * few, (few, many)  # seven counties share what four times as many pages say


def test_sorting_on_disk_changes_no_byte(files, tmp_path, monkeypatch):
    rows, written = Collection(tuple(files[:6])), []
    for most_held in (10**9, 100):
        monkeypatch.setattr(merging, "Sorter", lambda desk, n=most_held: Sorter(desk, most_held=n))
        size, totals = merging.write_graph(rows, tmp_path, BASE)
        written.append(((tmp_path / "graph.ttl").read_bytes(), size, totals))
    assert written[0] == written[1]


def test_what_is_left_out_as_a_reprint_is_in_no_output(files, tmp_path):
    again = found_in(files[:6], tmp_path)
    assert again.gone
    whole, kept = Collection(tuple(files[:6])), Collection(tuple(files[:6]), again)
    articles = list(kept.articles())
    assert len(articles) == len(list(whole.articles())) - len(again.gone)
    assert sum(len(a.reprints) for a in articles) == len(again.gone)
    assert {r.article_id for r in kept.rows()} <= set(map(article_id, articles))
    assert len(list(kept.rows())) < len(list(whole.rows()))
    assert len(list(kept.pages())) == 60


def test_the_figures_are_those_of_the_rows(files, tmp_path):
    rows = Collection(tuple(files[:6]), found_in(files[:6], tmp_path))
    size, totals = merging.write_graph(rows, tmp_path, BASE)
    flat = list(rows.rows())
    assert totals.facts.total() == sum(r.in_graph == "yes" for r in flat)
    assert totals.low == sum(r.in_graph == "no" for r in flat)
    assert totals.articles.total() == len(list(rows.articles()))
    assert totals.pages == 60
    assert size > 1000


def test_no_reprints_among_no_shards(tmp_path):
    assert found_in([], tmp_path) == Reprints()
