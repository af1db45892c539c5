"""Which candidate a number is said of.

Each article is taken twice, with the undertakings that the program finds and with those that are annotated, so that the
weights fit a program that finds more of them, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.evaluation.annotated import load_annotated
from kg.evaluation.similarity import dice, label_similarity, norm
from kg.facts import find_facts
from kg.facts.measures.counted import Counted
from kg.facts.measures.counts import Count
from kg.facts.measures.subjects import Candidate, Subjects
from kg.fitting.ranking import PARTS, Choice
from kg.fitting.samples import readings
from kg.model import Fact, Initiative, Place, Span
from kg.reading import Reading
from kg.reading.sentences import clause_at

PENALTY = 2.0


def choices(corpus: Path) -> Iterator[Choice]:
    """The numbers of the train split's articles, those of one article in one part."""
    for i, (reading, known) in enumerate(readings(load_annotated(corpus, "train"))):
        found = [f for f in find_facts(reading) if isinstance(f.object, Initiative)]
        for as_found, facts in ((True, found), (False, annotated(reading, known))):
            for candidates, right, named in of_article(reading, facts, known):
                yield Choice(i % PARTS, as_found, candidates, right, named)


def annotated(reading: Reading, article: dict[str, Any]) -> list[Fact]:
    """The annotated undertakings as facts."""
    body, agent = reading.article.body, reading.about or Place("", "county")
    return [
        Fact(agent, Initiative(i["label"], i["type"], agent, tuple(i.get("aliases", [])), bool(i.get("main"))),
             body.evidence(0, 1), reading.article, 0.9, "annotated")
        for i in article["initiatives"] if i["label"] in body.text
    ]  # fmt: skip


def of_article(
    reading: Reading, facts: list[Fact], article: dict[str, Any]
) -> Iterator[tuple[list[Candidate], list[bool], bool]]:
    """The numbers of one article with given undertakings; one that is not annotated has no right candidate."""
    body = reading.article.body
    open_ones = list(article["measures"])
    subjects, counted = Subjects(reading, facts), Counted(reading.text(body))
    for number in reading.text(body).quantities:
        clause = clause_at(body, number.start) or Span(number.start, number.end)
        what = counted.what(number, clause)
        found = subjects.candidates(Count(body, number, clause, counted.thing(number, clause)))
        match = next(
            (m for m in open_ones if m["value"] == float(number.value) and number.unit.endswith(m["unit"])), None
        )
        if match:
            open_ones.remove(match)
        names = [match["subject"], *match.get("also_subject", [])] if match else []
        right = [any(label_similarity(name(c), [n]) >= 0.6 for n in names) for c in found]
        yield found, right, bool(match and same_thing(what, match["what"]))


def same_thing(what: str, other: str) -> bool:
    """Whether two wordings name one thing counted."""
    a, b = norm(what), norm(other)
    return dice(a, b) >= 0.5 or (len(a) > 1 and a in b) or (len(b) > 1 and b in a and len(a) <= 2 * len(b))


def name(candidate: Candidate) -> str:
    """The candidate's name."""
    subject = candidate.subject
    return subject.label if isinstance(subject, Initiative) else subject.name
