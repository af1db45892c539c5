"""One initiative for all its wordings within an article."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from kg.concepts import concepts_of
from kg.facts.initiatives.finding import Sighting
from kg.facts.initiatives.types import type_of, type_signs
from kg.model import ACCEPTED, Article, Initiative, Organization, Place, Status
from kg.reading.agents import Agent
from kg.reading.dates import date_of
from kg.reading.polarity import Polarity
from kg.reading.unitkinds import is_firm

_SIGNS = re.compile(r"[\s“”‘’《》()、,.:;!?·—\-~]+")
_LOOSE_END = re.compile(r"(?:工作|活动|项目)$")
_INVERTED = re.compile(r"^(建设|创建|改造|打造|整治|寻找)(.{3,})$")


_NONE = 1 << 62
"""The number of no group."""
_Where = tuple[bool, int]
"""In the headline or not, and the number of the clause there."""


_confidence = attrgetter("confidence")


@dataclass(slots=True, eq=False)
class Undertaking:
    """The sightings of one initiative."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def affirmed(self) -> Undertaking | None:
        """What is left without the clauses that deny it; None where only such, or mere mentions, are left."""
        left = [s for s in self.sightings if s.polarity is not Polarity.DENIED]
        if len(left) == len(self.sightings):
            return self
        return Undertaking(left) if any(s.firm and not s.headline for s in left) else None

    @property
    def status(self) -> Status:
        """Planned or ended, where the clauses that tell say so; a headline only where it is alone."""
        telling = [s for s in self.sightings if s.firm and not s.headline] or self.sightings
        least = min(ACCEPTED, self.confidence)
        said = {s.polarity for s in telling if s.confidence >= least}
        if Polarity.ENDED in said:
            return "ended"
        return "planned" if said == {Polarity.PLANNED} else ""

    @property
    def best(self) -> Sighting:
        """The surest sighting; among equals the earliest."""
        return max(self.sightings, key=_confidence)

    @property
    def confidence(self) -> float:
        """The surest sighting's."""
        return self.best.confidence

    @property
    def agent(self) -> Agent:
        """The agent that its own clause names most clearly; of a unit and a body of that unit the body."""
        sure = [s.agent for s in self.sightings if s.confidence >= ACCEPTED] or [self.best.agent]
        chosen = max(sure, key=lambda a: a.certainty)
        for other in sure:
            if other.certainty >= 0.8 and _is_part(other.referent, chosen.referent) and not is_firm(other.referent):
                chosen = other
        return chosen

    @property
    def further(self) -> list[tuple[Agent, Sighting]]:
        """Each further host with the surest sighting that names it; none where another than theirs is the agent."""
        own, least = self.agent.referent, min(ACCEPTED, self.confidence)
        found: dict[Place | Organization, tuple[Agent, Sighting]] = {}
        for sighting in self.by_confidence:
            if sighting.agent.referent == own and sighting.confidence >= least:
                for host in sighting.agent.also:
                    if host.referent != own:
                        found.setdefault(host.referent, (host, sighting))
        return list(found.values())

    @property
    def labels(self) -> list[str]:
        """All wordings, the best first."""
        return list(dict.fromkeys(s.label for s in self.by_confidence))

    @property
    def by_confidence(self) -> list[Sighting]:
        """The sightings, the surest first."""
        return sorted(self.sightings, key=lambda s: -s.confidence)


def _is_part(one: Place | Organization, other: Place | Organization) -> bool:
    """Whether a unit or body belongs to a place: 太白县新时代文明实践中心 to 太白县."""
    if not isinstance(other, Place):
        return False
    return one.place == other if isinstance(one, Organization) else other in one.chain[1:]


@lru_cache(maxsize=1 << 14)
def key_of(label: str) -> str:
    """What two wordings of one name share: 创建文明城市工作 and 文明城市创建."""
    key = _SIGNS.sub("", label)
    shorter = _LOOSE_END.sub("", key)
    key = shorter if len(shorter) >= 4 else key
    inverted = _INVERTED.match(key)
    return inverted.group(2) + inverted.group(1) if inverted else key


