"""Annotated articles -> the candidates that the program weighs, each with whether it is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.articles import cut
from kg.evaluation.annotated import Annotated
from kg.evaluation.gold import load_gold
from kg.evaluation.similarity import initiative_and_agent, label_similarity
from kg.facts.initiatives.choosing import chosen
from kg.facts.initiatives.coreference import compared, pair_signs
from kg.facts.initiatives.finding import Sighting, sightings
from kg.facts.initiatives.hostchoice import Hosts
from kg.facts.initiatives.sameinitiative import affirmed
from kg.facts.initiatives.scoring import LIKELY, confidence
from kg.facts.initiatives.types import type_signs
from kg.fitting.logistic import Sample, TypeSample
from kg.fitting.ranking import Choice, Signs
from kg.model import ACCEPTED, Organization, Page, Place
from kg.pages import read as read_pages
from kg.reading import Reading, read

SAME = 0.6
"""Label similarity from which on two wordings are one name, as in the scorer."""


def readings(articles: Sequence[Annotated]) -> Iterator[tuple[Reading, dict[str, Any]]]:
    """What the program reads in each annotated article, with the annotations; in the order of their names."""
    for one in articles:
        for article in cut(Page(one.name, one.text + "\n")):
            yield read(article), one.article


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


class Judged(NamedTuple):
    """What the program finds in an article, with the annotated initiative that each label is likest."""

    sighting: Sighting
    gold: dict[str, Any] | None
    """None where no annotated label is like it."""
    score: float
    """0 to 1, how like."""
    joint: Sequence[dict[str, Any]] = ()
    """All annotated initiatives of that label: one for each host."""


def judged(reading: Reading, gold: dict[str, Any]) -> list[Judged]:
    """All sightings of an article, those below the graph's threshold too."""
    found = []
    for sighting in sightings(reading):
        at, score = _best(sighting.label, gold["initiatives"])
        if score < SAME:
            found.append(Judged(sighting, None, score))
            continue
        best = gold["initiatives"][at]
        found.append(Judged(sighting, best, score, [g for g in gold["initiatives"] if g["label"] == best["label"]]))
    return found


def of_initiatives(found: Sequence[Judged]) -> Iterator[Sample]:
    """One sample a sighting."""
    return (sample for sample in map(of_initiative, found) if sample is not None)


def of_initiative(found: Judged) -> Sample | None:
    """A sighting as right as its label is like the annotated one; None where the annotators leave it open."""
    if found.gold is None:
        return Sample(found.sighting.signs, 0.0)
    return None if found.gold.get("optional") else Sample(found.sighting.signs, (1 + found.score) / 2)


def of_hosts(reading: Reading, found: Sequence[Judged], part: int) -> Iterator[tuple[Sighting, Choice]]:
    """Each sighting with an annotated label, and of the units named near it those that are its agent."""
    hosts = Hosts(reading)
    for s, gold, _, joint in found:
        if gold is not None:
            candidates = hosts.candidates(s)
            facts = ({"label": s.label, "agent": _unit(c.agent.referent)} for c in candidates)
            right = [any(initiative_and_agent(fact, one) > 0 for one in joint) for fact in facts]
            yield s, Choice(part, True, [Signs(c.signs) for c in candidates], right)


def likely_hosts(choices: Iterable[tuple[Sighting | Sample, Choice]]) -> Iterator[Choice]:
    """The choices of the sightings that a build asks for, as the weights of names that are in use find them."""
    for weighed, choice in choices:
        sure = confidence(weighed.signs)
        if sure >= LIKELY:
            yield choice._replace(as_found=sure >= ACCEPTED)


def _unit(unit: Place | Organization) -> dict[str, str]:
    place = unit.place if isinstance(unit, Organization) else unit
    return {"name": unit.name, "adcode": place.adcode if place else ""}


def of_types(found: Sequence[Judged]) -> Iterator[TypeSample]:
    """One sample a sighting with an annotated label, of overlapping ones those that are likest to it."""
    for s, gold, score, _ in found:
        better = any(
            other.gold is gold and other.score > score + 0.01 and _overlap(s, other.sighting) for other in found
        )
        if gold is not None and not better:
            yield TypeSample(tuple(type_signs(s.label, s.name, s.frame, s.agent)), gold["type"])


def of_pairs(found: Sequence[Judged]) -> Iterator[Sample]:
    """One sample a pair of right sightings whose wordings share something: right where both name one initiative."""
    weighed = {id(s): (s, gold) for one, gold, *_ in found for s in (one._replace(confidence=confidence(one.signs)),)}
    groups = affirmed(chosen(s for s, _ in weighed.values()))
    for one, other in compared(groups):
        named = [weighed[id(group.best)][1] for group in (one, other)]
        signs = tuple(dict.fromkeys(pair_signs(one, other)))
        if signs and None not in named:
            yield Sample(signs, float(named[0] is named[1]))


def _best(label: str, gold: list[dict[str, Any]]) -> tuple[int, float]:
    scores = [(label_similarity(label, [g["label"], *g.get("aliases", [])]), -i) for i, g in enumerate(gold)]
    score, at = max(scores, default=(0.0, 1))
    return -at, score


def _overlap(one: Sighting, other: Sighting) -> bool:
    same = one.passage is other.passage
    return same and one.name.start < other.name.end and other.name.start < one.name.end
