"""Which part of a large graph the page holds: the facts that matter most, with their ends, evidence and articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Store

from kg import store as stores
from kg.rows import PREDICATES
from kg.vocab import PREFIXES, XZ

if TYPE_CHECKING:
    from kg.api import Graph

MOST_STATED = 10
"""Passages that are shown of one fact."""
MOST_READ = 1_000
"""Articles whose text is in the page: those that state most of its facts."""
_RDF = PREFIXES["rdf"]
_AT_ONCE = 50_000
"""Triples that are stored at once."""
_STATING = {NamedNode(XZ + name) for name in PREDICATES.values()}
_ABOVE = [NamedNode(iri) for iri in (XZ + "within", XZ + "scope", PREFIXES["skos"] + "broader")]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What the page is made of."""

    store: Store
    """In memory: it is asked for much, and often."""
    entities: int = 0
    """Entities that were left out."""
    facts: int = 0
    """Statements that were left out."""


def excerpt_of(graph: Graph) -> Excerpt:
    """The graph, or where it has more than :data:`kg.graph.prominent.MOST_FACTS` facts the first of them."""
    if graph.prominent is None or graph.prominent.is_whole:
        return Excerpt(stores.in_memory(graph.path) if graph.kept and graph.path else graph.store)
    found = _Copied(graph.store)
    for subject, predicate, thing in graph.prominent.facts():
        found.add_fact(NamedNode(subject), NamedNode(predicate), NamedNode(thing[1:-1]))
    return Excerpt(found.store, graph.prominent.entities - found.entities, len(graph) - found.statements)


def read_most(articles: Iterable[str]) -> set[str]:
    """The articles that are named most often, and no more than the page has room for."""
    counted = Counter(articles)
    return set(sorted(counted, key=lambda iri: (-counted[iri], iri))[:MOST_READ])


class _Copied:
    """A part of a store, node by node."""

    def __init__(self, whole: Store) -> None:
        self._whole, self._store, self._waiting = whole, Store(), list[Quad]()
        self._known: set[NamedNode] = set()
        self.statements = self.entities = 0

    def add_fact(self, subject: NamedNode, predicate: NamedNode, thing: NamedNode) -> None:
        """Take a fact's ends with all above them, and its first passages with their articles."""
        for end in (subject, thing):
            self._add_entity(end)
        for statement in islice(self._stating(subject, predicate, thing), MOST_STATED):
            self.statements += 1
            for quad in self._add(statement):
                if quad.predicate.value == XZ + "inArticle" and isinstance(quad.object, NamedNode):
                    self._add_article(quad.object)

    def _stating(self, subject: NamedNode, predicate: NamedNode, thing: NamedNode) -> Iterator[NamedNode]:
        """The statements of a fact, sorted."""
        found = (q.subject for q in self._whole.quads_for_pattern(None, NamedNode(_RDF + "object"), thing))
        for node in sorted((n for n in found if isinstance(n, NamedNode)), key=str):
            if self._has(node, "subject", subject) and self._has(node, "predicate", predicate):
                yield node

    def _has(self, node: NamedNode, name: str, thing: NamedNode) -> bool:
        return Quad(node, NamedNode(_RDF + name), thing) in self._whole

    def _add_entity(self, node: NamedNode) -> None:
        waiting = [node]
        while waiting:
            quads = self._add(waiting.pop())
            self.entities += bool(quads)
            waiting += [q.object for q in quads if q.predicate in _ABOVE and isinstance(q.object, NamedNode)]

    def _add_article(self, node: NamedNode) -> None:
        for quad in self._add(node):
            if isinstance(quad.object, NamedNode) and quad.predicate.value == XZ + "inPage":
                self._add(quad.object)
            elif isinstance(quad.object, NamedNode) and quad.predicate.value == XZ + "about":
                self._add_entity(quad.object)

    def _add(self, node: NamedNode) -> list[Quad]:
        """All that is said of a node that is not there yet, but its facts: a county may have thousands."""
        if node in self._known:
            return []
        self._known.add(node)
        quads = [q for q in self._whole.quads_for_pattern(node, None, None) if q.predicate not in _STATING]
        self._waiting += quads
        if len(self._waiting) > _AT_ONCE:
            self._flush()
        return quads

    def _flush(self) -> None:
        self._store.bulk_extend(self._waiting)
        self._waiting.clear()

    @property
    def store(self) -> Store:
        """All that was taken."""
        self._flush()
        return self._store
