"""What was read of one page, as rows and back: a row for the page, for each article, fact, rejected fact and skip."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from kg.articles.dating import Published
from kg.entities import article_id
from kg.model import Article, Evidence, Fact, Page, Place, Span
from kg.rows.coding import passage_of, stretches_of, text_of, thing_of
from kg.rows.rejection import Rejected
from kg.rows.sketches import sentences_of, sketch_of
from kg.rows.table import COLUMNS, FactRow, row_of
from kg.skipping import Skipped

Row = dict[str, Any]
"""Column -> value; a column that is not there is empty."""

_NUMBERS = ("start", "end", "sentence_start")
_REJECTED = tuple(f.name for f in fields(Rejected))


@dataclass(slots=True)
class Record:
    """All that was read of one page."""

    page: Page
    articles: list[Article] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    """Those that enter the graph."""
    low: list[Fact] = field(default_factory=list)
    """Those below the confidence asked for."""
    about: dict[str, Place | None] = field(default_factory=dict)
    """Article identifier -> the place that the article is about."""
    rejected: list[Rejected] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def rows_of(record: Record, key: str) -> Iterator[Row]:
    """The rows of a page: itself, its articles each before its facts, what was rejected, what was skipped.

    Args:
        record: what was read of the page.
        key: the page's key (:func:`kg.rows.chunks.key_of`).
    """
    page = record.page
    told = {k: v for k, v in asdict(page).items() if v and k not in ("source", "text")}
    yield {"row": "page", "key": key, "page": page.source, "text": page.text, "data": _json(told)}
    own: dict[int, list[tuple[Fact, bool]]] = {id(a): [] for a in record.articles}
    for fact in record.facts:
        own[id(fact.article)].append((fact, True))
    for fact in record.low:
        own.get(id(fact.article), []).append((fact, False))
    for article in record.articles:
        yield _article_row(article, record.about.get(article_id(article)))
        yield from (_fact_row(fact, in_graph) for fact, in_graph in own[id(article)])
    yield from ({"row": "rejected", **asdict(rejected)} for rejected in record.rejected)
    yield from ({"row": "skipped", "page": s.source, "article": s.article, "reason": s.reason} for s in record.skipped)


def _article_row(article: Article, about: Place | None) -> Row:
    told = {
        "index": article.index,
        "authors": article.authors,
        "passages": [stretches_of(p) for p in (article.headline, article.byline, article.body)],
        "fragments": article.fragments,
        "date_confidence": article.date_confidence,
        "date_inferred": article.date_inferred,
        "reprints": article.reprints,
    }
    dated = Published(article.date, article.date_confidence, article.date_inferred)
    sketch, stretches = sketch_of(article.body.text)
    return {
        "row": "article",
        "kind": article.kind,
        "page": article.page.source,
        "article": article.title,
        "article_id": article_id(article),
        "start": article.start,
        "end": article.end,
        "published": article.date,
        "place": about.full_name if about else "",
        "adcode": about.adcode if about else "",
        "subject_data": text_of(about) if about else "",
        "data": _json(told),
        "standing": dated.standing,
        "length": len(article.body.text) - article.body.text.count("\n"),
        "sketch": sketch,
        "stretches": stretches,
        "sentences": sentences_of(article.body.text),
    }


def _fact_row(fact: Fact, in_graph: bool) -> Row:
    flat = row_of(fact, in_graph=in_graph)
    told: Row = {name: getattr(flat, name) for name in COLUMNS}
    told |= {name: int(told[name]) if told[name] else None for name in _NUMBERS}
    told |= {"row": "fact", "confidence": fact.confidence}
    return told | {"subject_data": text_of(fact.subject), "object_data": text_of(fact.object)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def records_of(rows: Iterable[Row]) -> Iterator[Record]:
    """The pages of which :func:`rows_of` gave the rows, in their order."""
    record: Record | None = None
    for row in rows:
        if row["row"] == "page":
            if record:
                yield record
            record = Record(page_of(row))
        elif record:
            _take(record, row)
    if record:
        yield record


def page_of(row: Row) -> Page:
    """The page of a page's row."""
    told = json.loads(row["data"])
    return Page(row["page"], row["text"], **{**told, "authors": tuple(told.get("authors", ()))})


def _take(record: Record, row: Row) -> None:
    if row["row"] == "article":
        article = _article_of(row, record.page)
        record.articles.append(article)
        record.about[article_id(article)] = thing_of(row["subject_data"]) if row["subject_data"] else None
    elif row["row"] == "fact":
        facts = record.facts if row["in_graph"] == "yes" else record.low
        facts.append(_fact_of(row, record.articles[-1]))
    elif row["row"] == "rejected":
        record.rejected.append(rejected_of(row))
    else:
        record.skipped.append(skipped_of(row))


def rejected_of(row: Row) -> Rejected:
    """The fact of a rejected one's row."""
    return Rejected(**{name: row[name] for name in _REJECTED})


def skipped_of(row: Row) -> Skipped:
    """What was left out, of its row."""
    return Skipped(row["page"], row["reason"], row["article"])


def _article_of(row: Row, page: Page) -> Article:
    told = json.loads(row["data"])
    headline, byline, body = (passage_of(page, stretches) for stretches in told["passages"])
    return Article(
        page,
        told["index"],
        row["article"],
        tuple(told["authors"]),
        row["kind"],
        headline,
        byline,
        body,
        tuple(Span(*span) for span in told["fragments"]),
        row["published"],
        told["date_confidence"],
        told["date_inferred"],
        tuple((source, Span(*span)) for source, span in told["reprints"]),
    )


def _fact_of(row: Row, article: Article) -> Fact:
    start = -1 if row["sentence_start"] is None else row["sentence_start"]
    evidence = Evidence(row["page"], row["start"], row["end"], row["quote"], row["sentence"], start)
    return Fact(
        thing_of(row["subject_data"]),
        thing_of(row["object_data"]),
        evidence,
        article,
        row["confidence"],
        row["extractor"],
        row["rule"],
        row["wording"],
    )


def flat_of(row: Row) -> FactRow:
    """The line of ``facts.csv`` of a fact's row."""
    told = {name: row[name] for name in COLUMNS}
    told |= {name: "" if told[name] is None else str(told[name]) for name in _NUMBERS}
    return FactRow(**{**told, "confidence": f"{row['confidence']:.2f}"})
