"""Whom else a number may be said of: the units named before it, the village of 全村, the company of 公司.

Whoever acts by the grammar is weighed in any case (``subjects.py``); real papers often say a number of a unit that was
named a sentence before, or of a body of which only a kind is known (救援部队).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from kg.facts.measures.beside import WORDS
from kg.facts.measures.counts import Count
from kg.facts.measures.sightings import Sightings
from kg.model import Mention, Organization, Place, Span
from kg.reading import Reading
from kg.reading.phrases import items, phrase_after
from kg.reading.sentences import clause_at, sentence_at
from kg.rules.wordlists import lists

_LAST = 3
"""How many of the units named last before a number are weighed."""
_REACH = 12
_LEAST, _LONGEST = 2, 16
"""Characters of a topic."""
_AREAS = ("the clause", "the sentence", "the sentence before", "the paragraph", "an earlier paragraph")


class Named(NamedTuple):
    """A unit, as printed, and what speaks for and against it."""

    unit: Place | Organization
    wording: str
    signs: tuple[str, ...]


class NamedUnits:
    """The units that an article's body names."""

    def __init__(self, reading: Reading, sightings: Sightings) -> None:
        self._body, self._sightings = reading.article.body, sightings
        self._text = reading.text(self._body)
        self._named = reading.mentions.of(self._body, Place, Organization)
        self._starts = [m.start for m in self._named]

    def near(self, count: Count, nearness: str) -> Iterator[Named]:
        """The last few named before it, the place and the body named most, and those that 全村, 公司 … may mean."""
        last = self._before(count)
        meant = list(self._pointed(count))
        chosen: dict[object, Mention] = {}
        for mention in (*last, *self._most, *meant):
            chosen.setdefault(mention.referent, mention)
        ranks = {m.referent: rank for rank, m in enumerate(last)}
        pointed = {m.referent for m in meant}
        for unit, mention in chosen.items():
            if isinstance(unit, Place | Organization):
                signs = self._signs(mention, count, nearness, ranks.get(unit))
                more = ("unit of the kind that is meant",) if unit in pointed else ()
                yield Named(unit, mention.text, (*signs, *more))

    def topics(self, count: Count) -> Iterator[tuple[Span, str]]:
        """The bodies without a known name that open a number's clause and its sentence, and where they stand."""
        opening = clause_at(self._body, count.sentence.start)
        for clause, where in ((count.clause, "the clause"), (opening, "the sentence")):
            topic = self._topic(clause) if clause else None
            if topic and topic.end <= count.start and _LEAST <= topic.end - topic.start <= _LONGEST:
                yield topic, where

    def _topic(self, clause: Span) -> Span | None:
        found = items(self._text.words, Span(clause.start, min(clause.end, clause.start + 2 * _LONGEST)))
        phrase = phrase_after(found, 0)
        ends = tuple(lists(WORDS)["ends of bodies"])
        named = phrase and phrase[0].start == clause.start and phrase[-1].wording.endswith(ends)
        return Span(phrase[0].start, phrase[-1].end) if named else None

    def _before(self, count: Count) -> list[Mention]:
        """The last few different units before a number, the nearest first."""
        at = bisect_left(self._starts, count.start)
        chosen: dict[object, Mention] = {}
        for mention in reversed(self._named[max(0, at - _REACH) : at]):
            if mention.end <= count.start:
                chosen.setdefault(mention.referent, mention)
        return list(islice(chosen.values(), _LAST))

    @cached_property
    def _times(self) -> Counter[object]:
        return Counter(m.referent for m in self._named)

    @cached_property
    def _most(self) -> list[Mention]:
        """The place and the organisation that the text names most often, by their first names."""
        kinds = ([m for m in self._named if isinstance(m.referent, kind)] for kind in (Place, Organization))
        most = (max(named, key=lambda m: (self._times[m.referent], -m.start), default=None) for named in kinds)
        return [m for m in most if m]

    def _pointed(self, count: Count) -> Iterator[Mention]:
        """For each kind whose word stands in the number's sentence, the last unit of that kind named before."""
        words = self._body.text[count.sentence.start : count.end]
        for kind, named in self._of_kind.items():
            at = bisect_left(named, count.start, key=lambda m: m.start) if kind in words else 0
            if at:
                yield named[at - 1]

    @cached_property
    def _of_kind(self) -> dict[str, list[Mention]]:
        kinds = lists(WORDS)["kinds of units"]
        return {kind: [m for m in self._named if kind in m.referent.name[-4:]] for kind in kinds}  # type: ignore[union-attr]

    def _signs(self, mention: Mention, count: Count, nearness: str, rank: int | None) -> Iterator[str]:
        where, unit = self._where(mention, count), mention.referent
        sort = "a body" if isinstance(unit, Organization) else f"a {unit.level}" if isinstance(unit, Place) else ""
        yield "unit named"
        yield f"unit named, {sort}"
        yield f"unit named in {where}"
        yield f"unit named in {where}, {count.kind}"
        yield f"unit named in {where}, {nearness}"
        yield f"unit named, {'farther' if rank is None else rank} since"
        if count.deed:
            yield f"{count.deed} by a unit named in {where}"

    def _where(self, mention: Mention, count: Count) -> str:
        if mention.start >= count.clause.start:
            return _AREAS[0] if mention.start < count.start else "the text behind"
        if mention.start >= count.sentence.start:
            return _AREAS[1]
        paragraph = self._sightings.paragraph_start(count.start)
        if mention.start < paragraph:
            return _AREAS[4]
        before = sentence_at(self._body, max(paragraph, count.sentence.start - 1))
        return _AREAS[2] if mention.start >= before.start else _AREAS[3]


def of_topic(count: Count, where: str, nearness: str) -> Iterator[str]:
    """The signs of a body without a known name that opens the clause or the sentence."""
    yield "a topic"
    yield f"a topic of {where}"
    yield f"a topic of {where}, {count.kind}"
    yield f"a topic of {where}, {nearness}"
