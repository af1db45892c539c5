"""National programmes that local initiatives are cases of (SKOS), from one table that anybody can edit."""

from __future__ import annotations

import re
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


@lru_cache(maxsize=1)
def _within() -> re.Pattern[str]:
    """A programme's name with what makes a local case of it: 2022年老旧小区改造项目, 全市生活垃圾分类专项行动."""
    names = "|".join(sorted((re.escape(n) for n in _by_name() if len(n) >= 4), key=lambda n: (-len(n), n)))
    return re.compile(f"(?:.{{0,10}}?)({names})(?:专项|攻坚|提升|集中|三年|百日|综合|巩固|系列|主题|实践){{0,2}}(?:行动|工程|项目|试点|攻坚战|计划|活动|工作)?")


@lru_cache(maxsize=4096)
def concepts_of(label: str) -> tuple[str, ...]:
    """Keys of the programmes that a label is a case of: 创建全国文明城市 → ("civilized-city",)."""
    name = normal_label(label)
    key = _by_name().get(name)
    if not key and (match := _within().fullmatch(name)):
        key = _by_name()[match.group(1)]
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
