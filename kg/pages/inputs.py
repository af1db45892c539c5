"""Files and folders -> the files to read, each under its source.

A source is the path from the folder that was asked for to the file (``2022/a.txt``), or the name of a file that was.
Where two files would have the same, each is preceded by as many names of the folders above it as tell them apart
(``daily/a.txt``, ``weekly/a.txt``). What is reached by several inputs is read once, under the outermost of them. So
neither the order of the inputs matters nor one that is inside another.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.errors import StopRun
from kg.pages.disk import NO_FILE, DiskFile, unreadable
from kg.pages.savable import in_order, savable_name

_FOLDER_LINK = "a link to a folder is not followed 不跟随目录链接: give the folder itself"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read, or what cannot be: the last ``parts`` names of its path are its source, ``reason`` says why."""

    path: str
    parts: int
    reason: str = ""


def files(
    inputs: Sequence[Path], *, suffixes: Container[str], output: Path | None
) -> Iterator[tuple[DiskFile, str, str]]:
    """Each file with its source and, where it cannot be read, the reason; sorted by source, numbers by their size.

    Hidden files and folders below an input are left out without a word, and so are files of other formats.

    Args:
        suffixes: endings, in small letters (``".txt"``), of the files to take from folders.
        output: the folder that results go to, left out where it is inside an input.

    Raises:
        StopRun: an input does not exist, or the output would go into an input itself.
    """
    walk = _Walk(suffixes, _status(output))
    found: dict[str, Entry] = {}
    for given in inputs:
        for entry in walk.entries(given):
            known = found.get(entry.path)
            if known is None or known.parts < entry.parts:
                found[entry.path] = entry
    named = _sources(list(found.values()), suffixes)
    for source, entry in sorted(named, key=lambda one: (in_order(one[0]), one[1].path)):
        yield DiskFile(entry.path), source, entry.reason


def _status(folder: Path | None) -> os.stat_result | None:
    try:
        return os.stat(folder) if folder is not None else None
    except (OSError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class _Walk:
    suffixes: Container[str]
    output: os.stat_result | None

    def entries(self, given: Path) -> Iterator[Entry]:
        """What one input holds."""
        path = _real(given)
        try:
            status = os.stat(given)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            raise StopRun(f"{savable_name(str(given))}: no such file or folder 不存在: check the path") from None
        except OSError as error:
            yield Entry(path, 1, unreadable(error))
            return
        if not stat.S_ISDIR(status.st_mode):
            yield Entry(path, 1, "" if stat.S_ISREG(status.st_mode) else NO_FILE)
            return
        if self.output and os.path.samestat(status, self.output):
            raise StopRun(
                f"{savable_name(str(given))}: the results would go among the pages 输出目录与输入相同: "
                "choose another folder with -o"
            )
        yield from self._below(os.path.realpath(given))

    def _below(self, top: str) -> Iterator[Entry]:
        """The files of a folder and of those in it; a stack, for folders may be nested as deep as paths are long."""
        folders = [(top, 1)]
        while folders:
            folder, parts = folders.pop()
            try:
                with os.scandir(folder) as listed:
                    inside = [entry for entry in listed if not entry.name.startswith(".")]
            except OSError as error:
                yield Entry(folder, max(parts - 1, 1), unreadable(error))
                continue
            for entry in inside:
                if _is_folder(entry):
                    folders += [(entry.path, parts + 1)] * (not self._is_output(entry.path))
                else:
                    yield from self._file(entry, parts)

    def _is_output(self, folder: str) -> bool:
        try:
            return self.output is not None and os.path.samestat(os.stat(folder), self.output)
        except OSError:
            return False

    def _file(self, entry: os.DirEntry[str], parts: int) -> Iterator[Entry]:
        takes = PurePath(entry.name).suffix.lower() in self.suffixes
        if not takes and not entry.is_symlink():
            return
        try:
            mode = os.stat(entry.path).st_mode
        except OSError as error:
            reason = unreadable(error)
        else:
            if stat.S_ISDIR(mode):
                takes, reason = not self._is_output(entry.path), _FOLDER_LINK
            else:
                reason = "" if stat.S_ISREG(mode) else NO_FILE
        if takes:
            yield Entry(entry.path, parts, reason)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # told when it is looked at as a file
        return False


def _real(given: Path) -> str:
    """The path of an input by the folders it is really in; a link to a file keeps its own name."""
    path = os.path.abspath(given)
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


def _sources(entries: list[Entry], suffixes: Container[str]) -> list[tuple[str, Entry]]:
    names = [entry.path.split(os.sep) for entry in entries]
    parts = [entry.parts for entry in entries]
    sources = [savable_name("/".join(n[-p:])) for n, p in zip(names, parts)]
    while True:
        taken = Counter(sources)
        taken.update({above for source in sources for above in _archives_above(source, suffixes)})
        longer = [i for i, source in enumerate(sources) if taken[source] > 1 and parts[i] < len(names[i]) - 1]
        if not longer:
            return list(zip(sources, entries))
        for i in longer:
            parts[i] += 1
            sources[i] = savable_name("/".join(names[i][-parts[i] :]))


def _archives_above(source: str, suffixes: Container[str]) -> Iterator[str]:
    """The folders of a source that are named like a file: members of an archive of that name would pass for it."""
    at = source.find("/")
    while at >= 0:
        if PurePath(source[:at]).suffix.lower() in suffixes:
            yield source[:at]
        at = source.find("/", at + 1)
