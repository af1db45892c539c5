"""The same article printed twice: one is kept and remembers where the other stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.articles.topics import grams, share
from kg.model import Article, Span

_SHORTEST = 40
_ALIKE = 0.85


def without_reprints(articles: Iterable[Article]) -> list[Article]:
    """The articles without later printings of the same text, which the first printing remembers.

    Two articles are the same when most of the shorter one's wordings stand in the other and their
    lengths differ by less than half; a title may have changed.
    """
    kept: list[Article] = []
    by_sentence: dict[str, list[int]] = {}
    for article in articles:
        sentences = _sentences(article)
        known = sorted({i for s in sentences for i in by_sentence.get(s, ())})
        same = next((i for i in known if _same(kept[i], article)), None)
        if same is None:
            for sentence in sentences:
                by_sentence.setdefault(sentence, []).append(len(kept))
            kept.append(article)
        else:
            kept[same] = _with_reprint(kept[same], article)
    return kept


def _sentences(article: Article) -> list[str]:
    return [s for s in re.split(r"[。!?;\n]", article.body.text) if len(s) >= 16]


def _same(one: Article, other: Article) -> bool:
    a, b = one.body.text.replace("\n", ""), other.body.text.replace("\n", "")
    short, long = sorted((a, b), key=len)
    return len(short) >= _SHORTEST and len(long) < 1.5 * len(short) and share(short, grams(long, 4), 4) >= _ALIKE


def _with_reprint(first: Article, again: Article) -> Article:
    places = ((again.page.source, Span(again.start, again.end)), *again.reprints)
    titled = first if first.title or not again.title or first.page is not again.page else _retitled(first, again)
    return replace(titled, reprints=(*first.reprints, *places))


def _retitled(first: Article, again: Article) -> Article:
    """The first printing with the headline that only the second has."""
    return replace(first, title=again.title, headline=again.headline)
