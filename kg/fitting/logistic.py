"""Weights of signs by penalised logistic regression (scikit-learn, L-BFGS), rounded so that runs agree to the byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

ALWAYS = "always"
"""The sign that every sample has: the intercept."""
RARE = 8
"""Samples that a sign must stand in."""
STRENGTH = 0.05
"""Inverse of the L2 penalty (scikit-learn's ``C``); dev split and gold pages want it there."""
FOLDS = 3
"""Parts of a cross-validation."""
LEAST = 0.05
"""Weights below it, in log odds, are left out."""


class Sample(NamedTuple):
    """What speaks for and against one candidate, and how right it is."""

    signs: tuple[str, ...]
    right: float
    """0 to 1: 1 for a name whose bounds are exact, less where they are not, 0 for what is none."""
    article: int = 0
    """Number of its article: samples of one article are never on both sides of a cross-validation."""
    weight: float = 1.0
    """How often it counts."""


class TypeSample(NamedTuple):
    """What tells the type of one initiative, and which it is."""

    signs: tuple[str, ...]
    type: str


def fit(samples: Sequence[Sample], *, strength: float = STRENGTH) -> dict[str, float]:
    """Sign -> weight in log odds, rounded to two places; ``always`` is the intercept.

    Args:
        samples: of both kinds, right and wrong.
        strength: inverse of the L2 penalty.
    """
    counts = Counter(sign for s in samples for sign in set(s.signs))
    names = sorted(sign for sign, n in counts.items() if n >= RARE)
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-6)
    rows, right = table(samples, names), np.array([s.right for s in samples])
    counted = np.array([s.weight for s in samples])
    model.fit(
        vstack([rows, rows]),
        np.repeat([True, False], len(samples)),
        sample_weight=np.concatenate([counted * right, counted * (1 - right)]),
    )
    weights = {sign: round(float(w), 2) for sign, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LEAST}
    return {ALWAYS: round(float(model.intercept_[0]), 2), **weights}


def fit_types(
    samples: Sequence[TypeSample], types: Sequence[str], *, strength: float = STRENGTH
) -> dict[str, tuple[float, ...]]:
    """Sign -> a weight for each type, rounded to one place; multinomial logistic regression without intercept."""
    counts = Counter(sign for s in samples for sign in set(s.signs))
    names = sorted(sign for sign, n in counts.items() if n >= RARE // 2)
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-7, fit_intercept=False)
    model.fit(table(samples, names), [s.type for s in samples])
    column = {t: i for i, t in enumerate(model.classes_)}
    rows = {
        sign: tuple(round(float(model.coef_[column[t], i]), 1) + 0.0 if t in column else -9.0 for t in types)
        for i, sign in enumerate(names)
    }
    return {sign: row for sign, row in rows.items() if any(row)}


def type_accuracy(
    samples: Sequence[TypeSample], weights: Mapping[str, tuple[float, ...]], types: Sequence[str]
) -> float:
    """The share of samples whose likeliest type is theirs."""
    none = (0.0,) * len(types)
    sums = (np.sum([weights.get(sign, none) for sign in s.signs], axis=0) for s in samples)
    right = [types[int(np.argmax(each))] == s.type for each, s in zip(sums, samples)]
    return sum(right) / len(right) if right else 0.0


def table(samples: Iterable[Sample | TypeSample], names: Sequence[str]) -> csr_matrix:
    """Samples by signs, 1.0 where a sample has the sign."""
    number = {sign: i for i, sign in enumerate(names)}
    rows = [sorted({number[sign] for sign in s.signs if sign in number}) for s in samples]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([c for row in rows for c in row], dtype=np.int32)
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(names)))


def probabilities(samples: Sequence[Sample], weights: Mapping[str, float]) -> np.ndarray:
    """What the weights say of each sample, 0 to 1."""
    always = weights.get(ALWAYS, 0.0)
    sums = np.array([always + sum(weights.get(sign, 0.0) for sign in set(s.signs)) for s in samples])
    return 1 / (1 + np.exp(-sums))


def log_loss(samples: Sequence[Sample], weights: Mapping[str, float]) -> float:
    """Mean negative log likelihood of the samples, in nats."""
    p = np.clip(probabilities(samples, weights), 1e-6, 1 - 1e-6)
    right = np.array([s.right for s in samples])
    return float(-np.mean(right * np.log(p) + (1 - right) * np.log(1 - p)))


def group_of(sign: str) -> str:
    """The group that a sign stays or goes with: ``verb`` of ``verb 开展…``."""
    return sign.partition(" ")[0]


def wanted(samples: Sequence[Sample], *, strength: float = STRENGTH) -> list[Sample]:
    """The samples with only those groups of signs that foretell articles which were not fitted on.

    One group after the other is taken away, the least useful first, as long as the cross-validated log loss does not
    grow.
    """
    left, loss = list(samples), cross_validated(samples, strength=strength)
    groups = sorted({group_of(sign) for s in samples for sign in s.signs})
    ranked = sorted((cross_validated(without(left, g), strength=strength), g) for g in groups)
    for _, group in ranked:
        fewer = without(left, group)
        found = cross_validated(fewer, strength=strength)
        if found <= loss:
            left, loss = fewer, found
    return left


def without(samples: Iterable[Sample], group: str) -> list[Sample]:
    """The samples without the signs of a group."""
    return [s._replace(signs=tuple(x for x in s.signs if group_of(x) != group)) for s in samples]


def cross_validated(samples: Sequence[Sample], *, strength: float = STRENGTH, folds: int = FOLDS) -> float:
    """Mean log loss of each sample by weights that were fitted on the other articles."""
    losses = []
    for fold in range(folds):
        seen = [s for s in samples if s.article % folds != fold]
        unseen = [s for s in samples if s.article % folds == fold]
        if seen and unseen:
            losses.append((log_loss(unseen, fit(seen, strength=strength)), len(unseen)))
    return sum(loss * n for loss, n in losses) / max(1, sum(n for _, n in losses))
