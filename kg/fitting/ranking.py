"""Which of several candidates is right, and how often the likeliest is: numbers' subjects, initiatives' hosts.

A conditional logistic regression: of each choice's candidates the annotated one shall have the highest sum of weights.
The certainty is measured on articles that the weights were not fitted on, in four parts, and made to grow with the
share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np

PENALTY = 10.0
"""Of the squared weights."""
RARE = 20
"""Candidates that a sign must stand at."""
PARTS = 4
"""Of the articles, for the certainty."""
_STEPS, _RATE, _LEAST = 80, 0.08, 0.03
_STEP = 0.1


class Candidate(Protocol):
    """What may be chosen."""

    @property
    def signs(self) -> tuple[str, ...]:
        """What speaks for and against it."""
        ...


class Signs(NamedTuple):
    """A candidate of which nothing but its signs is kept."""

    signs: tuple[str, ...]


class Choice(NamedTuple):
    """Candidates, and which of them are right."""

    part: int
    """Of the articles; one article's choices are in one part."""
    as_found: bool
    """Whether a build meets this choice, too."""
    candidates: Sequence[Candidate]
    right: Sequence[bool]
    counted: float = 1.0
    """How often it counts."""


def certainty(given: Sequence[Choice]) -> list[tuple[float, float]]:
    """Share of the best candidate -> how often it is right, on articles not fitted on."""
    seen = [found for part in range(PARTS) for found in _unseen(given, part)]
    blocks = [[0.0, 0.0, 0.0]]
    for low in np.arange(0, 1, _STEP):
        inside = [(share * n, right * n, n) for share, right, n in seen if low < share <= low + _STEP]
        if inside:
            blocks.append([sum(column) for column in zip(*inside, strict=True)])
        while len(blocks) > 2 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [(0.0, 0.0), *((share / n, right / n) for share, right, n in blocks[1:])]


def _unseen(given: Sequence[Choice], part: int) -> Iterator[tuple[float, bool, float]]:
    """Share and rightness of each choice in one part by weights of the others, and how often it counts."""
    weights = fit([s for s in given if s.part != part])
    for s in given:
        if s.part == part and s.as_found and s.candidates:
            score = np.array([sum(weights.get(sign, 0.0) for sign in c.signs) for c in s.candidates])
            yield 1 / np.exp(score - score.max()).sum(), s.right[int(score.argmax())], max(1.0, s.counted)


def fit(given: Sequence[Choice]) -> dict[str, float]:
    """Sign -> weight, by Adam on the penalised likelihood of the right candidates."""
    given = [s for s in given if any(s.right)]
    times = Counter(sign for s in given for c in s.candidates for sign in c.signs)
    names = sorted(sign for sign, n in times.items() if n >= RARE)
    found = _Coded.of(given, names)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        slope = found.slope(weights) - PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights += _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {sign: round(float(w), 2) for sign, w in zip(names, weights, strict=True) if abs(w) >= _LEAST}


class _Coded(NamedTuple):
    """All candidates of all numbers, one after the other."""

    rows: np.ndarray
    """The candidate of each sign that stands somewhere."""
    signs: np.ndarray
    right: np.ndarray
    first: np.ndarray
    """The first candidate of each number."""
    number: np.ndarray
    """The number of each candidate."""
    counted: np.ndarray

    @classmethod
    def of(cls, given: Sequence[Choice], names: Sequence[str]) -> _Coded:
        """The numbers with the signs that have a name."""
        number = {sign: i for i, sign in enumerate(names)}
        every = [c for s in given for c in s.candidates]
        pairs = [(row, number[sign]) for row, c in enumerate(every) for sign in c.signs if sign in number]
        rows, signs = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        sizes = np.array([len(s.candidates) for s in given])
        right = np.array([r for s in given for r in s.right], float)
        counted = np.repeat([s.counted for s in given], sizes)
        return cls(rows, signs, right, np.cumsum(sizes) - sizes, np.repeat(np.arange(len(given)), sizes), counted)

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """How the log likelihood of the right candidates grows with each weight."""
        score = np.bincount(self.rows, weights=weights[self.signs], minlength=len(self.right))
        share = np.exp(score - np.maximum.reduceat(score, self.first)[self.number])
        wanted = share * self.right
        share, wanted = (part / np.add.reduceat(part, self.first)[self.number] for part in (share, wanted))
        grows = (wanted - share) * self.counted
        return np.bincount(self.signs, weights=grows[self.rows], minlength=len(weights))
