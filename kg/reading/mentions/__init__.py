"""Article -> Mentions: one module per way of finding names.

A finder is a module with ``find(article, mentions) -> Iterable[Mention]``; it sees what the finders
named in its ``needs`` have found. The places finder also sets ``mentions.about``.
"""

from __future__ import annotations

from kg.discovery import members
from kg.model import Article, Mentions


def find_mentions(article: Article) -> Mentions:
    """Everything that the finders see in an article."""
    mentions = Mentions(article)
    for finder in members(__name__, "find"):
        mentions.add(finder.find(article, mentions))
    return mentions
