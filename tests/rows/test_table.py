"""facts.csv: what a spreadsheet may open and what comes back."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StopRun
from kg.rows import COLUMNS, FactRow, csv_of, guarded, read_csv, unguarded

FACT = FactRow(
    "initiative", "云和县", "county", "carriesOut", "老旧小区改造", "project", "331125", "浙江省丽水市云和县"
)


def to_csv(rows):
    return csv_of(COLUMNS, ([getattr(row, c) for c in COLUMNS] for row in rows))


SPECIAL = "=+-@＝＋－＠'\t\r\n ,;\"|\u200b\ufeff\u2028\x00\x1b"
CELLS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(SPECIAL))


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a", "=cmd|' /C calc'!A0"),
        *(" =1", "\u00a0=1", "\u3000＝1", "\ufeff=1", "\u200b=1", "\x00=1", "-", "-1e5", "--1", "+86 10", "'=1"),
    ],
)
def test_a_cell_that_begins_like_a_formula_begins_with_an_apostrophe(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-1", "-12.50", "1.2", "", "云和县", "1=1", "“=”", "a-b", "http://a/@b"])
def test_numbers_and_other_text_stay_as_they_are(cell):
    assert guarded(cell) == cell


@given(CELLS)
def test_every_cell_comes_back(cell):
    assert unguarded(guarded(cell)) == cell


@given(CELLS)
def test_no_cell_is_taken_for_a_formula(cell):
    shown = guarded(cell)
    first = shown.lstrip().lstrip("\ufeff\u200b\x00\x1b \t")[:1]
    assert first not in "=+@＝＋－＠" or first == "" or shown.startswith("'")


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3)))
def test_every_table_comes_back_from_csv(rows):
    read = list(csv.reader(io.StringIO(csv_of(["a", "b", "c"], rows), newline="")))
    assert [[unguarded(cell) for cell in row] for row in read[1:]] == rows


@given(CELLS, CELLS)
def test_every_fact_comes_back_from_facts_csv(tmp_path_factory, name, quote):
    path = tmp_path_factory.mktemp("rows") / "facts.csv"
    row = replace(FACT, subject=name, quote=quote)
    path.write_text(to_csv([row, FACT]), encoding="utf-8-sig", newline="")
    assert read_csv(path) == [row, FACT]


def test_a_quote_of_a_million_characters_comes_back(tmp_path):
    row = replace(FACT, quote="县" * 1_000_000)
    (tmp_path / "facts.csv").write_text(to_csv([row]), encoding="utf-8", newline="")
    limit = csv.field_size_limit()
    assert read_csv(tmp_path / "facts.csv") == [row]
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a,b\n1,2\n", b'kind,quote\n"x' + b"\0" * 9])
def test_a_file_that_is_no_table_of_facts_is_named(tmp_path, content):
    (tmp_path / "facts.csv").write_bytes(content)
    if content.startswith(b"kind"):
        assert read_csv(tmp_path / "facts.csv")[0].kind.startswith("x")
        return
    with pytest.raises(StopRun, match=r"facts\.csv: not a table of facts"):
        read_csv(tmp_path / "facts.csv")


def test_plain_rows_are_written_as_ever():
    assert to_csv([FACT]) == ",".join(COLUMNS) + "\n" + ",".join(getattr(FACT, c) for c in COLUMNS) + "\n"
