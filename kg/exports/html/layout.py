"""Where the nodes stand: communities laid out by springs, then packed around the largest.

Computed once at build time, because physics in the browser takes a minute for a few hundred nodes.
"""

from __future__ import annotations

import math
from itertools import count
from typing import TYPE_CHECKING

from kg.network import communities

if TYPE_CHECKING:
    import networkx

_SPACE = 80.0
"""Pixels between neighbours."""
_STEPS = 64
"""Points of the spiral that are tried at a time."""


def positions(graph: networkx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    """Node -> (x, y) in whole pixels; the same graph always gives the same picture."""
    groups: dict[int, list[str]] = {}
    for node, number in communities(graph).items():
        groups.setdefault(number, []).append(node)
    placed: list[tuple[float, float, float]] = []
    taken: dict[float, int] = {}
    result: dict[str, tuple[int, int]] = {}
    for _, members in sorted(groups.items()):
        radius = _SPACE * math.sqrt(len(members)) * 0.8 + 60
        taken[radius], x, y = _free_spot(radius, placed, taken.get(radius, 0))
        placed.append((x, y, radius))
        for node, (dx, dy) in _spring(graph, sorted(members)).items():
            result[node] = (round(x + dx * (radius - 50)), round(y + dy * (radius - 50)))
    return result


def _spring(graph: networkx.MultiDiGraph, members: list[str]) -> dict[str, tuple[float, float]]:
    """Fruchterman and Reingold (1991) within the unit circle, from a fixed start."""
    import networkx

    simple = networkx.Graph()
    simple.add_nodes_from(members)
    simple.add_edges_from(sorted(set(networkx.Graph(graph.subgraph(members)).edges())))
    start = {n: _sunflower(i, len(members)) for i, n in enumerate(members)}
    found = networkx.spring_layout(simple, pos=start, iterations=80, seed=1, k=1.6 / math.sqrt(len(members)))
    reach = max((math.hypot(*p) for p in found.values()), default=1) or 1
    return {n: (float(p[0]) / reach, float(p[1]) / reach) for n, p in found.items()}


def _sunflower(i: int, n: int) -> tuple[float, float]:
    """Point i of n, evenly spread over the unit circle (Vogel 1979)."""
    r, angle = math.sqrt((i + 0.5) / n), i * math.pi * (3 - math.sqrt(5))
    return r * math.cos(angle), r * math.sin(angle)


def _free_spot(radius: float, placed: list[tuple[float, float, float]], start: int) -> tuple[int, float, float]:
    """The first point on a spiral around the origin where a circle touches no other: its number and place.

    ``start`` is where the last circle of this size found room; nearer the origin there is none for another.
    """
    import numpy

    others = numpy.array(placed).reshape(-1, 3, 1)
    for first in count(start, _STEPS):
        step = numpy.arange(first, first + _STEPS)
        distance, angle = 24.0 * numpy.sqrt(step), step * 0.35
        x, y = distance * numpy.cos(angle) * 1.35, distance * numpy.sin(angle)
        apart = (x - others[:, 0]) ** 2 + (y - others[:, 1]) ** 2
        free = (apart >= (radius + others[:, 2]) ** 2).all(axis=0)
        if free.any():
            at = int(free.argmax())
            return first + at, float(x[at]), float(y[at])
    raise AssertionError("the spiral has no end")
