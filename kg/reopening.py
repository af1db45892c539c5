"""The articles of a built graph, cut again out of the pages that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg import filesets
from kg.articles import cut
from kg.entities import article_id
from kg.errors import StopRun
from kg.exports import pages
from kg.model import Article
from kg.store import GRAPH_FILE

MOST = 5
"""Articles that are named where several fit."""


def article_of(folder: Path, wanted: str) -> Article:
    """The one article of a build folder with an IRI, or with words in its headline.

    Args:
        folder: the folder that ``kg build`` wrote.
        wanted: the article's IRI, its whole headline, or a part of it; white space does not count.

    Raises:
        StopRun: no build there, or not exactly one such article; the message names those that fit.
    """
    try:
        found = filesets.read_together(
            folder, (GRAPH_FILE, pages.filename), lambda home: list(_fitting(home / pages.filename, wanted))
        )
    except OSError:
        raise StopRun(f"{folder}: no {pages.filename} there; build it with: kg build INPUT -o {folder}") from None
    exact = [a for a in found if _flat(a.title) == _flat(wanted)]
    if len(exact) != 1 and len(found) != 1:
        raise StopRun(f"{folder}: {_complaint(found, wanted)}")
    return exact[0] if len(exact) == 1 else found[0]


def _complaint(found: list[Article], wanted: str) -> str:
    if not found:
        return f"no article is called {wanted!r} 没有这篇文章; give words of its headline, or its IRI"
    named = "; ".join(f"{a.title} ({article_id(a)})" for a in found[:MOST])
    return f"{len(found)} articles fit {wanted!r} 不止一篇; say more of one: {named}"


def _fitting(file: Path, wanted: str) -> Iterator[Article]:
    words = _flat(wanted)
    for page in pages.load(file):
        if "/" in wanted or words in _flat(page.title + page.text):
            yield from (a for a in cut(page) if wanted.endswith(article_id(a)) or words in _flat(a.title))


def _flat(text: str) -> str:
    return "".join(text.split())
