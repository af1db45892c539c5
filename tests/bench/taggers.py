"""A linear-chain CRF on characters beside the program's candidates and weights, on the same split.

    pip install python-crfsuite
    python tests/bench/taggers.py [CORPUS] [FOLDER ...]    # FOLDER: more annotated articles to judge on

Two taggers are trained on the train split: one sees characters, words and their parts of speech; the other also what
the program makes of each character's likeliest candidate. All are judged on labels alone, one gold label a find.
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite

from kg.evaluation.annotated import load_annotated
from kg.evaluation.similarity import label_similarity
from kg.facts.initiatives.choosing import chosen
from kg.facts.initiatives.coreference import joined
from kg.facts.initiatives.finding import Sighting, sightings
from kg.facts.initiatives.sameinitiative import affirmed
from kg.fitting.samples import SAME, readings
from kg.model import ACCEPTED, Passage
from kg.reading import Reading

ROOT = Path(__file__).parents[2]
Finder = Callable[[Reading], Iterable[str]]


def main() -> None:
    """Print precision, recall, F1 and speed of each, on the dev split and on further folders."""
    corpus, *more = [Path(a) for a in sys.argv[1:]] or [ROOT / "corpus"]
    sets = {"dev": load_annotated(corpus, "dev"), **{str(each): load_annotated(each) for each in more}}
    train = load_annotated(corpus, "train")
    finders: dict[str, Finder] = {"program": program}
    folder = Path(tempfile.mkdtemp())
    for name, mixed in (("CRF", False), ("CRF with candidates", True)):
        finders[name] = tagger(folder / f"{name}.crfsuite", list(readings(train)), mixed=mixed)
    for where, articles in sets.items():
        for name, finder in finders.items():
            print(f"{where:20s} {name:22s} {judged(finder, list(readings(articles)))}", flush=True)


def program(reading: Reading) -> Iterator[str]:
    """The labels that a build gives."""
    return stated(sightings(reading), ACCEPTED)


def stated(found: Iterable[Sighting], least: float) -> Iterator[str]:
    """The labels of the initiatives that sightings state, if they are so sure."""
    for group in joined(affirmed(chosen(found))):
        if group.confidence >= least:
            yield group.best.label


def tagger(file: Path, given: list[tuple[Reading, dict[str, Any]]], *, mixed: bool) -> Finder:
    """A trained CRF."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for reading, gold in given:
        for passage in reading.article.passages:
            trainer.append(features(reading, passage, mixed=mixed), tags(passage.text, gold["initiatives"]))
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 80, "feature.minfreq": 2})
    trainer.train(str(file))
    model = pycrfsuite.Tagger()
    model.open(str(file))
    return lambda reading: labels(model, reading, mixed=mixed)


def labels(model: Any, reading: Reading, *, mixed: bool) -> Iterator[str]:
    """What a tagger marks in an article."""
    for passage in reading.article.passages:
        yield from marked(passage.text, model.tag(features(reading, passage, mixed=mixed)))


def marked(text: str, given: Sequence[str]) -> Iterator[str]:
    """The stretches of a text that begin with a B and go on with I."""
    start = 0
    for at, tag in enumerate([*given, "O"]):
        if tag != "I":
            if at > start and given[start] == "B":
                yield text[start:at]
            start = at


def tags(text: str, initiatives: Iterable[dict[str, Any]]) -> list[str]:
    """B, I or O for each character: every place where an annotated label is printed."""
    found = ["O"] * len(text)
    for label in sorted({w for i in initiatives for w in (i["label"], *i.get("aliases", []))}, key=len):
        at = text.find(label)
        while label and at >= 0:
            found[at : at + len(label)] = ["B", *["I"] * (len(label) - 1)]
            at = text.find(label, at + len(label))
    return found


def features(reading: Reading, passage: Passage, *, mixed: bool) -> list[list[str]]:
    """Of each character: those around it, its word, and what the program thinks of it."""
    text, words = passage.text, reading.text(passage).words
    likely = _likely(reading, passage) if mixed else {}
    rows = []
    for at in range(len(text)):
        row = [f"{d}={text[at + d]}" for d in range(-3, 4) if 0 <= at + d < len(text)]
        row += [f"{d}{d + 1}={text[at + d : at + d + 2]}" for d in (-2, -1, 0, 1) if at + d >= 0]
        word = words.at(at)
        if word:
            place = "B" if word.start == at else "E" if word.end == at + 1 else "M"
            row += [f"w={text[word.start : word.end]}", f"t={word.tag}", f"p={place}", f"tp={word.tag}{place}"]
        if at in likely:
            row += [f"c={likely[at]}", f"ct={likely[at]}{word.tag if word else ''}"]
        rows.append(row)
    return rows


def _likely(reading: Reading, passage: Passage) -> dict[int, str]:
    """Of each character in a candidate: how likely the likeliest is, and whether the character begins it."""
    best: dict[int, Sighting] = {}
    for one in sightings(reading):
        if one.passage is passage:
            for at in range(one.name.start, one.name.end):
                if at not in best or best[at].confidence < one.confidence:
                    best[at] = one
    return {
        at: f"{round(math.log(max(s.confidence, 1e-3) / max(1 - s.confidence, 1e-3)))}{'B' * (s.name.start == at)}"
        for at, s in best.items()
    }


class Figures(NamedTuple):
    """How well and how fast labels are found."""

    found: int
    right: int
    wanted: int
    characters: int
    seconds: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.wanted)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        speed = self.characters / max(self.seconds, 1e-9)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  {speed:8.0f} characters/s"


def judged(finder: Finder, given: Iterable[tuple[Reading, dict[str, Any]]]) -> Figures:
    """Counts of the labels; each gold label is found once."""
    found = right = wanted = characters = 0
    start = time.process_time()
    for reading, gold in given:
        open_ones = [[i["label"], *i.get("aliases", [])] for i in gold["initiatives"] if not i.get("optional")]
        wanted += len(open_ones)
        characters += sum(len(p.text) for p in reading.article.passages)
        for label in dict.fromkeys(finder(reading)):
            found += 1
            best = max(open_ones, key=lambda names: label_similarity(label, names), default=None)
            if best and label_similarity(label, best) >= SAME:
                right += 1
                open_ones.remove(best)
    return Figures(found, right, wanted, characters, time.process_time() - start)


if __name__ == "__main__":
    main()
