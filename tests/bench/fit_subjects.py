"""Fits the weights of kg/facts/measures/weights.tsv: which candidate a number is said of.

    python tests/bench/fit_subjects.py GOLD_DIR PAGES_DIR

GOLD_DIR holds annotated pages (``*.json`` in the form of the gold pages), PAGES_DIR the pages. A conditional logistic
regression: of each number's candidates the one that the annotation names shall have the highest sum of weights. Each
page is taken twice, with the undertakings that the program finds and with those that are annotated, so that the
weights fit a program that finds more of them, too. Do not fit on the pages by which the result is judged.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from kg.articles import cut
from kg.evaluation.gold import GoldPage, load_gold
from kg.evaluation.similarity import label_similarity
from kg.facts import find_facts
from kg.facts.measures.subjects import Candidate, Subjects
from kg.model import Fact, Initiative, Place, Span
from kg.pages import read as read_pages
from kg.reading import Reading, read
from kg.reading.sentences import clause_at

WEIGHTS = Path(__file__).parents[2] / "kg" / "facts" / "measures" / "weights.tsv"
PENALTY, STEPS, RATE, LEAST = 2.0, 120, 0.08, 0.12

Sample = tuple[list[Candidate], list[bool]]


def samples(gold: dict[str, GoldPage], pages: Path) -> Iterator[Sample]:
    """The candidates of each annotated number, and which of them are right."""
    for page in read_pages([pages], on_skip=lambda source, reason: None):
        known = gold.get(Path(page.source).name)
        for article in cut(page) if known else ():
            reading = read(article)
            found = [f for f in find_facts(reading) if isinstance(f.object, Initiative)]
            for facts in (found, annotated(reading, known.articles)):
                yield from of_article(reading, facts, known.articles)


def annotated(reading: Reading, articles: list[dict[str, Any]]) -> list[Fact]:
    """The annotated undertakings as facts."""
    body, agent = reading.article.body, reading.about or Place("", "county")
    return [
        Fact(agent, Initiative(i["label"], i["type"], agent, tuple(i.get("aliases", [])), bool(i.get("main"))),
             body.evidence(0, 1), reading.article, 0.9, "annotated")
        for a in articles if body.text for i in a["initiatives"] if i["label"] in body.text
    ]  # fmt: skip


def of_article(reading: Reading, facts: list[Fact], articles: list[dict[str, Any]]) -> Iterator[Sample]:
    """The samples of one article with given undertakings."""
    body = reading.article.body
    open_ones = [m for a in articles for m in a["measures"] if not m.get("optional")]
    subjects = Subjects(reading, facts)
    for number in reading.text(body).quantities:
        match = next(
            (m for m in open_ones if m["value"] == float(number.value) and number.unit.endswith(m["unit"])), None
        )
        if match:
            open_ones.remove(match)
            found = subjects.candidates(number, clause_at(body, number.start) or Span(number.start, number.end))
            right = [label_similarity(name(c), [match["subject"]]) >= 0.6 for c in found]
            if any(right):
                yield found, right


def name(candidate: Candidate) -> str:
    """The candidate's name."""
    subject = candidate.subject
    return subject.label if isinstance(subject, Initiative) else subject.name


def fit(given: list[Sample]) -> dict[str, float]:
    """Sign -> weight, by Adam on the penalised likelihood of the right candidates."""
    names = sorted({s for found, _ in given for c in found for s in c.signs})
    number = {s: i for i, s in enumerate(names)}
    coded = [
        (np.repeat(np.arange(len(found)), [len(c.signs) for c in found]),
         np.array([number[s] for c in found for s in c.signs]), np.array(right, float))
        for found, right in given
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
    return dict(zip(names, weights, strict=True))


def main() -> None:
    """Fit and write the table, its remarks kept."""
    folder, pages = map(Path, sys.argv[1:3])
    weights = fit(list(samples(load_gold(folder, pages), pages)))
    remarks = [line for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"{sign}\t{weight:.2f}" for sign, weight in sorted(weights.items()) if abs(weight) >= LEAST]
    WEIGHTS.write_text("\n".join([*remarks, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
