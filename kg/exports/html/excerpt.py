"""Which part of a large graph the page holds: the facts that matter most, with their ends, evidence and articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

from kg import store as stores
from kg.graph.blocks import Blocks

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

    store: Store
    """In memory: it is asked for much, and often."""
    entities: int = 0
    """Entities that were left out."""
    facts: int = 0
    """Statements that were left out."""


def excerpt_of(graph: Graph) -> Excerpt:
    """The graph, or where it has more than :data:`kg.graph.prominent.MOST_FACTS` facts the first of them."""
    if graph.prominent is None or graph.prominent.is_whole or graph.path is None:
        return Excerpt(stores.in_memory(graph.path) if graph.kept and graph.path else graph.store)
    blocks, stated, wanted = Blocks(graph.path), list[bytes](), set[bytes]()
    for block, article in _stating(blocks, graph.prominent.facts()):
        stated.append(block)
        wanted.add(article)
    wanted.update(iri.encode() for s, _, o in graph.prominent.facts() for iri in (s, o[1:-1]))
    found = _Nodes(blocks, graph.base)
    found.take(wanted)
    store = Store()
    whole = b"".join((blocks.heading, *stated, *found.texts.values()))
    store.bulk_load(input=whole, format=RdfFormat.TURTLE, lenient=True)
    return Excerpt(store, graph.prominent.entities - found.entities, len(graph) - len(stated))


def _stating(blocks: Blocks, facts: Iterable[tuple[str, str, str]]) -> Iterator[tuple[bytes, bytes]]:
    """The statements of facts, each with its article's IRI; of one fact no more than there is room for."""
    room = {tuple(iri.encode() for iri in (s, p, o[1:-1])): MOST_STATED for s, p, o in facts}
    for block in blocks:
        if ends := _ENDS.match(block.text):
            fact = tuple(map(blocks.iri, ends.group("subject", "predicate", "object")))
            if room.get(fact) and (article := _ARTICLE.search(block.text)):
                room[fact] -= 1
                yield block.only(_SHOWN), blocks.iri(article[1])


class _Nodes:
    """Entities, articles and pages, with all that stands above them."""

    def __init__(self, blocks: Blocks, base: str) -> None:
        self._blocks, self._places = blocks, f"{base}place/".encode()
        self._spare: dict[bytes, bytes] = {}
        """Places that nobody wants yet: they stand in the file before what belongs to them."""
        self.texts: dict[bytes, bytes] = {}
        self.entities = 0

    def take(self, wanted: set[bytes]) -> None:
        """Take nodes by their IRIs, and what they belong to.

        What is wanted only once its part of the file has gone by is looked for again: organisations that have a post.
        """
        missing = set(wanted)
        while missing:
            passed = set[bytes]()
            for block in self._blocks:
                if block.subject in missing:
                    missing |= self._add(block.subject, block.only(_SHOWN)) - passed
                    passed.add(block.subject)
                elif block.subject.startswith(self._places):
                    self._spare[block.subject] = block.only(_SHOWN)
            missing = self._found_among_places(missing - passed) if passed else set()

    def _add(self, iri: bytes, text: bytes) -> set[bytes]:
        """Take a node; what it belongs to and is not there."""
        self.texts[iri] = text
        self.entities += not _NO_ENTITY.search(text)
        names = (name for line in _ABOVE.findall(text) for name in line.split(b" , "))
        return {above for name in names if (above := self._blocks.iri(name)) not in self.texts}

    def _found_among_places(self, missing: set[bytes]) -> set[bytes]:
        """Take what is a place that was put aside, with all above it; the rest."""
        waiting, rest = list(missing), set[bytes]()
        while waiting:
            iri = waiting.pop()
            if iri in self._spare and iri not in self.texts:
                waiting += self._add(iri, self._spare[iri])
            elif iri not in self.texts:
                rest.add(iri)
        return rest


def read_most(articles: Iterable[str]) -> set[str]:
    """The articles that are named most often, and no more than the page has room for."""
    counted = Counter(articles)
    return set(sorted(counted, key=lambda iri: (-counted[iri], iri))[:MOST_READ])
