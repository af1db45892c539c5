"""Rows of as many pages as are wanted without reading them, to measure what comes behind the rows.

    python -m tests.bench.copies PAGES OUT COUNT

Some hundred pages (``tests/bench/pages.py``) are read; each copy is one of them in which the Chinese characters that no
place name has are exchanged for others, in its text and in all that was read of it. So copies have places in common and
nothing else. OUT then holds the shards of a build that was stopped when the last page had been read.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from kg.growing import NEW, Settings
from kg.harvest import harvest
from kg.model import ACCEPTED, Page
from kg.rows import shards
from kg.rows.chunks import Chunk, chunks_of, key_of, name_of
from kg.rows.pagerows import Record, Row, records_of, rows_of
from tests.bench import pages

STOCK = 400
"""Pages that are read."""


@cache
def stock() -> list[list[Row]]:
    """The rows of some pages, and so of each copy."""
    read = [Page(source_of(number), pages.page(number)) for number in range(STOCK)]
    return [list(rows_of(record, "")) for record in harvest(read, ACCEPTED)]


@cache
def exchanged() -> str:
    """The characters that copies have others for."""
    from kg.names.places import gazetteer

    kept = set("".join(gazetteer.tables().official.values())) | set("年月日时分秒半元万亿")
    found = {c for rows in stock() for c in rows[0]["text"] if "\u4e00" <= c <= "\u9fff"}
    return "".join(sorted(found - kept))


def source_of(number: int) -> str:
    """The file of a copy, in folders of a thousand."""
    return f"{number // pages.PER_FOLDER:04d}/{number:07d}.txt"


def copy(number: int) -> Record:
    """A copy of one of the pages that were read; the same for the same number."""
    before = exchanged()
    after = random.Random(f"copy {number // STOCK}").sample(before, len(before))
    table = str.maketrans(before, "".join(after))
    (record,) = records_of(_row(row, table, source_of(number)) for row in stock()[number % STOCK])
    return record


def _row(row: Row, table: dict[int, int], source: str) -> Row:
    told: dict[str, Any] = dict.fromkeys(shards.SCHEMA.names)
    told |= {name: value.translate(table) if isinstance(value, str) else value for name, value in row.items()}
    return told | {"page": source}


def chunks(records: dict[str, Record], count: int) -> Iterator[Chunk]:
    """The pages in chunks; ``records`` holds what was read of those that are out."""

    def made() -> Iterator[Page]:
        for number in range(count):
            record = copy(number)
            records[key_of(record.page)] = record
            yield record.page

    yield from chunks_of(made())


def write(folder: Path, out: Path, count: int) -> int:
    """Write copies as pages and as shards; the signs of the pages."""
    settings, signs, records = Settings(ACCEPTED), 0, dict[str, Record]()
    new = out / "facts" / NEW
    new.mkdir(parents=True)
    for number in range(0, count, pages.PER_FOLDER):
        (folder / source_of(number)).parent.mkdir(parents=True, exist_ok=True)
    for chunk in chunks(records, count):
        rows = [row for key in chunk.keys for row in rows_of(records.pop(key), key)]
        file = new / (name_of(chunk.keys, settings.maker) + shards.SUFFIX)
        shards.write(file, shards.Label(settings.maker, tuple(chunk.keys)), rows)
        for page in chunk.pages:
            (folder / page.source).write_text(page.text, encoding="utf-8")
        signs += chunk.signs
    return signs


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    print(f"{write(given.pages, given.out, given.count):,} characters")
