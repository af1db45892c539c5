"""What the page holds: every entity and every fact of a graph, as plain values in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from pyoxigraph import BlankNode, Quad

from kg.exports.html.classes import PLACES, class_of
from kg.vocab import PREFIXES

_STATED = (
    "rdf:subject",
    "rdf:predicate",
    "rdf:object",
    "xz:inArticle",
    "xz:quote",
    "xz:start",
    "xz:end",
    "xz:confidence",
)
_LINKS = ("xz:within", "xz:scope", "skos:broader")
_NAMES = (
    *("rdf:type", "rdfs:label", "skos:altLabel", "skos:prefLabel", "skos:Concept", "skos:ConceptScheme", "dct:title"),
    *("dct:date", "schema:latitude", "schema:longitude", "xz:Article", "xz:Page", "xz:Statement", "xz:about"),
    *("xz:adcode", "xz:begin", "xz:date", "xz:dateEnd", "xz:grantedBy", "xz:inPage", "xz:sentence", "xz:source"),
    *("xz:status", "xz:until", *_LINKS, *_STATED),
)
_IRIS = {name: PREFIXES[name.partition(":")[0]] + name.partition(":")[2] for name in _NAMES}
_TYPE = _IRIS["rdf:type"]
_NO_ENTITIES = {_IRIS[name] for name in ("xz:Statement", "xz:Page", "xz:Article", "skos:ConceptScheme")}

VERBS = ("carriesOut", "holdsRole", "received", "hasMeasure")


@dataclass(slots=True)
class Entity:
    """One entity of the graph; ``home`` is the entity that it is drawn beside."""

    iri: str
    label: str
    kind: str
    home: str = ""
    others: list[str] = field(default_factory=list)
    code: str = ""
    at: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""
    date: str = ""
    until: str = ""
    status: str = ""
    giver: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact as one article states it; offsets count the page's code points."""

    iri: str
    subject: str
    verb: str
    object: str
    article: str
    quote: str
    sentence: str
    start: int
    end: int
    confidence: float
    status: str
    begin: str
    until: str


@dataclass(frozen=True, slots=True)
class Source:
    """One article as the graph knows it."""

    iri: str
    title: str
    page: str
    date: str
    about: str
    start: int
    end: int


@dataclass(slots=True)
class Contents:
    """Entities by IRI (sorted), statements in the order of the text, articles by IRI, and links between entities."""

    entities: dict[str, Entity]
    statements: list[Statement]
    sources: dict[str, Source]
    links: list[tuple[str, str, str]]

    def year_of(self, statement: Statement) -> int:
        """The year of what is stated, else of the article; 0 when neither is known."""
        own = self.entities[statement.object].date or statement.begin
        article = self.sources.get(statement.article)
        date = own or (article.date if article else "")
        return int(date[:4]) if date[:4].isdecimal() else 0


def contents_of(triples: Iterable[Quad]) -> Contents:
    """Take what the page shows out of triples, which need not fit into memory.

    Args:
        triples: those of a subject together.
    """
    draft = _Draft()
    for subject, same in groupby(triples, key=attrgetter("subject")):
        draft.add(_Node.of(subject, same))
    return draft.contents()


@dataclass(slots=True)
class _Node:
    """A subject, and what is said of it by predicate."""

    iri: str
    said: dict[str, list[Any]]
    types: set[str]

    @classmethod
    def of(cls, subject: Any, triples: Iterable[Quad]) -> _Node:
        said: dict[str, list[Any]] = {}
        for triple in triples:
            said.setdefault(triple.predicate.value, []).append(triple.object)
        return cls(_text(subject), said, {one.value for one in said.get(_TYPE, ())})

    def all(self, name: str) -> list[str]:
        """Everything that a predicate says, sorted."""
        return sorted(map(_text, self.said.get(_IRIS[name], ())))

    def first(self, name: str) -> str:
        """The first thing that a predicate says; "" where it says nothing."""
        found = self.said.get(_IRIS[name], ())
        return _text(found[0]) if len(found) == 1 else min(map(_text, found), default="")


