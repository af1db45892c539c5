"""Which candidate a number is said of, and how often that is right.

A conditional logistic regression: of each number's candidates the one that the annotation names shall have the highest
sum of weights. Each article is taken twice, with the undertakings that the program finds and with those that are
annotated, so that the weights fit a program that finds more of them, too. The certainty is measured on articles that
the weights were not fitted on, in four parts, and made to grow with the share.

Real pages say a number of the unit that its sentence names, unless the undertaking is named there too; the invented
articles often say it of the article's main undertaking all the same. So newspaper pages count more here, and such
numbers of invented articles less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kg.evaluation.annotated import load_annotated
from kg.evaluation.similarity import label_similarity
from kg.facts import find_facts
from kg.facts.measures.counted import Counted
from kg.facts.measures.counts import Count, numbers
from kg.facts.measures.signs import is_far
from kg.facts.measures.subjects import Candidate, Subjects
from kg.fitting.samples import page_readings, readings
from kg.model import Fact, Initiative, Place, Span
from kg.reading import Reading
from kg.reading.sentences import clause_at

PENALTY, STEPS, RATE, LEAST = 10.0, 80, 0.08, 0.03
RARE = 20
"""Candidates that a sign must stand at."""
PARTS, STEP = 4, 0.1
PAGES_COUNT, FAR_COUNTS = 8.0, 0.3
"""How often a number of a newspaper page counts, and one of an invented article that is said of a far undertaking."""


class Choice(NamedTuple):
    """The candidates of a number, and which of them are right."""

    part: int
    as_found: bool
    candidates: list[Candidate]
    right: list[bool]
    counted: float = 1.0
    """How often it counts."""


def choices(corpus: Path, gold: Path, pages: Path) -> list[Choice]:
    """The numbers of the train split's articles and of newspaper pages, those of one article in one part."""
    invented = readings(load_annotated(corpus, "train"))
    made = [choice._replace(counted=FAR_COUNTS) if _is_far(choice) else choice for choice in _choices(invented)]
    return [*made, *(choice._replace(counted=PAGES_COUNT) for choice in _choices(page_readings(gold, pages)))]


def _choices(given: Iterator[tuple[Reading, dict[str, Any]]]) -> Iterator[Choice]:
    for i, (reading, known) in enumerate(given):
        found = [f for f in find_facts(reading) if isinstance(f.object, Initiative)]
        for as_found, facts in ((True, found), (False, annotated(reading, known))):
            for candidates, right in of_article(reading, facts, known):
                yield Choice(i % PARTS, as_found, candidates, right)


def _is_far(choice: Choice) -> bool:
    """Whether a number is said of an undertaking, though its sentence names only who acts."""
    undertaking = any(right and isinstance(c.subject, Initiative) for c, right in zip(choice.candidates, choice.right))
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


def certainty(given: list[Choice]) -> list[tuple[float, float]]:
    """Share of the best candidate -> how often it is right, on articles not fitted on."""
    seen = [found for part in range(PARTS) for found in _unseen(given, part)]
    blocks = [[0.0, 0.0, 0.0]]
    for low in np.arange(0, 1, STEP):
        inside = [(share * n, right * n, n) for share, right, n in seen if low < share <= low + STEP]
        if inside:
            blocks.append([sum(column) for column in zip(*inside, strict=True)])
        while len(blocks) > 2 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [(0.0, 0.0), *((share / n, right / n) for share, right, n in blocks[1:])]


def _unseen(given: list[Choice], part: int) -> Iterator[tuple[float, bool, float]]:
    """Share and rightness of each choice in one part by weights of the others, and how often it counts."""
    weights = fit([s for s in given if s.part != part])
    for s in given:
        if s.part == part and s.as_found and s.candidates:
            score = np.array([sum(weights.get(sign, 0.0) for sign in c.signs) for c in s.candidates])
            yield 1 / np.exp(score - score.max()).sum(), s.right[int(score.argmax())], max(1.0, s.counted)


def fit(given: list[Choice]) -> dict[str, float]:
    """Sign -> weight, by Adam on the penalised likelihood of the right candidates."""
    given = [s for s in given if any(s.right)]
    times = Counter(sign for s in given for c in s.candidates for sign in c.signs)
    names = sorted(sign for sign, n in times.items() if n >= RARE)
    found = _Coded.of(given, names)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = found.slope(weights) - PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights += RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {sign: round(float(w), 2) for sign, w in zip(names, weights, strict=True) if abs(w) >= LEAST}


class _Coded(NamedTuple):
    """All candidates of all numbers, one after the other."""

    rows: np.ndarray
    """The candidate of each sign that stands somewhere."""
    signs: np.ndarray
    right: np.ndarray
    first: np.ndarray
    """The first candidate of each number."""
    number: np.ndarray
    """The number of each candidate."""
    counted: np.ndarray

    @classmethod
    def of(cls, given: Sequence[Choice], names: Sequence[str]) -> _Coded:
        """The numbers with the signs that have a name."""
        number = {sign: i for i, sign in enumerate(names)}
        every = [c for s in given for c in s.candidates]
        pairs = [(row, number[sign]) for row, c in enumerate(every) for sign in c.signs if sign in number]
        rows, signs = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        sizes = np.array([len(s.candidates) for s in given])
        right = np.array([r for s in given for r in s.right], float)
        counted = np.repeat([s.counted for s in given], sizes)
        return cls(rows, signs, right, np.cumsum(sizes) - sizes, np.repeat(np.arange(len(given)), sizes), counted)

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """How the log likelihood of the right candidates grows with each weight."""
        score = np.bincount(self.rows, weights=weights[self.signs], minlength=len(self.right))
        share = np.exp(score - np.maximum.reduceat(score, self.first)[self.number])
        wanted = share * self.right
        share, wanted = (part / np.add.reduceat(part, self.first)[self.number] for part in (share, wanted))
        grows = (wanted - share) * self.counted
        return np.bincount(self.signs, weights=grows[self.rows], minlength=len(weights))
