"""Facts and entities -> RDF: ``terms`` makes literals, ``writer`` triples, ``blocks`` sorts them, ``turtle`` writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter

from kg.entities import BASE, Entities
from kg.graph.nodes import Claims
from kg.graph.terms import CONCEPT, UNWRITABLE
from kg.graph.turtlewriter import turtle
from kg.model import Article, Fact, Place
from kg.vocab import XZ

__all__ = ["CONCEPT", "UNWRITABLE", "XZ", "turtle_of"]


def turtle_of(
    articles: Iterable[Article],
    facts: Iterable[Fact],
    entities: Entities,
    about: Mapping[str, Place | None],
    *,
    base: str = BASE,
) -> bytes:
    """A graph as Turtle, sorted by subject, predicate and object, each triple once; for what fits into memory.

    Args:
        articles: every article, with or without facts.
        facts: those that enter the graph (``entities.ends`` knows their ends).
        about: article identifier -> the place that it is about.
        base: the namespace of the entities.
    """
    claims = Claims(base)
    said = [*claims.of(articles, facts, entities, about)]
    said += claims.of_concepts()
    return turtle(claims.blocks(sorted(said, key=itemgetter(0))), base=base)
