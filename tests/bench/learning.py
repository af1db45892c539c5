"""How much the annotated articles teach, and which signs earn their place.

    python tests/bench/learning.py [CORPUS]

Prints the learning curve of the initiatives' weights (fitted on 100, 200, 400 … train articles, judged on the dev
split), what each group of signs is worth (cross-validated on train), and other models over the same candidates: the
test split stays untouched.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from kg.fitting import logistic
from kg.fitting.logistic import Sample
from kg.fitting.weightfiles import Samples

ROOT = Path(__file__).parents[2]
SIZES = (100, 200, 400, 800)
Judge = Callable[[Sequence[Sample]], np.ndarray]


def main() -> None:
    """Print the three tables."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus"
    train, dev = (Samples.of(corpus, split).initiatives for split in ("train", "dev"))
    print("articles  candidates  dev log loss  dev F1")
    for size, part in curve(train):
        weights = logistic.fit(part)
        print(f"{size:8d}  {len(part):10d}  {figures(dev, logistic.probabilities(dev, weights))}")
    print("without        cross-validated log loss (train)")
    held = logistic.Held(train)
    whole = held.loss()
    print(f"{'(nothing)':14s} {whole:.4f}")
    for group in held.groups:
        print(f"{group:14s} {held.loss({group}) - whole:+.4f}")
    print("model                     dev log loss  dev F1")
    for name, judge in models(train):
        print(f"{name:24s}  {figures(dev, judge(dev))}")


def curve(train: Sequence[Sample]) -> list[tuple[int, list[Sample]]]:
    """Samples of the first so many articles of a shuffle that is always the same."""
    articles = sorted({s.article for s in train})
    random.Random(1).shuffle(articles)
    sizes = [n for n in SIZES if n < len(articles)] + [len(articles)]
    return [(n, [s for s in train if s.article in set(articles[:n])]) for n in sizes]


def figures(samples: Sequence[Sample], p: np.ndarray, least: float = 0.5) -> str:
    """Log loss and F1 of the candidates that are at least so sure."""
    right = np.array([s.right for s in samples]) >= 0.5
    held = np.clip(p, 1e-6, 1 - 1e-6)
    loss = -np.mean(np.where(right, np.log(held), np.log(1 - held)))
    found = p >= least
    return f"{loss:12.3f}  {2 * (found & right).sum() / (found.sum() + right.sum()):6.3f}"


def models(train: Sequence[Sample]) -> list[tuple[str, Judge]]:
    """The logistic model with all signs, with the wanted ones, and boosted trees."""
    every, wanted = logistic.fit(train), logistic.fit(logistic.wanted(train))
    names = sorted({sign for s in train for sign in s.signs})
    trees = HistGradientBoostingClassifier(
        max_iter=200, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=10, random_state=0
    )
    trees.fit(logistic.table(train, names).toarray(), [s.right for s in train])
    return [
        ("logistic, all signs", lambda samples: logistic.probabilities(samples, every)),
        ("logistic, wanted signs", lambda samples: logistic.probabilities(samples, wanted)),
        ("boosted trees", lambda samples: trees.predict_proba(logistic.table(samples, names).toarray())[:, 1]),
    ]


if __name__ == "__main__":
    main()
