"""Which initiatives of an article are one, named again in short or in other words: 消防演练 … 演练, “小扳手”服务队.

A logistic model over how the two wordings are made and where they stand; its weights (``data/coreference.tsv``) are
made by ``make fit``.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.facts.initiatives.finding import Sighting
from kg.facts.initiatives.namewords import rows
from kg.facts.initiatives.sameinitiative import Undertaking, key_of
from kg.facts.initiatives.scoring import LIKELY, probability
from kg.occurrences import in_order

WINDOW = 40
"""Initiatives before one that may be the same."""
_SURE = 0.6
"""From here on two are one: to lose a right one costs more than to print one twice."""
_QUOTED = re.compile(r"[“‘《]([^“”‘’《》]{2,30})[”’》]")
_NUMBER = re.compile(r"[0-9一二三四五六七八九十百]+")
_POINTING = re.compile(r"(?:该|此次|本次|这次|此|上述|这一|这个|这场|这项|本届)$")
_FURTHEST_POINTER = 3


def joined(groups: Iterable[Undertaking]) -> list[Undertaking]:
    """The initiatives of an article, those together that are one, in the order of their first sightings."""
    kept: list[Undertaking] = []
    recent: deque[Undertaking] = deque(maxlen=WINDOW)
    for group in groups:
        likely = group.confidence >= LIKELY
        scored = [(_sameness(other, group), -n, other) for n, other in enumerate(recent)] if likely else []
        score, _, same = max(scored, default=(0.0, 0, group))
        if score > _SURE:
            same.sightings.extend(group.sightings)
            continue
        kept.append(group)
        if likely:
            recent.append(group)
    return kept


def compared(groups: Iterable[Undertaking]) -> Iterator[tuple[Undertaking, Undertaking]]:
    """The pairs of an article's initiatives, the earlier first, that might be one."""
    recent: deque[Undertaking] = deque(maxlen=WINDOW)
    for group in groups:
        if group.confidence >= LIKELY:
            yield from ((other, group) for other in recent)
            recent.append(group)


def _sameness(earlier: Undertaking, later: Undertaking) -> float:
    """0 to 1: how likely two initiatives are one."""
    signs = tuple(dict.fromkeys(pair_signs(earlier, later)))
    return probability(signs, weights()) if signs else 0.0


def pair_signs(earlier: Undertaking, later: Undertaking) -> Iterator[str]:
    """What tells whether two initiatives of an article are one; nothing where their wordings share nothing."""
    one, other = earlier.best, later.best
    if _listed(one, other):
        return
    keys = key_of(one.label), key_of(other.label)
    short, long = sorted(keys, key=len)
    relation = _relation(short, long, _quoted(one.label), _quoted(other.label))
    if not relation:
        return
    yield relation
    yield f"{relation}, {min(len(short), 8)} characters"
    yield f"{min(len(long) - len(short), 12) // 3 * 3} more"
    yield from _of_wordings(one.label, other.label)
    shorter, first = (one, True) if keys[0] == short else (other, False)
    longer = other if first else one
    order = "first" if first else "later"
    yield f"short {order}, {relation}"
    if one.firm and other.firm:
        yield f"both stated, short {order}"
    yield from _of_places(one, other)
    if any(_pointed_at(s) for s in later.sightings):
        yield "pointed at"
    yield f"short {_bucket(shorter.confidence)}"
    yield f"long {_bucket(longer.confidence)}"
    yield f"short by {shorter.name.shape}, {relation}"
    yield f"short in frame {shorter.frame.group}"


def _listed(one: Sighting, other: Sighting) -> bool:
    """Whether one clause lists both."""
    together = one.passage is other.passage and one.clause.number == other.clause.number
    return together and (one.name.member or other.name.member or "list" in (one.name.boundary, other.name.boundary))


def _relation(short: str, long: str, *quoted: frozenset[str]) -> str:
    """How the shorter wording stands in the longer; empty where it does not."""
    if long.endswith(short):
        return "end"
    if long.startswith(short):
        return "beginning"
    if short in long:
        return "inside"
    if quoted[0] & quoted[1]:
        return "same quote"
    if short[-2:] != long[-2:]:
        return ""
    return "left out within" if in_order(short, long) else "same last word"


def _of_wordings(one: str, other: str) -> Iterator[str]:
    """Quotes and numbers that tell names apart."""
    quotes = _quoted(one), _quoted(other)
    if all(quotes):
        yield "quotes agree" if quotes[0] & quotes[1] else "quotes differ"
    numbers = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if all(numbers):
        yield "numbers agree" if numbers[0] & numbers[1] else "numbers differ"
    shared = len(set(one) & set(other)) / min(len(set(one)), len(set(other)))
    yield f"shared {int(shared * 5)}"


def _of_places(one: Sighting, other: Sighting) -> Iterator[str]:
    """How near they stand, and whether the same unit acts."""
    if one.passage is not other.passage:
        yield "headline and body"
    elif one.clause.number == other.clause.number:
        yield "one clause"
    else:
        yield f"clauses apart {min(abs(one.clause.number - other.clause.number), 8) // 2 * 2}"
    yield "same agent" if one.agent.referent == other.agent.referent else "other agent"
    yield "same type" if one.name.type == other.name.type else "other type"
    yield "same frame" if one.frame.rule == other.frame.rule else "other frame"


def _pointed_at(sighting: Sighting) -> bool:
    """Whether 该, 此次 or the like stands right before the name."""
    start = sighting.name.start
    return bool(_POINTING.search(sighting.passage.text[max(0, start - _FURTHEST_POINTER) : start]))


def _quoted(label: str) -> frozenset[str]:
    return frozenset(_QUOTED.findall(label))


def _bucket(confidence: float) -> str:
    return "likely" if confidence >= 0.7 else "possible" if confidence >= 0.3 else "unlikely"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Sign -> what it adds (log odds)."""
    return {sign: float(weight) for sign, weight in rows("coreference.tsv")}
