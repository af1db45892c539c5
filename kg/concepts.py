"""National programmes that local initiatives are cases of (SKOS), from one table that anybody can edit or add to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from kg.errors import StopRun
from kg.names.keys import normal_label

_OWN = Path(__file__).with_name("concepts.tsv")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_KNOWN = 1 << 14
"""Labels whose programmes are remembered."""
_COLUMNS = "key, Chinese label, English label, key of the broader programme, other wordings parted by |"
_AROUND = (
    r"(?:.{{0,10}}?)({names})(?:专项|攻坚|提升|集中|三年|百日|综合|巩固|系列|主题|实践){{0,2}}"
    r"(?:行动|工程|项目|试点|攻坚战|计划|活动|工作)?"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One programme; ``names`` are all its Chinese wordings, the label first."""

    key: str
    names: tuple[str, ...]
    english: str
    broader: str


@dataclass(eq=False)
class Authority:
    """The programmes of a table (or of two, the user's wordings before ours)."""

    concepts: dict[str, Concept]
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {normal_label(name): c.key for c in self.concepts.values() for name in c.names}

    @cached_property
    def _within(self) -> re.Pattern[str]:
        """A programme's name with what makes a local case of it: 2022年老旧小区改造项目, 全市生活垃圾分类专项行动."""
        names = sorted((re.escape(n) for n in self._by_name if len(n) >= 4), key=lambda n: (-len(n), n))
        return re.compile(_AROUND.format(names="|".join(names)))

    def of(self, label: str) -> tuple[str, ...]:
        """Keys of the programmes that a label is a case of: 创建全国文明城市 → ("civilized-city",)."""
        if label not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            name = normal_label(label)
            key = self._by_name.get(name)
            if not key and (match := self._within.fullmatch(name)):
                key = self._by_name[match.group(1)]
            self._known[label] = (key,) if key else ()
        return self._known[label]

    def rows(self, used: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, str]], list[str]]]:
        """Key, labels by language, and broader keys of the programmes used and of all above them."""
        waiting, done = sorted(set(used)), set()
        while waiting:
            key = waiting.pop(0)
            if key in done or key not in self.concepts:
                continue
            done.add(key)
            concept = self.concepts[key]
            above = [concept.broader] if concept.broader in self.concepts else []
            waiting += above
            yield key, [("zh", concept.names[0]), ("en", concept.english)], above


def load(extra: Path | None = None) -> Authority:
    """The programmes of our table, and those of a file of the user's own, whose rows replace ours of the same key.

    Raises:
        StopRun: the file cannot be read, or a row is wrong; the message says which and how it should be.
    """
    if extra is None:
        return _own()
    own, theirs = _own().concepts, _table(extra)
    known = own | theirs
    for concept in theirs.values():
        _check_broader(extra, concept, known)
    return Authority({k: c for k, c in own.items() if k not in theirs} | theirs)


@lru_cache(maxsize=1)
def _own() -> Authority:
    return Authority(_table(_OWN))


def _table(file: Path) -> dict[str, Concept]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise StopRun(f"{file}: the table of programmes cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise StopRun(f"{file}: the table of programmes is not UTF-8 text; save it as UTF-8") from None
    found: dict[str, Concept] = {}
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            concept = _concept(line, f"{file}, line {number}")
            if concept.key in found:
                raise StopRun(f"{file}, line {number}: the key {concept.key!r} stands there twice")
            found[concept.key] = concept
    if not found:
        raise StopRun(f"{file}: no programme in it; a row has, parted by tabs: {_COLUMNS}")
    return found


def _concept(line: str, where: str) -> Concept:
    cells = [cell.strip() for cell in line.split("\t")]
    if not 3 <= len(cells) <= 5:
        raise StopRun(f"{where}: {len(cells)} columns; a row has three to five, parted by tabs: {_COLUMNS}")
    key, label, english, broader, others = (cells + ["", ""])[:5]
    if not _KEY.fullmatch(key):
        raise StopRun(f"{where}: the key {key!r} should be of small letters, digits and hyphens (waste-sorting)")
    if not normal_label(label) or not english:
        raise StopRun(f"{where}: a programme needs a Chinese label and an English one")
    names = [name for o in others.split("|") if normal_label(name := o.strip())]
    return Concept(key, (label, *names), english, broader)


def _check_broader(file: Path, concept: Concept, known: dict[str, Concept]) -> None:
    """Every key above a programme is known, and none stands above itself."""
    seen, at = [concept.key], concept.broader
    while at:
        if at not in known:
            raise StopRun(f"{file}: {seen[-1]} has the broader programme {at!r}, which is in no table")
        if at in seen:
            raise StopRun(f"{file}: {at} stands above itself ({' < '.join([*seen, at])})")
        seen.append(at)
        at = known[at].broader


_in_use: ContextVar[Authority | None] = ContextVar("concepts in use", default=None)


@contextmanager
def using(authority: Authority) -> Iterator[None]:
    """Let :func:`concepts_of` and :func:`concept_rows` answer from an authority while the block runs."""
    token = _in_use.set(authority)
    try:
        yield
    finally:
        _in_use.reset(token)


def concepts_of(label: str) -> tuple[str, ...]:
    """Keys of the programmes that a label is a case of: 创建全国文明城市 → ("civilized-city",)."""
    return (_in_use.get() or _own()).of(label)


def concept_rows(used: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, str]], list[str]]]:
    """Key, labels by language, and broader keys of the programmes used and of all above them."""
    return (_in_use.get() or _own()).rows(used)
