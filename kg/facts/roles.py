"""(person, holds, role): titles right before a name, lists of names under one title, bylines with an office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Article, Fact, Mention, Mentions, Organization, Person, Place, Post
from kg.people.titles import Title, run_before

_VAGUE = {"代表": 0.4, "负责人": 0.7, "党员": 0.7, "学生": 0.7, "老人": 0.6, "记者": 0.3, "委员": 0.7}


def extract(article: Article, mentions: Mentions, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The posts of an article's persons."""
    titles: list[Title] = []
    last: Mention | None = None
    for mention in (m for m in mentions.found if isinstance(m.referent, Person)):
        at = mention.start - (mention.passage.text[mention.start - 1:mention.start] == " ")
        found = run_before(mention.passage, at, mentions)
        listed = not found and last is not None and last.passage is mention.passage and last.end == mention.start - 1
        titles = found if found else (titles if listed else [])
        last = mention
        yield from _facts(article, mention, titles, "list" if listed else "title before name")


def _facts(article: Article, mention: Mention, titles: list[Title], rule: str) -> Iterator[Fact]:
    for title in titles:
        scope = title.scope
        place = scope.place if isinstance(scope, Organization) else scope if isinstance(scope, Place) else mention.referent.place
        confidence = _VAGUE.get(title.title, 0.9 if scope else 0.75)
        yield Fact(Person(mention.referent.name, place), Post(title.title, scope, title.status),
                   mention.passage.evidence(titles[0].start, mention.end), article, confidence, "roles", rule, mention.text)
