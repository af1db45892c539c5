"""Persons, found by the posts that are stated of them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Article, Mention, Mentions, Person
from kg.people.frames import held

needs = ("organizations", "places")


def find(article: Article, mentions: Mentions) -> Iterable[Mention]:
    """The names that stand with a post."""
    for passage, posts in held(article, mentions):
        seen: set[int] = set()
        for one in posts:
            if one.name.start not in seen:
                seen.add(one.name.start)
                person = Person(passage.text[one.name.start : one.name.end], mentions.about)
                yield Mention(passage, one.name.start, one.name.end, person, 0.9, one.rule)
