"""What speaks for and against saying a number of somebody or something: signs by name (``subjectweights.tsv``)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.facts.measures.beside import WORDS
from kg.facts.measures.counts import Count
from kg.facts.measures.sightings import NEAR, Sighting, Sightings, name_of
from kg.model import Initiative, Organization, Place, Span
from kg.reading.sentences import clauses, sentence_at
from kg.rules.wordlists import lists

_REASONS = ("subject", "subject of the sentence", "subject of the paragraph", "about", "headline", "lead", "beside")
_FOUNDING = 4
"""Characters before a number or a thing in which the verb stands that founds it."""
_SIDE = 160
_POINTING = ("全", "该", "我")
_AREAS = {
    "right before": "the clause",
    "right behind": "the clause",
    "before in the clause": "the clause",
    "behind in the clause": "the clause",
    "before the brackets": "the clause",
    "before in the sentence": "the sentence",
    "in the sentence before": "the sentence before",
}
"""Where a name stands -> the part of the text around the number; all others are far."""
_NEAREST = ("the clause", "the sentence", "the sentence before", "far", "none")


_FAR = frozenset(
    f"an agent in the {acting}, the nearest undertaking in {area}"
    for acting in ("clause", "sentence")
    for area in ("the sentence before", "far", "none")
)


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
        if self._count.deed:
            kind = sighting.thing.type if isinstance(sighting.thing, Initiative) else "a name"
            yield f"{self._count.deed} by {kind}"
            yield f"{self._count.deed}, {where}"

    def _of_name(self, sighting: Sighting) -> Iterator[str]:
        """What kind of thing it is, and of what a number is said of it."""
        thing, kind = sighting.thing, "quoted"
        if isinstance(thing, Initiative):
            kind = f"type {thing.type}"
            yield f"{self._sightings.sureness(thing)} an undertaking"
            if self._sightings.is_listed_only(thing):
                yield f"hardly an undertaking, {thing.type}"
            if thing.main:
                yield "main"
        yield kind
        yield f"{kind}, {self._count.kind}"
        if not sighting.whole:
            yield "taken up by its last word"
        yield from self._of_what(sighting)

    def _of_what(self, sighting: Sighting) -> Iterator[str]:
        """Whether its name has what is counted in it."""
        what, name = self._count.what[-2:], name_of(sighting.thing).strip("“”《》")
        sort = self._sort(sighting)
        if what and what in name:
            yield f"what is counted stands in the name of {sort}"
        if what and name.endswith(what):
            yield f"what is counted ends the name of {sort}"
        yield from of_opening(self._count, sort)

    def _sort(self, sighting: Sighting) -> str:
        return "an undertaking" if self._is_sure(sighting) else "a name"

    def _is_sure(self, sighting: Sighting) -> bool:
        return isinstance(sighting.thing, Initiative) and not self._sightings.is_listed_only(sighting.thing)

    def _of_place(self, sighting: Sighting, where: str) -> Iterator[str]:
        named = isinstance(sighting.thing, Initiative)
        yield f"{where}, {self._count.kind}" if named else "only a name"
        yield where if named else f"only a name, {where}"
        area, sort = _AREAS.get(where, "far"), self._sort(sighting)
        yield f"{sort} in {area}, {self._acting}"
        yield f"{sort} in {area}, {self.nearest}"
        if isinstance(sighting.thing, Initiative) and sighting.thing.main:
            yield f"main in {area}, {self._acting}"
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

    @property
    def nearness(self) -> str:
        """Where whoever acts is named, and where the nearest undertaking."""
        return f"{self._acting}, {self.nearest}"

    @cached_property
    def _acting(self) -> str:
        """Where whoever acts is named."""
        if self._since < self._count.sentence.start:
            return "an agent of an earlier sentence"
        return f"an agent in the {'clause' if self._since >= self._count.clause.start else 'sentence'}"

    @cached_property
    def nearest(self) -> str:
        """Where the nearest undertaking of the graph is named."""
        areas = (_NEAREST.index(_AREAS.get(self._where(s), "far")) for s in self._near if self._is_sure(s))
        return f"the nearest undertaking in {_NEAREST[min(areas, default=len(_NEAREST) - 1)]}"


def is_far(signs: Iterable[str]) -> bool:
    """Whether a unit's signs say that the number's sentence names who acts and no undertaking."""
    return not _FAR.isdisjoint(signs)


def of_thing(count: Count, thing: Span, head: str) -> Iterator[str]:
    """The signs of the thing counted; ``head`` says what kind of thing its last word names, or that it is quoted."""
    first = min(thing.start, count.start)
    yield "what is counted"
    yield f"what is counted, {head}"
    yield f"what is counted, {'behind' if thing.start >= count.end else 'before'}"
    if count.body.text[max(0, first - _FOUNDING) : first].endswith(tuple(lists(WORDS)["set up"])):
        yield "what is set up and counted"
        yield f"what is set up and counted, {head}"


def of_opening(count: Count, sort: str) -> Iterator[str]:
    """The sign of the words at a clause's head: 截至目前, 据统计, 其中."""
    opening = next((w for w in lists(WORDS)["opening"] if count.body.text.startswith(w, count.clause.start)), "")
    yield f"a clause with {opening}, {sort}" if opening else f"a clause without opening, {sort}"


def of_somebody(count: Count, near: str) -> Iterator[str]:
    """The signs of a unit of which only somebody is named: 村党支部书记张三 说."""
    yield "only somebody of it is named"
    yield f"only somebody of it is named, {count.kind}"
    yield f"only somebody of it is named, {near}"


def of_unit(unit: Place | Organization, wording: str, reason: str, count: Count, near: str) -> Iterator[str]:
    """The signs of a place or body that acts; ``near`` says where it and the nearest undertaking are named."""
    reason = reason if reason in _REASONS else "other"
    yield f"agent by {reason}"
    yield f"agent by {reason}, {count.kind}"
    yield "agent is a body" if isinstance(unit, Organization) else f"agent is a {unit.level}"
    yield near
    yield f"{near}, {count.kind}"
    if count.brackets >= 0:
        yield "agent, a number in brackets"
    yield from _of_words(count)
    yield from of_opening(count, "a unit")
    if wording.startswith(_POINTING):
        yield "the unit pointed at"
        yield f"the unit pointed at, {near}"


def _of_words(count: Count) -> Iterator[str]:
    if count.deed:
        yield f"{count.deed} by an agent"
    if count.body.text.startswith(lists(WORDS)["whole unit"], count.clause.start):
        yield "of the whole unit"
    if any(word in count.before for word in lists(WORDS)["total"]):
        yield "a total"
    if count.clause.start == count.sentence.start:
        yield "first clause"
