"""A page's text and what is cut out of it: spans, evidence, passages. Offsets count code points, ends are exclusive."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

# Full-width forms and bracket quotes that print the same sign; one to one, so offsets stay.
_SAME_SIGN = str.maketrans(
    {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(chr, range(0xFDD0, 0xFDF0)), "\ufffd")  # no characters: left to programs, which mask with them
    | {"「": "“", "」": "”", "『": "‘", "』": "’", "﹐": ",", "﹑": "、", "\u3000": " ", "\xa0": " ", "\t": " "}
)
_SENTENCE_ENDS = frozenset("。!?\n")
_SENTENCE_END = re.compile("[。!?\n]")
_CLOSING = frozenset("。!?”’)")
_SENTENCE_MOST = 500
_LONE = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = {ord(c): None for c in "\r\n\v\f\x85\u2028\u2029"}


def half_width(text: str) -> str:
    """The text with full-width signs as ASCII and bracket quotes as “”, character for character: （１２％） → (12%)."""
    return text.translate(_SAME_SIGN)


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for every lone surrogate, which no encoding can write; one to one, so offsets stay."""
    return _LONE.sub("\ufffd", text)


def file_name(source: str) -> str:
    """A file's name as text: a byte that is in no encoding is spelt out (``\\xff``), so names stay apart."""
    return without_surrogates(re.sub("[\udc80-\udcff]", lambda m: f"\\x{ord(m.group()) - 0xDC00:02x}", source))


def without_line_breaks(text: str) -> str:
    """The text as a quote prints it: line breaks removed, nothing else changed."""
    return text.translate(_LINE_BREAKS)


class Span(NamedTuple):
    """A stretch of a text: code point offsets, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One source file (or one record of it) as decoded text; all offsets count its code points.

    No field holds a lone surrogate (see :func:`without_surrogates`), whatever its reader gives.
    """

    source: str
    """Path relative to the input folder, with forward slashes; a record adds ``#number``."""
    text: str
    title: str = ""
    """Metadata, where the format has it: headline, date (ISO, or part of it), paper, address, authors."""
    date: str = ""
    paper: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", file_name(self.source))
        for name in ("text", "title", "date", "paper", "url"):
            object.__setattr__(self, name, without_surrogates(getattr(self, name)))
        object.__setattr__(self, "authors", tuple(map(without_surrogates, self.authors)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a page, word for word: ``quote`` is ``page.text[start:end]`` without line breaks."""

    source: str
    start: int
    end: int
    quote: str
    sentence: str = ""
    """The whole sentence that the quote stands in, line breaks removed; cut off 500 characters beside the quote."""
    sentence_start: int = -1
    """Offset of the sentence on the page; -1 where it is not known."""

    @classmethod
    def of(cls, page: Page, start: int, end: int, *, sentence: str = "", sentence_start: int = -1) -> Evidence:
        """Cut the evidence out of a page.

        Raises:
            ValueError: the span is empty or not inside the page.
        """
        if not 0 <= start < end <= len(page.text):
            raise ValueError(f"{page.source}: no passage at {start}:{end} (the page has {len(page.text)} characters)")
        quote = without_line_breaks(page.text[start:end])
        return cls(page.source, start, end, quote, sentence, sentence_start)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Part of a page as a reader reads it: lines joined, full-width signs as ASCII, each character located.

    ``text[i]`` stands at ``page.text[offsets[i]]``. Commas, colons, brackets, digits and Latin letters
    are half-width here whatever the page prints; “” ‘’ 《》 、 。 stay. ``\\n`` parts paragraphs.
    """

    page: Page
    text: str
    offsets: Sequence[int]

    @classmethod
    def of(cls, page: Page, spans: Iterable[tuple[int, int]]) -> Passage:
        """Join spans of a page in reading order; each span is taken as it is, line breaks included."""
        spans = list(spans)
        offsets = [i for start, end in spans for i in range(start, end)]
        return cls(page, half_width("".join(page.text[start:end] for start, end in spans)), offsets)

    def __len__(self) -> int:
        return len(self.text)

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for ``text[start:end]`` (blanks at the ends left out).

        Where page furniture cuts the stretch in two, the longer piece is quoted, so that the quote
        stays an exact slice of the page.
        """
        start, end = self._trim(start, end)
        pieces = list(self._unbroken(start, end))
        first, last = max(pieces, key=lambda p: (p[1] - p[0], -p[0]))
        left, right = self._sentence(start, end)
        return Evidence.of(
            self.page,
            self.offsets[first],
            self.offsets[last - 1] + 1,
            sentence=self.printed(left, right),
            sentence_start=self.offsets[left],
        )

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentences that hold ``text[start:end]``, blanks at the ends left out."""
        text = self.text
        first = max(0, start - _SENTENCE_MOST)
        left = max([first, *(text.rfind(sign, first, start) + 1 for sign in _SENTENCE_ENDS)])
        while left < start and text[left] in _CLOSING:
            left += 1
        limit = min(len(text), end + _SENTENCE_MOST)
        stop = _SENTENCE_END.search(text, end - 1, limit)
        right = limit if stop is None else stop.start() + (stop.start() < end or stop.group() != "\n")
        while right < limit and text[right] in _CLOSING:
            right += 1
        return self._trim(left, right)

    def printed(self, start: int, end: int) -> str:
        """The characters of ``text[start:end]`` as the page prints them, line breaks removed."""
        offsets, page = self.offsets[start:end], self.page.text
        if (
            offsets
            and offsets[-1] - offsets[0] == len(offsets) - 1
            and list(offsets) == list(range(offsets[0], offsets[-1] + 1))
        ):
            return without_line_breaks(page[offsets[0] : offsets[-1] + 1])
        return without_line_breaks("".join([page[i] for i in offsets]))

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end - 1 and self.text[start].isspace():
            start += 1
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _unbroken(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        breaks = _breaks(self)
        inside = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
        yield from pairwise((start, *inside, end))


@lru_cache(maxsize=256)
def _breaks(passage: Passage) -> tuple[int, ...]:
    """Where a character does not stand right behind the one before it on the page, but for white space."""
    offsets, page = passage.offsets, passage.page.text
    return tuple(
        i
        for i, (before, here) in enumerate(pairwise(offsets), start=1)
        if here != before + 1 and (here <= before or not page[before + 1 : here].isspace())
    )
