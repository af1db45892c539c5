"""The same article printed twice: the better dated and fuller one is kept and remembers where the others stand."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter

from kg.articles.dating import Published
from kg.articles.topics import grams
from kg.model import Article, Span

_SHORTEST = 40
_ALIKE = 0.85
_MOST_HOLDERS = 50
"""Articles in which a sentence is looked up; one that more print is an empty phrase."""
_MOST_COMPARED = 10
"""Articles with which one is compared word for word: those that share most sentences with it."""


def without_reprints(articles: Iterable[Article]) -> list[Article]:
    """The articles without other printings of the same text, which the kept one remembers by source and extent.

    Two articles are the same when most of the shorter one's wordings stand in the other and their
    lengths differ by less than half; a title may have changed. The best is kept (see :func:`_worth`),
    at its own place; the order of the articles does not matter for which that is.
    """
    given = list(articles)
    best_first = sorted(range(len(given)), key=lambda i: _worth(given[i]))
    known, places = _Known(), list[int]()
    again: dict[int, list[tuple[str, Span]]] = {}
    for place in best_first:
        article = given[place]
        same = known.printing_of(article)
        if same is None:
            known.add(article)
            places.append(place)
        else:
            known.articles[same] = _titled(known.articles[same], article)
            again.setdefault(same, []).extend(_printings(article))
    grams.cache_clear()  # the wordings of whole articles take more room than all that a build keeps
    for i, others in again.items():
        kept = known.articles[i]
        known.articles[i] = replace(kept, reprints=tuple(sorted((*kept.reprints, *others))))
    return [article for _, article in sorted(zip(places, known.articles, strict=True), key=itemgetter(0))]


def _worth(article: Article) -> tuple[int, int, bool, int, str, int, int]:
    """What puts one printing before another, smallest first: a surer and a fuller date, a title, a longer body."""
    dated = Published(article.date, article.date_confidence, article.date_inferred)
    length = len(_plain(article))
    return (
        -dated.standing,
        -len(article.date),
        not article.title,
        -length,
        article.page.source,
        article.start,
        article.index,
    )


@dataclass(slots=True)
class _Known:
    """The articles so far, found again by their sentences."""

    articles: list[Article] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _by_text: dict[str, int] = field(default_factory=dict)
    _by_sentence: dict[str, list[int]] = field(default_factory=dict)

    def add(self, article: Article) -> None:
        """Take an article that is no reprint."""
        text = _plain(article)
        for sentence in _sentences(article):
            holders = self._by_sentence.setdefault(sentence, [])
            if len(holders) < _MOST_HOLDERS:
                holders.append(len(self.articles))
        self._by_text.setdefault(text, len(self.articles))
        self._texts.append(text)
        self.articles.append(article)

    def printing_of(self, article: Article) -> int | None:
        """Which of the articles this one prints again."""
        text = _plain(article)
        shared = Counter(i for s in set(_sentences(article)) for i in self._by_sentence.get(s, ()))
        if text in self._by_text and shared:
            shared[self._by_text[text]] = len(text)
        likely = heapq.nsmallest(_MOST_COMPARED, shared, key=lambda i: (-shared[i], i))
        return next((i for i in sorted(likely) if _same(self._texts[i], text)), None)


def _plain(article: Article) -> str:
    return article.body.text.replace("\n", "")


def _sentences(article: Article) -> list[str]:
    return [s for s in re.split(r"[。!?;\n]", article.body.text) if len(s) >= 16]


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or len(long) >= 1.5 * len(short):
        return False
    wanted, known = grams(short, 4), grams(long, 4)
    missing = (w for w in wanted if w not in known)
    return bool(wanted) and next(islice(missing, int((1 - _ALIKE) * len(wanted)), None), None) is None


def _printings(again: Article) -> Iterator[tuple[str, Span]]:
    yield again.page.source, Span(again.start, again.end)
    yield from again.reprints


def _titled(first: Article, again: Article) -> Article:
    """The kept printing, with the headline that only another on its page has."""
    if first.title or not again.title or first.page is not again.page:
        return first
    return replace(first, title=again.title, headline=again.headline)
