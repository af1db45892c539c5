"""All rows of a build: its shards in their order, articles that are printed again left out."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, repeat
from operator import itemgetter
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kg.model import Article, Page
from kg.rows import shards
from kg.rows.factlines import lines_of
from kg.rows.pagerows import Record, Row, flat_of, page_of, records_of, rejected_of, skipped_of
from kg.rows.printings import Printing, Reprints
from kg.rows.rejection import Rejected
from kg.rows.table import COLUMNS, FactRow
from kg.skipping import Skipped

_NO_FACTS = ("row", "page", "article", "article_id", "kind", "published", "text", "data", "subject_data", "key")


@dataclass(frozen=True, slots=True)
class Collection:
    """Shards, read one at a time."""

    files: tuple[Path, ...]
    again: Reprints = field(default_factory=Reprints)
    lines: tuple[Path, ...] = ()
    """What :meth:`fact_lines` of each shard gives, packed (zstd), where it has been written down."""

    def apart(self) -> Iterator[Collection]:
        """Each shard alone."""
        for file, again in zip(self.files, chain(self.again.apart(), repeat(Reprints()))):
            yield Collection((file,), again)

    def records(self) -> Iterator[list[Record]]:
        """What was read of the pages, a shard's pages at a time."""
        for part in self.apart():
            (file,) = part.files
            yield part._settled(shards.table_of(file))

    def _settled(self, table: pa.Table, sources: Some[str] | None = None) -> list[Record]:
        """The records in the rows of one shard, or those of some pages, reprints left out."""
        numbers = _numbers(table)
        if sources is not None:
            wanted = pc.is_in(table["page"], pa.array(sorted(sources), pa.string())).to_numpy()
            table, numbers = table.filter(wanted), numbers[wanted]
        found = list(records_of(table.to_pylist()))
        of_articles = iter(numbers[pc.equal(table["row"], "article").to_numpy()].tolist())
        for record in found:
            self._settle(record, [next(of_articles) for _ in record.articles])
        return found

    def _settle(self, record: Record, numbers: list[int]) -> None:
        """Leave out of a page what is printed better elsewhere.

        Args:
            record: the page.
            numbers: those of its articles in their shard.
        """
        kept, gone = [], set()
        for article, number in zip(record.articles, numbers, strict=True):
            if number in self.again.gone:
                gone.add(id(article))
            else:
                kept.append(article)
                self._add_printings(record, len(kept) - 1, kept, self.again.others.get(number, ()))
        if gone:
            record.facts = [f for f in record.facts if id(f.article) not in gone]
            record.low = [f for f in record.low if id(f.article) not in gone]
        record.articles = kept

    @staticmethod
    def _add_printings(record: Record, at: int, kept: list[Article], others: Sequence[Printing]) -> None:
        if others:
            old = kept[at]
            new = kept[at] = replace(old, reprints=tuple(sorted((*old.reprints, *others))))
            for facts in (record.facts, record.low):
                facts[:] = [replace(f, article=new) if f.article is old else f for f in facts]

    def pages(self, sources: Some[str] | None = None) -> Iterator[Page]:
        """The pages as they were read, or those of some sources."""
        rows = self._rows(("page", "text", "data"), "page")
        return (page_of(row) for row in rows if sources is None or row["page"] in sources)

    def articles(self, sources: Some[str] | None = None) -> Iterator[Article]:
        """The articles, or those of some pages, each knowing where else it is printed."""
        for part in self.apart():
            (file,) = part.files
            table = shards.table_of(file, _NO_FACTS, kinds=("page", "article"))
            yield from (article for record in part._settled(table, sources) for article in record.articles)

    def rows(self) -> Iterator[FactRow]:
        """The facts, those of low confidence among them; a page's by where they stand."""
        for _, of_page in groupby(self._rows(COLUMNS, "fact"), key=itemgetter("page")):
            yield from map(flat_of, sorted(of_page, key=_standing))

    def fact_lines(self) -> Iterator[str]:
        """The rows as lines of CSV, made a column at a time or a shard's at once."""
        for file in self.lines:
            with file.open("rb") as stream, pa.CompressedInputStream(stream, "zstd") as packed:
                yield packed.read().decode()
        for table in () if self.lines else self.tables(COLUMNS, "fact"):
            yield from lines_of(table)

    def quarantined(self) -> Iterator[Rejected]:
        """What broke a rule of the ontology; a page's by where it stands."""
        for _, of_page in groupby(self._rows(None, "rejected"), key=itemgetter("page")):
            yield from sorted(map(rejected_of, of_page))

    def skipped(self) -> Iterator[Skipped]:
        """Pages and articles at which the program failed."""
        return map(skipped_of, self._rows(("page", "article", "reason"), "skipped"))

    def _rows(self, columns: Sequence[str] | None, kind: str) -> Iterator[Row]:
        for table in self.tables(columns, kind):
            for batch in table.to_batches(max_chunksize=1024):
                yield from batch.to_pylist()

    def tables(self, columns: Sequence[str] | None, kind: str) -> Iterator[pa.Table]:
        """The rows of a kind as they stand, a shard's at a time, without articles that are printed better elsewhere.

        Args:
            columns: those to read; all where none are given.
            kind: page, article, fact, rejected or skipped.
        """
        for part in self.apart():
            (file,) = part.files
            gone = part.again.gone if kind in ("article", "fact") else ()
            kinds = (kind, "article") if gone else (kind,)
            table = shards.table_of(file, columns and tuple(dict.fromkeys(("row", *columns))), kinds=kinds)
            if gone:
                table = table.filter(~np.isin(_numbers(table), list(gone)))
                table = table.filter(pc.equal(table["row"], kind))
            yield table


def _numbers(table: pa.Table) -> np.ndarray:
    """The number, in its shard, of the article that each row belongs to; of other rows that of the last before."""
    return np.cumsum(pc.equal(table["row"], "article").to_numpy()) - 1


def _standing(row: Row) -> tuple[int, int, str, str, str]:
    return row["start"], row["end"], row["kind"], row["subject"], row["object"]
