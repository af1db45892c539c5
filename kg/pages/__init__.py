"""file -> Page: one module per input format.

A reader is a module with ``suffixes: tuple[str, ...]`` and ``read(path, source) -> Iterable[Page]``. It raises
``SkipItem`` for a file that it cannot use, and nothing else. ``read`` may also ask, by name, for ``columns`` (the
user's names of columns, see :mod:`kg.pages.records`) and ``on_skip`` (to leave out a part and go on with the rest).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Protocol

from kg.discovery import members
from kg.errors import SkipItem, StopRun
from kg.model import Page
from kg.pages.naming import completed
from kg.pages.records import check_fields

Report = Callable[[str, str], None]


class File(Protocol):
    """What a reader may ask of its file: a path has it, and so has a member of an archive."""

    @property
    def suffix(self) -> str: ...

    def read_bytes(self) -> bytes: ...


def read(inputs: Sequence[Path | str], *, on_skip: Report, **columns: str) -> Iterator[Page]:
    """The pages of files and folders, sorted by path.

    Args:
        inputs: files and folders; a page's ``source`` is relative to its folder.
        on_skip: called as ``on_skip(source, reason)`` for each file, member or record that cannot be used.
        columns: names of the columns of tabular input (``text="正文"``).

    Raises:
        StopRun: an input does not exist, a field of ``columns`` is unknown, or there is no page in any input.
    """
    check_fields(columns)
    found, left_out = 0, list[str]()

    def skip(source: str, reason: str) -> None:
        left_out.append(f"{source}: {reason}")
        on_skip(source, reason)

    for path, source in _files([Path(p) for p in inputs]):
        for page in pages_of(path, source, on_skip=skip, columns=columns):
            found += 1
            yield page
    if not found:
        raise StopRun(f"no page to read in {', '.join(map(str, inputs))} 没有可读的版面: {_why_none(left_out)}")


def _why_none(left_out: list[str]) -> str:
    """The first reasons why inputs were left out; without any, what can be read."""
    if not left_out:
        return f"give files or folders with {' '.join(sorted(readers()))}"
    more = f"; and {len(left_out) - 3} more" if len(left_out) > 3 else ""
    return "; ".join(left_out[:3]) + more


@cache
def readers() -> Mapping[str, ModuleType]:
    """The readers by suffix (``".txt"``)."""
    return {suffix: reader for reader in members(__name__, "read") for suffix in reader.suffixes}


def pages_of(path: File, source: str, *, on_skip: Report, columns: Mapping[str, str]) -> Iterator[Page]:
    """The pages of one file or member, metadata completed; a file that cannot be used is reported, not raised."""
    reader = readers().get(path.suffix.lower())
    try:
        if reader is None:
            raise SkipItem(f"unknown format {path.suffix or '(no ending)'} 未知格式: use {' '.join(sorted(readers()))}")
        options = {"on_skip": on_skip, "columns": columns}
        taken = inspect.signature(reader.read).parameters
        for page in reader.read(path, source, **{k: v for k, v in options.items() if k in taken}):
            yield completed(page)
    except SkipItem as error:
        on_skip(source, str(error))
    except OSError as error:
        on_skip(source, f"cannot be read ({error.strerror or error}) 无法读取: check its permissions")


def _files(inputs: list[Path]) -> Iterator[tuple[Path, str]]:
    for given in inputs:
        if not given.exists():
            raise StopRun(f"{given}: no such file or folder 不存在: check the path")
    for given in inputs:
        if given.is_file():
            yield given, given.name
            continue
        for path in sorted(p for p in given.rglob("*") if p.is_file() and not p.name.startswith(".")):
            if path.suffix.lower() in readers():
                yield path, path.relative_to(given).as_posix()
