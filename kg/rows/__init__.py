"""Facts as rows: pages go in, rows come out; they stand in Parquet shards, and all behind them reads the shards.

``table`` has the flat row that ``facts.csv`` and pandas show, ``coding`` turns what was read into values and back,
``shards`` writes and reads the files, ``chunks`` says which pages share a file, ``sketches`` and ``reprints`` find
articles that are printed twice.
"""

from __future__ import annotations

from kg.rows.table import (
    COLUMNS,
    PREDICATES,
    FactRow,
    csv_lines,
    csv_of,
    guarded,
    read_csv,
    row_of,
    unguarded,
)

__all__ = ["COLUMNS", "PREDICATES", "FactRow", "csv_lines", "csv_of", "guarded", "read_csv", "row_of", "unguarded"]
