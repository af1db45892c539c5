"""Which weight files there are, and how each is made from the annotated articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.evaluation.annotated import load_annotated
from kg.facts.initiatives import coreference, hostchoice, scoring, types
from kg.facts.initiatives.finding import Sighting
from kg.fitting import logistic, ranking, recorded, subjectpairs
from kg.fitting.logistic import Sample, TypeSample
from kg.fitting.ranking import Choice
from kg.fitting.recorded import Recorded
from kg.fitting.samples import (
    Judged,
    judged,
    likely_hosts,
    of_hosts,
    of_initiatives,
    of_pairs,
    of_types,
    page_readings,
    readings,
)
from kg.reading import Reading
from kg.reading.lexicon import TYPES
from kg.rules.tables import rows

KG = Path(__file__).parents[1]
INITIATIVES = KG / "facts" / "initiatives" / "data" / "weights.tsv"
INITIATIVE_TYPES = INITIATIVES.with_name("types.tsv")
HOSTS = INITIATIVES.with_name("hosts.tsv")
HOST_CERTAINTY = INITIATIVES.with_name("hostcertainty.tsv")
COREFERENCE = INITIATIVES.with_name("coreference.tsv")
SUBJECTS = KG / "facts" / "measures" / "subjectweights.tsv"
CERTAINTY = SUBJECTS.with_name("certainty.tsv")
PRIORS = Path(__file__).parent / "data" / "priors.tsv"
RECORDED = "recorded"
"""Folder of a corpus with the signs of articles without their text."""
PAIRS_STRENGTH = 0.1
"""Inverse of the L2 penalty for pairs of wordings, of which there are few."""
PAGES_COUNT = 6.0
"""How often an article of the gold pages counts beside another one."""
_MADE = "# Made by `make fit` from corpus/ and tests/gold/; changes by hand are lost."
Say = Callable[[str], None]


@dataclass(slots=True)
class Samples:
    """What annotated articles give to learn from."""

    initiatives: list[Sample] = field(default_factory=list)
    choices: list[tuple[Sighting | Sample, Choice]] = field(default_factory=list)
    """Of the host of each sighting with an annotated label."""
    types: list[TypeSample] = field(default_factory=list)
    found: list[list[Judged]] = field(default_factory=list)
    """What was found in each article."""
    recorded_pairs: list[Sample] = field(default_factory=list)
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
            self.initiatives += (s._replace(article=self.articles, weight=counted) for s in of_initiatives(found))
            hosts = of_hosts(reading, found, self.articles % ranking.PARTS)
            self.choices += ((sighting, choice._replace(counted=counted)) for sighting, choice in hosts)
            self.types += of_types(found)
            self.found.append(found)

    def remember(self, known: Recorded) -> None:
        """Take recorded samples of real articles."""
        first = self.articles + 1
        self.initiatives += (s._replace(article=first + s.article) for s in known.initiatives)
        self.articles = max((s.article for s in self.initiatives), default=self.articles)
        self.choices += known.hosts
        self.types += known.types
        self.recorded_pairs += known.pairs

    @property
    def hosts(self) -> list[Choice]:
        """Choices of hosts, of the sightings that the weights of names in use find likely."""
        return list(likely_hosts(self.choices))

    @property
    def pairs(self) -> list[Sample]:
        """Pairs of wordings, as the weights of names that are in use find them."""
        return [*(sample for found in self.found for sample in of_pairs(found)), *self.recorded_pairs]


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
    known = recorded.load(corpus / RECORDED)
    train.remember(known)
    _write(into / INITIATIVES.relative_to(KG), _initiatives(train.initiatives, dev.initiatives, say))
    _write(into / INITIATIVE_TYPES.relative_to(KG), _types(train.types, dev.types, say))
    for table in (scoring, types):
        table.weights.cache_clear()
    _write(into / COREFERENCE.relative_to(KG), _pairs(train.pairs, dev.pairs, say))
    _rank(into, (HOSTS, HOST_CERTAINTY), train.hosts, say)
    for remembered in (coreference.weights, hostchoice.weights, hostchoice.points):
        remembered.cache_clear()
    _rank(
        into,
        (SUBJECTS, CERTAINTY),
        [*subjectpairs.choices(corpus, gold, pages), *known.subjects],
        say,
    )


def _rank(into: Path, files: tuple[Path, Path], given: Sequence[Choice], say: Say) -> None:
    """Make the weights that choose one of several candidates, and the certainty of such a choice."""
    weights = ranking.fit(given)
    say(f"{files[0].stem}: {len(given)} choices, {len(weights)} signs")
    _write(into / files[0].relative_to(KG), (f"{sign}\t{weight:.2f}" for sign, weight in weights.items()))
    shares = (f"{share:.3f}\t{right:.3f}" for share, right in ranking.certainty(given))
    _write(into / files[1].relative_to(KG), ("# share of the best candidate\thow often it is right", *shares))


def _initiatives(train: Sequence[Sample], dev: Sequence[Sample], say: Say) -> Iterable[str]:
    weights = logistic.fit(logistic.wanted(train))
    for sign, most in priors().items():
        weights[sign] = min(weights.get(sign, 0.0), most)
    return _weighed("initiatives", weights, (train, dev), say)


def priors() -> dict[str, float]:
    """Sign -> the most that it may add, where the annotated articles are too few to teach it."""
    return {sign: float(most) for sign, most, _ in rows(PRIORS)}


def _pairs(train: Sequence[Sample], dev: Sequence[Sample], say: Say) -> Iterable[str]:
    return _weighed("wordings", logistic.fit(train, strength=PAIRS_STRENGTH), (train, dev), say)


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
