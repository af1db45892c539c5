"""Persons, found by the honours that stand as titles before their names."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Mention, Person
from kg.reading.awards.awardlists import listed_persons
from kg.reading.awards.awardstated import bearers
from kg.reading.reading import Reading

needs = ("persons", "places")


def find(reading: Reading) -> Iterable[Mention]:
    """Names right behind an honour (全国劳动模范甲) or in an award list, where no title has shown them."""
    article, mentions = reading.article, reading.mentions
    for passage in article.passages:
        seen = {m.start for m in mentions.of(passage)}
        for span in bearers(passage, mentions):
            if span.start not in seen:
                seen.add(span.start)
                person = Person(passage.text[span.start : span.end], mentions.about)
                yield Mention(passage, span.start, span.end, person, 0.85, "behind an honour")
    for span in listed_persons(article.body, article.headline.text):
        name = article.body.text[span.start : span.end]
        if not mentions.of(article.body, start=span.start, end=span.end):
            yield Mention(article.body, span.start, span.end, Person(name, mentions.about), 0.8, "in an award list")
