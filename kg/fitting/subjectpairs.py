"""Which candidate a number is said of, and how often that is right.

A conditional logistic regression: of each number's candidates the one that the annotation names shall have the highest
sum of weights. Each article is taken twice, with the undertakings that the program finds and with those that are
annotated, so that the weights fit a program that finds more of them, too. The certainty is measured on articles that
the weights were not fitted on, in four parts, and made to grow with the share.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kg.evaluation.annotated import load_annotated
from kg.evaluation.similarity import dice, label_similarity, norm
from kg.facts import find_facts
from kg.facts.measures.counted import Counted
from kg.facts.measures.counts import Count
from kg.facts.measures.subjects import Candidate, Subjects
from kg.fitting.samples import readings
from kg.model import Fact, Initiative, Place, Span
from kg.reading import Reading
from kg.reading.sentences import clause_at

PENALTY, STEPS, RATE, LEAST = 2.0, 80, 0.08, 0.12
PARTS, STEP = 4, 0.1


class Choice(NamedTuple):
    """The candidates of a number, which of them are right, and whether the thing counted is."""

    part: int
    as_found: bool
    candidates: list[Candidate]
    right: list[bool]
    named: bool


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


def certainty(given: list[Choice]) -> list[tuple[float, float]]:
    """Share of the best candidate -> how often it and the thing counted are right, on articles not fitted on."""
    seen: list[tuple[float, bool]] = []
    for part in range(PARTS):
        weights = fit([s for s in given if s.part != part])
        for s in given:
            if s.part == part and s.as_found and s.candidates:
                score = np.array([sum(weights.get(sign, 0.0) for sign in c.signs) for c in s.candidates])
                seen.append((1 / np.exp(score - score.max()).sum(), s.right[int(score.argmax())] and s.named))
    blocks = [[0.0, 0.0, 0]]
    for low in np.arange(0, 1, STEP):
        inside = [(share, right) for share, right in seen if low < share <= low + STEP]
        if inside:
            blocks.append([sum(share for share, _ in inside), sum(right for _, right in inside), len(inside)])
        while len(blocks) > 2 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [(0.0, 0.0), *((share / n, right / n) for share, right, n in blocks[1:])]


def fit(given: list[Choice]) -> dict[str, float]:
    """Sign -> weight, by Adam on the penalised likelihood of the right candidates."""
    given = [s for s in given if any(s.right)]
    names = sorted({s for sample in given for c in sample.candidates for s in c.signs})
    number = {s: i for i, s in enumerate(names)}
    coded = [
        (np.repeat(np.arange(len(found)), [len(c.signs) for c in found]),
         np.array([number[s] for c in found for s in c.signs]), np.array(right, float))
        for _, _, found, right, _ in given
    ]  # fmt: skip
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = -PENALTY * weights
        for rows, signs, right in coded:
            score = np.bincount(rows, weights=weights[signs], minlength=len(right))
            share = np.exp(score - score.max())
            share /= share.sum()
            wanted = share * right
            np.add.at(slope, signs, (wanted / wanted.sum() - share)[rows])
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights += RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {sign: round(float(w), 2) for sign, w in zip(names, weights, strict=True) if abs(w) >= LEAST}
