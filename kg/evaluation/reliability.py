"""Whether confidences are honest: of the facts with confidence .9, nine in ten should be right.

Expected calibration error as in Guo et al. 2017, "On Calibration of Modern Neural Networks", with ten equal bands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

BANDS = 10
Judged = tuple[float, bool]
"""A fact's confidence (0 to 1), and whether it is right."""


class Band(NamedTuple):
    """The facts whose confidence lies in one tenth."""

    low: float
    facts: int
    said: float
    """Mean confidence."""
    right: float
    """Share that is right."""


def reliability(judged: Iterable[Judged]) -> list[Band]:
    """The bands that hold facts, the lowest first; 1.0 is of the last."""
    bands: list[list[Judged]] = [[] for _ in range(BANDS)]
    for sure, right in judged:
        bands[min(int(sure * BANDS + 1e-9), BANDS - 1)].append((sure, right))
    return [
        Band(i / BANDS, len(b), sum(sure for sure, _ in b) / len(b), sum(right for _, right in b) / len(b))
        for i, b in enumerate(bands)
        if b
    ]


def calibration_error(judged: Iterable[Judged]) -> float:
    """How far confidence and share of right facts lie apart, weighed by the facts of each band; 0.0 without facts."""
    bands = reliability(judged)
    facts = sum(b.facts for b in bands)
    return sum(b.facts * abs(b.said - b.right) for b in bands) / facts if facts else 0.0
