"""(agent, carries out, initiative): named undertakings that an agent is said to act on."""

from __future__ import annotations

from collections.abc import Iterable

from kg.initiatives.find import find
from kg.model import Article, Fact, Mentions


def extract(article: Article, mentions: Mentions, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The initiatives of an article, one fact for each passage that states one (at most three)."""
    return find(article, mentions)
