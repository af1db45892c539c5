"""Persons, found by the titles before their names."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Article, Mention, Mentions, Passage, Person
from kg.people.names import names_at
from kg.people.titles import all_titles

needs = ("organizations", "places")


def find(article: Article, mentions: Mentions) -> Iterable[Mention]:
    """Names right behind a title."""
    for passage in article.passages:
        yield from _behind(passage, mentions)


def _behind(passage: Passage, mentions: Mentions) -> Iterable[Mention]:
    taken: set[int] = set()
    for _, end in all_titles(passage):
        at = end + (passage.text[end : end + 1] == " ")
        for start, stop in names_at(passage.text, at):
            if start not in taken:
                taken.add(start)
                person = Person(passage.text[start:stop], mentions.about)
                yield Mention(passage, start, stop, person, 0.9, "behind a title")
