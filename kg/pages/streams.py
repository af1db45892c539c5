"""Tables and JSON lines as text to be read on: large files in UTF-8 from the disk, a piece at a time."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from kg.pages import File
from kg.pages.disk import DiskFile
from kg.pages.limits import CHUNK, MEGABYTE
from kg.pages.text import decode

LARGE = 4 * MEGABYTE
"""Bytes from which on a file is not held whole."""


@contextmanager
def opened(path: File, *, newline: str) -> Iterator[TextIO]:
    """The text of a file; it can be read again from 0.

    Args:
        path: the file; a member of an archive, and what is not UTF-8, is decoded whole.
        newline: as for :func:`open`: what ends a line.

    Raises:
        SkipItem: as :func:`kg.pages.text.decode`, or the file is too large to be decoded whole.
    """
    if isinstance(path, DiskFile) and _is_large_utf8(path):
        with io.TextIOWrapper(path.open(), encoding="utf-8-sig", newline=newline) as text:
            yield text
    else:
        yield io.StringIO(decode(path.read_bytes()), newline=newline)


def _is_large_utf8(path: DiskFile) -> bool:
    decoder, size = codecs.getincrementaldecoder("utf-8")(), 0
    with path.open() as stream:
        try:
            while chunk := stream.read(CHUNK):
                if b"\0" in chunk:  # UTF-16, or no text
                    return False
                decoder.decode(chunk)
                size += len(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return size >= LARGE
