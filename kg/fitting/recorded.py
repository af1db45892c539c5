"""Signs of candidates in articles whose text may not be published: what they teach without what they say.

    python -m kg.fitting.recorded ARTICLES corpus/recorded    # ARTICLES: annotated articles with their sources.tsv

==============  =====================================================================================
``signs.txt``   a sign a line; its number is that of the line, from 0
``samples.tsv`` an article's number, ``initiative`` or ``type``, how right or which type, numbers of signs
``sources.tsv`` an article's number, the repository, the address of the article there
==============  =====================================================================================
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import KgError, StopRun
from kg.evaluation.annotated import load_annotated
from kg.fitting.logistic import Sample, TypeSample
from kg.fitting.samples import judged, of_initiatives, of_types, readings
from kg.rules.tables import rows

SIGNS, SAMPLES, SOURCES = "signs.txt", "samples.tsv", "sources.tsv"


def load(folder: Path) -> tuple[list[Sample], list[TypeSample]]:
    """The samples of a folder; none where there is no such folder."""
    initiatives: list[Sample] = []
    types: list[TypeSample] = []
    if not folder.is_dir():
        return initiatives, types
    signs = (folder / SIGNS).read_text(encoding="utf-8").splitlines()
    for article, kind, target, numbers in rows(folder / SAMPLES):
        named = tuple(signs[int(n)] for n in numbers.split())
        if kind == "type":
            types.append(TypeSample(named, target))
        else:
            initiatives.append(Sample(named, float(target), int(article)))
    return initiatives, types


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
                found = judged(reading, gold)
                lines += _lines(len(sources), [*of_initiatives(found), *of_types(found)], numbers)
            sources.append(f"{len(sources)}\t{addresses[one.name]}")
    into.mkdir(parents=True, exist_ok=True)
    for name, written in ((SIGNS, list(numbers)), (SAMPLES, lines), (SOURCES, sources)):
        (into / name).write_text("\n".join(written) + "\n", encoding="utf-8", newline="\n")
    return len(sources)


def _addresses(folder: Path) -> dict[str, str]:
    try:
        return {name: f"{repository}\t{address}" for name, repository, address in rows(folder / SOURCES)}
    except OSError as error:
        raise StopRun(f"{folder}: no {SOURCES} with file, repository and address of each article") from error


def _lines(article: int, samples: Sequence[Sample | TypeSample], numbers: dict[str, int]) -> Iterator[str]:
    for sample in samples:
        kind, target = (
            ("type", sample.type) if isinstance(sample, TypeSample) else ("initiative", f"{sample.right:.3f}")
        )
        signs = " ".join(str(numbers.setdefault(sign, len(numbers))) for sign in sample.signs)
        yield f"{article}\t{kind}\t{target}\t{signs}"


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
