"""National programmes that local initiatives are cases of (SKOS), from one table that anybody can edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.entities import normal_label


@dataclass(frozen=True, slots=True)
class Concept:
    """One programme; ``names`` are all its Chinese wordings, the label first."""

    key: str
    names: tuple[str, ...]
    english: str
    broader: str


@lru_cache(maxsize=4)
def load(extra: Path | None = None) -> dict[str, Concept]:
    """Programmes by key, those of a file of the user's own included."""
    files = [Path(__file__).with_name("concepts.tsv"), *([extra] if extra else [])]
    return {c.key: c for file in files for c in _rows(file.read_text(encoding="utf-8"))}


def _rows(text: str) -> Iterator[Concept]:
    for row in text.splitlines():
        if row and not row.startswith("#"):
            key, label, english, broader, others = (row.split("\t") + [""] * 4)[:5]
            yield Concept(key, (label, *(o for o in others.split("|") if o)), english, broader)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {normal_label(name): c.key for c in load().values() for name in c.names}


def concepts_of(label: str) -> tuple[str, ...]:
    """Keys of the programmes that a label is a wording of: 创建全国文明城市 → ("civilized-city",)."""
    key = _by_name().get(normal_label(label))
    return (key,) if key else ()


def concept_rows(used: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, str]], list[str]]]:
    """Key, labels by language, and broader keys of the programmes used and of all above them."""
    table, waiting, done = load(), sorted(set(used)), set()
    while waiting:
        key = waiting.pop(0)
        if key in done or key not in table:
            continue
        done.add(key)
        concept = table[key]
        above = [concept.broader] if concept.broader in table else []
        waiting += above
        yield key, [("zh", concept.names[0]), ("en", concept.english)], above
