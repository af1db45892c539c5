"""The same article printed twice: one is kept and remembers where the other stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from kg.articles.topics import grams
from kg.model import Article, Span

_SHORTEST = 40
_ALIKE = 0.85


def without_reprints(articles: Iterable[Article]) -> list[Article]:
    """The articles without later printings of the same text, which the first printing remembers.

    Two articles are the same when most of the shorter one's wordings stand in the other and their
    lengths differ by less than half; a title may have changed.
    """
    kept: list[Article] = []
    texts: list[str] = []
    by_sentence: dict[str, list[int]] = {}
    for article in articles:
        sentences = _sentences(article)
        known = sorted({i for s in sentences for i in by_sentence.get(s, ())})
        text = article.body.text.replace("\n", "")
        same = next((i for i in known if _same(texts[i], text)), None)
        if same is None:
            for sentence in sentences:
                by_sentence.setdefault(sentence, []).append(len(kept))
            kept.append(article)
            texts.append(text)
        else:
            kept[same] = _with_reprint(kept[same], article)
    grams.cache_clear()  # the wordings of whole articles take more room than all that a build keeps
    return kept


def _sentences(article: Article) -> list[str]:
    return [s for s in re.split(r"[。!?;\n]", article.body.text) if len(s) >= 16]


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or len(long) >= 1.5 * len(short):
        return False
    wanted, known = grams(short, 4), grams(long, 4)
    missing = (w for w in wanted if w not in known)
    return bool(wanted) and next(islice(missing, int((1 - _ALIKE) * len(wanted)), None), None) is None


def _with_reprint(first: Article, again: Article) -> Article:
    places = ((again.page.source, Span(again.start, again.end)), *again.reprints)
    titled = first if first.title or not again.title or first.page is not again.page else _retitled(first, again)
    return replace(titled, reprints=(*first.reprints, *places))


def _retitled(first: Article, again: Article) -> Article:
    """The first printing with the headline that only the second has."""
    return replace(first, title=again.title, headline=again.headline)
