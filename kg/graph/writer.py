"""Entities, articles and facts -> triples; the only file that says which triples a thing has.

The terms are those of ``ontology/xianzhi.ttl``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from pyoxigraph import Literal, NamedNode

from kg.entities import Entity, article_id, page_id, place_id, scope_id, statement_id
from kg.graph.terms import CONCEPT, Row, date, integer, number, status_of, string, term, zh
from kg.model import Article, Fact, Honour, Initiative, Organization, Page, Person, Place, Post, Quantity, Thing
from kg.names import places

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


class Writer:
    """Turns one thing at a time into rows, below a base IRI."""

    def __init__(self, base: str) -> None:
        self.base = base

    def node(self, key: str) -> NamedNode:
        """The IRI of an entity's or a page's key."""
        return NamedNode(self.base + key)

    def page(self, page: Page) -> Iterator[Row]:
        """What the metadata say of a page."""
        node = self.node(page_id(page))
        yield node, term("rdf:type"), term("xz:Page")
        yield node, term("rdfs:label"), zh(page.source)
        yield node, term("xz:source"), string(page.source)
        if page.paper:
            yield node, term("dct:publisher"), zh(page.paper)
        if page.url:
            yield node, term("dct:source"), string(page.url)

    def article(self, article: Article, about: Place | None) -> Iterator[Row]:
        """An article, its page, and the place that it is about."""
        yield from self.page(article.page)
        node = self.node(article_id(article))
        yield node, term("rdf:type"), term("xz:Article")
        yield node, term("rdfs:label"), zh(article.title or article.body.printed(0, 20).strip() + "…")
        yield node, term("dct:title"), zh(article.title)
        yield node, term("xz:inPage"), self.node(page_id(article.page))
        yield node, term("xz:kind"), Literal(article.kind)
        yield node, term("xz:start"), integer(article.start)
        yield node, term("xz:end"), integer(article.end)
        for author in article.authors:
            yield node, term("xz:author"), string(author)
        for source, span in article.reprints:
            yield node, term("xz:reprint"), string(f"{source}#char={span.start},{span.end}")
        if article.date:
            yield node, term("dct:date"), date(article.date)
        if article.date_inferred:
            yield node, term("xz:dateInferred"), Literal(True)
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
        yield node, term("rdf:type"), term("xz:" + place.level.capitalize())
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
        status = status_of(c.status for c in cases)
        if status:
            yield node, term("xz:status"), Literal(status)
        for alias in sorted({a for c in cases for a in c.aliases} - {entity.label}):
            yield node, term("skos:altLabel"), zh(alias)
        for concept in sorted({k for c in cases for k in c.concepts}):
            yield node, term("skos:broader"), NamedNode(CONCEPT + concept)
        dated = min(
            (c for c in cases if c.date),
            key=lambda c: (c.date.startswith("--"), -len(c.date), c.date, c.date_end),
            default=None,
        )
        if dated:
            yield from self._dates(node, dated)

    def _dates(self, node: NamedNode, case: Initiative) -> Iterator[Row]:
        yield node, term("xz:date"), date(case.date)
        if case.date_inferred:
            yield node, term("xz:dateInferred"), Literal(True)
        if case.date_end:
            yield node, term("xz:dateEnd"), date(case.date_end)
        if case.date_note:
            yield node, term("xz:dateNote"), zh(case.date_note)

    def _post(self, node: NamedNode, entity: Entity) -> Iterator[Row]:
        post = cast(Post, entity.thing)
        yield node, term("xz:title"), string(post.title)
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
        yield node, term("xz:unit"), string(quantity.unit)
        if quantity.base_value is not None:
            yield node, term("schema:value"), number(quantity.base_value)
            yield node, term("schema:unitText"), Literal(quantity.base_unit)
        status = status_of(q.status for q in cast(list[Quantity], entity.variants))
        if status:
            yield node, term("xz:status"), Literal(status)
        if quantity.bound:
            yield node, term("xz:bound"), Literal(quantity.bound)

    def fact(self, fact: Fact, ends: tuple[str, str]) -> Iterator[Row]:
        """A fact as a triple between its ends, and the statement with its evidence."""
        subject, predicate, target = self.node(ends[0]), term(PREDICATES[fact.kind]), self.node(ends[1])
        yield subject, predicate, target
        article, where = article_id(fact.article), fact.evidence
        node = self.node(statement_id(fact, ends))
        yield node, term("rdf:type"), term("xz:Statement")
        yield node, term("rdf:subject"), subject
        yield node, term("rdf:predicate"), predicate
        yield node, term("rdf:object"), target
        yield node, term("xz:inArticle"), self.node(article)
        yield node, term("xz:quote"), zh(where.quote)
        yield node, term("xz:start"), integer(where.start)
        yield node, term("xz:end"), integer(where.end)
        if where.sentence:
            yield node, term("xz:sentence"), zh(where.sentence)
            yield node, term("xz:sentenceStart"), integer(where.sentence_start)
        yield node, term("xz:confidence"), number(round(fact.confidence, 3))
        yield node, term("xz:extractor"), Literal(fact.extractor)
        yield from self._provenance(node, fact)

    def _provenance(self, node: NamedNode, fact: Fact) -> Iterator[Row]:
        if fact.rule:
            yield node, term("xz:rule"), string(fact.rule)
        if fact.wording:
            yield node, term("xz:wording"), zh(fact.wording)
        if isinstance(post := fact.object, Post):
            for name, value in (("status", post.status), ("begin", post.begin), ("until", post.end)):
                if value:
                    yield node, term("xz:" + name), Literal(value) if name == "status" else date(value)

    def concepts(self, used: Iterable[str]) -> Iterator[Row]:
        """The programmes that the initiatives belong to (their keys), and those above them."""
        from kg.concepts import concept_rows

        for key, labels, broader in concept_rows(used):
            node = NamedNode(CONCEPT + key)
            yield node, term("rdf:type"), term("skos:Concept")
            for language, label in labels:
                yield node, term("skos:prefLabel"), Literal(label, language=language)
            for above in broader:
                yield node, term("skos:broader"), NamedNode(CONCEPT + above)
