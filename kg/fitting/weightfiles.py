"""Which weight files there are, and how each is made from the annotated articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.evaluation.annotated import load_annotated
from kg.facts.initiatives import hosting, scoring, types
from kg.fitting import logistic, subjectpairs
from kg.fitting.logistic import Sample, TypeSample
from kg.fitting.samples import judged, of_agents, of_initiatives, of_types, page_readings, readings
from kg.reading import Reading
from kg.reading.lexicon import TYPES
from kg.rules.tables import rows

KG = Path(__file__).parents[1]
INITIATIVES = KG / "facts" / "initiatives" / "data" / "weights.tsv"
INITIATIVE_TYPES = INITIATIVES.with_name("types.tsv")
INITIATIVE_AGENTS = INITIATIVES.with_name("agents.tsv")
SUBJECTS = KG / "facts" / "measures" / "subjectweights.tsv"
CERTAINTY = SUBJECTS.with_name("certainty.tsv")
PRIORS = Path(__file__).parent / "data" / "priors.tsv"
PAGES_COUNT = 3.0
"""How often an article of a real newspaper page counts beside an invented one."""
_MADE = "# Made by `make fit` from corpus/ and tests/gold/; changes by hand are lost."
Say = Callable[[str], None]


@dataclass(slots=True)
class Samples:
    """What annotated articles give to learn from."""

    initiatives: list[Sample] = field(default_factory=list)
    agents: list[Sample] = field(default_factory=list)
    types: list[TypeSample] = field(default_factory=list)
    articles: int = 0

    @classmethod
    def of(cls, corpus: Path, split: str = "") -> Samples:
        """The samples of a corpus' articles, in their order."""
        found = cls()
        found.add(readings(load_annotated(corpus, split)))
        return found

    def add(self, annotated: Iterable[tuple[Reading, dict[str, Any]]], *, counted: float = 1.0) -> None:
        """Take the samples of articles, each of which counts so often."""
        for reading, gold in annotated:
            self.articles += 1
            found = judged(reading, gold)
            for samples, made in ((self.initiatives, of_initiatives(found)), (self.agents, of_agents(found))):
                samples += (s._replace(article=self.articles, weight=counted) for s in made)
            self.types += of_types(found)


def fit_all(corpus: Path, gold: Path, pages: Path, *, say: Say = lambda line: None, into: Path = KG) -> None:
    """Make every weight file from a corpus' train split and gold pages; say how its dev split is met.

    Args:
        corpus: the folder with ``articles`` and ``splits.tsv``.
        gold: the folder with gold files (``*.json``).
        pages: the folder with the pages that they describe.
        say: is given the figures, a line each.
        into: the package's folder, or another that gets the same tree.

    Raises:
        StopRun: no corpus there, or an article that cannot be read.
    """
    train, dev = (Samples.of(corpus, split) for split in ("train", "dev"))
    train.add(page_readings(gold, pages), counted=PAGES_COUNT)
    _write(into / INITIATIVES.relative_to(KG), _initiatives(train.initiatives, dev.initiatives, say))
    _write(into / INITIATIVE_AGENTS.relative_to(KG), _agents(train.agents, dev.agents, say))
    _write(into / INITIATIVE_TYPES.relative_to(KG), _types(train.types, dev.types, say))
    for table in (scoring, hosting, types):
        table.weights.cache_clear()
    given = subjectpairs.choices(corpus, gold, pages)
    weights = subjectpairs.fit(given)
    say(f"subjects: {len(given)} numbers, {len(weights)} signs")
    _write(into / SUBJECTS.relative_to(KG), (f"{sign}\t{weight:.2f}" for sign, weight in weights.items()))
    shares = (f"{share:.3f}\t{right:.3f}" for share, right in subjectpairs.certainty(given))
    _write(into / CERTAINTY.relative_to(KG), ("# share of the best candidate\thow often it is right", *shares))


def _initiatives(train: Sequence[Sample], dev: Sequence[Sample], say: Say) -> Iterable[str]:
    weights = logistic.fit(logistic.wanted(train))
    for sign, most in priors().items():
        weights[sign] = min(weights.get(sign, 0.0), most)
    return _weighed("initiatives", weights, (train, dev), say)


def priors() -> dict[str, float]:
    """Sign -> the most that it may add, where the annotated articles are too few to teach it."""
    return {sign: float(most) for sign, most, _ in rows(PRIORS)}


def _agents(train: Sequence[Sample], dev: Sequence[Sample], say: Say) -> Iterable[str]:
    return _weighed("agents", logistic.fit(train), (train, dev), say)


def _weighed(
    name: str, weights: Mapping[str, float], parts: tuple[Sequence[Sample], Sequence[Sample]], say: Say
) -> Iterable[str]:
    losses = [logistic.log_loss(samples, weights) for samples in parts]
    say(f"{name}: {len(parts[0])} samples, {len(weights)} signs; log loss {losses[0]:.3f}, dev {losses[1]:.3f}")
    return (f"{sign}\t{weight:.2f}" for sign, weight in weights.items())


def _types(train: Sequence[TypeSample], dev: Sequence[TypeSample], say: Say) -> Iterable[str]:
    weights = logistic.fit_types(train, TYPES)
    shares = [logistic.type_accuracy(samples, weights, TYPES) for samples in (train, dev)]
    say(f"types: {len(train)} names, {len(weights)} signs; right {shares[0]:.3f}, dev {shares[1]:.3f}")
    return _rows(weights)


def _rows(weights: Mapping[str, Sequence[float]]) -> Iterable[str]:
    yield "# sign\t" + "\t".join(TYPES)
    yield from (sign + "".join(f"\t{w:g}" for w in row) for sign, row in weights.items())


def _write(file: Path, rows: Iterable[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([_MADE, *rows]) + "\n", encoding="utf-8", newline="\n")
