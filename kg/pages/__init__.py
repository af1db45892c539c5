"""file -> Page: one module per input format.

A reader is a module with ``suffixes: tuple[str, ...]`` and ``read(path, source) -> Iterable[Page]``. It raises
``SkipItem`` for a file that it cannot use, and nothing else. ``read`` may also ask, by name, for ``columns`` (the
user's names of columns, see :mod:`kg.pages.records`) and ``on_skip`` (to leave out a part and go on with the rest).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from kg.discovery import members
from kg.errors import KgError, SkipItem, StopRun
from kg.model import Page
from kg.pages.disk import DiskFile, unreadable
from kg.pages.inputs import files
from kg.pages.limits import check_page
from kg.pages.naming import completed
from kg.pages.records import check_fields
from kg.pages.savable import one_line, savable_name
from kg.pages.unread import Unread

Report = Callable[[str, str], None]


class File(Protocol):
    """What a reader may ask of its file: a path has it, and so has a member of an archive."""

    @property
    def suffix(self) -> str: ...

    def read_bytes(self) -> bytes: ...


class Reader(Protocol):
    """Gives the pages of files, one after the other: makes them, or knows that they were read before."""

    def begin(self, files: Sequence[DiskFile]) -> None:
        """Told of all files before the first is read."""
        ...

    def pages(
        self, file: DiskFile, source: str, made: Callable[[Report], Iterator[Page]], skip: Report
    ) -> Iterator[Page | Unread]:
        """The pages of a file with its source."""
        ...


class _Anew:
    """Makes all pages."""

    def begin(self, files: Sequence[DiskFile]) -> None:
        pass

    def pages(
        self, file: DiskFile, source: str, made: Callable[[Report], Iterator[Page]], skip: Report
    ) -> Iterator[Page | Unread]:
        return made(skip)


def read(
    inputs: Sequence[Path | str], *, on_skip: Report, output: Path | str | None = None, **columns: str
) -> Iterator[Page]:
    """The pages of files and folders, sorted by the file's source; records, members and printed pages as they stand.

    Args:
        inputs: files and folders, in any order; a page's ``source`` is relative to its folder (:mod:`kg.pages.inputs`).
        on_skip: called as ``on_skip(source, reason)`` for each file, member or record that cannot be used.
        output: the folder that results go to; it is not read where it is inside an input.
        columns: names of the columns of tabular input (``text="正文"``).

    Raises:
        StopRun: an input does not exist or is the output, a field of ``columns`` is unknown, or there is no page in
            any input.
    """
    found = read_again(inputs, _Anew(), on_skip=on_skip, output=output, **columns)
    return (page for page in found if not isinstance(page, Unread))


def read_again(
    inputs: Sequence[Path | str], reader: Reader, *, on_skip: Report, output: Path | str | None = None, **columns: str
) -> Iterator[Page | Unread]:
    """As :func:`read`, but what is known of a file stands for its pages.

    Args:
        reader: knows files that were read before.
    """
    check_fields(columns)
    found, left_out = 0, list[str]()

    def skip(source: str, reason: str) -> None:
        left_out.append(f"{source}: {one_line(reason)}")
        on_skip(source, one_line(reason))

    given = list(files([Path(p) for p in inputs], suffixes=readers(), output=_path(output)))
    reader.begin([file for file, _, reason in given if not reason])
    for file, source, reason in given:
        if reason:
            skip(source, reason)
            continue
        made = partial(_made, file, source, columns)
        for page in reader.pages(file, source, made, skip):
            found += 1
            yield page
    if not found:
        named = savable_name(", ".join(map(str, inputs)))
        raise StopRun(f"no page to read in {named} 没有可读的版面: {_why_none(left_out)}")


def _made(file: DiskFile, source: str, columns: Mapping[str, str], skip: Report) -> Iterator[Page]:
    return pages_of(file, source, on_skip=skip, columns=columns)


def _path(folder: Path | str | None) -> Path | None:
    return None if folder is None else Path(folder)


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
    """The pages of one file or member, metadata completed; a file that cannot be used is reported, not raised.

    So is whatever else goes wrong in reading it, the name of the exception with it; only what ``on_skip`` raises to
    stop the run passes.
    """
    file = DiskFile(str(path)) if isinstance(path, Path) else path
    try:
        for page in _raw(file, source, on_skip=on_skip, columns=columns):
            try:
                check_page(page.text)
            except SkipItem as error:
                on_skip(page.source, str(error))
            else:
                yield completed(page)
    except SkipItem as error:
        on_skip(source, str(error))
    except OSError as error:
        on_skip(source, unreadable(error))
    except KgError:
        raise
    except Exception as error:  # a hostile file may lead a library to any; it costs this file alone
        said = f"{type(error).__name__}: {str(error)[:120]}".rstrip(": ")
        on_skip(source, one_line(f"cannot be read ({said}) 读取时出错: save it again, or as plain text"))


def _raw(file: File, source: str, **options: Any) -> Iterable[Page]:
    """The pages as the file's reader gives them, which is told as much as it asks for."""
    reader = readers().get(file.suffix.lower())
    if reader is None:
        raise SkipItem(f"unknown format {_ending(file)} 未知格式: use {' '.join(sorted(readers()))}")
    taken = inspect.signature(reader.read).parameters
    return reader.read(file, source, **{k: v for k, v in options.items() if k in taken})


def _ending(file: File) -> str:
    return savable_name(file.suffix) or "(no ending)"
