"""file -> Page: one module per input format.

A reader is a module with ``suffixes: tuple[str, ...]`` and ``read(path, source) -> Iterable[Page]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

from kg.discovery import members
from kg.errors import SkipItem, StopRun
from kg.model import Page

Report = Callable[[str, str], None]


def read(inputs: Sequence[Path | str], *, on_skip: Report, **columns: str) -> Iterator[Page]:
    """The pages of files and folders, sorted by path.

    Args:
        inputs: files and folders; a page's ``source`` is relative to its folder.
        on_skip: called as ``on_skip(source, reason)`` for each file that cannot be used.
        columns: names of the columns of tabular input.

    Raises:
        StopRun: an input does not exist, or there is no page in any of them.
    """
    readers = {suffix: reader for reader in members(__name__, "read") for suffix in reader.suffixes}
    found = 0
    for path, source in _files([Path(p) for p in inputs], readers):
        for page in _pages(path, source, readers, on_skip):
            found += 1
            yield page
    if not found:
        raise StopRun(f"no page to read in {', '.join(map(str, inputs))}: give files or folders with "
                      f"{' '.join(sorted(readers))} 没有可读的版面")


def _files(inputs: list[Path], readers: dict[str, ModuleType]) -> Iterator[tuple[Path, str]]:
    for given in inputs:
        if not given.exists():
            raise StopRun(f"{given}: no such file or folder 不存在: check the path")
    for given in inputs:
        if given.is_file():
            yield given, given.name
            continue
        for path in sorted(p for p in given.rglob("*") if p.is_file() and not p.name.startswith(".")):
            if path.suffix.lower() in readers:
                yield path, path.relative_to(given).as_posix()


def _pages(path: Path, source: str, readers: dict[str, ModuleType], on_skip: Report) -> Iterator[Page]:
    reader = readers.get(path.suffix.lower())
    try:
        if reader is None:
            raise SkipItem(f"unknown format {path.suffix or '(no ending)'} 未知格式: use {' '.join(sorted(readers))}")
        yield from reader.read(path, source)
    except SkipItem as error:
        on_skip(source, str(error))
    except OSError as error:
        on_skip(source, f"cannot be read ({error.strerror}) 无法读取: check its permissions")
