"""PDF (ISO 32000): the text layer, each printed page a page ``file.pdf#number``, from 1."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import SkipItem
from kg.model import Page
from kg.pages import File, Report
from kg.pages.limits import MOST_OPERATIONS
from kg.pages.metadates import masthead_date
from kg.pages.savable import one_line

if TYPE_CHECKING:
    from pypdf import PdfReader

suffixes = (".pdf",)
_OCR = "no text layer, probably a scan 没有文字层: run OCR over it first (ocrmypdf -l chi_sim)"


def read(path: File, source: str, *, on_skip: Report) -> Iterator[Page]:
    """The pages that have text, in the order of the PDF's content; others are reported under their number.

    A PDF's own title and date of creation are those of a file, not of a newspaper: they are left out.

    Raises:
        SkipItem: broken, encrypted, or without a text layer on any page.
    """
    data = path.read_bytes()
    texts = _texts(_opened(data), _Work(MOST_OPERATIONS + len(data)))
    if not any(isinstance(text, str) and text for text in texts):
        raise next((t for t in texts if isinstance(t, SkipItem)), SkipItem(_OCR))
    date = next(filter(None, (masthead_date(t) for t in texts if isinstance(t, str))), "")
    for number, text in enumerate(texts, 1):
        if isinstance(text, str) and text:
            yield Page(f"{source}#{number}", text, date=date)
        else:
            on_skip(f"{source}#{number}", str(text) or _OCR)


def _opened(data: bytes) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
    except Exception as error:  # pypdf raises whatever a broken file leads it to
        raise _broken(error) from None
    if locked:
        raise SkipItem("encrypted PDF 已加密: save it without its password first")
    return reader


class _Work:
    """Counts the operations that a PDF prints with: forms that print forms can make a few lines into endless work."""

    def __init__(self, left: int) -> None:
        self.left = left

    def count(self, *_operation: object) -> None:
        self.left -= 1
        if self.left < 0:
            raise SkipItem("prints without end 打印操作过多: print it to a new PDF")


def _texts(reader: PdfReader, work: _Work) -> list[str | SkipItem]:
    try:
        return [_text(reader, i, work) for i in range(len(reader.pages))]
    except Exception as error:  # see _opened
        raise _broken(error) from None


def _text(reader: PdfReader, index: int, work: _Work) -> str | SkipItem:
    try:
        text = reader.pages[index].extract_text(visitor_operand_before=work.count)
        return text.replace("\0", "").strip()
    except SkipItem as error:
        return error
    except Exception as error:  # see _opened
        return _broken(error)


def _broken(error: Exception) -> SkipItem:
    said = one_line(str(error))[:120]
    return SkipItem(f"broken PDF ({type(error).__name__}: {said}) PDF已损坏: print it to a new PDF")
