"""Facts as flat rows: what ``facts.csv``, pandas and the notebook show."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from kg.entities import article_id, name_of, object_id, place_of, subject_id
from kg.model import Fact, Honour, Initiative, Organization, Person, Place, Post, Quantity

PREDICATES = {"initiative": "carriesOut", "role": "holdsRole", "honour": "received", "measure": "hasMeasure"}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact in one passage; all values are strings, "" where there is none.

    ``start`` and ``end`` are code point offsets into the page; ``confidence`` lies between 0 and 1;
    ``in_graph`` is "yes", or "no" for a fact below the confidence that the graph asks for.
    """

    kind: str
    subject: str
    subject_type: str
    predicate: str
    object: str
    object_type: str
    adcode: str
    place: str
    scope: str = ""
    title: str = ""
    status: str = ""
    what: str = ""
    value: str = ""
    unit: str = ""
    date: str = ""
    main: str = ""
    confidence: str = ""
    in_graph: str = "yes"
    wording: str = ""
    quote: str = ""
    page: str = ""
    start: str = ""
    end: str = ""
    article: str = ""
    published: str = ""
    extractor: str = ""
    rule: str = ""
    subject_id: str = ""
    object_id: str = ""
    article_id: str = ""


COLUMNS = tuple(f.name for f in fields(FactRow))


def row_of(fact: Fact, *, in_graph: bool = True) -> FactRow:
    """The row of one fact."""
    place, article = place_of(fact.subject), fact.article
    return FactRow(
        kind=fact.kind,
        subject=name_of(fact.subject),
        subject_type=_type(fact.subject),
        predicate=PREDICATES[fact.kind],
        object=name_of(fact.object),
        object_type=_type(fact.object),
        adcode=place.adcode if place else "",
        place=place.full_name if place else "",
        confidence=f"{fact.confidence:.2f}",
        in_graph="yes" if in_graph else "no",
        wording=fact.wording,
        quote=fact.evidence.quote,
        page=fact.evidence.source,
        start=str(fact.evidence.start),
        end=str(fact.evidence.end),
        article=article.title,
        published=article.date,
        extractor=fact.extractor,
        rule=fact.rule,
        subject_id=subject_id(fact.subject, article),
        object_id=object_id(fact),
        article_id=article_id(article),
        **_details(fact.object),
    )


def _type(thing: object) -> str:
    if isinstance(thing, Initiative):
        return thing.type
    if isinstance(thing, Place):
        return thing.level
    return {Organization: "organization", Person: "person", Post: "role", Honour: "honour", Quantity: "measure"}.get(
        type(thing), "thing"
    )


def _details(thing: object) -> dict[str, str]:
    if isinstance(thing, Initiative):
        return {"date": thing.date, "main": "yes" if thing.main else "no"}
    if isinstance(thing, Post):
        return {"title": thing.title, "scope": thing.scope.name if thing.scope else "", "status": thing.status}
    if isinstance(thing, Quantity):
        return {"what": thing.what, "value": str(thing.value), "unit": thing.unit, "status": thing.status}
    return {"date": thing.date} if isinstance(thing, Honour) else {}


def to_csv(rows: Iterable[FactRow]) -> str:
    """The rows as CSV (RFC 4180) with a heading; lines end with ``\\n``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(row, c) for c in COLUMNS] for row in rows)
    return out.getvalue()


def read_csv(path: Path) -> list[FactRow]:
    """The rows of a ``facts.csv`` (with or without a byte order mark)."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [FactRow(**{c: r.get(c) or "" for c in COLUMNS}) for r in csv.DictReader(file)]
