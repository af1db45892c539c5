"""How a set takes the place of another: by a link, or file by file where links cannot be made."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from kg.filesets.folders import BUILDING, CURRENT, NEXT, PENDING, SETS, leads_to_set
from kg.filesets.writing import flush, written

_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}


def can_link(sets: Path) -> bool:
    """Can links be made there, and be replaced in one step?"""
    if os.name == "nt":  # a link to a folder cannot be replaced there
        return False
    try:
        os.symlink(BUILDING, sets / NEXT)
    except NotImplementedError:
        return False
    except OSError as error:
        if error.errno in _NO_LINKS:
            return False
        raise
    (sets / NEXT).unlink()
    return True


def link(folder: Path, names: Sequence[str]) -> None:
    """Let the names in the folder lead to the current set; what is read there stays the same."""
    others = [name for name in names if not leads_to_set(folder / name)]
    if any((folder / name).exists() for name in others):
        _adopt(folder, names)
    for name in others:
        _replace_by_link(folder, f"{SETS}/{CURRENT}/{name}", folder / name)
    flush(folder)


def _adopt(folder: Path, names: Sequence[str]) -> None:
    """Make the plain files of an earlier version, or of a copy that followed the links, the current set."""
    seen = {*names, *(path.name for path in folder.iterdir() if leads_to_set(path))}

    def copy(building: Path) -> None:
        for name in sorted(seen):
            if (folder / name).exists():
                shutil.copyfile(folder / name, building / name)

    switch(folder / SETS, written(folder / SETS, copy))


def switch(sets: Path, made: Path) -> None:
    """Make a set the current one."""
    _replace_by_link(sets.parent, made.name, sets / CURRENT)
    flush(sets)


def _replace_by_link(folder: Path, target: str, link: Path) -> None:
    os.symlink(target, folder / SETS / NEXT)
    os.replace(folder / SETS / NEXT, link)


def lay_out(folder: Path) -> None:
    """Copy the pending set to its place; one that was broken off is copied again.

    A set of which no file could be placed is no longer pending.
    """
    sets = folder / SETS
    for number, file in enumerate(sorted((sets / PENDING).iterdir())):
        try:
            shutil.copyfile(file, sets / NEXT)
            flush(sets / NEXT)
            os.replace(sets / NEXT, folder / file.name)
        except OSError:
            if number == 0:
                os.replace(sets / PENDING, sets / BUILDING)
            raise
    flush(folder)
    (sets / CURRENT).unlink(missing_ok=True)
    os.replace(sets / PENDING, sets / BUILDING)  # at once: no reader takes half of it for the set
