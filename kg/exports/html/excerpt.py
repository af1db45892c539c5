"""Which part of a large graph the page holds: the facts that matter most, with their ends, evidence and articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg import store as stores
from kg.graph.blocks import Blocks
from kg.rows import PREDICATES
from kg.vocab import PREFIXES, XZ

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
_LINKS = [NamedNode(iri) for iri in (XZ + "within", XZ + "scope", PREFIXES["skos"] + "broader")]
_STATING = {NamedNode(XZ + name) for name in PREDICATES.values()}


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
    found = _Nodes(graph.store, wanted)
    store = Store()
    store.bulk_load(
        input=blocks.heading + b"".join((*stated, *found.of(blocks))), format=RdfFormat.TURTLE, lenient=True
    )
    store.extend(found.above())
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
    """Entities and articles, with all that stands above them."""

    def __init__(self, whole: Store, wanted: set[bytes]) -> None:
        self._whole, self._wanted, self._known = whole, wanted, set[bytes]()
        self.entities = 0

    def of(self, blocks: Blocks) -> Iterator[bytes]:
        """The blocks of the wanted nodes; what they belong to is wanted too, and taken where it comes later."""
        for block in blocks:
            if block.subject in self._wanted:
                self._know(block.subject, b"xz:Article" in block.text or b"xz:Page" in block.text)
                text = block.only(_SHOWN)
                self._wanted.update(blocks.iri(name) for line in _ABOVE.findall(text) for name in line.split(b" , "))
                yield text

    def above(self) -> Iterator[Quad]:
        """What stands above and came earlier in the file, looked up one by one: there are few."""
        while waiting := sorted(self._wanted - self._known):
            for iri in waiting:
                quads = list(self._whole.quads_for_pattern(NamedNode(iri.decode()), None, None))
                self._know(iri, not quads)
                yield from (quad for quad in quads if quad.predicate not in _STATING)
                above = (q.object for q in quads if q.predicate in _LINKS and isinstance(q.object, NamedNode))
                self._wanted.update(node.value.encode() for node in above)

    def _know(self, iri: bytes, is_none: bool) -> None:
        self._known.add(iri)
        self.entities += not is_none


def read_most(articles: Iterable[str]) -> set[str]:
    """The articles that are named most often, and no more than the page has room for."""
    counted = Counter(articles)
    return set(sorted(counted, key=lambda iri: (-counted[iri], iri))[:MOST_READ])
