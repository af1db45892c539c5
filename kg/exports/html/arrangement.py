"""Where the nodes stand: each beside what it belongs to, islands of places packed without overlap.

Computed once at build time, in whole pixels: the same graph always gives the same picture.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

_SPACE = 34.0
"""Pixels between the leaves around a node."""
_GAP = 10.0
"""Pixels between two islands."""
_STEPS = 64
"""Points of the spiral that are tried at a time."""
_WIDE = 1.35
"""The whole picture is wider than high, as screens are."""

Circle = tuple[float, float, float]
"""x, y, radius."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Node -> its point, and node -> the circle around all that belongs to it (where something does)."""

    points: dict[str, tuple[int, int]]
    islands: dict[str, tuple[int, int, int]]


@dataclass(slots=True)
class _Island:
    """A node with all below it, seen from the middle of its circle."""

    radius: float
    own: tuple[float, float]
    parts: dict[str, tuple[float, float]]


def lay_out(homes: Mapping[str, str], sizes: Mapping[str, float]) -> Layout:
    """Place every node.

    Args:
        homes: node -> the node that it belongs to, "" for none; no rings.
        sizes: node -> radius of its dot in pixels.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for node in sorted(homes, key=lambda n: (-sizes[n], n)):
        below[homes[node]].append(node)
    order = _downwards(below)
    islands: dict[str, _Island] = {}
    for node in reversed(order):
        islands[node] = _island(node, below.get(node, []), sizes, islands)
    roots = sorted(below.get("", []), key=lambda n: (-islands[n].radius, n))
    spots = _packed(roots, islands, [], wide=_WIDE)
    return _absolute(order, spots, islands)


def _downwards(below: Mapping[str, list[str]]) -> list[str]:
    order = list(below.get("", []))
    for node in order:
        order += below.get(node, [])
    return order


def _island(node: str, members: list[str], sizes: Mapping[str, float], islands: dict[str, _Island]) -> _Island:
    leaves = [m for m in members if not islands[m].parts]
    if members and not leaves:
        return _ringed(members, sizes[node], islands)
    groups = sorted((m for m in members if islands[m].parts), key=lambda n: (-islands[n].radius, n))
    parts = _sunflower(leaves, sizes[node])
    core = max((math.hypot(*p) + sizes[n] for n, p in parts.items()), default=sizes[node])
    parts |= _packed(groups, islands, [(0.0, 0.0, core + _GAP)])
    circles = [(x, y, islands[n].radius) for n, (x, y) in parts.items()] + [(0.0, 0.0, sizes[node])]
    x, y, radius = _around(circles)
    return _Island(radius + (_GAP if parts else 2), (-x, -y), {n: (px - x, py - y) for n, (px, py) in parts.items()})


def _ringed(members: list[str], size: float, islands: dict[str, _Island]) -> _Island:
    """A node that holds islands only stands at the top of the ring around them, where it takes no room from them."""
    groups = sorted(members, key=lambda n: (-islands[n].radius, n))
    spots = _packed(groups, islands, [])
    x, y, radius = _around([(px, py, islands[n].radius) for n, (px, py) in spots.items()])
    radius += _GAP
    return _Island(radius + size, (0.0, -radius), {n: (px - x, py - y) for n, (px, py) in spots.items()})


def _sunflower(leaves: list[str], middle: float) -> dict[str, tuple[float, float]]:
    """Leaves evenly spread around a dot (Vogel 1979)."""
    first = (middle + _SPACE * 0.75) ** 2
    found = {}
    for i, leaf in enumerate(leaves):
        distance, angle = math.sqrt(first + i * _SPACE**2 * 0.55), i * math.pi * (3 - math.sqrt(5))
        found[leaf] = (distance * math.cos(angle), distance * math.sin(angle))
    return found


def _around(circles: list[Circle]) -> Circle:
    """A circle around circles: the middle of their box, as wide as it must be."""
    left, right = min(x - r for x, _, r in circles), max(x + r for x, _, r in circles)
    top, bottom = min(y - r for _, y, r in circles), max(y + r for _, y, r in circles)
    x, y = (left + right) / 2, (top + bottom) / 2
    return x, y, max(math.hypot(cx - x, cy - y) + r for cx, cy, r in circles)


def _packed(
    nodes: list[str], islands: Mapping[str, _Island], placed: list[Circle], *, wide: float = 1.0
) -> dict[str, tuple[float, float]]:
    taken: dict[int, int] = {}
    found = {}
    for node in nodes:
        radius = islands[node].radius + _GAP / 2
        size = int(radius // 4)
        stride = max(9.0, size / 2)
        taken[size], x, y = _free_spot(radius, placed, taken.get(size, 0), (stride * wide, stride))
        placed.append((x, y, radius))
        found[node] = (x, y)
    return found


def _free_spot(
    radius: float, placed: list[Circle], start: int, stride: tuple[float, float]
) -> tuple[int, float, float]:
    """The first point on a spiral around the origin where a circle touches no other: its number and place.

    ``start`` is where the last circle of this size found room; nearer the origin there is none for another.
    """
    import numpy

    if not placed:
        return 0, 0.0, 0.0
    others = numpy.array(placed, dtype=float).reshape(-1, 3, 1)
    for first in count(start, _STEPS):
        step = numpy.arange(first, first + _STEPS)
        distance, angle = numpy.sqrt(step), step * 0.35
        x, y = distance * numpy.cos(angle) * stride[0], distance * numpy.sin(angle) * stride[1]
        apart = (x - others[:, 0]) ** 2 + (y - others[:, 1]) ** 2
        free = (apart >= (radius + others[:, 2]) ** 2).all(axis=0)
        if free.any():
            at = int(free.argmax())
            return first + at, float(x[at]), float(y[at])
    raise AssertionError("the spiral has no end")


def _absolute(order: list[str], spots: dict[str, tuple[float, float]], islands: Mapping[str, _Island]) -> Layout:
    middles = dict(spots)
    layout = Layout({}, {})
    for node in order:
        island, (x, y) = islands[node], middles[node]
        layout.points[node] = (round(x + island.own[0]), round(y + island.own[1]))
        if island.parts:
            layout.islands[node] = (round(x), round(y), round(island.radius))
        middles |= {part: (x + px, y + py) for part, (px, py) in island.parts.items()}
    return layout
