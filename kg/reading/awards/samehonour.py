"""One fact for one honour of one recipient in an article: the fullest name of it (第三批全国…示范村)."""

from __future__ import annotations

import heapq
import re
from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.model import Fact, Honour, Initiative

_MOST_OF_A_NAME = 100
"""Honours of recipients of one name in an article that are compared with a further one."""
_LONGEST_NAME = 40
"""Characters at the end of a recipient's name by which it is known."""


def merged(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those whose honour another of the same recipient names more fully or as well."""
    kept = _Kept()
    for fact in facts:
        at = kept.twin_of(fact)
        if at is None:
            kept.add(fact)
        else:
            kept.merge(at, fact)
    return kept.facts


@dataclass(slots=True)
class _Kept:
    """The facts so far, found again by what their recipients' names end in."""

    facts: list[Fact] = field(default_factory=list)
    _keys: list[str] = field(default_factory=list)
    _named: dict[str, list[int]] = field(default_factory=dict)
    _ending: dict[str, list[int]] = field(default_factory=dict)

    def twin_of(self, fact: Fact) -> int | None:
        """The first fact that tells of the same honour of the same recipient."""
        name, key = _name(fact), _key(fact)
        shorter = (self._named.get(end, ()) for end in _ends(name))
        near = heapq.merge(self._ending.get(name, ()), *shorter)
        return next((i for i in near if _same(fact, key, self.facts[i], self._keys[i])), None)

    def add(self, fact: Fact) -> None:
        """Keep a fact."""
        self.facts.append(fact)
        self._keys.append(_key(fact))
        self._note(len(self.facts) - 1)

    def merge(self, at: int, fact: Fact) -> None:
        """Keep of two facts the one that names the honour more fully, as sure as the surer."""
        twin = self.facts[at]
        best, other = (twin, fact) if len(self._keys[at]) >= len(_key(fact)) else (fact, twin)
        sure = max(best.confidence, other.confidence)
        self.facts[at], self._keys[at] = replace(best, object=_filled(best, other), confidence=sure), _key(best)
        if _name(best) != _name(twin):
            self._note(at)

    def _note(self, at: int) -> None:
        name = _name(self.facts[at])
        for known, ends in ((self._named, (name,)), (self._ending, _ends(name))):
            for end in ends:
                places = known.setdefault(end, [])
                if len(places) < _MOST_OF_A_NAME and at not in places:
                    insort(places, at)


def _ends(name: str) -> Iterator[str]:
    yield name
    yield from (name[i:] for i in range(max(1, len(name) - _LONGEST_NAME), len(name)))


def _same(one: Fact, a: str, other: Fact, b: str) -> bool:
    names = _name(one), _name(other)
    alike = type(one.subject) is type(other.subject) and (names[0].endswith(names[1]) or names[1].endswith(names[0]))
    return (alike or names[0] == names[1]) and (a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a)))


def _key(fact: Fact) -> str:
    assert isinstance(fact.object, Honour)
    return re.sub(r"[“”《》\s]", "", fact.object.name)


def _filled(best: Fact, other: Fact) -> Honour:
    a, b = best.object, other.object
    assert isinstance(a, Honour) and isinstance(b, Honour)
    return Honour(a.name, a.date or b.date, a.granted_by or b.granted_by)


def _name(fact: Fact) -> str:
    return fact.subject.label if isinstance(fact.subject, Initiative) else fact.subject.name
