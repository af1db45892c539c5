"""A passage prepared for finding names: quotes and brackets closed, clauses cut, headwords and verbs located."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Passage
from kg.reading.lexicon import Head, head_matches, longest_matches

# No characters, which a passage never holds (see kg.passages.half_width).
QUOTED, TITLED, BRACKETED, PROTECTED = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_NAMES = re.compile(r"“([^“”\n。!?…]{1,48})”|‘([^‘’\n。!?…]{1,48})’|《([^《》\n]{1,80})》|(\([^()\n。]{1,40}\))")
_LONGEST_CLAUSE = 300
"""Characters; what runs on beyond is a list, and read in pieces that end behind 、."""
_RUN = r"[^,;:。!?…\n]"
_CLAUSE = re.compile(
    rf"{_RUN}{{1,{_LONGEST_CLAUSE}}}(?!{_RUN})|{_RUN}{{1,{_LONGEST_CLAUSE - 1}}}、"
    rf"|{_RUN}{{1,{_LONGEST_CLAUSE}}}(?![{QUOTED}{TITLED}{BRACKETED}”’》)])"
)
_JOINT = re.compile(
    r"(?<=[^\s。!?,;:])\s(?=(?:暨|及|和|与|的|举行|举办|召开|开展|启动|现场|志愿|执法|专项|推进|培训|座谈|工作|活动|“|《))"
    r"|(?<=》)\s(?=[\u4e00-\u9fff])"
)


class Clause(NamedTuple):
    """A stretch between two stops, as offsets into the passage's text."""

    start: int
    end: int
    number: int


@dataclass(slots=True, eq=False)
class Masked:
    """A passage with masks of the same length: ``quoted`` hides what quotes and brackets hold, ``cut`` also
    words whose characters look like particles."""

    passage: Passage
    headline: bool
    text: str
    quoted: str
    cut: str
    clauses: list[Clause]
    heads_from: dict[int, Head] = field(default_factory=dict)
    """Offset -> the longest headword that starts there."""
    heads_to: dict[int, Head] = field(default_factory=dict)
    """Offset -> the longest headword that ends there."""
    _ends: list[int] = field(default_factory=list)
    inside: set[int] = field(default_factory=set)
    """Offsets within a headword: no name ends there."""

    @classmethod
    def of(cls, passage: Passage, *, headline: bool = False) -> Masked:
        """Prepare a passage."""
        text = _joined(passage.text) if headline else passage.text
        quoted = _NAMES.sub(_hide, text)
        spans = [m.span() for m in _CLAUSE.finditer(quoted) if m.group().strip()]
        clauses = [Clause(s, e, i) for i, (s, e) in enumerate(spans)]
        reading = cls(passage, headline, text, quoted, _protect(quoted), clauses)
        for start, end, head in head_matches(quoted):
            _keep_longest(reading.heads_from, start, head)
            _keep_longest(reading.heads_to, end, head)
            reading.inside.update(range(start + 1, end))
        return reading

    def clause_at(self, position: int) -> Clause:
        """The clause that holds or precedes a position."""
        at = bisect_right(self.clauses, position, key=lambda c: c.start) - 1
        return self.clauses[max(at, 0)]

    def heads_within(self, clause: Clause) -> list[tuple[int, Head]]:
        """The headwords that end in a clause: (offset, headword)."""
        if not self._ends and self.heads_to:
            self._ends = sorted(self.heads_to)
        first, last = bisect_right(self._ends, clause.start), bisect_right(self._ends, clause.end)
        return [(e, self.heads_to[e]) for e in self._ends[first:last]]

    def label(self, start: int, end: int) -> str:
        """The words as printed, a headline's line breaks closed."""
        words = self.passage.text[start:end]
        return re.sub(r"(?<![“\w])\s|\s(?=[^“”]*$)|\n", "", words) if self.headline else words


def _hide(match: re.Match[str]) -> str:
    whole = match.group()
    if match.group(4):
        return BRACKETED * len(whole)
    filler = TITLED if match.group(3) else QUOTED
    return whole[0] + filler * (len(whole) - 2) + whole[-1]


def _protect(quoted: str) -> str:
    pieces, at = [], 0
    for start, end, _ in longest_matches("protected", quoted):
        pieces += [quoted[at:start], PROTECTED * (end - start)]
        at = end
    return "".join([*pieces, quoted[at:]])


def _keep_longest(found: dict[int, Head], at: int, head: Head) -> None:
    if at not in found or len(head.word) > len(found[at].word):
        found[at] = head


def _joined(title: str) -> str:
    """A headline where a break that cuts a phrase is a filler and any other break a stop, lengths kept.

    宁夏银川市 举行入队仪式 暨聘任仪式 is one phrase in three lines.
    """
    return re.sub(r"\s", ",", _JOINT.sub(BRACKETED, title))
