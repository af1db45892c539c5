"""THE ORDER of the steps: pages -> articles -> mentions -> facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.articles import cut
from kg.facts import find_facts
from kg.mentions import find_mentions
from kg.model import Article, Fact, Page


def articles_of(pages: Iterable[Page]) -> Iterator[Article]:
    """The articles of the pages, in reading order."""
    for page in pages:
        yield from cut(page)


def facts_of(article: Article) -> list[Fact]:
    """The facts of one article."""
    return find_facts(article, find_mentions(article))
