"""Annotated articles -> the candidates that the program weighs, each with whether it is right."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.articles import cut
from kg.evaluation.annotated import Annotated
from kg.evaluation.similarity import label_similarity
from kg.facts.initiatives.finding import Sighting, sightings
from kg.facts.initiatives.types import type_signs
from kg.fitting.logistic import Sample, TypeSample
from kg.pages import read as read_pages
from kg.reading import Reading, read

SAME = 0.6
"""Label similarity from which on two wordings are one name, as in the scorer."""


def readings(articles: Sequence[Annotated]) -> Iterator[tuple[Reading, dict[str, Any]]]:
    """What the program reads in each annotated article, with the annotations; in the order of their names."""
    golden = {a.name: a.article for a in articles}
    with tempfile.TemporaryDirectory(prefix="xianzhi-") as folder:
        for a in articles:
            (Path(folder) / a.name).write_text(a.text + "\n", encoding="utf-8", newline="\n")
        for page in read_pages([Path(folder)], on_skip=lambda source, reason: None):
            for article in cut(page):
                yield read(article), golden[Path(page.source).name]


def of_initiatives(reading: Reading, gold: dict[str, Any], article: int = 0) -> Iterator[Sample]:
    """One sample a sighting: right where its label is a gold one's and no overlapping sighting has a better one."""
    found = list(sightings(reading))
    matched = [_best(s.label, gold["initiatives"]) for s in found]
    for sighting, (at, score) in zip(found, matched):
        if at >= 0 and gold["initiatives"][at].get("optional"):
            continue
        better = any(
            other is not sighting and at == rival and beyond > score + 0.01 and _overlap(sighting, other)
            for other, (rival, beyond) in zip(found, matched)
        )
        yield Sample(sighting.signs, score >= SAME and not better, article)


def of_types(reading: Reading, gold: dict[str, Any]) -> Iterator[TypeSample]:
    """One sample a sighting whose label is that of an annotated initiative."""
    for s in sightings(reading):
        at, score = _best(s.label, gold["initiatives"])
        if score >= SAME:
            yield TypeSample(tuple(type_signs(s.label, s.name, s.frame, s.agent)), gold["initiatives"][at]["type"])


def _best(label: str, gold: list[dict[str, Any]]) -> tuple[int, float]:
    scores = [(label_similarity(label, [g["label"], *g.get("aliases", [])]), -i) for i, g in enumerate(gold)]
    score, at = max(scores, default=(0.0, 1))
    return -at, score


def _overlap(one: Sighting, other: Sighting) -> bool:
    same = one.passage is other.passage
    return same and one.name.start < other.name.end and other.name.start < one.name.end
