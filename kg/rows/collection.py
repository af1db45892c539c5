"""All rows of a build: its shards in their order, articles that are printed again left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.model import Article, Page
from kg.rows import shards
from kg.rows.pagerows import Record, Row, flat_of, page_of, records_of, rejected_of, skipped_of
from kg.rows.printings import Printing, Reprints
from kg.rows.rejection import Rejected
from kg.rows.table import COLUMNS, FactRow
from kg.skipping import Skipped


@dataclass(frozen=True, slots=True)
class Collection:
    """Shards, read one at a time."""

    files: tuple[Path, ...]
    again: Reprints = field(default_factory=Reprints)

    def records(self) -> Iterator[list[Record]]:
        """What was read of the pages, a shard's pages at a time."""
        number = -1
        for file in self.files:
            found = list(records_of(shards.read(file)))
            for record in found:
                number = self._settle(record, number)
            yield found

    def _settle(self, record: Record, number: int) -> int:
        """Leave out of a page what is printed better elsewhere; the number of its last article."""
        kept, gone = [], set()
        for article in record.articles:
            number += 1
            if number in self.again.gone:
                gone.add(id(article))
            else:
                kept.append(article)
                self._add_printings(record, len(kept) - 1, kept, self.again.others.get(number, ()))
        if gone:
            record.facts = [f for f in record.facts if id(f.article) not in gone]
            record.low = [f for f in record.low if id(f.article) not in gone]
        record.articles = kept
        return number

    @staticmethod
    def _add_printings(record: Record, at: int, kept: list[Article], others: Sequence[Printing]) -> None:
        if others:
            old = kept[at]
            new = kept[at] = replace(old, reprints=tuple(sorted((*old.reprints, *others))))
            for facts in (record.facts, record.low):
                facts[:] = [replace(f, article=new) if f.article is old else f for f in facts]

    def pages(self) -> Iterator[Page]:
        """The pages as they were read."""
        return map(page_of, self._rows(("page", "text", "data"), "page"))

    def articles(self) -> Iterator[Article]:
        """The articles, each knowing where else it is printed."""
        return (article for records in self.records() for record in records for article in record.articles)

    def rows(self) -> Iterator[FactRow]:
        """The facts, those of low confidence among them; a page's by where they stand."""
        for _, of_page in groupby(self._rows(COLUMNS, "fact"), key=itemgetter("page")):
            yield from map(flat_of, sorted(of_page, key=_standing))

    def quarantined(self) -> Iterator[Rejected]:
        """What broke a rule of the ontology; a page's by where it stands."""
        for _, of_page in groupby(self._rows(None, "rejected"), key=itemgetter("page")):
            yield from sorted(map(rejected_of, of_page))

    def skipped(self) -> Iterator[Skipped]:
        """Pages and articles at which the program failed."""
        return map(skipped_of, self._rows(("page", "article", "reason"), "skipped"))

    def _rows(self, columns: Sequence[str] | None, kind: str) -> Iterator[Row]:
        """The rows of a kind as they stand, without those of articles that are printed better elsewhere.

        Args:
            columns: those to read; all where none are given.
            kind: page, article, fact, rejected or skipped.
        """
        number, left_out = -1, False
        for file in self.files:
            for row in shards.read(file, columns and ("row", *columns)):
                if row["row"] == "article":
                    number += 1
                    left_out = number in self.again.gone
                if row["row"] == kind and not (left_out and kind in ("article", "fact")):
                    yield row


def _standing(row: Row) -> tuple[int, int, str, str, str]:
    return row["start"], row["end"], row["kind"], row["subject"], row["object"]
