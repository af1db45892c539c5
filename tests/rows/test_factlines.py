"""The lines of facts.csv that are made a column at a time are those that are made a row at a time."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.rows import COLUMNS, csv_lines
from kg.rows.factlines import lines_of
from kg.rows.pagerows import flat_of
from kg.rows.shards import SCHEMA

CELL = st.text("县a1=+-@'\"',\t\r\n \u3000\u200b＝－。😀", max_size=4)
ROW = st.fixed_dictionaries(
    dict.fromkeys(COLUMNS, CELL)
    | {"page": st.sampled_from(["a", "b"]), "confidence": st.floats(0, 1)}
    | {"start": st.integers(0, 3), "end": st.integers(0, 3), "sentence_start": st.none() | st.integers(0, 3)}
)


def standing(row):
    return [row[name] for name in ("start", "end", "kind", "subject", "object")]


@settings(deadline=None)
@given(st.lists(ROW, max_size=8))
def test_lines_of_a_shard_are_the_lines_of_its_rows_in_the_order_of_the_text(rows):
    of_pages = [[row for row in rows if row["page"] == page] for page in ("b", "a")]
    told = [row for page in of_pages for row in page]
    flat = [flat_of(row) for page in of_pages for row in sorted(page, key=standing)]
    heading, *expected = csv_lines(COLUMNS, ([getattr(row, name) for name in COLUMNS] for row in flat))
    assert list(lines_of(pa.Table.from_pylist(told, SCHEMA))) == expected
