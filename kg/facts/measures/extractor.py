"""The numbers of an article as facts: what is counted, of whom, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable

from kg.facts.measures.counted import Counted
from kg.facts.measures.subjects import Subjects
from kg.facts.measures.targets import status_of
from kg.model import Article, Fact, Initiative, Quantity, Span
from kg.reading import Reading
from kg.reading.quantities import QuantityMention
from kg.reading.sentences import clause_at


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The measures of an article."""
    body = reading.article.body
    counted = Counted(reading.text(body))
    subjects = Subjects(reading, facts)
    for number in reading.text(body).quantities:
        fact = _fact(reading.article, number, subjects, counted)
        if fact:
            yield fact


def _fact(article: Article, number: QuantityMention, subjects: Subjects, counted: Counted) -> Fact | None:
    body = article.body
    clause = clause_at(body, number.start) or Span(number.start, number.end)
    chosen = subjects.of(number, clause)
    if chosen is None:
        return None
    subject, wording, certain = chosen
    what = counted.what(number, clause)
    if isinstance(subject, Initiative) and what and _same(what, subject):
        what = counted.named(number, clause, what)
    status = status_of(body, number.start)
    base = (number.base_value, number.base_unit)
    quantity = Quantity(what, number.value, number.unit, number.bound, *base, status)
    evidence = body.evidence(clause.start, max(clause.end, number.end))
    return Fact(subject, quantity, evidence, article, 0.5 + 0.35 * certain, "measures", "number + unit", wording)


def _same(what: str, subject: Initiative) -> bool:
    """Whether the thing counted is the subject itself."""
    names = [_bare(n) for n in (subject.label, *subject.aliases)]
    return any(_bare(what) in name or name in _bare(what) for name in names)


def _bare(name: str) -> str:
    return name.translate(str.maketrans("", "", "“”《》 "))
