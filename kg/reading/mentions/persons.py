"""Persons, found by the posts that are stated of them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Mention, Person
from kg.reading.reading import Reading

needs = ("organizations", "places", "unplaced")


def find(reading: Reading) -> Iterable[Mention]:
    """The names that stand with a post."""
    article, mentions = reading.article, reading.mentions
    for passage in article.passages:
        seen: set[int] = set()
        for one in reading.text(passage).posts:
            if one.name.start not in seen:
                seen.add(one.name.start)
                person = Person(passage.text[one.name.start : one.name.end], mentions.about)
                yield Mention(passage, one.name.start, one.name.end, person, 0.9, one.rule)
