"""Lines -> paragraphs: closes the line breaks of pages set in lines of a fixed length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.articles.bylines import is_dateline, signature
from kg.articles.lines import Line, Paragraph, is_jump
from kg.articles.listrows import begins_row, is_bearer
from kg.articles.topics import Printed, repeated

FINISHED = re.compile(r"[。!?…;:][”’)》】\]]*(?:\s*[(][^()]{1,40}[)])?$")
_HANGING = re.compile(r"。|[,、(“《‘—·]$|[的和与及在将为是以从向对把被让使于并或了]$")
# A name, bracket or credit that the line's end cuts: …现场。 邓|德华摄, …万元。(|丁保国)
_NAME_BEGUN = re.compile(r"[。!?…”]\s*(?:[(][^()]{0,20}|\s[\u4e00-\u9fff]{1,2})$")
_PAUSE = re.compile(r"[,、。]")
_HANZI_LAST = re.compile(r"[\u4e00-\u9fff]$")
_PAUSED = re.compile(r"[。,;!?]")
_WORDS = re.compile(r"[\u4e00-\u9fff]+[,。]?")
_LEAD = re.compile(
    r"(?:(?:19|20)\d\d年|\d{1,2}月\d|\d{1,2}日|近日|日前|近年来|近期|今年|去年|此次|本次|截至|据|为).*[,、]"
    r"|.{27,}"
)
_BULLET = re.compile(r"[●■◆▲★☆◎○□△▼▪►▶※◇]")
_LONGEST = 60
"""Characters of the longest line that is taken for a column's."""
_LEAST_ROWS = 2
"""Groups of a list on a page, one alone may be a sentence with a colon."""


def paragraphs_of(lines: list[Line], *, apart: Callable[[str], bool]) -> list[Paragraph]:
    """The page's paragraphs; on most pages each line is one.

    Args:
        lines: the page's lines.
        apart: whether a line's text stands for itself whatever surrounds it (furniture, a credit, a dateline).
    """
    measures = _measures(_without_rows(lines))
    if not measures:
        return [Paragraph.of(line) for line in lines]
    column = _Column(measures, _indented(lines, measures), _spread(lines, measures))
    column.ends = _ends(lines, column.spread) if column.indented else []
    found: list[_Run] = []
    page = Printed("\n".join(line.text for line in lines))
    for i, line in enumerate(lines):
        alone = not i or not _goes_on(lines, i, column) or _apart(lines, i, apart)
        if alone or _is_headline(found, lines, i, page) or _names_writer(found[-1], line):
            found.append(_Run())
        found[-1].add(line)
    return [Paragraph.of(*run.lines) for run in found]


@dataclass(slots=True)
class _Run:
    """Lines that read on, while more may follow."""

    lines: list[Line] = field(default_factory=list)
    paused: bool = False
    """There is a pause or a sentence's end in it."""

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.paused = self.paused or _PAUSED.search(line.text) is not None

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


@dataclass(slots=True)
class _Column:
    """How a page's lines are broken."""

    measures: list[int]
    """Lengths of its full lines."""
    indented: bool
    """Paragraphs start with an indent."""
    spread: int
    """Line breaks between two lines of a paragraph: 1, or 2 where every line has a blank one below."""
    ends: list[bool] = field(default_factory=list)
    """Where indents mark paragraphs: whether what runs on from each line comes to an end (see ``_ends``)."""


def _spread(lines: list[Line], measures: list[int]) -> int:
    gaps = Counter(
        line.gap
        for before, line in zip(lines, lines[1:], strict=False)
        if _full(before, measures) and not FINISHED.search(before.text) and line.indent < 2
    )
    return max(1, gaps.most_common(1)[0][0]) if gaps else 1


def _without_rows(lines: list[Line]) -> list[Line]:
    """The lines that no group of a list begins with: such rows end where they like, whatever the column's length."""
    others = [line for line in lines if not begins_row(line.text)]
    return others if len(lines) - len(others) >= _LEAST_ROWS else lines


def _measures(lines: list[Line]) -> list[int]:
    """Lengths of the full lines of the columns; empty when lines are not broken at a fixed length."""
    lengths = Counter(n for n in (len(line.text) for line in lines) if n >= 8)
    total, left, found = len(lines), lengths.copy(), []
    while left:
        peak = max(left, key=lambda n: (sum(left[n + d] for d in (-1, 0, 1)), n))
        near = [peak + d for d in (-2, -1, 0, 1, 2)]
        if sum(left[n] for n in near) < max(4, total * 0.15) or peak > _LONGEST:
            break
        if _stand_together(lines, near):
            found.append(peak)
        for n in near:
            left.pop(n, None)
    full = [line for line in lines if _full(line, found)]
    cut = sum(not FINISHED.search(line.text) for line in full)
    return found if len(full) >= max(4, total * 0.4) and cut > len(full) * 0.6 else []


