"""The unit that acts in a stretch of text, as printed there: subjects of clauses, and who is joined with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.model import Mention, Mentions, Organization, Passage, Place, Span
from kg.paths import Row
from kg.reading.hosts import WORDS, are_joint, hosting_after, named_with
from kg.reading.sentences import clause_range, clauses, in_speech, sentence_at
from kg.reading.unitkinds import is_foreign
from kg.rules.patterns import alternation, ending
from kg.spans import Cover

_NATION = ("中国", "全国", "国家", "党中央", "国务院")
_WINDOW = 16
"""Characters behind a name in which its verb is looked for."""


@dataclass
class Acting:
    """Finds the subjects in the passages of one article."""

    mentions: Mentions
    _subjects: dict[tuple[int, int, int], Mention | None] = field(default_factory=dict)
    _walks: dict[tuple[int, int, bool], tuple[int, Mention | None]] = field(default_factory=dict)
    _rows: dict[int, Row] = field(default_factory=dict)

    def row(self, passage: Passage) -> Row:
        """The units of a passage that may act."""
        if id(passage) not in self._rows:
            named = self.mentions.of(passage, Place, Organization)
            bodies = Cover((m.start, m.end) for m in named if isinstance(m.referent, Organization))
            self._rows[id(passage)] = Row(passage, [m for m in named if self._may_act(m, bodies)])
        return self._rows[id(passage)]

    def _may_act(self, mention: Mention, bodies: Cover) -> bool:
        foreign = mention.text.startswith(_NATION) or is_foreign(mention, self.mentions.about)
        return not foreign and not _is_inside(mention, bodies)

    def last_subject(
        self, passage: Passage, start: int, end: int, fits: Callable[[Mention, Span], bool]
    ) -> Mention | None:
        """The subject of the last clause in a stretch that has a fitting one; what was searched before is not again."""
        first, last = clause_range(passage, start, end)
        at, found = last - 1, None
        while at >= first and not found:
            at, found = self._walks.get((id(passage), at, fits == self.any), (at, None))
            if not found and at >= first:
                clause = clauses(passage)[at]
                subject = self.subject(passage, clause.start, clause.end)
                found = subject if subject and fits(subject, clause) else None
                at -= not found
        if last > first:
            self._walks[id(passage), last - 1, fits == self.any] = at, found
        return found if at >= first else None

    def together(self, first: Mention, end: int, *, joint: bool) -> list[Mention]:
        """Who acts with the subject of a clause: 乙 in 甲、乙联合举办, 甲联合乙举办, 甲主办、乙承办.

        Args:
            first: the subject.
            end: where the stretch ends in which they are named.
            joint: whether the words that follow must say that they act together.
        """
        row, text = self.row(first.passage), first.passage.text
        others = named_with(row, text, first, end)
        others = others if not joint or (others and are_joint(text, first, others[-1], end)) else []
        last = others[-1] if others else row.path_end(first)
        return [*others, *hosting_after(row, text, last, sentence_at(first.passage, first.start).end)]

    def any(self, subject: Mention, clause: Span) -> bool:
        """Whether it is no side remark of who gave what, or of how many there are in a part."""
        return not alternation(WORDS, "aside").match(subject.passage.text[subject.end : clause.end][:_WINDOW])

    def is_last(self, subject: Mention, clause: Span) -> bool:
        """Whether no other unit follows in the clause; one that does may be what the text goes on about."""
        return not self.row(subject.passage).starting_in(subject.start + 1, clause.end)

    def subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        """The first named unit that acts in a stretch, the lowest of a path (某县某镇 → 某镇)."""
        key = (id(passage), start, end)
        if key not in self._subjects:
            self._subjects[key] = self._find_subject(passage, start, end)
        return self._subjects[key]

    def _find_subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        row = self.row(passage)
        near = row.starting_in(start, end)
        if not near:
            return None
        inside = [m for m in near if m.end <= end and not self.quoted(passage, m)]
        limit = end
        for mention in reversed(inside):
            if mention.start >= limit:
                continue
            first = row.path_start(mention, start)
            if self._acts(passage, first, mention, start):
                return self.coordinated(passage, mention, inside)
            limit = first.start
        return None

    def _acts(self, passage: Passage, first: Mention, last: Mention, start: int) -> bool:
        before = passage.text[start : first.start]
        after = passage.text[last.end : last.end + 12]
        if alternation(WORDS, "guides").match(after) or alternation(WORDS, "owned").match(after):
            return False
        return not ending(WORDS, "preposition").search(before) and _is_leading(before)

    def coordinated(self, passage: Passage, mention: Mention, inside: list[Mention]) -> Mention:
        """The first of several hosts: 甲、乙、丙联合举办."""
        chosen = mention
        for other in reversed([m for m in inside if m.end <= mention.start]):
            between = passage.text[other.end : chosen.start]
            if not alternation(WORDS, "joins").match(between) or len(between) > 3:
                break
            chosen = other
        return chosen

    def quoted(self, passage: Passage, mention: Mention) -> bool:
        """Whether a name stands in a quoted name or title, not in what somebody says."""
        return self.row(passage).is_quoted(mention.start) and not in_speech(passage, mention.start)


def _is_inside(mention: Mention, bodies: Cover) -> bool:
    """Whether a name is part of a body's longer name (四平 in 国网四平供电公司)."""
    return bodies.holds(mention.start - 1, mention.end) or bodies.holds(mention.start, mention.end + 1)


def _is_leading(words: str) -> bool:
    """Whether nothing but dates, adverbials and other hosts stand before a subject."""
    at = 0
    while at < len(words):
        piece = alternation(WORDS, "leading").match(words, at)
        if piece is None or piece.end() == at:
            return False
        at = piece.end()
    return True
