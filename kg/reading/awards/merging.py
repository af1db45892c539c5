"""One fact for one honour of one recipient in an article: the fullest name of it (第三批全国…示范村)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Fact, Honour, Initiative


def merged(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those whose honour another of the same recipient names more fully or as well."""
    kept: list[Fact] = []
    for fact in facts:
        twin = next((k for k in kept if _same(k, fact)), None)
        if twin is None:
            kept.append(fact)
            continue
        best = max(twin, fact, key=lambda f: (len(_key(f)), f is twin))
        other = fact if best is twin else twin
        sure = max(best.confidence, other.confidence)
        kept[kept.index(twin)] = replace(best, object=_filled(best, other), confidence=sure)
    return kept


def _same(one: Fact, other: Fact) -> bool:
    a, b = _key(one), _key(other)
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
