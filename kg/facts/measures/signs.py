"""What speaks for and against saying a number of somebody or something: signs by name (``subjectweights.tsv``)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from kg.facts.measures.beside import WORDS
from kg.facts.measures.counts import Count
from kg.facts.measures.sightings import NEAR, Sighting, Sightings
from kg.model import Initiative, Organization, Place, Span
from kg.reading.sentences import clauses, sentence_at
from kg.rules.wordlists import lists

_REASONS = ("subject", "subject of the sentence", "subject of the paragraph", "about", "headline", "lead", "beside")
_FOUNDING = 4
"""Characters before a number or a thing in which the verb stands that founds it."""
_SIDE = 160
_POINTING = ("全", "该", "我")


class Signs:
    """The signs of the candidates of one number.

    Args:
        count: the number.
        sightings: those of the article.
        near: those that may be the number's.
        since: where whoever acts is named in the body; -1 elsewhere.
    """

    def __init__(self, count: Count, sightings: Sightings, near: list[Sighting], since: int) -> None:
        self._count, self._sightings, self._near, self._since = count, sightings, near, since

    def of_sighting(self, sighting: Sighting) -> Iterator[str]:
        """All of an undertaking or name that stands near."""
        yield from self._of_name(sighting)
        where = self._where(sighting)
        yield from self._of_place(sighting, where)
        if sighting.start >= 0:
            yield from self._of_distance(sighting, where)
        kind = sighting.thing.type if isinstance(sighting.thing, Initiative) else "a name"
        if self._count.deed:
            yield f"{self._count.deed} by {kind}"
            yield f"{self._count.deed}, {where}"
        yield f"{kind}, {self._count.unit}"

    def _of_name(self, sighting: Sighting) -> Iterator[str]:
        """What kind of thing it is, and of what a number is said of it."""
        thing = sighting.thing
        if isinstance(thing, Initiative):
            kind = f"type {thing.type}"
            if self._sightings.is_unsure(sighting):
                yield "unsure undertaking"
            if self._sightings.is_listed_only(thing):
                yield "hardly an undertaking"
                yield f"hardly an undertaking, {thing.type}"
            if thing.main:
                yield "main"
        else:
            kind = self._sightings.form(sighting)
        yield kind
        yield f"{kind}, {self._count.kind}"
        if not sighting.whole:
            yield "taken up by its last word"

    def _of_place(self, sighting: Sighting, where: str) -> Iterator[str]:
        yield f"{where}, {self._count.kind}" if isinstance(sighting.thing, Initiative) else "only a name"
        yield where if isinstance(sighting.thing, Initiative) else f"only a name, {where}"
        if self._sightings.opens(sighting.thing, self._count.number):
            same = sighting.start >= self._count.sentence.start
            yield f"opens the paragraph, {'same' if same else 'another'} sentence"

    def _of_distance(self, sighting: Sighting, where: str) -> Iterator[str]:
        """In what role it stands, and what is named between it and the number."""
        count = self._count
        yield self._sightings.role(sighting)
        if sighting.start < count.clause.start:
            yield f"{self._clauses_since(sighting)} clauses since"
        between = count.body.text[max(sighting.end, count.clause.start - _SIDE) : count.clause.start]
        if ";" in between:
            yield f"a semicolon since, {where}"
        if sighting.start < count.start:
            yield f"{min(self._sightings.since(sighting, count.start), 3)} named since"
            if sighting.start < self._since:
                yield f"an agent is named since, {where}"

    def _clauses_since(self, sighting: Sighting) -> int:
        """How many whole clauses part a name from the number's, four at most."""
        spans = clauses(self._count.body)
        starts = (self._count.clause.start, sighting.start)
        own, first = (bisect_left(spans, at, key=lambda c: c.start) for at in starts)
        return min(max(own - first - (own > first), 0), 4)

    def _where(self, sighting: Sighting) -> str:
        """Where a name stands, seen from a number."""
        count = self._count
        if sighting.start < 0:
            return "named in the headline"
        if count.brackets >= 0 and 0 <= count.brackets - sighting.end <= 1:
            return "before the brackets"
        if sighting.start >= count.end:
            beside = "right behind" if sighting.start - count.end <= NEAR else "behind in the clause"
            return beside if sighting.start < count.clause.end else "named behind"
        if sighting.start >= count.clause.start:
            return "right before" if count.start - sighting.end <= NEAR else "before in the clause"
        return "before in the sentence" if sighting.start >= count.sentence.start else self._earlier(sighting)

    def _earlier(self, sighting: Sighting) -> str:
        paragraph = self._sightings.paragraph_start(self._count.start)
        if sighting.start < paragraph:
            return "in an earlier paragraph"
        before = sentence_at(self._count.body, max(paragraph, self._count.sentence.start - 1))
        return "in the sentence before" if sighting.start >= before.start else "earlier in the paragraph"

    @cached_property
    def nearness(self) -> str:
        """Whether an undertaking is named in the number's sentence behind whoever acts, or at all."""
        start = self._count.sentence.start
        last = max((s.start for s in self._near if s.start < self._count.start), default=-1)
        named = "an undertaking in the sentence" if last >= start else "no undertaking in the sentence"
        if self._since < start:
            return f"an agent of an earlier sentence, {named}"
        return f"an agent in the sentence, {named if last < self._since else 'an undertaking since'}"


def of_thing(count: Count, thing: Span, head: str) -> Iterator[str]:
    """The signs of the thing counted; ``head`` says what kind of thing its last word names, or that it is quoted."""
    first = min(thing.start, count.start)
    yield "what is counted"
    yield f"what is counted, {head}"
    yield f"what is counted, {'behind' if thing.start >= count.end else 'before'}"
    if count.body.text[max(0, first - _FOUNDING) : first].endswith(tuple(lists(WORDS)["set up"])):
        yield "what is set up and counted"
        yield f"what is set up and counted, {head}"


def of_somebody(count: Count, near: str) -> Iterator[str]:
    """The signs of a unit of which only somebody is named: 村党支部书记张三 说."""
    yield "only somebody of it is named"
    yield f"only somebody of it is named, {count.kind}"
    yield f"only somebody of it is named, {near}"


def of_unit(unit: Place | Organization, wording: str, reason: str, count: Count, near: str) -> Iterator[str]:
    """The signs of a place or body that acts; ``near`` says what undertakings stand between it and the number."""
    reason = reason if reason in _REASONS else "other"
    yield f"agent by {reason}"
    yield f"agent by {reason}, {count.kind}"
    yield "agent is a body" if isinstance(unit, Organization) else f"agent is a {unit.level}"
    yield near
    yield f"{near}, {count.kind}"
    if count.brackets >= 0:
        yield "agent, a number in brackets"
    yield f"agent, {count.unit}"
    yield from _of_words(count)
    if wording.startswith(_POINTING):
        yield "the unit pointed at"
        yield f"the unit pointed at, {near}"


def _of_words(count: Count) -> Iterator[str]:
    if count.deed:
        yield f"{count.deed} by an agent"
    if count.before.startswith(lists(WORDS)["whole unit"]):
        yield "of the whole unit"
    if any(word in count.before for word in lists(WORDS)["total"]):
        yield "a total"
    if count.clause.start == count.sentence.start:
        yield "first clause"
