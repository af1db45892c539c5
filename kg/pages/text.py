"""Plain text: UTF-8, UTF-16 and UTF-32 (with or without a byte order mark, UTF-32 with one), GB18030, Big5."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from contextlib import suppress

from kg.errors import SkipItem
from kg.model import Page
from kg.pages import File
from kg.pages.limits import LARGEST_PAGE, too_large

suffixes = (".txt", ".text", ".md")
# UTF-32 first: its mark FF FE 00 00 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_CHINESE_OR_ASCII = re.compile(r"[\t\r\n -~\u2014-\u2026\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]")


def decode(data: bytes) -> str:
    """Text of bytes whose encoding is not stated.

    Raises:
        SkipItem: empty, binary, or in no encoding that Chinese text uses; the message says what to do.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise SkipItem("empty file 空文件: put the page's text into it or take it out of the input")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    try:
        if b"\0" not in data:
            return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unmarked_utf16(data) or _guess(data, error)
    text = _unmarked_utf16(data)
    if not text:
        raise SkipItem("binary file, not text 不是文本: convert it to UTF-8 text first")
    return text


def _marked(data: bytes, encoding: str) -> str:
    """Half a surrogate pair, which UTF-16 of Windows may hold, costs its place alone; UTF-32 knows none."""
    try:
        return data.decode(encoding, errors="replace" if encoding == "utf-16" else "strict")
    except UnicodeDecodeError as error:
        raise SkipItem(
            f"begins as {encoding.upper()} and breaks at byte {error.start} 编码有误: save it again as UTF-8"
        ) from None


def _unmarked_utf16(data: bytes) -> str:
    """The text, where nearly all signs of its beginning read as UTF-16 are Chinese or ASCII; else "".

    The bytes of GB18030, Big5 and UTF-8 make signs of other scripts when read so; of less than ten nothing can be said.
    """
    for encoding in ("utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            sample = data[:_SAMPLE].decode(encoding)
            if len(sample) >= 10 and len(_CHINESE_OR_ASCII.findall(sample)) > 0.95 * len(sample):
                return data.decode(encoding)
    return ""


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
    data = path.read_bytes()
    if len(data) > 4 * LARGEST_PAGE:  # too large in every encoding: do not even look for it
        raise SkipItem(too_large(f"a page of {len(data) >> 20} MB", LARGEST_PAGE, "split it into a file a page"))
    yield Page(source, decode(data))
