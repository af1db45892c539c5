"""Reading one set while builds go on."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from kg.errors import StopRun
from kg.filesets.folders import PENDING, SETS, leads_to_set

Answer = TypeVar("Answer")

_TRIES = 5


def whole(folder: Path, name: str) -> Path:
    """Where to read a file of the folder's set from."""
    pending = folder / SETS / PENDING / name
    return pending if pending.exists() else folder / name


def read_together(folder: Path, names: Sequence[str], read: Callable[[Path], Answer]) -> Answer:
    """What ``read`` makes of files of one set, although a build may switch to another meanwhile.

    Args:
        folder: a build's folder.
        names: the files that ``read`` opens, the one that is always there first.
        read: is given the folder that holds them; called again when they were replaced meanwhile.

    Raises:
        StopRun: the files were replaced again and again.
    """
    for _ in range(_TRIES):
        seen = _seen(folder, names)
        try:
            answer = read(seen[0])
        except FileNotFoundError:
            if _seen(folder, names) == seen:
                raise
            continue
        if _seen(folder, names) == seen:
            return answer
    raise StopRun(f"{folder}: the files change while they are read 文件正在被改写; try again when the build has ended")


def _seen(folder: Path, names: Sequence[str]) -> tuple[Path, list[tuple[int, int, int] | None]]:
    """The folder that holds the set at this moment, and which files they are."""
    file = whole(folder, names[0])
    home = Path(os.path.realpath(file)).parent if leads_to_set(file) else file.parent
    return home, [_stamp(home / name) for name in names]


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
