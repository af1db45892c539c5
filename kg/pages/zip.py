"""ZIP archives (APPNOTE 6.3.10): members of the other formats, read in memory, each as ``a.zip/folder/file.txt``.

Nothing is written to disk. Names without the UTF-8 flag are UTF-8 or, as Chinese Windows writes them, GBK. What the
directory says of sizes is not believed: each limit is kept while a member is unpacked. Of several members of one
name the second is ``file~2.txt``, in the order of the directory.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO

from kg import pages
from kg.errors import SkipItem
from kg.model import Page
from kg.pages.disk import DiskFile
from kg.pages.limits import HIGHEST_RATIO, LARGEST_MEMBER, LARGEST_TOTAL, MEGABYTE, SMALL_MEMBER, SMALL_TOTAL
from kg.pages.savable import in_order, savable_name

suffixes = (".zip",)

_UTF8, _ENCRYPTED = 0x800, 0x1
# Others unpack all that they are given at once, however much that becomes.
_PACKED_BY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 2**16
_HEADER = re.compile(rb"PK\x01\x02|PK\x03\x04")
# Of the header in the directory and of that before a member: where flags, the name's length, and the name begin.
_FIELDS = {b"PK\x01\x02": (8, 28, 46), b"PK\x03\x04": (6, 26, 30)}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, OverflowError, struct.error)
_BOMB = "shrunk so far that it may be a bomb 疑似压缩炸弹: unpack it yourself if you trust it"


@dataclass(slots=True)
class _Room:
    """How many bytes an archive may still unpack to, whatever its directory says."""

    left: int
    limit: int

    @classmethod
    def of(cls, size: int) -> _Room:
        """For an archive of ``size`` bytes."""
        limit = min(LARGEST_TOTAL, max(SMALL_TOTAL, HIGHEST_RATIO * size))
        return cls(limit, limit)

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise SkipItem(_too_large(self.limit - self.left, self.limit))


@dataclass(frozen=True)
class Member:
    """A file in an archive, as readers ask for it."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    name: str
    room: _Room

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix

    def read_bytes(self) -> bytes:
        """Its content.

        Raises:
            SkipItem: it is encrypted, suspiciously large, itself an archive, or broken.
        """
        if self.info.flag_bits & _ENCRYPTED:
            raise SkipItem("encrypted in the archive 已加密: unpack it with its password first")
        if self.info.compress_type not in _PACKED_BY:
            raise SkipItem("packed in a way other than deflate 压缩方式不支持: pack it again as an ordinary ZIP")
        self._check(self.info.file_size)
        try:
            with self.archive.open(self.info) as stream:
                return self._unpacked(stream)
        except _BROKEN as error:
            raise SkipItem(f"broken in the archive ({error}) 压缩包内已损坏: pack it again") from None

    def _unpacked(self, stream: IO[bytes]) -> bytes:
        chunks, size = list[bytes](), 0
        while chunk := stream.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            self._check(size)
            self.room.take(len(chunk))
        return b"".join(chunks)

    def _check(self, size: int) -> None:
        if size > LARGEST_MEMBER:
            raise SkipItem(_too_large(size, LARGEST_MEMBER))
        if size > SMALL_MEMBER and size > HIGHEST_RATIO * self.info.compress_size:
            raise SkipItem(_BOMB)


def _too_large(size: int, limit: int) -> str:
    return f"{size // MEGABYTE} MB unpacked, over {limit // MEGABYTE} 解压后过大: split it"


def read(path: pages.File, source: str, *, on_skip: pages.Report, columns: Mapping[str, str]) -> Iterator[Page]:
    """The pages of the members, sorted by name; one that cannot be used is reported under its own name.

    Raises:
        SkipItem: no archive, too large altogether, or without a member that a reader takes.
    """
    with path.open() if isinstance(path, DiskFile) else io.BytesIO(path.read_bytes()) as stream:
        archive = _opened(stream)
        for member in _members(archive, _Room.of(stream.seek(0, io.SEEK_END))):
            inside = f"{source}/{member.name}"
            if member.room.left < 0:
                raise SkipItem(f"{_too_large(member.room.limit, member.room.limit)}; from {member.name} on left out")
            if member.suffix.lower() in suffixes:
                on_skip(inside, "an archive inside an archive 压缩包套压缩包: unpack the outer one first")
            else:
                yield from pages.pages_of(member, inside, on_skip=on_skip, columns=columns)


def _opened(stream: IO[bytes]) -> zipfile.ZipFile:
    try:
        try:
            return zipfile.ZipFile(stream)
        except UnicodeDecodeError:
            stream.seek(0)
            return zipfile.ZipFile(io.BytesIO(_without_wrong_flags(stream.read())))
    except _BROKEN as error:
        raise SkipItem(f"no ZIP archive ({error}) 不是压缩包或已损坏: pack it again") from None


def _without_wrong_flags(data: bytes) -> bytes:
    """The archive without the UTF-8 flag on names that are none, for which zipfile refuses it whole."""
    mended = bytearray(data)
    for header in _HEADER.finditer(data):
        flags, length, name = (header.start() + field for field in _FIELDS[header[0]])
        size = int.from_bytes(data[length : length + 2], "little")
        try:
            data[name : name + size].decode()
        except UnicodeDecodeError:
            mended[flags + 1] &= ~(_UTF8 >> 8)
    return bytes(mended)


def _members(archive: zipfile.ZipFile, room: _Room) -> list[Member]:
    listed = (info for info in archive.infolist() if not info.filename.endswith("/"))
    members = [Member(archive, info, _name(info), room) for info in listed]
    usable = sorted((m for m in members if _is_input(m)), key=lambda m: in_order(m.name))
    if not usable:
        raise SkipItem(f"no page in the archive 压缩包内没有版面: put in files of {' '.join(sorted(pages.readers()))}")
    return _told_apart(usable)


def _told_apart(members: list[Member]) -> list[Member]:
    taken = {member.name for member in members}
    copies: Counter[str] = Counter()
    apart = []
    for member in members:
        name = member.name
        while copies[member.name] and name in taken:
            copies[member.name] += 1
            name = f"{member.name.removesuffix(member.suffix)}~{copies[member.name]}{member.suffix}"
        copies[member.name] = copies[member.name] or 1
        taken.add(name)
        apart.append(replace(member, name=name))
    return apart


def _is_input(member: Member) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in member.name.split("/"))
    return not hidden and member.suffix.lower() in pages.readers()


def _name(info: zipfile.ZipInfo) -> str:
    """The member's path with forward slashes, without ``..``."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        name = _decoded(info.orig_filename.partition("\0")[0]) or name
    parts = name.replace("\\", "/").split("/")
    return savable_name("/".join(part for part in parts if part not in ("", ".", "..")))


def _decoded(name: str) -> str:
    """A name that zipfile has read as code page 437."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return ""
