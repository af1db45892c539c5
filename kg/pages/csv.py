"""Tables (RFC 4180, and tab-separated values): a header, then each record a page ``file#number``, from 1."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TextIO

from kg.errors import SkipItem
from kg.model import Page
from kg.pages import File, Report
from kg.pages.limits import check_record
from kg.pages.records import choose, page_of, usual_names
from kg.pages.streams import opened

suffixes = (".csv", ".tsv")
_LONGEST_CELL = 2**31 - 1
_HEAD = 2**18
"""Signs at the start of a table in which its header is."""
_END = ["\x00end of the table"]


def read(path: File, source: str, *, on_skip: Report, columns: Mapping[str, str]) -> Iterator[Page]:
    """The records that have text; one without, or with more cells than columns, is reported under its number.

    Raises:
        SkipItem: there is no column of the text in the header, or no record below it.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with opened(path, newline="") as text:
        delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text.read(_HEAD), columns)
        text.seek(0)
        rows = _rows(text, delimiter)
        header = [name.strip() for name in next(rows, (True, []))[1]]
        chosen = choose(filter(None, header), columns)
        number = 0
        for number, (closed, row) in enumerate(rows, 1):
            try:
                yield page_of(_record(header, row, closed), chosen, f"{source}#{number}")
            except SkipItem as error:
                on_skip(f"{source}#{number}", f"record {number} 第{number}条: {error}")
        if not number:
            raise SkipItem("no record below the heading 只有表头: put records in or take the file out of the input")


def _record(header: list[str], row: list[str], closed: bool) -> dict[str, str]:
    if not closed:
        raise SkipItem("a quotation mark that is never closed swallows all that follows 引号未闭合: close it")
    check_record(*row)
    if any(row[len(header) :]):
        raise SkipItem(f"{len(row)} cells for {len(header)} columns 列数不符: put the text between quotation marks")
    return dict(zip(reversed(header[: len(row)]), reversed(row[: len(header)])))  # of two equal names, the first


def _rows(text: TextIO, delimiter: str) -> Iterator[tuple[bool, list[str]]]:
    """Rows that are not blank, each with whether its last quotation mark is closed."""
    reader = csv.reader(chain(text, _END), delimiter=delimiter)
    try:
        for row in reader:
            if row and row != _END:
                yield not row[-1].endswith(_END[0]), row
    except csv.Error as error:
        raise SkipItem(f"line {reader.line_num} is no table row ({error}) 不是表格: save it again as CSV") from None


def _lines(text: str) -> Iterable[str]:
    return io.StringIO(text, newline="")


def _delimiter(text: str, columns: Mapping[str, str]) -> str:
    """The sign that parts the header into the most columns that we know; for a single column, one that no text has."""
    known = {name.casefold() for names in usual_names().values() for name in names}
    known.update(name.casefold() for name in columns.values())

    def count(sign: str) -> tuple[int, bool]:
        header = next(csv.reader(_lines(text.lstrip()), delimiter=sign), [])
        return sum(name.strip().casefold() in known for name in header), len(header) > 1

    best = max(",;\t|，", key=count)
    return best if count(best)[1] else "\x1f"
