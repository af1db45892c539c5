"""Facts and entities -> what is said of each node, sorted by node; held in memory no more than a sorter holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.entities import Entities, Entity, article_id
from kg.graph.terms import Row
from kg.graph.turtlewriter import Block, Pairs
from kg.graph.writer import Writer
from kg.model import Article, Fact, Initiative, Place
from kg.rows.coding import text_of, thing_of

Said = Sequence[Any]
"""Something said of a node: predicate, object, predicate … or, after "", an entity (or it, :func:`packed`)."""
Claim = tuple[str, Said]
"""A node's IRI and something said of it."""


class Claims:
    """Takes articles and facts, and gives all that is said of a node by one of them."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._writer = Writer(base)
        self._concepts: set[str] = set()

    def of(
        self, articles: Iterable[Article], facts: Iterable[Fact], entities: Entities, about: Mapping[str, Place | None]
    ) -> Iterator[Claim]:
        """What articles, facts and their entities say; ``entities.ends`` knows the ends of the facts."""
        for article in articles:
            yield from _by_subject(self._writer.article(article, about.get(article_id(article))))
        for fact in facts:
            yield from _by_subject(self._writer.fact(fact, entities.ends[id(fact)]))
        for entity in entities.by_id.values():
            things = entity.variants
            self._concepts.update(k for thing in things if isinstance(thing, Initiative) for k in thing.concepts)
            yield self.base + entity.id, ("", entity)

    def of_concepts(self) -> Iterator[Claim]:
        """The programmes that the initiatives so far belong to."""
        yield from _by_subject(self._writer.concepts(self._concepts))

    def blocks(self, claims: Iterable[Claim]) -> Iterator[Block]:
        """The claims, which come sorted by node, as blocks."""
        for node, same in groupby(claims, key=itemgetter(0)):
            yield node, self.pairs(node, [claim for _, claim in same])

    def pairs(self, node: str, claims: Iterable[Said]) -> Pairs:
        """All that the claims say of a node, sorted, each once."""
        claims = list(claims)
        pairs = {pair for claim in claims if claim[0] for pair in zip(claim[::2], claim[1::2], strict=True)}
        said = [claim for claim in claims if not claim[0]]
        if said:
            entity = _merged(node.removeprefix(self.base), said)
            pairs.update((predicate.value, str(thing)) for _, predicate, thing in self._writer.entity(entity))
        return sorted(pairs)


def _by_subject(rows: Iterable[Row]) -> Iterator[Claim]:
    found: dict[str, list[str]] = {}
    for subject, predicate, thing in rows:
        found.setdefault(subject.value, []).extend((predicate.value, str(thing)))
    for node, said in found.items():
        yield node, tuple(said)


def _merged(key: str, said: list[Said]) -> Entity:
    """One entity of what several shards say of it; the first thing said comes first."""
    if isinstance(said[0][1], Entity):
        return said[0][1]
    entity: Entity | None = None
    for _, names, variants in said:
        things = [thing_of(text) for text in variants]
        entity = entity or Entity(key, things[0])
        entity.add(things, dict(names))
    assert entity is not None
    return entity


def packed(said: Said) -> Said:
    """A claim as texts and numbers: a claim of one of several shards."""
    if said[0]:
        return said
    entity: Entity = said[1]
    return "", list(entity.names.items()), list(map(text_of, entity.variants))


def uses_in(claims: Iterable[Said]) -> int:
    """How often the packed claims use an entity."""
    return sum(number for claim in claims if not claim[0] for _, number in claim[1])
