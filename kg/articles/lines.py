"""A page's printed lines: where each stands, what blank surrounds it, how it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span

# Blanks of every kind, and signs that print nothing.
BLANKS = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\xad\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x2010)))
    + "\u2060\ufeff"
)
LINE_BREAKS = "\r\n\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"(?P<breaks>(?:\r\n|[{LINE_BREAKS}])+)|(?P<line>[^{LINE_BREAKS}]+)")
_BREAK = re.compile(rf"\r\n|[{LINE_BREAKS}]")
# Two blanks after a sentence open a paragraph where a record lost its line breaks.
_LOST_BREAK = re.compile(r"(?<=[。!?…”)]) {2,}(?=[^ ]{20})")
# Where an article goes on, printed within the line itself.
_PAGE = r"(?:本报)?第?[0-9一二三四五六七八九十A-Za-z]{1,4}\s*版"
_CONTINUED_ON = re.compile(rf"[(【\[]?[▶►→☞]?(?:下转|转){_PAGE}[^。]{{0,12}}$")
_CONTINUED_FROM = re.compile(rf"[(【\[]?[◀◄←☜]?(?:上接|紧接){_PAGE}[^。,)】\]]{{0,12}}[)】\]]?\s*")


def is_jump(text: str) -> bool:
    """Whether a line says that the text above it goes on elsewhere: (下转第二版)."""
    return len(text) <= 24 and bool(_CONTINUED_ON.match(text))


def is_landing(text: str) -> bool:
    """Whether a line says that the text below it started elsewhere: (上接第一版)."""
    return len(text) <= 24 and bool(_CONTINUED_FROM.match(text))


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without the blanks around it."""

    start: int
    end: int
    text: str
    """With half-width signs; character for character as on the page."""
    gap: int
    """Line breaks before it."""
    indent: int
    """Width of the blanks before it, two for U+3000."""


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines that read on without a break."""

    spans: list[Span]
    text: str
    gap: int
    indent: int
    kind: str = ""
    """"body", "short", "label" or "furniture"."""
    row: bool = False
    """A row of a list of winners, which stands for itself."""

    @property
    def start(self) -> int:
        """First offset on the page."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset on the page after the last character."""
        return self.spans[-1].end

    @classmethod
    def of(cls, *lines: Line) -> Paragraph:
        """A paragraph of one line or more."""
        spans, first = [Span(line.start, line.end) for line in lines], lines[0]
        return cls(spans, "".join(line.text for line in lines), first.gap, first.indent)

    def extended(self, other: Paragraph) -> Paragraph:
        """This paragraph with what a column break parted from it."""
        return Paragraph(self.spans + other.spans, self.text + other.text, self.gap, self.indent, self.kind)


def lines_of(text: str, read: str) -> list[Line]:
    """The lines of a page that print something; ``read`` is its text with half-width signs."""
    return list(_parted(_printed(text, read)))


def _printed(text: str, read: str) -> Iterator[Line]:
    gap = 0
    for match in _LINE.finditer(text):
        if match["breaks"]:
            gap += len(_BREAK.findall(match["breaks"]))
            continue
        line = match["line"]
        left = line.lstrip(BLANKS)
        if not left:
            continue
        start = match.end() - len(left)
        end = start + len(left.rstrip(BLANKS))
        before = text[match.start() : start]
        yield Line(start, end, read[start:end], gap, len(before) + before.count("\u3000"))
        gap = 0


def _parted(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines with continuation notes and lost paragraph breaks cut apart."""
    for line in lines:
        cuts = sorted({0, len(line.text), *_cuts(line.text)})
        for i, (a, b) in enumerate(zip(cuts, cuts[1:])):
            part = line.text[a:b]
            kept = part.strip(BLANKS)
            if kept:
                start = line.start + a + part.index(kept)
                yield Line(start, start + len(kept), kept, 0 if i else line.gap, 0 if i else line.indent)


def _cuts(text: str) -> Iterator[int]:
    yield from (m.end() for m in _LOST_BREAK.finditer(text))
    if "版" in text:
        since = _CONTINUED_FROM.match(text)
        if since:
            yield since.end()
        onward = _CONTINUED_ON.search(text, max(0, len(text) - 30))
        if onward:
            yield onward.start()
