"""Names of persons and titles of posts, as Chinese news prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """One person and one post, and the pattern that found them."""

    person: str
    title: str
    scope: str
    status: str
    confidence: float
    rule: str
    quote: str


def explain(text: str, *, title: str = "") -> Iterator[Explained]:
    """The roles that a text states."""
    from kg.facts import find_facts
    from kg.model import Article, Person, Post
    from kg.reading import read

    for fact in find_facts(read(Article.of_text(text, title=title))):
        if isinstance(fact.object, Post) and isinstance(fact.subject, Person):
            post = fact.object
            yield Explained(
                fact.subject.name,
                post.title,
                post.scope.name if post.scope else "",
                post.status,
                fact.confidence,
                fact.rule,
                fact.evidence.quote,
            )
