"""Annotated articles -> the candidates that the program weighs, each with whether it is right."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.articles import cut
from kg.evaluation.annotated import Annotated
from kg.evaluation.gold import load_gold
from kg.evaluation.similarity import initiative_and_agent, label_similarity
from kg.facts.initiatives.finding import Sighting, sightings
from kg.facts.initiatives.hosting import agent_signs
from kg.facts.initiatives.types import type_signs
from kg.fitting.logistic import Sample, TypeSample
from kg.model import Organization, Place
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


def page_readings(gold: Path, pages: Path) -> Iterator[tuple[Reading, dict[str, Any]]]:
    """What the program reads in each article of annotated newspaper pages (gold files), with the annotations."""
    golden = load_gold(gold, pages)
    for page in read_pages([pages], on_skip=lambda source, reason: None):
        known = golden.get(Path(page.source).name)
        for article in cut(page):
            middle = (article.start + article.end) // 2
            for (low, high), annotated in zip(known.extents, known.articles) if known else ():
                if low <= middle < high:
                    yield read(article), annotated


def of_initiatives(reading: Reading, gold: dict[str, Any]) -> Iterator[Sample]:
    """One sample a sighting: as right as its label is like the annotated one."""
    for sighting in sightings(reading):
        at, score = _best(sighting.label, gold["initiatives"])
        if score < SAME:
            yield Sample(sighting.signs, 0.0)
        elif not gold["initiatives"][at].get("optional"):
            yield Sample(sighting.signs, (1 + score) / 2)


def of_agents(reading: Reading, gold: dict[str, Any]) -> Iterator[Sample]:
    """One sample a sighting with an annotated label: right where its agent is the annotated one."""
    for s in sightings(reading):
        at, score = _best(s.label, gold["initiatives"])
        if score >= SAME:
            fact = {"label": s.label, "agent": {"name": s.agent.referent.name, "adcode": _code(s.agent.referent)}}
            yield Sample(tuple(agent_signs(s, s.agent)), float(initiative_and_agent(fact, gold["initiatives"][at]) > 0))


def _code(unit: Place | Organization) -> str:
    place = unit.place if isinstance(unit, Organization) else unit
    return place.adcode if place else ""


def of_types(reading: Reading, gold: dict[str, Any]) -> Iterator[TypeSample]:
    """One sample a sighting with an annotated label, of overlapping ones those that are likest to it."""
    found = list(sightings(reading))
    matched = [_best(s.label, gold["initiatives"]) for s in found]
    for s, (at, score) in zip(found, matched):
        better = any(
            other is not s and at == rival and beyond > score + 0.01 and _overlap(s, other)
            for other, (rival, beyond) in zip(found, matched)
        )
        if score >= SAME and not better:
            yield TypeSample(tuple(type_signs(s.label, s.name, s.frame, s.agent)), gold["initiatives"][at]["type"])


def _best(label: str, gold: list[dict[str, Any]]) -> tuple[int, float]:
    scores = [(label_similarity(label, [g["label"], *g.get("aliases", [])]), -i) for i, g in enumerate(gold)]
    score, at = max(scores, default=(0.0, 1))
    return -at, score


def _overlap(one: Sighting, other: Sighting) -> bool:
    same = one.passage is other.passage
    return same and one.name.start < other.name.end and other.name.start < one.name.end
