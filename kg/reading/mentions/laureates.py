"""Persons, found by the honours that stand as titles before their names."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Mention
from kg.reading.awards.laureates import winners
from kg.reading.reading import Reading

needs = ("persons", "places")


def find(reading: Reading) -> Iterable[Mention]:
    """Names right behind an honour (全国劳动模范甲), where no title has shown them."""
    article, mentions = reading.article, reading.mentions
    for passage in article.passages:
        seen = {m.start for m in mentions.of(passage)}
        for span, person in winners(passage, mentions):
            if span.start not in seen:
                seen.add(span.start)
                yield Mention(passage, span.start, span.end, person, 0.85, "behind an honour")
