"""Rows of facts -> lines of CSV, a column at a time: what :mod:`kg.rows.table` does with one row, for a whole shard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kg.rows.table import COLUMNS, guarded

_ORDER = ("start", "end", "kind", "subject", "object")
_MAY_BE_FORMULA = r"^[^0-9A-Za-z\x{4e00}-\x{9fff}]"
"""What is no letter, digit or Chinese character is looked at more closely (:func:`kg.rows.table.guarded`)."""
_QUOTED = r"[\",\r\n]"


def lines_of(table: pa.Table) -> Iterator[str]:
    """The line of each fact in the rows of a shard; a page's by where they stand.

    Args:
        table: rows of facts, those of a page together.
    """
    if not len(table):
        return
    table = _in_order(table)
    cells = [_written(_text(table[name], name)) for name in COLUMNS]
    for line in pc.binary_join_element_wise(*cells, ",").to_pylist():
        yield line + "\n"


def _in_order(table: pa.Table) -> pa.Table:
    pages = table["page"].combine_chunks()
    of_page = np.cumsum(np.concatenate(([0], pc.not_equal(pages[1:], pages[:-1]).to_numpy(zero_copy_only=False))))
    keys = [("of_page", "ascending"), *((name, "ascending") for name in _ORDER)]
    return table.take(pc.sort_indices(table.append_column("of_page", pa.array(of_page)), sort_keys=keys))


def _text(column: pa.ChunkedArray, name: str) -> pa.Array:
    column = column.combine_chunks()
    if name == "confidence":
        return pa.array([f"{value:.2f}" for value in column.to_pylist()])
    return pc.fill_null(column.cast(pa.string()), "")


def _written(cells: pa.Array) -> pa.Array:
    suspect = pc.match_substring_regex(cells, _MAY_BE_FORMULA)
    if pc.any(suspect).as_py():
        pairs = zip(cells.to_pylist(), suspect.to_pylist())
        cells = pa.array([guarded(cell) if look else cell for cell, look in pairs], pa.string())
    quoted = pc.match_substring_regex(cells, _QUOTED)
    doubled = pc.replace_substring(cells, '"', '""')
    return pc.if_else(quoted, pc.binary_join_element_wise('"', doubled, '"', ""), cells)
