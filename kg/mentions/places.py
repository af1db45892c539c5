"""Places: names of the gazetteer, villages below them, and 该县 or 全市."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Article, Mention, Mentions
from kg.places.about import about, deixis
from kg.places.linker import Linker, repeated, villages


def find(article: Article, mentions: Mentions) -> Iterable[Mention]:
    """The article's places; sets ``mentions.about``."""
    linked = list(Linker(article).mentions())
    linked += villages(linked)
    linked += repeated(article, linked)
    linked.sort(key=lambda m: (m.passage.offsets[m.start], m.end))
    mentions.about, mentions.about_reason = about(article, linked)
    return [*linked, *deixis(article, linked, mentions.about)]
