"""Administrative units: the gazetteer, the linker, and what 该县 and 全市 stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.places.gazetteer import official_name, short_names

__all__ = ["Explained", "explain", "official_name", "short_names"]


@dataclass(frozen=True, slots=True)
class Explained:
    """One wording of a text and what it was linked to."""

    wording: str
    name: str
    code: str
    confidence: float
    reason: str


def explain(text: str, *, title: str = "") -> Iterator[Explained]:
    """What the finders see in a text: places and organisations, with the reason of each link."""
    from kg.mentions import find_mentions
    from kg.model import Article, Organization, Place

    mentions = find_mentions(Article.of_text(text, title=title))
    for mention in mentions.found:
        thing = mention.referent
        if isinstance(thing, Place):
            yield Explained(mention.text, thing.full_name, thing.adcode, mention.confidence, mention.reason)
        elif isinstance(thing, Organization):
            code = thing.place.adcode if thing.place else ""
            yield Explained(mention.text, thing.name, code, mention.confidence, mention.reason)
