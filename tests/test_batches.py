"""What is merged in parts comes as if it had been sorted in memory, and a node is never in two parts."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.batches import merged


def stream(number: int, nodes: list[str], rows: int) -> Iterator[pa.RecordBatch]:
    """A file of some nodes, each with the number of its file and its place there."""
    table = pa.table({"node": nodes, "told": [f"{number}.{place}" for place in range(len(nodes))]})
    return iter(table.to_batches(max_chunksize=rows)) if nodes else iter(())


@settings(deadline=None)
@given(
    st.lists(st.lists(st.text(alphabet="ab县\U00020000", max_size=2)).map(sorted), max_size=9),
    st.integers(1, 3),
    st.integers(2, 4),
    st.integers(0, 200),
)
def test_rows_come_by_node_and_those_of_a_node_in_the_order_of_their_files(tmp_path_factory, files, rows, most, held):
    folder = tmp_path_factory.mktemp("merged")
    streams = [stream(number, nodes, rows) for number, nodes in enumerate(files)]
    parts = [part.to_pylist() for part in merged(streams, folder, most=most, held=held)]
    every = [{"node": node, "told": f"{n}.{at}"} for n, nodes in enumerate(files) for at, node in enumerate(nodes)]
    assert [row for part in parts for row in part] == sorted(every, key=lambda row: row["node"])
    seen = [{row["node"] for row in part} for part in parts]
    assert sum(map(len, seen)) == len(set().union(*seen))
    assert all(parts)
    assert list(folder.iterdir()) == []


def test_no_part_is_larger_than_what_may_be_held(tmp_path):
    files = [[f"{place * 10 + number:06d}" for place in range(3000)] for number in range(10)]
    streams = [stream(number, nodes, 20) for number, nodes in enumerate(files)]
    sizes = [len(part) for part in merged(streams, tmp_path, held=4000)]
    assert sum(sizes) == 30_000
    assert max(sizes) < 600


def test_files_whose_nodes_lie_far_apart_are_not_read_ahead(tmp_path):
    read = []

    def noted(number: int) -> Iterator[pa.RecordBatch]:
        for batch in stream(number, [f"{number}{place:05d}" for place in range(2000)], 20):
            read.append(number)
            yield batch

    parts = merged([noted(number) for number in range(5)], tmp_path, held=4000)
    next(parts)
    assert len(read) < 30
