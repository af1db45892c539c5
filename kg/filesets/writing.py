"""A new set, written aside and on the disk for good before anything leads to it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from kg.filesets.folders import BUILDING


def written(sets: Path, write: Callable[[Path], None]) -> Path:
    """A new set, on the disk for good, under the name of its content."""
    building = sets / BUILDING
    building.mkdir(parents=True)
    write(building)
    for file in sorted(building.iterdir()):
        flush(file)
    flush(building)
    return _named(building)


def _named(building: Path) -> Path:
    digest, number = _digest(building), 1
    target = building.with_name(digest)
    while target.exists():
        if _digest(target) == digest:
            shutil.rmtree(building)
            return target
        number += 1  # somebody has edited the files of that set
        target = building.with_name(f"{digest}-{number}")
    os.replace(building, target)
    flush(target.parent)
    return target


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            total.update(f"{path.name}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def flush(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk (Windows cannot open a folder)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
