"""A file on disk, as readers ask for it: what is no regular file is never opened for long, nor waited for."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from kg.errors import SkipItem
from kg.pages.limits import read_all

NO_FILE = "no regular file 不是普通文件: save what it holds into a file"
# Without O_NONBLOCK a pipe that nobody writes to would be waited for.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_ADVICE = {
    errno.ENAMETOOLONG: "shorten its name or move it up",
    errno.ELOOP: "its links lead in a circle",
    errno.ENOENT: "it was gone when its turn came, or its link leads nowhere",
}


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A file by its path."""

    path: str

    @property
    def suffix(self) -> str:
        return PurePath(self.path).suffix

    def open(self) -> BinaryIO:
        """The open file.

        Raises:
            SkipItem: it is a pipe, a device or a socket.
            OSError: the system refuses.
        """
        descriptor = os.open(self.path, _FLAGS)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise SkipItem(NO_FILE)
        return os.fdopen(descriptor, "rb")

    def read_bytes(self) -> bytes:
        """Its content; raises as :meth:`open`, and ``SkipItem`` where it is too large."""
        with self.open() as stream:
            return read_all(stream)


def unreadable(error: OSError) -> str:
    """The reason why the system does not give a file or folder out, and what to do."""
    advice = _ADVICE.get(error.errno or 0, "check its permissions")
    return f"cannot be read ({error.strerror or error}) 无法读取: {advice}"
