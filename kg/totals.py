"""The figures of a build, counted while its rows go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from kg.model import Article, Page
from kg.rows import FactRow
from kg.rows.pagerows import Record
from kg.rows.rejection import Rejected

KINDS = ("initiative", "role", "honour", "measure")


@dataclass(slots=True)
class Totals:
    """How much there is of each."""

    pages: int = 0
    characters: int = 0
    articles: Counter[str] = field(default_factory=Counter)
    """By their kind."""
    inferred: int = 0
    """Articles whose year is inferred."""
    facts: Counter[str] = field(default_factory=Counter)
    """In the graph, by their kind."""
    low: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    """By the rule that they broke."""
    reprinted: list[Sequence[Any]] = field(default_factory=list)
    """Title, extent of the printing that was kept, extents of the others (RFC 5147: ``b.txt#char=120,480``)."""

    def add(self, record: Record) -> None:
        """Count a page with what was read of it."""
        self.add_page(record.page)
        self.facts.update(f.kind for f in record.facts)
        self.low += len(record.low)
        self.add_rejected(record.rejected)
        for article in record.articles:
            self.add_article(article)

    def told(self) -> dict[str, Any]:
        """The figures as plain values."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def add_told(self, told: dict[str, Any]) -> None:
        """Add figures that were :meth:`told`."""
        for name, value in told.items():
            if isinstance(value, dict):
                getattr(self, name).update(value)
            else:
                setattr(self, name, getattr(self, name) + value)

    def add_page(self, page: Page) -> None:
        self.pages += 1
        self.characters += len(page.text)

    def add_article(self, article: Article) -> None:
        self.articles[article.kind] += 1
        self.inferred += article.date_inferred
        if article.reprints:
            kept = _extent(article.page.source, article.start, article.end)
            others = [_extent(source, span.start, span.end) for source, span in article.reprints]
            self.reprinted.append([article.title, kept, others])

    def add_rows(self, rows: Iterable[FactRow]) -> None:
        for row in rows:
            if row.in_graph == "yes":
                self.facts[row.kind] += 1
            else:
                self.low += 1

    def add_rejected(self, rejected: Iterable[Rejected]) -> None:
        self.rejected.update(one.rule for one in rejected)


def _extent(source: str, start: int, end: int) -> str:
    return f"{source}#char={start},{end}"
