"""A lock on a file that ends with its process, whatever ends the process.

``flock`` (Linux, macOS, BSD) or ``msvcrt.locking`` (Windows): the system drops the lock when the last handle closes.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.05
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)


class HeldError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(file: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock on ``file``, which is made with its folder if need be and stays there.

    Args:
        file: the lock file.
        wait: seconds to wait for another process.

    Raises:
        HeldError: another process held it all the time.
        OSError: the file cannot be made or locked.
    """
    handle = _taken(file, until=time.monotonic() + wait)
    try:
        yield
    finally:
        os.close(handle)


def _taken(file: Path, *, until: float) -> int:
    while True:
        handle = _tried(file)
        if handle is not None:
            return handle
        if time.monotonic() >= until:
            raise HeldError(str(file))
        time.sleep(_PAUSE)


def _tried(file: Path) -> int | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, _FLAGS, 0o666)
    except FileNotFoundError:  # who held it has just removed the folder
        return None
    try:
        # The holder may have removed the file between our opening and locking it: the lock would be on nothing.
        if _lock(handle) and _same(handle, file):
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _same(handle: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
