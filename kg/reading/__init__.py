"""Article -> Reading: what an article says, found once and passed on to whoever needs it."""

from __future__ import annotations

from kg.model import Article, Mentions
from kg.reading.mentions import find_mentions
from kg.reading.reading import Reading, Text
from kg.rules.trace import Trace

__all__ = ["Reading", "Text", "read"]


def read(article: Article, *, trace: Trace | None = None) -> Reading:
    """The reading of an article, its names found; what else it says is found when it is first asked for.

    Args:
        article: the article.
        trace: collects what extractors weigh and leave out, for ``kg why``.
    """
    reading = Reading(article, Mentions(article), trace)
    find_mentions(reading)
    return reading
