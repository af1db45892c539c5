"""Signs of candidates in articles whose text may not be published: what they teach without what they say.

    python -m kg.fitting.recorded ARTICLES corpus/recorded    # ARTICLES: annotated articles with their sources.tsv

==============  =====================================================================================
``signs.txt``   a sign a line; its number is that of the line, from 0
``samples.tsv`` an article's number, what is weighed, whether it is right, numbers of signs
``sources.tsv`` an article's number, the repository, the address of the article there
==============  =====================================================================================

What is weighed: an ``initiative`` (0 to 1, how right), its ``type`` (which), a ``pair`` of wordings (whether they name
one initiative); each ``host`` of the initiative in the nearest such row before; each ``subject`` of a ``number``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import KgError, StopRun
from kg.evaluation.annotated import load_annotated
from kg.fitting import subjectpairs
from kg.fitting.logistic import Sample, TypeSample
from kg.fitting.ranking import PARTS, Choice, Signs
from kg.fitting.samples import judged, of_hosts, of_initiative, of_pairs, of_types, readings
from kg.reading import Reading
from kg.rules.tables import rows

SIGNS, SAMPLES, SOURCES = "signs.txt", "samples.tsv", "sources.tsv"


class Recorded(NamedTuple):
    """What recorded articles teach."""

    initiatives: list[Sample]
    types: list[TypeSample]
    pairs: list[Sample]
    hosts: list[tuple[Sample, Choice]]
    """Of the host of each initiative with an annotated label."""
    subjects: list[Choice]
    """Of the subject of each number."""


def load(folder: Path) -> Recorded:
    """The samples of a folder; none where there is no such folder."""
    loader = _Loader()
    if folder.is_dir():
        signs = (folder / SIGNS).read_text(encoding="utf-8").splitlines()
        for article, kind, target, numbers in rows(folder / SAMPLES):
            loader.take(int(article), kind, target, tuple(signs[int(n)] for n in numbers.split()))
    return loader.found


class _Loader:
    """Takes row after row; candidates belong to the choice that was opened last."""

    def __init__(self) -> None:
        self.found = Recorded([], [], [], [], [])
        self._candidates: list[Signs] = []
        self._right: list[bool] = []
        self._hosted: Sample | None = None
        """The initiative whose hosts are being taken."""

    def take(self, article: int, kind: str, target: str, signs: tuple[str, ...]) -> None:
        """Take one row."""
        found = self.found
        if kind == "type":
            found.types.append(TypeSample(signs, target))
        elif kind in ("initiative", "pair"):
            (found.pairs if kind == "pair" else found.initiatives).append(Sample(signs, float(target), article))
        elif kind == "number":
            found.subjects.append(self._choice(article))
        else:
            if kind == "host" and self._hosted is not found.initiatives[-1]:
                self._hosted = found.initiatives[-1]
                found.hosts.append((self._hosted, self._choice(article)))
            self._candidates.append(Signs(signs))
            self._right.append(target == "1")

    def _choice(self, article: int) -> Choice:
        """A choice to which the next candidates belong."""
        self._candidates, self._right = [], []
        return Choice(article % PARTS, True, self._candidates, self._right)


def record(folders: Sequence[Path], into: Path) -> int:
    """Write the signs of annotated articles; returns how many articles there are.

    Raises:
        StopRun: a folder without the addresses of its articles.
    """
    numbers: dict[str, int] = {}
    lines = ["# Made by `python -m kg.fitting.recorded`; changes by hand are lost."]
    sources: list[str] = []
    for folder in folders:
        addresses = _addresses(folder)
        for one in load_annotated(folder):
            for reading, gold in readings([one]):
                for kind, target, signs in _rows(reading, gold):
                    coded = " ".join(str(numbers.setdefault(sign, len(numbers))) for sign in signs)
                    lines.append(f"{len(sources)}\t{kind}\t{target}\t{coded}")
            sources.append(f"{len(sources)}\t{addresses[one.name]}")
    into.mkdir(parents=True, exist_ok=True)
    for name, written in ((SIGNS, list(numbers)), (SAMPLES, lines), (SOURCES, sources)):
        (into / name).write_text("\n".join(written) + "\n", encoding="utf-8", newline="\n")
    return len(sources)


def _rows(reading: Reading, gold: dict[str, Any]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """What is weighed, whether it is right, its signs."""
    found = judged(reading, gold)
    hosts = {id(sighting): choice for sighting, choice in of_hosts(reading, found, 0)}
    for one in found:
        sample = of_initiative(one)
        if sample is not None:
            yield "initiative", f"{sample.right:.3f}", sample.signs
            if id(one.sighting) in hosts:
                yield from _choice("host", hosts[id(one.sighting)])
    for named in of_types(found):
        yield "type", named.type, named.signs
    for pair in of_pairs(found):
        yield "pair", f"{pair.right:.0f}", pair.signs
    for choice in subjectpairs.of_reading(reading, gold, 0):
        if choice.as_found:
            yield "number", "", ()
            yield from _choice("subject", choice)


def _choice(kind: str, choice: Choice) -> Iterator[tuple[str, str, Sequence[str]]]:
    for candidate, right in zip(choice.candidates, choice.right, strict=True):
        yield kind, "1" if right else "0", candidate.signs


def _addresses(folder: Path) -> dict[str, str]:
    try:
        return {name: f"{repository}\t{address}" for name, repository, address in rows(folder / SOURCES)}
    except OSError as error:
        raise StopRun(f"{folder}: no {SOURCES} with file, repository and address of each article") from error


def main(arguments: list[str]) -> int:
    """Record folders; the last argument is where to."""
    if len(arguments) < 2:
        print("usage: python -m kg.fitting.recorded ARTICLES... INTO", file=sys.stderr)
        return 2
    try:
        print(record([Path(a) for a in arguments[:-1]], Path(arguments[-1])), "articles")
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
