"""All steps from a page's text to the graph, in memory: what a build would skip is raised here."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse

from kg.articles import cut
from kg.entities import article_id
from kg.facts import find_facts
from kg.harvest import parted
from kg.model import ACCEPTED, Fact, Page, without_line_breaks
from kg.proposal import Proposal
from kg.quarantine import conforming
from kg.reading import read as read_article
from kg.rows import row_of


class Read(NamedTuple):
    """What one page gives."""

    facts: list[Fact]
    turtle: bytes


def read(page: Page) -> Read:
    """The facts of one page, and the graph of those that break no rule."""
    articles, facts, about = [], list[Fact](), {}
    for article in cut(page):
        reading = read_article(article)
        facts += find_facts(reading)
        about[article_id(article)] = reading.about
        articles.append(article)
    return Read(facts, conforming(Proposal(articles, parted(facts, ACCEPTED)[0], about)))


def check(page: Page) -> Read:
    """Read a page and check what must hold of any page.

    Raises:
        AssertionError: a quote is not its stretch of the page, or the graph is no Turtle.
    """
    found = read(page)
    for fact in found.facts:
        row = row_of(fact)
        start, end, quote = int(row.start), int(row.end), row.quote
        assert 0 <= start < end <= len(page.text), (fact, start, end)
        assert quote == fact.evidence.quote == without_line_breaks(page.text[start:end]), (fact, quote)
    assert all(parse(input=found.turtle, format=RdfFormat.TURTLE))
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
