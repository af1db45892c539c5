"""Which candidate a number is said of.

Each article is taken twice, with the undertakings that the program finds and with those that are annotated, so that the
weights fit a program that finds more of them, too.

Real pages say a number of the unit that its sentence names, unless the undertaking is named there too; the invented
articles often say it of the article's main undertaking all the same. So newspaper pages count more here, and such
numbers of invented articles less.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.evaluation.annotated import load_annotated
from kg.evaluation.similarity import label_similarity
from kg.facts import find_facts
from kg.facts.measures.counted import Counted
from kg.facts.measures.counts import Count, numbers
from kg.facts.measures.signs import is_far
from kg.facts.measures.subjects import Candidate, Subjects
from kg.fitting.ranking import PARTS, Choice
from kg.fitting.samples import page_readings, readings
from kg.model import Fact, Initiative, Place, Span
from kg.reading import Reading
from kg.reading.sentences import clause_at

PAGES_COUNT, FAR_COUNTS = 16.0, 0.3
"""How often a number of a newspaper page counts, and one of an invented article that is said of a far undertaking."""


def choices(corpus: Path, gold: Path, pages: Path) -> list[Choice]:
    """The numbers of the train split's articles and of newspaper pages, those of one article in one part."""
    invented = readings(load_annotated(corpus, "train"))
    made = [choice._replace(counted=FAR_COUNTS) if _is_far(choice) else choice for choice in _choices(invented)]
    return [*made, *(choice._replace(counted=PAGES_COUNT) for choice in _choices(page_readings(gold, pages)))]


def _choices(given: Iterator[tuple[Reading, dict[str, Any]]]) -> Iterator[Choice]:
    for i, (reading, known) in enumerate(given):
        yield from of_reading(reading, known, i % PARTS)


def of_reading(reading: Reading, known: dict[str, Any], part: int) -> Iterator[Choice]:
    """The numbers of one article, with the undertakings that are found and with those that are annotated."""
    found = [f for f in find_facts(reading) if isinstance(f.object, Initiative)]
    for as_found, facts in ((True, found), (False, annotated(reading, known))):
        for candidates, right in of_article(reading, facts, known):
            yield Choice(part, as_found, candidates, right)


def _is_far(choice: Choice) -> bool:
    """Whether a number is said of an undertaking, though its sentence names only who acts."""
    chosen = (c for c, right in zip(choice.candidates, choice.right, strict=True) if right)
    undertaking = any(isinstance(c, Candidate) and isinstance(c.subject, Initiative) for c in chosen)
    return undertaking and any(is_far(c.signs) for c in choice.candidates)


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
) -> Iterator[tuple[list[Candidate], list[bool]]]:
    """The numbers of one article with given undertakings; one that is not annotated has no right candidate."""
    body = reading.article.body
    open_ones = list(article["measures"])
    subjects, counted = Subjects(reading, facts), Counted(reading.text(body))
    for number in numbers(reading.text(body)):
        clause = clause_at(body, number.start) or Span(number.start, number.end)
        what = counted.what(number, clause)
        found = subjects.candidates(Count(body, number, clause, what, counted.thing(number, clause)))
        match = next(
            (m for m in open_ones if m["value"] == float(number.value) and number.unit.endswith(m["unit"])), None
        )
        if match:
            open_ones.remove(match)
        names = [match["subject"], *match.get("also_subject", [])] if match else []
        yield found, [any(label_similarity(name(c), [n]) >= 0.6 for n in names) for c in found]


def name(candidate: Candidate) -> str:
    """The candidate's name."""
    subject = candidate.subject
    return subject.label if isinstance(subject, Initiative) else subject.name
