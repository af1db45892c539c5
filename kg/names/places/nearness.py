"""How units lie to each other: which hold which, and which lies nearest to the names of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.model import Place

MOST_WEIGHT = 99
"""From so many names on, more of them say no more of where an article is."""


def nested(above: Iterable[Place], below: Iterable[Place]) -> tuple[list[Place], list[Place]]:
    """Those of the first units that hold some of the second, and those of the second that lie in some of the first.

    A county-level city with a district of its code then (莱芜市莱城区) holds it too.
    """
    by_code = {p.code: p for p in above}
    holders: set[str] = set()
    inside = []
    for place in below:
        codes = {u.code for u in place.chain[1:] if u.code in by_code and by_code[u.code] != place}
        holders |= codes
        inside += [place] if codes else []
    return [p for p in by_code.values() if p.code in holders], inside


def nearest(places: tuple[Place, ...], weight: Counter[str]) -> Place | None:
    """The unit that shares the smallest enclosing unit with the names counted in ``weight``; None when two do alike."""
    scored = sorted(((_nearness(p, weight), p) for p in places), key=lambda s: (-s[0], s[1].code))
    if not scored or scored[0][0] == 0 or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def _nearness(place: Place, weight: Counter[str]) -> int:
    for depth, unit in enumerate(place.chain):
        if weight[unit.code]:
            far = 300 if unit.level == "province" and place.level == "township" else 0
            return 1000 - 100 * depth - far + min(weight[unit.code], MOST_WEIGHT)
    return 0
