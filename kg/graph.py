"""entities + Facts -> RDF; the only file that builds triples.

The terms are those of ``ontology/xianzhi.ttl``. Triples come sorted by subject, predicate and object, so
that the same facts always give the same bytes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import cast

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.entities import BASE, Entities, Entity, article_id, digest, place_id, scope_id, segment
from kg.model import Article, Fact, Honour, Initiative, Organization, Page, Person, Place, Post, Quantity, Thing
from kg.names import places

XZ = "https://w3id.org/xianzhi/ontology#"
CONCEPT = "https://w3id.org/xianzhi/concept/"
PREFIXES = {
    "xz": XZ,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
_LEVELS = {
    "province": "Province",
    "prefecture": "Prefecture",
    "county": "County",
    "township": "Township",
    "village": "Village",
}
_CLASSES = {
    Organization: "xz:Organization",
    Person: "xz:Person",
    Post: "xz:Role",
    Honour: "xz:Honour",
    Quantity: "xz:Measure",
    Thing: "schema:Thing",
}
PREDICATES = {
    "initiative": "xz:carriesOut",
    "role": "xz:holdsRole",
    "honour": "xz:received",
    "measure": "xz:hasMeasure",
}
_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}

Term = NamedNode | Literal | BlankNode
Row = tuple[NamedNode, NamedNode, Term]


@cache
def term(name: str) -> NamedNode:
    """The node of a prefixed name: ``term("xz:Place")``."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def zh(text: str) -> Literal:
    """A Chinese text."""
    return Literal(text, language="zh")


def number(value: float | Decimal) -> Literal:
    """An xsd:decimal without exponent: 0.85, 1500000000."""
    return Literal(format(Decimal(str(value)).normalize(), "f"), datatype=term("xsd:decimal"))


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=term("xsd:integer"))


def date(text: str) -> Literal:
    """An ISO date or part of one as xsd:date, xsd:gYearMonth or xsd:gYear."""
    return Literal(text, datatype=term(_DATE_TYPES[len(text)]))


def triples(
    articles: Iterable[Article],
    facts: Iterable[Fact],
    entities: Entities,
    about: dict[str, Place | None],
    *,
    base: str = BASE,
) -> list[Triple]:
    """All triples of a graph, sorted, each once.

    Args:
        articles: every article, with or without facts.
        facts: those that enter the graph (``entities.ends`` knows their ends).
        about: article identifier -> the place that it is about.
        base: the namespace of the entities.
    """
    writer = _Writer(base)
    rows = chain(
        chain.from_iterable(writer.article(a, about.get(article_id(a))) for a in articles),
        chain.from_iterable(writer.entity(e) for e in entities.by_id.values()),
        chain.from_iterable(writer.fact(f, entities.ends[id(f)]) for f in facts),
        writer.concepts(entities),
    )
    of_subject: defaultdict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in rows:
        of_subject[row[0].value][row[1].value, str(row[2])] = row
    return [Triple(*row) for _, own in sorted(of_subject.items()) for _, row in sorted(own.items())]


def turtle(rows: Iterable[Triple], *, base: str = BASE) -> bytes:
    """The triples as Turtle, in the order given.

    Only names without a slash are abbreviated: several loaders stumble over ``\\/`` in a prefixed name.
    """
    own = {kind: f"{base}{kind}/" for kind in ("measure", "statement")}
    return serialize(rows, format=RdfFormat.TURTLE, prefixes={**PREFIXES, **own}) or b""


def ntriples(rows: Iterable[Triple]) -> bytes:
    """The triples as N-Triples, in the order given."""
    return serialize(rows, format=RdfFormat.N_TRIPLES) or b""


