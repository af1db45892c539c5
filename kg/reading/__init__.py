"""Article -> Reading: what an article says, found once and passed on to whoever needs it."""

from __future__ import annotations

from kg.model import Article
from kg.reading.mentions import find_mentions
from kg.reading.reading import Reading, Text

__all__ = ["Reading", "Text", "read"]


def read(article: Article) -> Reading:
    """The reading of an article, its names found; what else it says is found when it is first asked for."""
    reading = Reading.of(article)
    find_mentions(reading)
    return reading
