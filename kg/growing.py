"""A folder of shards that grows: pages that were read before stay, new and changed ones are read, others go.

::

    facts/3f9c….parquet        shards of the last build that ended
    facts/.new/81d0….parquet   shards of the build that goes on, or was stopped: the next one goes on from them
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from kg import program
from kg.concepts import Authority, load, using
from kg.entities import digest
from kg.errors import StopRun
from kg.harvest import harvest
from kg.model import Page
from kg.pages.unread import Unread
from kg.rows import shards
from kg.rows.chunks import Chunk, name_of
from kg.rows.pagerows import Record, rows_of
from kg.skipping import Skipped

NEW = ".new"
LOST = (
    "the process that read this page died, and died again 读取此页的进程两次异常终止: "
    "the page is left out; report it, or give it in smaller parts"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What beside its text decides what is read of a page."""

    least: float
    """Facts of less confidence stay out of the graph."""
    concepts: Authority | None = None
    """A table of programmes other than ours."""

    @property
    def maker(self) -> str:
        """What stands for the program's version and these settings."""
        rows = sorted(map(repr, self.concepts.concepts.values())) if self.concepts else []
        return f"{program.version()}-{digest(self.least, *rows)}"


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a shard to be: to read, to be taken from another shard, or to be left out."""

    key: str
    page: Page | None = None
    file: Path | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be made."""

    file: Path
    maker: str
    settings: Settings
    parts: tuple[Part, ...]


def make(task: Task) -> str:
    """Make a shard; the name of its file.

    Raises:
        StopRun: this process has another version of the program, or a shard cannot be read or written.
    """
    if task.settings.maker != task.maker:
        raise StopRun("a worker has another version of kg 各进程的程序版本不同; install the same one everywhere")
    to_read = [p.page for p in task.parts if p.page and not p.lost]
    with using(task.settings.concepts or load()):
        read = dict(zip((p.key for p in task.parts if p.page and not p.lost), harvest(to_read, task.settings.least)))
    old = {file: shards.parts_of(shards.table_of(file)) for file in {p.file for p in task.parts if p.file}}
    tables = [_table(part, read.get(part.key), old[part.file] if part.file else {}) for part in task.parts]
    label = shards.Label(task.maker, tuple(p.key for p in task.parts if not p.lost))
    try:
        shards.save(task.file, shards.joined(label, tables))
    except OSError as error:
        raise StopRun(f"{task.file}: cannot be written ({error.strerror or error}) 无法写入; free some space") from None
    return task.file.name


def _table(part: Part, record: Record | None, old: dict[str, pa.Table]) -> pa.Table:
    if part.lost and part.page:
        record = Record(part.page, skipped=[Skipped(part.page.source, LOST)])
    if record is None:
        return old[part.key]
    return pa.Table.from_pylist(list(rows_of(record, part.key)), shards.SCHEMA)


@dataclass(slots=True)
class Growth:
    """How many pages were read, how many stay as they were read before, how many are gone."""

    read: int = 0
    kept: int = 0
    gone: int = 0
    remade: bool = False
    """Whether another version of the program, or other settings, had read the pages that were there."""


@dataclass(slots=True)
class Shelf:
    """The shards of a folder, and those that a build needs, in their order."""

    folder: Path
    settings: Settings
    growth: Growth = field(default_factory=Growth)
    maker: str = ""
    """The program and its settings, as shards know them."""
    _known: dict[bytes, Path] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _sound: set[str] = field(default_factory=set)
    """Names of the shards that can be read."""

    def __post_init__(self) -> None:
        self.maker = self.settings.maker
        for file in sorted((*self.folder.glob(f"*{shards.SUFFIX}"), *self._new.glob(f"*{shards.SUFFIX}"))):
            label = shards.label_of(file)
            if label:
                self._sound.add(file.name)
            if label and label.maker == self.maker:
                self._known.update((bytes.fromhex(key), file) for key in label.keys)
            elif label:
                self.growth.remade = True
        self.growth.gone = len(self._known)

    @property
    def _new(self) -> Path:
        return self.folder / NEW

    @property
    def files(self) -> tuple[Path, ...]:
        """The shards of the build, in the order of their pages."""
        return tuple(self._place(name) for name in self._names)

    def _place(self, name: str) -> Path:
        new = self._new / name
        return new if new.exists() else self.folder / name

    def tasks(self, chunks: Iterable[Chunk]) -> Iterator[Task]:
        """The shards that are still to be made of the pages."""
        for chunk in chunks:
            parts = [self._part(key, page) for key, page in zip(chunk.keys, chunk.pages, strict=True)]
            self._count(parts)
            name = name_of(chunk.keys, self.maker) + shards.SUFFIX
            self._names.append(name)
            if name not in self._sound:
                self._new.mkdir(parents=True, exist_ok=True)
                yield Task(self._new / name, self.maker, self.settings, tuple(parts))

    def knows(self, key: str) -> bool:
        """Whether the rows of a page are there."""
        return bytes.fromhex(key) in self._known

    def _part(self, key: str, page: Page | Unread) -> Part:
        file = self._known.get(bytes.fromhex(key))
        return Part(key, file=file) if file or isinstance(page, Unread) else Part(key, page)

    def _count(self, parts: list[Part]) -> None:
        kept = sum(part.file is not None for part in parts)
        self.growth.kept += kept
        self.growth.gone -= kept
        self.growth.read += len(parts) - kept

    def alone(self, task: Task) -> Iterator[Task]:
        """A task whose process died, as tasks of a page each."""
        for part in task.parts:
            if part.page:
                name = name_of([part.key], self.maker) + shards.SUFFIX
                yield replace(task, file=self._new / name, parts=(part,))

    def without(self, task: Task, deadly: set[str]) -> Task:
        """A task without the pages (their keys) that end a process; it has a name of its own, so that a later build
        tries them again."""
        parts = tuple(self._settled(part, part.key in deadly) for part in task.parts)
        name = name_of([*(p.key for p in parts), "without", *sorted(deadly)], self.maker) + shards.SUFFIX
        self._names[self._names.index(task.file.name)] = name
        return replace(task, file=self._new / name, parts=parts)

    def _settled(self, part: Part, deadly: bool) -> Part:
        if deadly or not part.page:
            return replace(part, lost=deadly)
        return Part(part.key, file=self._new / (name_of([part.key], self.maker) + shards.SUFFIX))

    def settle(self) -> None:
        """The build has ended: its shards take their place, all others go."""
        wanted = set(self._names)
        for name in self._names:
            if (self._new / name).exists():
                (self._new / name).replace(self.folder / name)
        for file in self.folder.glob(f"*{shards.SUFFIX}"):
            if file.name not in wanted:
                file.unlink()
        for file in self._new.glob(f"*{shards.SUFFIX}*"):
            file.unlink()
