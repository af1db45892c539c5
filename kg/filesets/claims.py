"""The right of one process to write to a folder, and what it does with it."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StopRun
from kg.filesets.folders import BUILDING, CURRENT, LOCK, NEXT, PENDING, SETS, leads_to_set
from kg.filesets.locking import HeldError, locked
from kg.filesets.switching import can_link, lay_out, link, switch
from kg.filesets.writing import written

WAIT_SECONDS = 2.0
"""A build that comes while another writes waits so long, then refuses."""

_OURS = re.compile(rf"{CURRENT}|{PENDING}|{BUILDING}|{NEXT}|[0-9a-f]{{16}}(-\d+)?")
_OF_OLD = re.compile(r"\.building-\w+")
"""Left by versions before the sets."""
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@dataclass(frozen=True)
class Claim:
    """A folder that this process alone may write to, until its ``claimed`` ends."""

    folder: Path

    def publish(self, names: Sequence[str], write: Callable[[Path], None]) -> list[Path]:
        """Put a set of files into the folder in place of the one that is there.

        Args:
            names: the files of the set.
            write: writes all of them into the empty folder that it is given.

        Raises:
            StopRun: the disk is full or the folder cannot be written; the old set is still there, whole.
        """
        with _explained(self.folder):
            _refuse_folders(self.folder, names)
            try:
                made = written(self.folder / SETS, write)
                if can_link(self.folder / SETS):
                    link(self.folder, names)
                    switch(self.folder / SETS, made)
                else:
                    os.replace(made, self.folder / SETS / PENDING)
                    lay_out(self.folder)
            finally:
                _sweep(self.folder)
        return [self.folder / name for name in names]


@contextmanager
def claimed(folder: Path, names: Sequence[str] = ()) -> Iterator[Claim]:
    """Keep other processes from writing to a folder, which is made if need be.

    A folder that was made here is removed when nothing was published.

    Args:
        folder: where the sets are to appear.
        names: the files to come: what stands in their way is told before the work, not after it.

    Raises:
        StopRun: the folder cannot be written, or another process is writing to it.
    """
    fresh = [f for f in (folder, *folder.parents) if not os.path.lexists(f)]
    with ExitStack() as held:
        with _explained(folder):
            try:
                held.enter_context(locked(folder / SETS / LOCK, wait=WAIT_SECONDS))
            except OSError:
                _remove_empty([folder / SETS, *fresh])
                raise
            held.callback(_tidy, folder, fresh)
            _refuse_folders(folder, names)
            _recover(folder)
        yield Claim(folder)


def _refuse_folders(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        if (folder / name).is_dir():
            raise StopRun(
                f"{folder / name}: a folder stands where a file must go; "
                "move it away or choose another folder with -o 此处有同名文件夹,未写出"
            )


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except HeldError:
        raise StopRun(
            f"{folder}: another build is writing there; wait until it has ended, "
            "or choose another folder with -o 另一构建正在写入此目录"
        ) from None
    except OSError as error:
        raise StopRun(f"{folder}: {_reason(folder, error)} 未写出,原有文件未动") from None


def _reason(folder: Path, error: OSError) -> str:
    why = error.strerror or str(error)
    if error.errno in _FULL:
        why = f"the disk is full ({why}); free some space or"
    elif folder.exists() and not folder.is_dir():
        why = "cannot write there (it is a file, not a folder);"
    else:
        why = f"cannot write there ({why});"
    return f"{why} choose another folder with -o; what was there is unchanged"


def _recover(folder: Path) -> None:
    """Finish or sweep what a killed process left."""
    sets = folder / SETS
    _sweep(folder)
    if (sets / PENDING).is_dir():
        lay_out(folder)
        _sweep(folder)


def _sweep(folder: Path) -> None:
    """Remove all that is neither the current set nor the way to it."""
    sets = folder / SETS
    current = sets / CURRENT
    kept = {PENDING} if not current.is_symlink() else {PENDING, CURRENT, os.readlink(current)}
    for path in sets.iterdir():
        if path.name not in kept and _OURS.fullmatch(path.name):
            _remove(path)
    for path in folder.iterdir():
        if (leads_to_set(path) and not path.exists()) or (_OF_OLD.fullmatch(path.name) and path.is_dir()):
            _remove(path)


def _remove(path: Path) -> None:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        pass  # the next build tries again; what is left over stands in nobody's way


def _tidy(folder: Path, fresh: Sequence[Path]) -> None:
    """Leave no folder behind in which nothing was published; the lock must be held."""
    sets = folder / SETS
    if sets.is_dir() and [path.name for path in sets.iterdir()] == [LOCK]:
        _remove(sets / LOCK)
    _remove_empty([sets, *fresh])


def _remove_empty(folders: Sequence[Path]) -> None:
    try:
        for folder in folders:
            folder.rmdir()
    except OSError:
        pass  # something is there, as it should be
