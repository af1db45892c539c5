"""Initiatives: the phrases that name them and the frames that state them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """One initiative and the rule that found it."""

    label: str
    type: str
    agent: str
    main: bool
    date: str
    confidence: float
    rule: str
    quote: str


def explain(text: str, *, title: str = "") -> Iterator[Explained]:
    """The initiatives that a text states."""
    from kg.facts import find_facts
    from kg.mentions import find_mentions
    from kg.model import Article, Initiative

    article = Article.of_text(text, title=title)
    for fact in find_facts(article, find_mentions(article)):
        thing = fact.object
        if isinstance(thing, Initiative):
            yield Explained(thing.label, thing.type, thing.agent.name, thing.main, thing.date, fact.confidence, fact.rule,
                            fact.evidence.quote)
