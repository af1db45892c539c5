"""Which of several candidates is right, and how often the likeliest is: numbers' subjects, initiatives' hosts.

A conditional logistic regression: of each choice's candidates the annotated one shall have the highest sum of weights.
The certainty is measured on articles that the weights were not fitted on, in four parts, and made to grow with the
share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np

PENALTY = 2.0
"""Of the squared weights, unless said otherwise."""
NONE: Mapping[str, float] = {}
"""No lean."""
PARTS = 4
"""Of the articles, for the certainty."""
_STEPS, _RATE, _LEAST = 80, 0.08, 0.12
_STEP = 0.1


class Candidate(Protocol):
    """What may be chosen."""

    @property
    def signs(self) -> tuple[str, ...]:
        """What speaks for and against it."""
        ...


class Choice(NamedTuple):
    """Candidates, which of them are right, and whether the choice counts as right with them."""

    part: int
    """Of the articles; one article's choices are in one part."""
    as_found: bool
    """Whether a build meets this choice, too."""
    candidates: Sequence[Candidate]
    right: Sequence[bool]
    named: bool = True
    """Whether what else makes it right is there: of a number the thing counted."""


def certainty(
    given: Sequence[Choice], *, penalty: float = PENALTY, lean: Mapping[str, float] = NONE
) -> list[tuple[float, float]]:
    """Share of the best candidate -> how often it and the thing counted are right, on articles not fitted on."""
    seen: list[tuple[float, bool]] = []
    for part in range(PARTS):
        weights = fit([s for s in given if s.part != part], penalty=penalty, lean=lean)
        for s in given:
            if s.part == part and s.as_found and s.candidates:
                score = np.array([sum(weights.get(sign, 0.0) for sign in c.signs) for c in s.candidates])
                seen.append((1 / np.exp(score - score.max()).sum(), s.right[int(score.argmax())] and s.named))
    blocks = [[0.0, 0.0, 0]]
    for low in np.arange(0, 1, _STEP):
        inside = [(share, right) for share, right in seen if low < share <= low + _STEP]
        if inside:
            blocks.append([sum(share for share, _ in inside), sum(right for _, right in inside), len(inside)])
        while len(blocks) > 2 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [(0.0, 0.0), *((share / n, right / n) for share, right, n in blocks[1:])]


def fit(given: Sequence[Choice], *, penalty: float = PENALTY, lean: Mapping[str, float] = NONE) -> dict[str, float]:
    """Sign -> weight, by Adam on the penalised likelihood of the right candidates.

    Args:
        given: the choices.
        penalty: of the squared weights.
        lean: what signs add beyond what is learned: what another candidate must be better by.
    """
    given = [s for s in given if any(s.right)]
    names = sorted({s for sample in given for c in sample.candidates for s in c.signs})
    number = {s: i for i, s in enumerate(names)}
    coded = [
        (np.repeat(np.arange(len(found)), [len(c.signs) for c in found]),
         np.array([number[s] for c in found for s in c.signs]), np.array(right, float))
        for _, _, found, right, _ in given
    ]  # fmt: skip
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        slope = -penalty * weights
        for rows, signs, right in coded:
            score = np.bincount(rows, weights=weights[signs], minlength=len(right))
            share = np.exp(score - score.max())
            share /= share.sum()
            wanted = share * right
            np.add.at(slope, signs, (wanted / wanted.sum() - share)[rows])
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights += _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    learned = {sign: round(float(w), 2) for sign, w in zip(names, weights, strict=True) if abs(w) >= _LEAST}
    return {**learned, **{sign: round(learned.get(sign, 0.0) + more, 2) for sign, more in lean.items()}}
