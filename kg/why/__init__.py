"""What a text names and what became of it: every candidate with its rule, its signs, and why it was left out."""

from __future__ import annotations

from kg.model import ACCEPTED, Article, Fact
from kg.rules.trace import Candidate, Outcome, Trace


def candidates(article: Article) -> list[Candidate]:
    """Everything that the extractors looked at in an article, in the order of the text."""
    from kg.facts import find_facts
    from kg.reading import read

    trace = Trace()
    facts = find_facts(read(article, trace=trace))
    noted = {(c.kind, c.name, c.start) for c in trace.candidates}
    stated = (_of_fact(fact) for fact in facts)
    trace.candidates += [c for c in stated if (c.kind, c.name, c.start) not in noted]
    return trace.sorted()


def _of_fact(fact: Fact) -> Candidate:
    from kg.entities import name_of

    said = f"{name_of(fact.subject)} → {name_of(fact.object)}"
    outcome = Outcome.STATED if fact.confidence >= ACCEPTED else Outcome.UNSURE
    where = fact.evidence
    return Candidate(
        fact.kind,
        name_of(fact.object),
        where.start,
        where.quote,
        outcome,
        f"{fact.extractor}: {fact.rule}",
        fact.confidence,
        said=said,
    )