class _Writer:
    """Turns one thing at a time into rows, below a base IRI."""

    def __init__(self, base: str) -> None:
        self.base = base

    def node(self, key: str) -> NamedNode:
        """The IRI of an entity's or a page's key."""
        return NamedNode(self.base + key)

    def page(self, page: Page) -> Iterator[Row]:
        """What the metadata say of a page."""
        node = self.node("page/" + segment(page.source))
        yield node, term("rdf:type"), term("xz:Page")
        yield node, term("rdfs:label"), zh(page.source)
        yield node, term("xz:source"), Literal(page.source)
        if page.paper:
            yield node, term("dct:publisher"), zh(page.paper)
        if page.url:
            yield node, term("dct:source"), Literal(page.url)

    def article(self, article: Article, about: Place | None) -> Iterator[Row]:
        """An article, its page, and the place that it is about."""
        yield from self.page(article.page)
        node = self.node(article_id(article))
        yield node, term("rdf:type"), term("xz:Article")
        yield node, term("rdfs:label"), zh(article.title or article.body.printed(0, 20).strip() + "…")
        yield node, term("dct:title"), zh(article.title)
        yield node, term("xz:inPage"), self.node("page/" + segment(article.page.source))
        yield node, term("xz:kind"), Literal(article.kind)
        yield node, term("xz:start"), integer(article.start)
        yield node, term("xz:end"), integer(article.end)
        for author in article.authors:
            yield node, term("xz:author"), Literal(author)
        for source, span in article.reprints:
            yield node, term("xz:reprint"), Literal(f"{source}#char={span.start},{span.end}")
        if article.date:
            yield node, term("dct:date"), date(article.date)
        if about:
            yield node, term("xz:about"), self.node(place_id(about))

    def entity(self, entity: Entity) -> Iterator[Row]:
        """An entity with its names and what its kind has."""
        node, thing = self.node(entity.id), entity.thing
        yield node, term("rdfs:label"), zh(entity.label)
        for name in sorted(set(entity.names) - {entity.label}):
            yield node, term("skos:altLabel"), zh(name)
        if type(thing) in _CLASSES:
            yield node, term("rdf:type"), term(_CLASSES[type(thing)])
        details = {
            Place: self._place,
            Initiative: self._initiative,
            Post: self._post,
            Honour: self._honour,
            Quantity: self._quantity,
            Organization: self._within,
            Thing: self._within,
        }
        if type(thing) in details:
            yield from details[type(thing)](node, entity)

    def _place(self, node: NamedNode, entity: Entity) -> Iterator[Row]:
        place = cast(Place, entity.thing)
        yield node, term("rdf:type"), term("xz:Place")
        yield node, term("rdf:type"), term("xz:" + _LEVELS[place.level])
        if len(place.code) == 6:
            yield node, term("xz:adcode"), Literal(place.code)
        for name in sorted({places.official_name(place), *places.short_names(place)} - {entity.label, ""}):
            yield node, term("skos:altLabel"), zh(name)
        if place.parent:
            yield node, term("xz:within"), self.node(place_id(place.parent))
        if place.lat is not None and place.lon is not None:
            yield node, term("schema:latitude"), number(place.lat)
            yield node, term("schema:longitude"), number(place.lon)

    def _within(self, node: NamedNode, entity: Entity) -> Iterator[Row]:
        place = cast(Organization | Thing, entity.thing).place
        if place:
            yield node, term("xz:within"), self.node(place_id(place))

    def _initiative(self, node: NamedNode, entity: Entity) -> Iterator[Row]:
        cases = cast(list[Initiative], entity.variants)
        kinds = Counter(c.type for c in cases)
        kind = min(kinds, key=lambda k: (-kinds[k], k))
        yield node, term("rdf:type"), term("xz:Initiative")
        yield node, term("rdf:type"), term("xz:" + kind.capitalize())
        yield node, term("xz:main"), Literal(any(c.main for c in cases))
        for alias in sorted({a for c in cases for a in c.aliases} - {entity.label}):
            yield node, term("skos:altLabel"), zh(alias)
        for concept in sorted({k for c in cases for k in c.concepts}):
            yield node, term("skos:broader"), NamedNode(CONCEPT + concept)
        dated = min((c for c in cases if c.date), key=lambda c: (-len(c.date), c.date, c.date_end), default=None)
        if dated:
            yield from self._dates(node, dated)

    def _dates(self, node: NamedNode, case: Initiative) -> Iterator[Row]:
        yield node, term("xz:date"), date(case.date)
        if case.date_end:
            yield node, term("xz:dateEnd"), date(case.date_end)
        if case.date_note:
            yield node, term("xz:dateNote"), zh(case.date_note)

    def _post(self, node: NamedNode, entity: Entity) -> Iterator[Row]:
        post = cast(Post, entity.thing)
        yield node, term("xz:title"), Literal(post.title)
        if post.scope is not None:
            yield node, term("xz:scope"), self.node(scope_id(post.scope))

    def _honour(self, node: NamedNode, entity: Entity) -> Iterator[Row]:
        honour = cast(Honour, entity.thing)
        if honour.date:
            yield node, term("xz:date"), date(honour.date)
        for giver in sorted({h.granted_by for h in cast(list[Honour], entity.variants)} - {""}):
            yield node, term("xz:grantedBy"), zh(giver)

    def _quantity(self, node: NamedNode, entity: Entity) -> Iterator[Row]:
        quantity = cast(Quantity, entity.thing)
        yield node, term("xz:what"), zh(quantity.what)
        yield node, term("xz:value"), number(quantity.value)
        yield node, term("xz:unit"), Literal(quantity.unit)
        if quantity.base_value is not None:
            yield node, term("schema:value"), number(quantity.base_value)
            yield node, term("schema:unitText"), Literal(quantity.base_unit)
        if quantity.bound:
            yield node, term("xz:bound"), Literal(quantity.bound)

    def fact(self, fact: Fact, ends: tuple[str, str]) -> Iterator[Row]:
        """A fact as a triple between its ends, and the statement with its evidence."""
        subject, predicate, target = self.node(ends[0]), term(PREDICATES[fact.kind]), self.node(ends[1])
        yield subject, predicate, target
        article, where = article_id(fact.article), fact.evidence
        node = self.node("statement/" + digest(*ends, fact.kind, article, where.start, where.end))
        yield node, term("rdf:type"), term("xz:Statement")
        yield node, term("rdf:subject"), subject
        yield node, term("rdf:predicate"), predicate
        yield node, term("rdf:object"), target
        yield node, term("xz:inArticle"), self.node(article)
        yield node, term("xz:quote"), zh(where.quote)
        yield node, term("xz:start"), integer(where.start)
        yield node, term("xz:end"), integer(where.end)
        yield node, term("xz:confidence"), number(round(fact.confidence, 3))
        yield node, term("xz:extractor"), Literal(fact.extractor)
        yield from self._provenance(node, fact)

    def _provenance(self, node: NamedNode, fact: Fact) -> Iterator[Row]:
        if fact.rule:
            yield node, term("xz:rule"), Literal(fact.rule)
        if fact.wording:
            yield node, term("xz:wording"), zh(fact.wording)
        if isinstance(fact.object, Quantity) and fact.object.status:
            yield node, term("xz:status"), Literal(fact.object.status)
        if isinstance(fact.object, Post):
            for name, value in (
                ("status", fact.object.status),
                ("begin", fact.object.begin),
                ("until", fact.object.end),
            ):
                if value:
                    yield node, term("xz:" + name), Literal(value) if name == "status" else date(value)

    def concepts(self, entities: Entities) -> Iterator[Row]:
        """The programmes that the initiatives belong to, and those above them."""
        from kg.concepts import concept_rows

        used = {k for e in entities.by_id.values() for c in e.variants if isinstance(c, Initiative) for k in c.concepts}
        for key, labels, broader in concept_rows(used):
            node = NamedNode(CONCEPT + key)
            yield node, term("rdf:type"), term("skos:Concept")
            for language, label in labels:
                yield node, term("skos:prefLabel"), Literal(label, language=language)
            for above in broader:
                yield node, term("skos:broader"), NamedNode(CONCEPT + above)