def undertakings(found: list[Sighting]) -> list[Undertaking]:
    """Sightings of one name together, in the order of their first sighting."""
    groups: list[Undertaking] = []
    known = _Wordings()
    for sighting in found:
        key = key_of(sighting.label)
        where = (sighting.headline, sighting.clause.number)
        at = known.group_of(key, where)
        if at is None:
            at = len(groups)
            groups.append(Undertaking())
        groups[at].sightings.append(sighting)
        known.add(at, key, where)
    return groups


@dataclass(slots=True)
class _Groups:
    """The groups that a wording stands in, each with two of its clauses."""

    numbers: list[int] = field(default_factory=list)
    """In order."""
    clauses: dict[int, list[_Where]] = field(default_factory=dict)

    def add(self, group: int, where: _Where) -> None:
        """Take a clause of a group."""
        known = self.clauses.get(group)
        if known is None:
            insort(self.numbers, group)
            known = self.clauses[group] = []
        if len(known) < 2 and where not in known:
            known.append(where)

    def first(self, but: _Where | None = None) -> int:
        """The first group that stands in another clause than one; ``_NONE`` without one."""
        only = [but]
        for number in self.numbers:
            if self.clauses[number] != only:
                return number
        return _NONE


@dataclass(slots=True)
class _Wordings:
    """The keys of the sightings so far, found again by what they end in.

    Two keys are one name's where the longer ends in the shorter, unless one clause lists both.
    """

    _of: defaultdict[str, _Groups] = field(default_factory=lambda: defaultdict(_Groups))
    _ending: defaultdict[str, _Groups] = field(default_factory=lambda: defaultdict(_Groups))
    """The groups of all keys that have an end."""

    def add(self, group: int, key: str, where: _Where) -> None:
        """Take a key that stands in a group."""
        self._of[key].add(group, where)
        for end in _ends(key):
            self._ending[end].add(group, where)

    def group_of(self, key: str, where: _Where) -> int | None:
        """The first group with a key of the same name."""
        found = [self._of[key].first()] if key in self._of else []
        if key in self._ending:
            found.append(self._ending[key].first(where))
        found += [self._of[end].first(where) for end in _ends(key) if end in self._of]
        least = min(found, default=_NONE)
        return None if least == _NONE else least


def _ends(key: str) -> list[str]:
    """What two keys of one name may share: at least four characters at the end."""
    return [key[i:] for i in range(len(key) - 3)]


def affirmed(found: Iterable[Sighting]) -> list[Undertaking]:
    """The initiatives that the sightings state, in the order of their first sighting; none that the text denies."""
    return [left for group in undertakings(list(found)) if (left := group.affirmed)]


def initiative_of(group: Undertaking, article: Article, *, main: bool) -> Initiative:
    """The initiative that the sightings speak of.

    Args:
        group: its sightings.
        article: where they stand; its date restores years that are not printed.
        main: whether headline and lead are about it.
    """
    best = group.best
    label, *aliases = group.labels
    date = next(
        (d for s in group.by_confidence if (d := date_of(s.passage, *s.span, article.date)) and d.date and not d.role),
        None,
    )
    return Initiative(
        label,
        type_of(tuple(type_signs(best.label, best.name, best.frame, best.agent))),
        group.agent.referent,
        tuple(aliases),
        main,
        date.date if date else "",
        date.date_end if date else "",
        date.note if date else "",
        bool(date and date.note and article.date_inferred),
        tuple(dict.fromkeys(key for name in group.labels for key in concepts_of(name))),
        group.status,
    )


def mains(groups: list[Undertaking]) -> list[Undertaking]:
    """The one to three that headline and lead are about."""
    sure = [g for g in groups if g.confidence >= ACCEPTED]
    titled = [g for g in sure if any(s.headline for s in g.sightings)]
    leading = [g for g in sure if any(s.lead for s in g.sightings) and not any(s.headline for s in g.sightings)]
    return (titled + leading)[:3] if titled or leading else sure[:1]
