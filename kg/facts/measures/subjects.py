"""Whom or what a number is said of: the undertaking that it belongs to, else whoever acts.

Of the undertakings that stand near, the thing that is counted and the units that act, each has signs that a reader can
name; their weights stand in ``subjectweights.tsv``. The sum of weights ranks the candidates; ``certainty.tsv`` says how
sure the best one's share makes the choice.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from kg.facts.measures.counts import Count
from kg.facts.measures.namedunits import NamedUnits, of_topic
from kg.facts.measures.sightings import Sighting, Sightings, name_of
from kg.facts.measures.signs import Signs, of_somebody, of_thing, of_unit
from kg.model import Fact, Initiative, Mention, Organization, Person, Place, Subject, Thing
from kg.reading import Reading
from kg.reading.agents import Agent
from kg.reading.sentences import clause_at
from kg.rules.tables import between, rows

_WEIGHTS = Path(__file__).with_name("subjectweights.tsv")
_CERTAINTY = Path(__file__).with_name("certainty.tsv")
_TITLE = 24
"""Characters of a unit's name and a title before somebody's name."""
_LEAST = 2
"""Characters of the shortest name of a thing that is counted."""


class Candidate(NamedTuple):
    """Somebody or something that a number may be said of."""

    subject: Subject
    wording: str
    signs: tuple[str, ...]

    @property
    def weight(self) -> float:
        """What its signs add up to."""
        return sum(map(weights().get, self.signs, repeat(0.0)))


class Choice(NamedTuple):
    """The likeliest candidate, and how sure the choice is (0 to 1)."""

    candidate: Candidate
    certain: float


@cache
def weights() -> dict[str, float]:
    """Sign -> what it adds (log odds against the other candidates)."""
    return {sign: float(weight) for sign, weight in rows(_WEIGHTS)}


@cache
def _points() -> tuple[tuple[float, float], ...]:
    return tuple((float(a), float(b)) for a, b in rows(_CERTAINTY))


def certainty(share: float) -> float:
    """How often a choice of that share is right (0 to 1)."""
    return between(_points(), share)


class Subjects:
    """Finds the subjects of an article's measures."""

    def __init__(self, reading: Reading, facts: Iterable[Fact]) -> None:
        self._agents = reading.agents
        self._body = reading.article.body
        self._people = reading.mentions.of(self._body, Person)
        self._units = reading.mentions.of(self._body, Place, Organization)
        self._sightings = Sightings(reading, facts)
        self._named = NamedUnits(reading, self._sightings)

    def of(self, count: Count) -> Choice | None:
        """The likeliest subject; where nobody is named the last phrase that may name something; else None."""
        found = self.candidates(count)
        if not found:
            phrase = self._sightings.phrase_before(count.start)
            return Choice(Candidate(Thing(phrase, self._sightings.place), phrase, ()), 0.0) if phrase else None
        weights = [c.weight for c in found]
        most = max(weights)
        best = found[weights.index(most)]
        return Choice(best, certainty(1 / sum(math.exp(weight - most) for weight in weights)))

    def candidates(self, count: Count) -> list[Candidate]:
        """All that the number may be said of, the undertakings first."""
        acting = self._agents.of(self._body, count.start)
        since = acting.at if acting and acting.passage is self._body else -1
        near = self._sightings.near(count.number)
        signs = Signs(count, self._sightings, near, since)
        found = [Candidate(self._subject(s.thing), name_of(s.thing), tuple(signs.of_sighting(s))) for s in near]
        units = {named.unit.name: named for named in self._named.near(count, signs.nearest)}
        for candidate in self._acting(acting, count, signs):
            named = units.pop(_name(candidate.subject), None)
            found.append(candidate._replace(signs=(*candidate.signs, *named.signs)) if named else candidate)
        found += [*self._counted(count, near), *(Candidate(*named) for named in units.values())]
        return [*found, *self._unknown(found, count, signs)]

    def _unknown(self, found: list[Candidate], count: Count, signs: Signs) -> Iterator[Candidate]:
        """What else opens the clause or the sentence, each once: 救援部队 in 救援部队已转移群众1500余名."""
        known = {_name(c.subject) for c in found}
        for topic, where in self._named.topics(count):
            name = self._body.text[topic.start : topic.end].strip("“”《》")
            if len(name) >= _LEAST and not any(name in other or other in name for other in known):
                known.add(name)
                why = of_topic(count, where, signs.nearest)
                yield Candidate(Thing(name, self._sightings.place), name, tuple(why))

    def _subject(self, thing: Initiative | Thing) -> Subject:
        """What a fact may be stated of: an undertaking that is too unsure for the graph is only something named."""
        return Thing(name_of(thing), self._sightings.place) if self._sightings.is_listed_only(thing) else thing

    def _counted(self, count: Count, near: list[Sighting]) -> Iterator[Candidate]:
        """What is counted, where it is named like an undertaking and none stands near: 劝导点 in 设立劝导点42个."""
        if count.thing is None:
            return
        wording = self._body.text[count.thing.start : count.thing.end]
        name = wording.strip("“”《》")
        known = any(name in name_of(s.thing) or name_of(s.thing) in name for s in near)
        head = "quoted" if name != wording else self._sightings.head_at(count.thing.end)
        if head and len(name) >= _LEAST and not known:
            signs = of_thing(count, count.thing, head)
            yield Candidate(Thing(name, self._sightings.place), wording, tuple(signs))

    def _acting(self, acting: Agent | None, count: Count, signs: Signs) -> Iterator[Candidate]:
        """Who acts, a unit or person named before the number in its clause, and who acts in the article."""
        beside, default = _last(self._units, count), self._agents.default()
        units: list[tuple[Subject, str, str]] = [(acting.referent, acting.wording, acting.reason)] if acting else []
        only = acting and self._names_somebody(acting)
        if beside:
            units.append((beside.referent, beside.text, "beside"))
        if default:
            units.append((default.referent, default.wording, f"default {default.reason}"))
        known: set[Subject] = set()
        for unit, wording, reason in units:
            if unit not in known and isinstance(unit, Place | Organization):
                known.add(unit)
                more = of_somebody(count, signs.nearness) if only and unit == units[0][0] else ()
                yield Candidate(unit, wording, (*of_unit(unit, wording, reason, count, signs.nearness), *more))
        person = _last(self._people, count)
        if person:
            yield Candidate(person.referent, person.text, ("a person", f"a person, {count.kind}"))

    def _names_somebody(self, acting: Agent) -> bool:
        """Whether the unit that acts stands only before the name of somebody of it."""
        if acting.passage is not self._body:
            return False
        at = bisect_left(self._people, acting.at, key=lambda m: m.start)
        clause = clause_at(self._body, acting.at)
        person = self._people[at] if at < len(self._people) else None
        return bool(person and clause and person.start < min(clause.end, acting.at + _TITLE))


def _name(subject: Subject) -> str:
    return subject.label if isinstance(subject, Initiative) else subject.name


def _last(named: list[Mention], count: Count) -> Mention | None:
    """The last one named before a number in its clause."""
    at = bisect_left(named, count.start, key=lambda m: m.start)
    last = named[at - 1] if at else None
    return last if last and last.start >= count.clause.start and last.end <= count.start else None
