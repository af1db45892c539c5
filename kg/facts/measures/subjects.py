"""Whom or what a number is said of: the undertaking that it belongs to, else whoever acts.

Of the undertakings that stand near and the units that act, each has signs that a reader can name; their weights stand
in ``weights.tsv``. The sum of weights ranks the candidates; the share of the best one says how sure the choice is.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.facts.measures.counted import WORDS
from kg.facts.measures.sightings import NEAR, Sighting, Sightings, is_misread, name_of
from kg.model import Fact, Initiative, Mention, Organization, Place, Span, Subject
from kg.reading import Reading
from kg.reading.agents import Agent
from kg.reading.quantities import QuantityMention
from kg.reading.sentences import clauses, sentence_at
from kg.rules.words import lists
from kg.wordlists import rows

_WEIGHTS = Path(__file__).with_name("weights.tsv")
_REASONS = ("subject", "subject of the sentence", "subject of the paragraph", "about", "headline", "lead", "beside")
_MONEY = ("元", "美元", "欧元", "港元", "港币")
_EXTENTS = ("平方米", "亩", "米", "千克", "立方米")
_WINDOW = 24


class Candidate(NamedTuple):
    """Somebody or something that a number may be said of."""

    subject: Subject
    wording: str
    signs: tuple[str, ...]

    @property
    def weight(self) -> float:
        """What its signs add up to."""
        return sum(weights().get(sign, 0.0) for sign in self.signs)


@cache
def weights() -> dict[str, float]:
    """Sign -> what it adds (log odds against the other candidates)."""
    return {sign: float(weight) for sign, weight in (row.split("\t") for row in rows(_WEIGHTS))}


class Subjects:
    """Finds the subjects of an article's measures."""

    def __init__(self, reading: Reading, facts: Iterable[Fact]) -> None:
        self._agents = reading.agents
        self._body = reading.article.body
        self._units = reading.mentions.of(self._body, Place, Organization)
        self._sightings = Sightings(reading, facts)

    def of(self, number: QuantityMention, clause: Span) -> tuple[Subject, str, float] | None:
        """The likeliest subject, its wording, and how sure the choice is (0 to 1); None where nobody is named."""
        found = self.candidates(number, clause)
        if not found:
            return None
        best = max(found, key=lambda c: c.weight)
        total = sum(math.exp(c.weight - best.weight) for c in found)
        return best.subject, best.wording, 1 / total

    def candidates(self, number: QuantityMention, clause: Span) -> list[Candidate]:
        """All that the number may be said of, the undertakings first."""
        acting = self._agents.of(self._body, number.start)
        since = acting.at if acting and acting.passage is self._body else -1
        found = []
        for sighting in self._sightings.near(number):
            signs = (*self._of_name(sighting, number), *self._of_distance(sighting, number, clause, since))
            found.append(Candidate(sighting.thing, name_of(sighting.thing), signs))
        return [*found, *self._acting(acting, number, clause)]

    def _of_name(self, sighting: Sighting, number: QuantityMention) -> Iterator[str]:
        """What kind of thing it is, and of what a number is said of it."""
        thing = sighting.thing
        if isinstance(thing, Initiative):
            kind = f"type {thing.type}"
            if self._sightings.is_unsure(sighting):
                yield "unsure undertaking"
            if thing.main:
                yield "main"
        else:
            kind = self._sightings.form(sighting)
        yield kind
        yield f"{kind}, {_kind(number)}"
        if not sighting.whole:
            yield "taken up by its last word"

    def _of_distance(self, sighting: Sighting, number: QuantityMention, clause: Span, since: int) -> Iterator[str]:
        """Where it stands, in what role, and what is named between it and the number."""
        where = self._where(sighting, number, clause)
        yield f"{where}, {_kind(number)}" if isinstance(sighting.thing, Initiative) else "only a name"
        yield where if isinstance(sighting.thing, Initiative) else f"only a name, {where}"
        if self._sightings.opens(sighting.thing, number):
            same = sighting.start >= sentence_at(self._body, number.start).start
            yield f"opens the paragraph, {'same' if same else 'another'} sentence"
        if sighting.start < 0:
            return
        yield self._sightings.role(sighting)
        if sighting.start < clause.start:
            yield f"{self._clauses_since(sighting, clause)} clauses since"
        if sighting.start < number.start:
            yield f"{min(self._sightings.since(sighting, number.start), 3)} named since"
            if sighting.start < since:
                yield f"an agent is named since, {where}"

    def _clauses_since(self, sighting: Sighting, clause: Span) -> int:
        """How many whole clauses part a name from the number's, four at most."""
        spans = clauses(self._body)
        own, first = (bisect_left(spans, at, key=lambda c: c.start) for at in (clause.start, sighting.start))
        return min(max(own - first - (own > first), 0), 4)

    def _where(self, sighting: Sighting, number: QuantityMention, clause: Span) -> str:
        """Where a name stands, seen from a number."""
        if sighting.start < 0:
            return "named in the headline"
        sentence = sentence_at(self._body, number.start)
        if sighting.start >= number.end:
            beside = "right behind" if sighting.start - number.end <= NEAR else "behind in the clause"
            return beside if sighting.start < clause.end else "named behind"
        if sighting.start >= clause.start:
            return "right before" if number.start - sighting.end <= NEAR else "before in the clause"
        if sighting.start >= sentence.start:
            return "before in the sentence"
        paragraph = self._sightings.paragraph_start(number.start)
        if sighting.start < paragraph:
            return "in an earlier paragraph"
        before = sentence_at(self._body, max(paragraph, sentence.start - 1))
        return "in the sentence before" if sighting.start >= before.start else "earlier in the paragraph"

    def _acting(self, who: Agent | None, number: QuantityMention, clause: Span) -> Iterator[Candidate]:
        """Who acts, and a unit named before the number in its clause."""
        if who and not is_misread(who.referent):
            yield Candidate(who.referent, who.wording, tuple(self._of_unit(who.referent, who.reason, number, clause)))
        beside = self._beside(number, clause)
        if beside and (who is None or beside.referent != who.referent):
            unit = beside.referent
            assert isinstance(unit, Place | Organization)
            if not is_misread(unit):
                yield Candidate(unit, beside.text, tuple(self._of_unit(unit, "beside", number, clause)))

    def _beside(self, number: QuantityMention, clause: Span) -> Mention | None:
        at = bisect_left(self._units, number.start, key=lambda m: m.start)
        last = self._units[at - 1] if at else None
        near = last and last.start >= clause.start and last.end <= number.start
        return last if near else None

    def _of_unit(self, unit: Place | Organization, reason: str, number: QuantityMention, clause: Span) -> Iterator[str]:
        reason = reason if reason in _REASONS else "other"
        yield f"agent by {reason}"
        yield f"agent by {reason}, {_kind(number)}"
        yield "agent is a body" if isinstance(unit, Organization) else f"agent is a {unit.level}"
        words = self._body.text[max(clause.start, number.start - _WINDOW) : number.start]
        if words.startswith(lists(WORDS)["whole unit"]):
            yield "of the whole unit"
        if any(word in words for word in lists(WORDS)["total"]):
            yield "a total"
        if clause.start == sentence_at(self._body, number.start).start:
            yield "first clause"


def _kind(number: QuantityMention) -> str:
    if number.base_unit in _MONEY:
        return "money"
    if number.base_unit in ("%", "百分点"):
        return "share"
    if number.base_unit in _EXTENTS:
        return "extent"
    return "people" if number.base_unit in ("人", "人次", "户", "户次") else "count"
