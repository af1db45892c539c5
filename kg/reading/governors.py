"""A clause's verbs and boundaries: what a name is cut off by on its left, and which verb governs it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from kg.model import Mention, Organization, Place
from kg.reading.lexicon import GOVERNORS, Head, Verb, longest_matches, verbs
from kg.reading.masks import QUOTED, Clause, Masked
from kg.rules.patterns import alternation, ending

_CUT = re.compile(r"以及|[、和与及的在对将把以由从为给被让向于等是了也都并至]|(?<=[”》])(?=[“《])")
_NO_OBJECT = alternation(GOVERNORS, "no object")
_COUNTED = re.compile(r"[0-9多余][个项条座处所家支场次期批名件份部套户]")
_FILLERS = re.compile(f"{QUOTED}+")
_LIST = frozenset(("、", "和", "与", "及", "以及", ""))
_BEFORE_VERB = ending(GOVERNORS, "before verb")


LONGEST = 120
"""Characters of a name with all that stands before its headword; a longer one is none."""
_end = attrgetter("end")


class Governor(NamedTuple):
    """A verb in its place."""

    start: int
    end: int
    verb: Verb


class _Cut(NamedTuple):
    """A sign that cuts a name off on its left."""

    end: int
    start: int
    sign: str


@dataclass(slots=True)
class Words:
    """What is known about a passage's words: verbs, agents' names."""

    reading: Masked
    mentions: list[Mention]
    governors: list[Governor] = field(default_factory=list)
    _ends: dict[int, Mention] = field(default_factory=dict)
    _cuts: list[_Cut] = field(default_factory=list)
    _cutting: list[Mention] = field(default_factory=list)
    """The mentions behind which a name may begin, by their ends."""
    _by_start: dict[int, Governor] = field(default_factory=dict)
    _verb_ends: list[int] = field(default_factory=list)
    _mention_starts: list[int] = field(default_factory=list)
    _cut_ends: list[int] = field(default_factory=list)
    _cutting_ends: list[int] = field(default_factory=list)
    _known: dict[tuple[int, int], tuple[int, str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mentions = [m for m in self.mentions if isinstance(m.referent, Place | Organization)]
        self._ends = {m.end: m for m in self.mentions}
        inside = _inside_heads(self.reading)
        for start, end, word in longest_matches("verbs", self.reading.quoted):
            verb = verbs()[word]
            if inside.get(start, 0) > len(word) or self._torn(start, end) or _NO_OBJECT.match(self.reading.quoted, end):
                continue
            if not verb.ambiguous or self._at_verb_position(start):
                self.governors.append(Governor(start, end, verb))
        self._by_start = {g.start: g for g in self.governors}
        self._verb_ends = [g.end for g in self.governors]
        self._mention_starts = [m.start for m in self.mentions]
        self._cuts = [_Cut(m.end(), m.start(), m.group()) for m in _CUT.finditer(self.reading.cut)]
        self._cutting = sorted(filter(self._cuts_off, self.mentions), key=_end)
        self._cut_ends = [cut.end for cut in self._cuts]
        self._cutting_ends = [m.end for m in self._cutting]

    def _torn(self, start: int, end: int) -> bool:
        """Whether a headword begins within the word and goes beyond it: 抓实 in 抓实践所建设."""
        heads = self.reading.heads_from
        return any(
            i in heads and len(heads[i].word) >= 3 and i + len(heads[i].word) > end for i in range(start + 1, end)
        )

    def _at_verb_position(self, start: int) -> bool:
        clause = self.reading.clause_at(start)
        if start in self._ends or start == clause.start:
            return True
        before = self.reading.quoted[max(clause.start, start - 4) : start]
        return bool(_BEFORE_VERB.search(before)) or any(g.end == start for g in self.governors[-1:])

    def in_body_name(self, start: int, end: int) -> bool:
        """Whether a stretch is the end of an organisation's name (甲镇成人学校)."""
        mention = self._ends.get(end)
        return mention is not None and isinstance(mention.referent, Organization) and mention.start < start

    def mentions_within(self, start: int, end: int) -> list[Mention]:
        """The names of units that lie within a stretch."""
        first = bisect_left(self._mention_starts, start)
        last = bisect_left(self._mention_starts, end, first)
        return [m for m in self.mentions[first:last] if m.end <= end]

    def verb_at(self, position: int) -> Governor | None:
        """The verb that begins at a position."""
        return self._by_start.get(position)

    def verbs_before(self, clause: Clause, position: int) -> Sequence[Governor]:
        """The clause's verbs that end at or before a position, the nearest first."""
        first = last = bisect_right(self._verb_ends, position)
        while first and self.governors[first - 1].start >= clause.start:
            first -= 1
        return self.governors[first:last][::-1]

    def verb_before(self, clause: Clause, position: int) -> Governor | None:
        """The clause's last verb that ends at or before a position."""
        last = bisect_right(self._verb_ends, position) - 1
        return self.governors[last] if last >= 0 and self.governors[last].start >= clause.start else None

    def left_of(self, clause: Clause, head_start: int, end: int) -> tuple[int, str]:
        """Where the phrase begins whose head starts at ``head_start``, and what stands before it."""
        at = head_start
        while True:
            left, boundary, sign = self._nearest(clause, at)
            if end - left > LONGEST:
                return left, boundary
            if boundary == "list" and self._joins(clause, left, sign, at):
                at = left - len(sign)
                continue
            if boundary == "的" and self._quote_owns(left, end):
                at = self.reading.quoted.rfind("“", clause.start, left)
                continue
            return left, boundary

    def _joins(self, clause: Clause, left: int, sign: str, at: int) -> bool:
        """Whether the list item before is no name of its own but part of this one (垃圾、污水、厕所专项整治)."""
        end = left - len(sign)
        if self.ends_name(clause, end) or at - left > 10:
            return False
        item = self.reading.quoted[self._nearest(clause, end)[0] : end]
        return len(_FILLERS.sub("", item)) <= (8 if sign == "及" else 6)

    def list_start(self, clause: Clause, position: int) -> int:
        """Where the list begins whose last item ends at or holds a position."""
        left, boundary, sign = self._nearest(clause, position)
        while boundary == "list":
            further, boundary, sign = self._nearest(clause, left - max(len(sign), 1))
            if further >= left:
                break
            left = further
        return left

    def follows_name(self, clause: Clause, left: int) -> bool:
        """Whether the list item before one that begins at ``left`` ends with a name of its own."""
        _, boundary, sign = self._nearest(clause, left)
        return boundary == "list" and self.ends_name(clause, left - len(sign))

    def joined_start(self, clause: Clause, left: int) -> int:
        """Where a name begins whose last list item begins at ``left``, if the item before is no name of its own."""
        _, boundary, sign = self._nearest(clause, left)
        if boundary != "list" or self.ends_name(clause, left - len(sign)):
            return left
        return self._nearest(clause, left - max(len(sign), 1))[0]

    def _nearest(self, clause: Clause, at: int) -> tuple[int, str, str]:
        """Where the phrase begins that goes on at a point, what kind of bound stands before it, and its sign."""
        key = (clause.start, at)
        if key not in self._known:
            self._known[key] = self._find_nearest(clause, at)
        return self._known[key]

    def _find_nearest(self, clause: Clause, at: int) -> tuple[int, str, str]:
        best, boundary, sign = clause.start, "start", ""
        last = bisect_right(self._cut_ends, at) - 1
        if last >= 0 and self._cuts[last].start >= clause.start:
            best, sign = self._cuts[last].end, self._cuts[last].sign
            boundary = "list" if sign in _LIST else sign
        governor = self.verb_before(clause, at)
        if governor and governor.end >= best:
            best, boundary, sign = governor.end, "verb", governor.verb.word
        last = bisect_right(self._cutting_ends, at) - 1
        while last >= 0 and self._cutting[last].end >= best:
            if self._cutting[last].start >= clause.start:
                return self._cutting[last].end, "mention", ""
            last -= 1
        return best, boundary, sign

    def _cuts_off(self, mention: Mention) -> bool:
        """Whether a name may begin right behind a mention: not inside a headword, a quote or a route (甲至乙公路)."""
        if mention.end in self.reading.inside:
            return False
        before = self.reading.quoted[max(0, mention.start - 1) : mention.start]
        return before not in ("至", "—", "-") and self.reading.quoted[mention.start] == self.reading.text[mention.start]

    def _quote_owns(self, left: int, end: int) -> bool:
        """“政治引领、法治保障”的工作机制: the quote is the name."""
        text = self.reading.quoted
        return end - left <= 12 and text[left - 2 : left - 1] in ("”", "’") and "“" not in text[left:end]

    def ends_name(self, clause: Clause, at: int) -> bool:
        """Whether a list item ends there with a name of its own (a headword, a quote, a count)."""
        text = self.reading.quoted
        if text[at - 1 : at] in ("”", "’", "》"):
            return True
        if _COUNTED.fullmatch(text, max(clause.start, at - 2), at):
            return True
        head = self.reading.heads_to.get(at)
        return head is not None and head.type != "none"


def _length(found: tuple[int, Head]) -> int:
    return len(found[1].word)


def _inside_heads(reading: Masked) -> dict[int, int]:
    """Offsets covered by a headword -> the longest one's length."""
    found: dict[int, int] = {}
    for start, head in sorted(reading.heads_from.items(), key=_length):
        size = len(head.word)
        found.update(dict.fromkeys(range(start, start + size), size))
    return found
