"""The numbers of an article as facts: what is counted, of whom, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable

from kg.facts.measures.counted import Counted
from kg.facts.measures.counts import Count, numbers
from kg.facts.measures.subjects import Choice, Subjects, weights
from kg.facts.measures.targets import status_of
from kg.model import ACCEPTED, Article, Fact, Initiative, Quantity, Span
from kg.reading import Reading
from kg.reading.sentences import clause_at
from kg.rules.trace import Candidate, Outcome


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The measures of an article; of whom each is said, and of whom not, is noted in the reading."""
    body = reading.article.body
    counted = Counted(reading.text(body))
    subjects = Subjects(reading, facts)
    for number in numbers(reading.text(body)):
        clause = clause_at(body, number.start) or Span(number.start, number.end)
        what = counted.what(number, clause)
        count = Count(body, number, clause, what, counted.thing(number, clause))
        chosen = subjects.of(count)
        if chosen is None:
            _note(reading, count, what, None)
            continue
        if isinstance(chosen.candidate.subject, Initiative) and what and _same(what, chosen.candidate.subject):
            what = counted.named(number, clause, what)
        fact = _fact(reading.article, count, chosen, what)
        _note(reading, count, what, chosen, fact)
        yield fact


def _fact(article: Article, count: Count, chosen: Choice, what: str) -> Fact:
    number, status = count.number, status_of(count.body, count.start)
    quantity = Quantity(what, number.value, number.unit, number.bound, number.base_value, number.base_unit, status)
    evidence = count.body.evidence(count.clause.start, max(count.clause.end, count.end))
    subject, wording, _ = chosen.candidate
    sure = _confidence(chosen, what)
    return Fact(subject, quantity, evidence, article, sure, "measures", "number + unit", wording)


def _confidence(chosen: Choice, what: str) -> float:
    """How often such a choice is right; the number itself is sure enough to stay."""
    return round(max(ACCEPTED, chosen.certain if what else 0.0), 3)


def _note(reading: Reading, count: Count, what: str, chosen: Choice | None, fact: Fact | None = None) -> None:
    """Say of a number whom it is said of and what speaks for that, or that nobody is named."""

    def candidate() -> Candidate:
        where = count.body.evidence(count.clause.start, max(count.clause.end, count.end))
        name = " ".join(part for part in (what, f"{count.number.value:f}{count.number.unit}") if part)
        if chosen is None:
            return Candidate("measure", name, where.start, where.quote, Outcome.NO_SUBJECT)
        best = chosen.candidate
        signs = tuple((sign, weights()[sign]) for sign in best.signs if sign in weights())
        weighed = ("measures", _confidence(chosen, what), signs, f"{best.wording} → {name}", fact)
        return Candidate("measure", name, where.start, where.quote, Outcome.STATED, *weighed)

    reading.note(candidate)


def _same(what: str, subject: Initiative) -> bool:
    """Whether the thing counted is the subject itself."""
    names = [_bare(n) for n in (subject.label, *subject.aliases)]
    return any(_bare(what) in name or name in _bare(what) for name in names)


def _bare(name: str) -> str:
    return name.translate(str.maketrans("", "", "“”《》 "))
