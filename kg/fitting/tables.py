"""Which weight files there are, and how each is made from the annotated articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.evaluation.annotated import Annotated, load_annotated
from kg.fitting import logistic
from kg.fitting.logistic import Sample, TypeSample
from kg.fitting.samples import of_initiatives, of_types, readings
from kg.reading import Reading
from kg.reading.lexicon import TYPES

KG = Path(__file__).parents[1]
INITIATIVES = KG / "facts" / "initiatives" / "data" / "weights.tsv"
INITIATIVE_TYPES = INITIATIVES.with_name("types.tsv")
_MADE = "# Made by `make fit` from corpus/; changes by hand are lost."


@dataclass(slots=True)
class Samples:
    """What the articles of a split give to learn from."""

    initiatives: list[Sample] = field(default_factory=list)
    types: list[TypeSample] = field(default_factory=list)

    @classmethod
    def of(cls, articles: Sequence[Annotated]) -> Samples:
        """The samples of annotated articles, in their order."""
        found = cls()
        for number, (reading, gold) in enumerate(readings(articles)):
            found.add(reading, gold, number)
        return found

    def add(self, reading: Reading, gold: dict[str, Any], number: int) -> None:
        """Take the samples of one article; its number parts them in a cross-validation."""
        self.initiatives += of_initiatives(reading, gold, number)
        self.types += of_types(reading, gold)


def fit_all(corpus: Path, *, say: Callable[[str], None] = lambda line: None, into: Path = KG) -> None:
    """Make every weight file from the corpus's train split; say how its dev split is met.

    Args:
        corpus: the folder with ``articles`` and ``splits.tsv``.
        say: is given the figures, a line each.
        into: the package's folder, or another that gets the same tree.

    Raises:
        StopRun: no corpus there, or an article that cannot be read.
    """
    train, dev = (Samples.of(load_annotated(corpus, split)) for split in ("train", "dev"))
    weights = logistic.fit(logistic.wanted(train.initiatives))
    say(f"initiatives: {len(train.initiatives)} candidates, {len(weights)} signs")
    losses = [logistic.log_loss(part.initiatives, weights) for part in (train, dev)]
    say(f"  log loss {losses[0]:.3f}, dev {losses[1]:.3f}")
    _write(into / INITIATIVES.relative_to(KG), (f"{sign}\t{weight:.2f}" for sign, weight in weights.items()))
    types = logistic.fit_types(train.types, TYPES)
    shares = [logistic.type_accuracy(part.types, types, TYPES) for part in (train, dev)]
    say(f"types: {len(train.types)} names, {len(types)} signs\n  right {shares[0]:.3f}, dev {shares[1]:.3f}")
    _write(into / INITIATIVE_TYPES.relative_to(KG), _rows(types))


def _rows(weights: Mapping[str, Sequence[float]]) -> Iterable[str]:
    yield "# sign\t" + "\t".join(TYPES)
    yield from (sign + "".join(f"\t{w:g}" for w in row) for sign, row in weights.items())


def _write(file: Path, rows: Iterable[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([_MADE, *rows]) + "\n", encoding="utf-8", newline="\n")
