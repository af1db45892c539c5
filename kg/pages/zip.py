"""ZIP archives (APPNOTE 6.3.10): members of the other formats, read in memory, each as ``a.zip/folder/file.txt``.

Nothing is written to disk. Names without the UTF-8 flag are UTF-8 or, as Chinese Windows writes them, GBK.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kg import pages
from kg.errors import SkipItem
from kg.model import Page

suffixes = (".zip",)

MEGABYTE = 2**20
LARGEST_MEMBER = 256 * MEGABYTE
LARGEST_TOTAL = 4096 * MEGABYTE
HIGHEST_RATIO = 200
"""Text seldom shrinks to less than a twentieth; small members may, so the ratio counts from a megabyte on."""
_UTF8, _ENCRYPTED = 0x800, 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError, struct.error)


@dataclass(frozen=True)
class Member:
    """A file in an archive, as readers ask for it."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    name: str

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix

    def read_bytes(self) -> bytes:
        """Its content.

        Raises:
            SkipItem: it is encrypted, suspiciously large, itself an archive, or broken.
        """
        _refuse(self.info)
        try:
            return self.archive.read(self.info)
        except _BROKEN as error:
            raise SkipItem(f"broken in the archive ({error}) 压缩包内已损坏: pack it again") from None


def _refuse(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise SkipItem("encrypted in the archive 已加密: unpack it with its password first")
    if info.file_size > LARGEST_MEMBER:
        raise SkipItem(_too_large(info.file_size, LARGEST_MEMBER))
    if info.file_size > MEGABYTE and info.file_size > HIGHEST_RATIO * info.compress_size:
        raise SkipItem("shrunk so far that it may be a bomb 疑似压缩炸弹: unpack it yourself if you trust it")


def _too_large(size: int, limit: int) -> str:
    return f"{size // MEGABYTE} MB unpacked, over {limit // MEGABYTE} 解压后过大: split it"


def read(path: pages.File, source: str, *, on_skip: pages.Report, columns: Mapping[str, str]) -> Iterator[Page]:
    """The pages of the members, sorted by name; one that cannot be used is reported under its own name.

    Raises:
        SkipItem: no archive, too large altogether, or without a member that a reader takes.
    """
    try:
        archive = zipfile.ZipFile(path if isinstance(path, Path) else io.BytesIO(path.read_bytes()))
    except _BROKEN as error:
        raise SkipItem(f"no ZIP archive ({error}) 不是压缩包或已损坏: pack it again") from None
    with archive:
        for member in _members(archive):
            inside = f"{source}/{member.name}"
            if member.suffix.lower() in suffixes:
                on_skip(inside, "an archive inside an archive 压缩包套压缩包: unpack the outer one first")
            else:
                yield from pages.pages_of(member, inside, on_skip=on_skip, columns=columns)


def _members(archive: zipfile.ZipFile) -> list[Member]:
    members = [Member(archive, info, _name(info)) for info in archive.infolist() if not info.filename.endswith("/")]
    usable = sorted((m for m in members if _is_input(m)), key=lambda m: m.name)
    if not usable:
        raise SkipItem(f"no page in the archive 压缩包内没有版面: put in files of {' '.join(sorted(pages.readers()))}")
    total = sum(m.info.file_size for m in usable)
    if total > LARGEST_TOTAL:
        raise SkipItem(_too_large(total, LARGEST_TOTAL))
    return usable


def _is_input(member: Member) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in member.name.split("/"))
    return not hidden and member.suffix.lower() in pages.readers()


def _name(info: zipfile.ZipInfo) -> str:
    """The member's path with forward slashes, without ``..``."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        name = _decoded(info.orig_filename.partition("\0")[0]) or name
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def _decoded(name: str) -> str:
    """A name that zipfile has read as code page 437."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return ""
