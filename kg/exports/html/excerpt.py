"""Which part of a large graph the page holds: the facts that matter most, with their ends, evidence and articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from kg.graph.blocks import Blocks, name_of, only
from kg.graph.turtlewriter import Turtle

if TYPE_CHECKING:
    from kg.api import Graph

MOST_STATED = 10
"""Passages that are shown of one fact."""
MOST_READ = 1_000
"""Articles whose text is in the page: those that state most of its facts."""
_SHOWN = frozenset(
    b"a rdf:subject rdf:predicate rdf:object rdfs:label skos:altLabel skos:prefLabel skos:broader dct:title dct:date "
    b"schema:latitude schema:longitude xz:about xz:adcode xz:begin xz:confidence xz:date xz:dateEnd xz:end "
    b"xz:grantedBy xz:inArticle xz:inPage xz:quote xz:scope xz:sentence xz:source xz:start xz:status xz:until "
    b"xz:within".split()
)
"""What :mod:`kg.exports.html.contents` asks for."""
_ENDS = re.compile(
    rb"statement:\S+ rdf:object (?P<object>\S+) ;\n\t"
    rb"rdf:predicate (?P<predicate>\S+) ;\n\trdf:subject (?P<subject>\S+) "
)
_ARTICLE = re.compile(rb"\n\txz:inArticle (\S+) ")
_ABOVE = re.compile(rb"\n\t(?:skos:broader|xz:about|xz:inPage|xz:scope|xz:within) ([^\n]+) [;.](?=\n)")
_NO_ENTITY = re.compile(rb"\ba xz:(?:Article|Page) ")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What the page is made of."""

    triples: Iterable[Quad]
    """Those of a subject together."""
    entities: int = 0
    """Entities that were left out."""
    facts: int = 0
    """Statements that were left out."""


def excerpt_of(graph: Graph) -> Excerpt:
    """The graph, or where it has more than :data:`kg.graph.prominent.MOST_FACTS` facts the first of them."""
    if graph.prominent is None or graph.path is None:
        return Excerpt(sorted(graph.store, key=lambda quad: str(quad.subject)))
    if graph.prominent.is_whole:
        return Excerpt(parse(path=graph.path, format=RdfFormat.TURTLE))
    blocks, facts = Blocks(graph.path), [tuple(_written(graph.base, fact)) for fact in graph.prominent.facts()]
    stated, wanted = list[bytes](), {name for s, _, o in facts for name in (s, o)}
    for text, article in _stating(blocks, facts):
        stated.append(text)
        wanted.add(article)
    found = _Nodes(blocks, graph.base)
    found.take(wanted)
    whole = b"".join((blocks.heading, *stated, *found.texts.values()))
    return Excerpt(parse(whole, RdfFormat.TURTLE), graph.prominent.entities - found.entities, len(graph) - len(stated))


def _written(base: str, fact: tuple[str, str, str]) -> Iterator[bytes]:
    """Subject, predicate and object as the graph's file has them."""
    writer = Turtle(base)
    subject, predicate, thing = fact
    return (writer.name(iri).encode() for iri in (subject, predicate, thing[1:-1]))


def _stating(blocks: Blocks, facts: Iterable[tuple[bytes, ...]]) -> Iterator[tuple[bytes, bytes]]:
    """The statements of facts, each with its article; of one fact no more than there is room for."""
    room = dict.fromkeys(facts, MOST_STATED)
    for text in blocks.texts():
        if ends := _ENDS.match(text):
            fact = ends.group("subject", "predicate", "object")
            if room.get(fact) and (article := _ARTICLE.search(text)):
                room[fact] -= 1
                yield only(text, _SHOWN), article[1]


class _Nodes:
    """Entities, articles and pages, with all that stands above them; by their names as they are written."""

    def __init__(self, blocks: Blocks, base: str) -> None:
        self._blocks, self._places = blocks, f"<{base}place/".encode()
        self._spare: dict[bytes, bytes] = {}
        """Places that nobody wants yet: they stand in the file before what belongs to them."""
        self.texts: dict[bytes, bytes] = {}
        self.entities = 0

    def take(self, wanted: set[bytes]) -> None:
        """Take nodes by their names, and what they belong to.

        What is wanted only once its part of the file has gone by is looked for again: organisations that have a post.
        """
        missing = set(wanted)
        while missing:
            passed = set[bytes]()
            for text in self._blocks.texts():
                name = name_of(text)
                if name in missing:
                    missing |= self._add(name, only(text, _SHOWN)) - passed
                    passed.add(name)
                elif name.startswith(self._places) and name not in self._spare:
                    self._spare[name] = only(text, _SHOWN)
            missing = self._found_among_places(missing - passed) if passed else set()

    def _add(self, name: bytes, text: bytes) -> set[bytes]:
        """Take a node; what it belongs to and is not there."""
        self.texts[name] = text
        self.entities += not _NO_ENTITY.search(text)
        every = (above for line in _ABOVE.findall(text) for above in line.split(b" , "))
        return {above for above in every if above not in self.texts}

    def _found_among_places(self, missing: set[bytes]) -> set[bytes]:
        """Take what is a place that was put aside, with all above it; the rest."""
        waiting, rest = list(missing), set[bytes]()
        while waiting:
            name = waiting.pop()
            if name in self._spare and name not in self.texts:
                waiting += self._add(name, self._spare[name])
            elif name not in self.texts:
                rest.add(name)
        return rest


def read_most(articles: Iterable[str]) -> set[str]:
    """The articles that are named most often, and no more than the page has room for."""
    counted = Counter(articles)
    return set(sorted(counted, key=lambda iri: (-counted[iri], iri))[:MOST_READ])
