"""All steps from a page's text to the graph, in memory and without quarantine: what goes wrong is raised."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse

from kg import api
from kg.articles import cut, without_reprints
from kg.entities import article_id
from kg.facts import find_facts
from kg.graph import turtle
from kg.mentions import find_mentions
from kg.model import Article, Fact, Page, Place, without_line_breaks
from kg.rows import FactRow, row_of


class Read(NamedTuple):
    """What one page gives."""

    articles: list[Article]
    facts: list[Fact]
    rows: list[FactRow]
    turtle: bytes


def read(page: Page) -> Read:
    """The articles, facts, rows and the graph of one page."""
    articles = without_reprints(cut(page))
    facts, about = list[Fact](), dict[str, Place | None]()
    for article in articles:
        mentions = find_mentions(article)
        about[article_id(article)] = mentions.about
        facts += find_facts(article, mentions)
    kept, _ = api._parted(facts, api.MIN_CONFIDENCE)
    triples = api._triples(articles, kept, about, api.merging.BASE)
    return Read(articles, facts, [row_of(fact) for fact in facts], turtle(triples))


def check(page: Page) -> Read:
    """Read a page and check what must hold of any page.

    Raises:
        AssertionError: a quote is not its stretch of the page, or the graph is no Turtle.
    """
    found = read(page)
    for fact, row in zip(found.facts, found.rows, strict=True):
        start, end, quote = int(row.start), int(row.end), row.quote
        assert 0 <= start < end <= len(page.text), (fact, start, end)
        assert quote == fact.evidence.quote == without_line_breaks(page.text[start:end]), (fact, quote)
    assert sum(1 for _ in parse(input=found.turtle, format=RdfFormat.TURTLE)) > 0 or not found.articles
    return found


class TooLong(Exception):
    """The guard against hanging has rung."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop the work inside after some seconds of the clock; a guard against hanging, so be generous.

    Raises:
        TooLong: the time is over.
    """

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooLong(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