def _stand_together(lines: list[Line], lengths: list[int]) -> bool:
    """Whether lines of these lengths follow each other, as a column's do and headlines do not."""
    pairs = zip(lines, lines[1:], strict=False)
    return sum(len(a.text) in lengths and len(b.text) in lengths for a, b in pairs) >= 3


def _full(line: Line, measures: list[int]) -> bool:
    """Whether a line fills its column.

    Its indent counts; digits and Latin letters take half a place; punctuation may hang.
    """
    length = len(line.text)
    narrow = sum(map(str.isascii, line.text)) if length <= _LONGEST + 20 else 0
    lengths = {length, length + line.indent // 2, length + line.indent}
    return any(any(abs(n - m) <= 1 for n in lengths) or length - narrow <= m <= length for m in measures)


def _indented(lines: list[Line], measures: list[int]) -> bool:
    """Whether the page marks a paragraph's start with an indent."""
    starts = sum(line.indent >= 2 for line in lines)
    return starts >= 2 and starts < len(lines) * 0.7 and bool(measures)


def _goes_on(lines: list[Line], i: int, column: _Column) -> bool:
    """Whether line ``i`` continues the paragraph of the line before it."""
    before, line = lines[i - 1], lines[i]
    full = _full(before, column.measures) or before.text[-1] in ",、" or line.text[0] in ",。、;:!?)”》"
    if not 1 <= line.gap <= column.spread or not full or _BULLET.match(line.text) or _begins(before, line):
        return False
    ended = FINISHED.search(before.text)
    if not column.indented:
        return not ended or before.text[-1] == ";"
    if line.indent >= 2 or not (before.indent >= 2 or 1 <= before.gap <= column.spread):
        return False
    return not ended or column.ends[i]


def _begins(before: Line, line: Line) -> bool:
    """Whether a row of a list begins with a line: a group of it, or one person with unit and post below another."""
    return begins_row(line.text) or (is_bearer(before.text) and is_bearer(line.text))


def _apart(lines: list[Line], i: int, apart: Callable[[str], bool]) -> bool:
    before, line = lines[i - 1].text, lines[i].text
    if _NAME_BEGUN.search(before) and len(line) <= 12:
        return False
    running = _HANZI_LAST.search(before) and _PAUSE.search(before)
    if running and not FINISHED.search(before) and _WORDS.fullmatch(line) and not signature(line):
        return False
    return apart(lines[i - 1].text) or apart(lines[i].text) or is_dateline(lines[i].text)


def _is_headline(found: list[_Run], lines: list[Line], i: int, page: Printed) -> bool:
    """Whether the last paragraph so far is the headline of the lines below it, whose first lines use its words.

    It is none below a headline's byline, nor when its last character and the next line's first belong
    together elsewhere on the page.
    """
    above = found[-1].lines
    if len(above) > 2 or above[0].indent >= 2 or _below_byline(found):
        return False
    text, joint = found[-1].text, above[-1].text[-1] + lines[i].text[0]
    if _HANGING.search(text) or _LEAD.match(text) or joint[1] in ",。、;:!?)”》" or joint in page:
        return False
    return repeated(text, "".join(line.text for line in lines[i : i + 6])) > 0.45


def _below_byline(found: list[_Run]) -> bool:
    """Whether the last paragraph stands below a byline that stands below a headline."""
    return (
        len(found) > 2
        and signature(found[-2].text) is not None
        and found[-2].text[0] != "("
        and not FINISHED.search(found[-3].text)
    )


def _names_writer(above: _Run, line: Line) -> bool:
    """Whether a line may be a name and what stands above it is a headline: no pause, no end of a sentence."""
    return not above.paused and signature(line.text) is not None


def _ends(lines: list[Line], spread: int) -> list[bool]:
    """Whether what runs from each line to the next indent or blank line ends as a sentence does, not as a headline."""
    found = [False] * len(lines)
    for i in range(len(lines) - 1, -1, -1):
        goes_on = i + 1 < len(lines) and 1 <= lines[i + 1].gap <= spread and lines[i + 1].indent < 2
        if goes_on:
            found[i] = found[i + 1] or is_jump(lines[i + 1].text)
        else:
            found[i] = FINISHED.search(lines[i].text) is not None
    return found