@dataclass(slots=True)
class _Draft:
    """Contents in the making."""

    entities: dict[str, Entity] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    articles: dict[str, Source] = field(default_factory=dict)
    """By IRI; ``page`` is still the page's IRI."""
    pages: dict[str, str] = field(default_factory=dict)
    """IRI -> source."""
    links: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, node: _Node) -> None:
        """Take a subject with all that is said of it."""
        if _IRIS["xz:source"] in node.said:
            self.pages[node.iri] = node.first("xz:source")
        if _IRIS["xz:Article"] in node.types:
            self.articles[node.iri] = _source(node)
        if _IRIS["xz:Statement"] in node.types and all(_IRIS[name] in node.said for name in _STATED):
            self.statements.append(_statement(node))
        elif not node.types & _NO_ENTITIES and (label := _label(node)) is not None:
            self.entities[node.iri] = _entity(node, label)
        self.links += ((node.iri, name, target) for name in _LINKS for target in node.all(name))

    def contents(self) -> Contents:
        """All that was taken, in a fixed order."""
        entities = {iri: self.entities[iri] for iri in sorted(self.entities)}
        statements = [f for f in self.statements if f.subject in entities and f.object in entities]
        statements.sort(key=lambda f: (f.article, f.start, f.end, f.verb, f.subject, f.object, f.iri))
        sources = {
            iri: replace(self.articles[iri], page=self.pages[self.articles[iri].page])
            for iri in sorted(self.articles)
            if self.articles[iri].page in self.pages
        }
        links = sorted((s, _IRIS[p], o) for s, p, o in self.links if s in entities and o in entities)
        found = Contents(entities, statements, sources, [(s, _local(p), o) for s, p, o in links])
        _give_homes(found)
        return found


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def _text(term: Any) -> str:
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def _label(node: _Node) -> str | None:
    """What a node is called; None where it is no entity."""
    concept = _IRIS["skos:Concept"] in node.types
    chinese = [one.value for one in node.said.get(_IRIS["skos:prefLabel"], ()) if concept and one.language == "zh"]
    return min([*node.all("rdfs:label"), *chinese], default=None) if node.types else None


def _entity(node: _Node, label: str) -> Entity:
    others = node.all("skos:altLabel") + (node.all("skos:prefLabel") if _IRIS["skos:Concept"] in node.types else [])
    lat, lon = node.first("schema:latitude"), node.first("schema:longitude")
    return Entity(
        node.iri,
        label,
        class_of({_local(kind) for kind in node.types}),
        others=[name for name in sorted(set(others)) if name != label],
        code=node.first("xz:adcode"),
        at=(float(lat or 0), float(lon or 0)) if lat or lon else None,
        date=node.first("xz:date"),
        until=node.first("xz:dateEnd"),
        status=node.first("xz:status"),
        giver=node.first("xz:grantedBy"),
    )


def _statement(node: _Node) -> Statement:
    quote = node.first("xz:quote")
    return Statement(
        node.iri,
        node.first("rdf:subject"),
        _local(node.first("rdf:predicate")),
        node.first("rdf:object"),
        node.first("xz:inArticle"),
        quote,
        node.first("xz:sentence") or quote,
        start=int(float(node.first("xz:start"))),
        end=int(float(node.first("xz:end"))),
        confidence=float(node.first("xz:confidence")),
        status=node.first("xz:status"),
        begin=node.first("xz:begin"),
        until=node.first("xz:until"),
    )


def _source(node: _Node) -> Source:
    return Source(
        node.iri,
        node.first("dct:title"),
        node.first("xz:inPage"),
        node.first("dct:date"),
        node.first("xz:about"),
        start=int(float(node.first("xz:start") or 0)),
        end=int(float(node.first("xz:end") or 0)),
    )


def _give_homes(found: Contents) -> None:
    """Each entity beside the one that it belongs to: a place in its place, an initiative at its agent's."""
    choices: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rank = {"within": 0, "scope": 1, "broader": 2}
    for s, p, o in found.links:
        if p != "broader" or found.entities[s].kind == "Concept":
            choices[s].append((rank[p], o))
    for f in found.statements:
        choices[f.object].append((3, f.subject))
        if f.verb == "holdsRole":
            choices[f.subject].append((4, f.object))
        about = found.sources[f.article].about if f.article in found.sources else ""
        if found.entities[f.subject].kind not in PLACES and about in found.entities:
            choices[f.subject].append((5, about))
    for node, entity in found.entities.items():
        entity.home = next((home for _, home in sorted(set(choices[node])) if home != node), "")
    _open_rings(found.entities)


def _open_rings(entities: dict[str, Entity]) -> None:
    """No entity lies in itself: the link that would close a ring goes, and the next way up is not sought."""
    done: set[str] = set()
    for node in entities:
        path: list[str] = []
        on_path: set[str] = set()
        while node and node not in done and node not in on_path:
            path.append(node)
            on_path.add(node)
            node = entities[node].home
        if node in on_path:
            entities[path[-1]].home = ""
        done.update(path)
