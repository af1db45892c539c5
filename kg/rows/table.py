"""Facts as flat rows: what ``facts.csv``, pandas and the notebook show."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path

from kg.entities import article_id, name_of, object_id, place_of, subject_id
from kg.errors import StopRun
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
    date_inferred: str = ""
    main: str = ""
    confidence: str = ""
    in_graph: str = "yes"
    wording: str = ""
    quote: str = ""
    sentence: str = ""
    page: str = ""
    start: str = ""
    end: str = ""
    sentence_start: str = ""
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
        sentence=fact.evidence.sentence,
        sentence_start=str(fact.evidence.sentence_start) if fact.evidence.sentence else "",
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
        return {
            "date": thing.date,
            "date_inferred": "yes" if thing.date_inferred else "",
            "main": "yes" if thing.main else "no",
            "status": thing.status,
        }
    if isinstance(thing, Post):
        return {"title": thing.title, "scope": thing.scope.name if thing.scope else "", "status": thing.status}
    if isinstance(thing, Quantity):
        return {"what": thing.what, "value": thing.figure, "unit": thing.unit, "status": thing.status}
    return {"date": thing.date} if isinstance(thing, Honour) else {}


# The characters that begin a formula in a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection), also
# behind blanks and characters without width, which some spreadsheets drop; the apostrophe because it is the guard.
_FORMULA = re.compile(r"\A(?:'|[\t\r\n]|[\s\x00-\x20\u200b-\u200f\u2060\ufeff]*+[=+\-@＝＋－＠])")
_NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?")
_QUOTED = re.compile(r'[",\r\n]')


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what begins like one.

    A cell that begins with an apostrophe gets one more, so that :func:`unguarded` gives every cell back. Negative
    numbers stay numbers.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NEGATIVE.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before :func:`guarded`."""
    return cell.removeprefix("'")


def csv_of(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV (RFC 4180, but lines end with ``\\n``) that is safe to open in a spreadsheet."""
    return "".join(csv_lines(heading, rows))


def csv_lines(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of :func:`csv_of`, one at a time."""
    return (",".join(_field(guarded(cell)) for cell in row) + "\n" for row in chain((heading,), rows))


def _field(cell: str) -> str:
    # csv.writer leaves a lone \r unquoted, depending on the version of Python; readers then see two rows.
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def read_csv(path: Path) -> list[FactRow]:
    """The rows of a ``facts.csv`` (with or without a byte order mark), cells without their guard.

    Raises:
        StopRun: the file is no such table.
        OSError: it cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [_row(record, path) for record in _records(file)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise StopRun(f"{path}: not a table of facts ({error}); build it again with: kg build 不是事实表") from None


def _records(file: Iterable[str]) -> Iterator[dict[str, str]]:
    usual = csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)  # a C long, short on Windows
    try:
        yield from csv.DictReader(file, restval="")
    finally:
        csv.field_size_limit(usual)


def _row(record: dict[str, str], path: Path) -> FactRow:
    if "quote" not in record:
        raise StopRun(f"{path}: not a table of facts (no column quote); build it again with: kg build 不是事实表")
    return FactRow(**{column: unguarded(record.get(column, "")) for column in COLUMNS})
