"""What the page holds: every entity and every fact of a graph, as plain values in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.exports.html.classes import PLACES, class_of
from kg.store import query
from kg.vocab import PROLOGUE

if TYPE_CHECKING:
    from pyoxigraph import Store

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


def contents_of(store: Store) -> Contents:
    """Read all that the page shows out of the store."""
    entities = _entities(store)
    statements = [s for s in _statements(store) if s.subject in entities and s.object in entities]
    sources = _sources(store)
    links = [(s, p, o) for s, p, o in query(store, _LINKS).rows if s in entities and o in entities]
    links = [(s, _local(p), o) for s, p, o in links]
    found = Contents(entities, statements, sources, links)
    _give_homes(found)
    return found


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _entities(store: Store) -> dict[str, Entity]:
    types: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    for node, label, kind in query(store, _NODES).rows:
        labels.setdefault(node, _text(label))
        types[node].add(_local(kind))
    found = {node: Entity(node, labels[node], class_of(types[node])) for node in sorted(labels)}
    for node, name in query(store, _OTHERS).rows:
        if node in found and _text(name) not in found[node].others and _text(name) != found[node].label:
            found[node].others.append(_text(name))
    for node, predicate, value in query(store, _PROPERTIES).rows:
        if node in found:
            _set(found[node], _local(predicate), value)
    return found


def _set(entity: Entity, name: str, value: Any) -> None:
    if name in ("latitude", "longitude"):
        lat, lon = entity.at or (0.0, 0.0)
        entity.at = (float(value), lon) if name == "latitude" else (lat, float(value))
        return
    names = {"adcode": "code", "date": "date", "dateEnd": "until", "status": "status", "grantedBy": "giver"}
    if not getattr(entity, names[name]):
        setattr(entity, names[name], _text(value))


def _statements(store: Store) -> list[Statement]:
    extra: dict[str, dict[str, str]] = defaultdict(dict)
    for statement, predicate, value in query(store, _MORE).rows:
        extra[statement].setdefault(_local(predicate), _text(value))
    found = []
    for iri, s, p, o, article, quote, start, end, confidence in query(store, _STATEMENTS).rows:
        more = extra.get(iri, {})
        sentence = more.get("sentence") or _text(quote)
        found.append(
            Statement(
                *(iri, s, _local(p), o, article, _text(quote), sentence),
                start=int(start),
                end=int(end),
                confidence=float(confidence),
                status=more.get("status", ""),
                begin=more.get("begin", ""),
                until=more.get("until", ""),
            )
        )
    return sorted(found, key=lambda f: (f.article, f.start, f.end, f.verb, f.subject, f.object, f.iri))


def _sources(store: Store) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for iri, title, page, date, about, start, end in query(store, _ARTICLES).rows:
        if iri not in found:
            found[iri] = Source(
                iri, _text(title), _text(page), _text(date), _text(about), int(start or 0), int(end or 0)
            )
    return found


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


_NODES = (
    PROLOGUE
    + """SELECT ?node ?label ?type WHERE {
  { ?node rdfs:label ?label } UNION { ?node a skos:Concept ; skos:prefLabel ?label FILTER(LANG(?label) = "zh") }
  ?node a ?type . FILTER NOT EXISTS { ?node a ?kind FILTER(?kind IN
    (xz:Statement, xz:Page, xz:Article, skos:ConceptScheme)) } } ORDER BY ?node ?label ?type"""
)
_OTHERS = (
    PROLOGUE
    + """SELECT ?node ?name WHERE { { ?node skos:altLabel ?name } UNION
  { ?node a skos:Concept ; skos:prefLabel ?name } } ORDER BY ?node ?name"""
)
_PROPERTIES = (
    PROLOGUE
    + """SELECT ?node ?p (STR(?v) AS ?value) WHERE { VALUES ?p { xz:adcode schema:latitude schema:longitude
  xz:date xz:dateEnd xz:status xz:grantedBy } ?node ?p ?v FILTER NOT EXISTS { ?node a xz:Statement }
} ORDER BY ?node ?p ?value"""
)
_STATEMENTS = (
    PROLOGUE
    + """SELECT ?st ?s ?p ?o ?a ?quote ?start ?end ?c WHERE {
  ?st a xz:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; xz:inArticle ?a ;
      xz:quote ?quote ; xz:start ?start ; xz:end ?end ; xz:confidence ?c } ORDER BY ?st"""
)
_MORE = (
    PROLOGUE
    + """SELECT ?st ?p (STR(?v) AS ?value) WHERE { VALUES ?p { xz:sentence xz:status xz:begin xz:until }
  ?st a xz:Statement ; ?p ?v } ORDER BY ?st ?p ?value"""
)
_LINKS = (
    PROLOGUE + """SELECT ?s ?p ?o WHERE { VALUES ?p { xz:within xz:scope skos:broader } ?s ?p ?o } ORDER BY ?s ?p ?o"""
)
_ARTICLES = (
    PROLOGUE
    + """SELECT ?a ?title ?page (STR(?d) AS ?date) ?about ?start ?end WHERE {
  ?a a xz:Article ; xz:inPage/xz:source ?page .
  OPTIONAL { ?a dct:title ?title } OPTIONAL { ?a dct:date ?d } OPTIONAL { ?a xz:about ?about }
  OPTIONAL { ?a xz:start ?start } OPTIONAL { ?a xz:end ?end } } ORDER BY ?a ?about ?date"""
)
