"""The graph is written with no more in memory than a shard and what the sorter may hold."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg import merging, shares
from kg.batches import merged
from kg.engines import Serial
from kg.entities import BASE, article_id
from kg.harvest import harvest
from kg.model import Page
from kg.proposal import Proposal
from kg.rows import shards
from kg.rows.chunks import key_of
from kg.rows.collection import Collection
from kg.rows.pagerows import rows_of
from kg.rows.printings import Reprints, found_in
from kg.shares import Shares
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


def write(rows: Collection, folder: Path):
    """The graph of some shards: its size, and what matters most in it."""
    shares = Shares.of(rows, folder / "shares", BASE, concepts=None, engine=Serial())
    return merging.write_graph(shares, folder)


def test_memory_does_not_grow_with_the_number_of_shards(files, tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "merged", lambda streams, desk: merged(streams, desk, most=3, held=1 << 16))
    write(Collection(tuple(files)), tmp_path)  # fills the caches
    few, many = (peak(lambda count=count: write(Collection(tuple(files[:count])), tmp_path)) for count in (6, 24))
    assert many < 2.5 * few, (few, many)  # seven counties share what four times as many pages say


def test_merging_in_several_rounds_changes_no_byte(files, tmp_path, monkeypatch):
    rows, written = Collection(tuple(files[:7])), []
    for most in (100, 2):
        monkeypatch.setattr(
            merging, "merged", lambda streams, desk, most=most: merged(streams, desk, most=most, held=most << 10)
        )
        size, _ = write(rows, tmp_path)
        written.append(((tmp_path / "graph.ttl").read_bytes(), size))
        assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["graph.ttl"]
    assert written[0] == written[1]


def test_the_merged_shares_are_the_graph_of_all_facts_at_once(files, tmp_path):
    rows = Collection(tuple(files[:6]), found_in(files[:6], tmp_path))
    size, _ = write(rows, tmp_path)
    records = [record for records in rows.records() for record in records]
    whole = Proposal(
        [a for r in records for a in r.articles],
        [f for r in records for f in r.facts],
        {k: v for r in records for k, v in r.about.items()},
    )
    assert (tmp_path / "graph.ttl").read_bytes() == whole.turtle()
    assert size > 1000


def test_two_shards_that_speak_of_one_page_give_its_triples_once(files, tmp_path):
    twin = tmp_path / "twin.parquet"
    twin.write_bytes(files[0].read_bytes())
    once, _ = write(Collection(tuple(files[:1])), tmp_path)
    again, _ = write(Collection((files[0], twin)), tmp_path)
    assert once == again


def test_a_share_is_made_once(files, tmp_path, monkeypatch):
    write(Collection(tuple(files[:4])), tmp_path)
    made = []
    monkeypatch.setattr(shares, "make", lambda task, make=shares.make: made.append(task) or make(task))
    write(Collection(tuple(files[:5])), tmp_path)
    assert [task.rows.files for task in made] == [(files[4],)]


def test_a_broken_share_is_made_again(files, tmp_path):
    write(Collection(tuple(files[:3])), tmp_path)
    whole = (tmp_path / "graph.ttl").read_bytes()
    share = next((tmp_path / "shares").iterdir())
    share.write_bytes(share.read_bytes()[:-100])
    write(Collection(tuple(files[:3])), tmp_path)
    assert (tmp_path / "graph.ttl").read_bytes() == whole


def test_a_share_keeps_its_facts_as_lines_without_what_is_printed_again(files, tmp_path):
    rows = Collection(tuple(files[:6]), found_in(files[:6], tmp_path))
    assert rows.again.gone
    shares = Shares.of(rows, tmp_path / "shares", BASE, concepts=None, engine=Serial())
    kept = replace(rows, lines=shares.lines)
    assert "".join(kept.fact_lines()) == "".join(rows.fact_lines())
    shares.lines[0].unlink()
    Shares.of(rows, tmp_path / "shares", BASE, concepts=None, engine=Serial())
    assert "".join(kept.fact_lines()) == "".join(rows.fact_lines())


def test_of_a_shard_without_rows_of_a_kind_no_more_is_read_than_their_kinds(files, monkeypatch):
    read = []
    whole = pq.ParquetFile.read
    noted = lambda self, columns=None, **more: read.append(columns) or whole(self, columns, **more)  # noqa: E731
    monkeypatch.setattr(pq.ParquetFile, "read", noted)
    assert shards.table_of(files[0], kinds=("rejected",)).num_rows == 0
    assert read == [["row"]]
    assert shards.table_of(files[0], kinds=("rejected",)).schema.names == shards.table_of(files[0]).schema.names


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
    totals = Shares.of(rows, tmp_path / "shares", BASE, concepts=None, engine=Serial()).totals()
    flat = list(rows.rows())
    assert totals.facts.total() == sum(r.in_graph == "yes" for r in flat)
    assert totals.low == sum(r.in_graph == "no" for r in flat)
    assert totals.articles.total() == len(list(rows.articles()))
    assert totals.pages == 60


def test_no_reprints_among_no_shards(tmp_path):
    assert found_in([], tmp_path) == Reprints()
