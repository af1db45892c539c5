"""Persons, found by the posts that are stated of them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Article, Mention, Mentions, Person
from kg.reading.posts.frames import held

needs = ("organizations", "places")


def find(article: Article, mentions: Mentions) -> Iterable[Mention]:
    """The names that stand with a post."""
    for passage in article.passages:
        seen: set[int] = set()
        for one in held(passage, mentions):
            if one.name.start not in seen:
                seen.add(one.name.start)
                person = Person(passage.text[one.name.start : one.name.end], mentions.about)
                yield Mention(passage, one.name.start, one.name.end, person, 0.9, one.rule)
