"""Plain text: UTF-8 (with or without a byte order mark), UTF-16 with one, GB18030."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from kg.errors import SkipItem
from kg.model import Page
from kg.pages import File

suffixes = (".txt", ".text", ".md")


def decode(data: bytes) -> str:
    """Text of bytes whose encoding is not stated.

    Raises:
        SkipItem: empty, binary, or in no encoding that Chinese text uses; the message says what to do.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise SkipItem("empty file 空文件: put the page's text into it or take it out of the input")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise SkipItem("binary file, not text 不是文本: convert it to UTF-8 text first")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _guess(data, error)


def _guess(data: bytes, error: UnicodeDecodeError) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["gb18030", "big5", "utf_8"]).best()
    if best is not None:
        return data.decode("gb18030" if best.encoding.startswith("gb") else best.encoding)
    with suppress(UnicodeDecodeError):  # too short to guess; broken UTF-8 hardly ever passes for GB 2312
        return data.decode("gb2312")
    raise SkipItem(
        f"broken byte 0x{data[error.start]:02x} at offset {error.start}, not UTF-8 and not GB18030 "
        "编码有误: save it again as UTF-8"
    )


def read(path: File, source: str) -> Iterable[Page]:
    """The file as one page; offsets count the decoded code points."""
    yield Page(source, decode(path.read_bytes()))
