"""Weights of signs by penalised logistic regression (scikit-learn, L-BFGS), rounded so that runs agree to the byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    right, counted = _targets(samples)
    always, weights = _fitted(table(samples, names), right, counted, strength)
    return {ALWAYS: always, **{sign: float(w) for sign, w in zip(names, weights, strict=True) if w}}


def _targets(samples: Sequence[Sample]) -> tuple[np.ndarray, np.ndarray]:
    """How right each sample is, and how often it counts."""
    return np.array([s.right for s in samples]), np.array([s.weight for s in samples])


def _fitted(
    rows: csr_matrix, right: np.ndarray, counted: np.ndarray, strength: float, *, near: np.ndarray | None = None
) -> tuple[float, np.ndarray]:
    """The intercept and each column's weight, rounded to two places, 0 for those that are next to nothing.

    Args:
        rows: samples by signs.
        right: how right each sample is.
        counted: how often it counts.
        strength: inverse of the L2 penalty.
        near: weights and intercept from which a less exact search begins; without them it is exact.
    """
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-6 if near is None else 1e-4, warm_start=True)
    if near is not None:
        model.coef_, model.intercept_ = near[None, :-1], near[-1:]
    both = np.concatenate([counted * right, counted * (1 - right)])
    model.fit(vstack([rows, rows]), np.repeat([True, False], len(right)), sample_weight=both)
    weights = np.where(np.abs(model.coef_[0]) >= LEAST, np.round(model.coef_[0], 2), 0.0)
    return round(float(model.intercept_[0]), 2), weights


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
    return float(np.mean(_losses(probabilities(samples, weights), _targets(samples)[0])))


def _losses(p: np.ndarray, right: np.ndarray) -> np.ndarray:
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return -(right * np.log(p) + (1 - right) * np.log(1 - p))


def group_of(sign: str) -> str:
    """The group that a sign stays or goes with: ``verb`` of ``verb 开展…``."""
    return sign.partition(" ")[0]


def wanted(samples: Sequence[Sample], *, strength: float = STRENGTH) -> list[Sample]:
    """The samples with only those groups of signs that foretell articles which were not fitted on.

    One group after the other is taken away, the least useful first, as long as the cross-validated log loss does not
    grow; one whose loss alone makes it grow stays.
    """
    held = Held(samples, strength=strength)
    away, loss = set[str](), held.loss()
    alone = sorted((held.loss({group}), group) for group in held.groups)
    for found, group in [each for each in alone if each[0] <= loss]:
        found = held.loss({*away, group}) if away else found
        if found <= loss:
            away, loss = {*away, group}, found
    return [s._replace(signs=tuple(x for x in s.signs if group_of(x) not in away)) for s in samples]


class Held:
    """Cross-validation over articles: how well signs foretell those that were not fitted on.

    Args:
        samples: of both kinds; their ``article`` says which are held out together.
        strength: inverse of the L2 penalty.
        folds: parts of the articles.
    """

    def __init__(self, samples: Sequence[Sample], *, strength: float = STRENGTH, folds: int = FOLDS) -> None:
        names = sorted({sign for s in samples for sign in s.signs})
        self._strength, self._folds = strength, folds
        self._rows = table(samples, names)
        self._right, self._counted = _targets(samples)
        self._fold = np.array([s.article % folds for s in samples])
        self._group = np.array([group_of(name) for name in names])
        self._known: dict[int, np.ndarray] = {}
        """Fold -> the weights that were found last, from which the search goes on."""
        self.groups = sorted(set(self._group.tolist()))
        """The groups that the samples have."""

    def loss(self, away: Collection[str] = ()) -> float:
        """Mean log loss of each sample by weights that were fitted on the other articles, without some groups."""
        left = ~np.isin(self._group, list(away))
        found = [
            self._of(fold, left) for fold in range(self._folds) if 0 < (self._fold == fold).sum() < len(self._fold)
        ]
        return float(np.concatenate(found).mean()) if found else 0.0

    def _of(self, fold: int, left: np.ndarray) -> np.ndarray:
        """The losses of one fold's samples."""
        seen = np.flatnonzero(self._fold != fold)
        unseen = np.flatnonzero(self._fold == fold)
        often = np.asarray(self._rows[seen].sum(axis=0)).ravel() >= RARE
        columns = np.flatnonzero(often & left)
        given, start = self._rows[:, columns], self._known.setdefault(fold, np.zeros(1 + len(self._group)))
        always, weights = _fitted(
            given[seen], self._right[seen], self._counted[seen], self._strength, near=start[[*columns, -1]]
        )
        start[columns], start[-1] = weights, always
        return _losses(1 / (1 + np.exp(-(always + given[unseen] @ weights))), self._right[unseen])
