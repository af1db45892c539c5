"""Who acts in a clause: its subject, through dropped subjects, passives and speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from kg.model import Article, Mention, Mentions, Organization, Passage, Place, Span
from kg.reading.sentences import clause_at, clauses_between, sentence_at, speech
from kg.wordlists import alternation, ending

_WORDS = str(Path(__file__).with_name("agents.txt"))
_NATION = ("中国", "全国", "国家", "党中央", "国务院")
_SOME_UNIT = re.compile("[我全该][县市区旗镇乡村]")
_GAPS = ("", "经开区", "高新区", "开发区", "新区", "·")
"""What may stand between the names of a path."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts, how it is printed, and why it was taken."""

    referent: Place | Organization
    wording: str
    certainty: float
    """0 to 1: 1 for the clause's own subject, less the farther it is taken from."""
    reason: str
    passage: Passage | None = None
    at: int = -1
    """Where the name starts in ``passage``."""


@dataclass(slots=True)
class Agents:
    """Finds the agents of one article."""

    article: Article
    mentions: Mentions
    _subjects: dict[tuple[int, int], Mention | None] = field(default_factory=dict)
    _of: dict[int, list[Mention]] = field(default_factory=dict)

    def of(self, passage: Passage, at: int) -> Agent | None:
        """Who carries out the action that starts at ``at``; None where the article names nobody."""
        own = self._in_clause(passage, at)
        if own:
            return self._agent(own, 1.0, "subject")
        if self._everybody(passage, at):
            return self._about("各…") or self.default()
        earlier = self._in_sentence(passage, at)
        if earlier:
            return self._agent(earlier, 0.9, "subject of the sentence")
        topic = self._in_paragraph(passage, at)
        if topic:
            return self._agent(topic, 0.75, "subject of the paragraph")
        return self.default()

    def owner(self, passage: Passage, at: int) -> Agent | None:
        """The unit whose name ends at ``at``: 市图书馆 in 市图书馆“周末读书会”主题活动."""
        ending = [m for m in self._all(passage) if m.end == at]
        return self._agent(min(ending, key=lambda m: m.start), 1.0, "owner") if ending else None

    def passive(self, passage: Passage, start: int, end: int) -> Agent | None:
        """The host in 由甲主办, 在甲牵头下 within a stretch: of the last such phrase the first host."""
        known = self._all(passage)
        for mention in reversed(known):
            if not start <= mention.start < end:
                continue
            first = self._chain_start(passage, mention)
            before, after = passage.text[max(0, first.start - 1) : first.start], passage.text[mention.end : end]
            if before == "由" and alternation(_WORDS, "hosts").search(after):
                return self._agent(self._chain_end(passage, mention), 1.0, "由…主办")
            if before == "在" and alternation(_WORDS, "under lead").match(after):
                return self._agent(mention, 1.0, "在…牵头下")
        return None

    def default(self) -> Agent | None:
        """The agent of the headline, else of the lead, else the place that the article is about.

        Where visitors come to a place, it is the place that has done what they are shown.
        """
        if self.mentions.about_reason.startswith("visited"):
            return self._about("about")
        for passage in (self.article.headline, self.article.body):
            end = (
                len(passage.text)
                if passage is self.article.headline
                else (sentence_at(passage, 0).end if passage.text else 0)
            )
            subjects = [
                s for c in clauses_between(passage, 0, end + 1) if (s := self._subject(passage, c.start, c.end))
            ]
            if subjects and not self._is_too_wide(subjects[0]):
                return self._agent(subjects[0], 0.6, "headline" if passage is self.article.headline else "lead")
        return self._about("about")

    def _about(self, reason: str) -> Agent | None:
        """The article's place, unless that is a province and the text speaks of some county in it."""
        about = self.mentions.about
        if about and about.level == "province" and any(_SOME_UNIT.search(p.text) for p in self.article.passages):
            return None
        return Agent(about, about.name, 0.5, reason) if about else None

    def _is_too_wide(self, mention: Mention) -> bool:
        """A province is no agent of what an article tells of 我县."""
        place = mention.referent
        return (
            isinstance(place, Place)
            and place.level == "province"
            and any(_SOME_UNIT.search(p.text) for p in self.article.passages)
        )

    def _everybody(self, passage: Passage, at: int) -> bool:
        """Whether the clause's subject is all that lies below the article's place: 各县区分别设立."""
        clause = clause_at(passage, at)
        return clause is not None and bool(alternation(_WORDS, "everybody").match(passage.text, clause.start))

    def _all(self, passage: Passage) -> list[Mention]:
        if id(passage) not in self._of:
            named = self.mentions.of(passage, Place, Organization)
            bodies = [m for m in named if isinstance(m.referent, Organization)]
            self._of[id(passage)] = [
                m
                for m in named
                if not m.text.startswith(_NATION)
                and not is_foreign(m, self.mentions.about)
                and not _is_inside(m, bodies)
            ]
        return self._of[id(passage)]

    def _in_clause(self, passage: Passage, at: int) -> Mention | None:
        clause = clause_at(passage, at)
        return self._subject(passage, clause.start, at) if clause else None

    def _in_sentence(self, passage: Passage, at: int) -> Mention | None:
        before = clauses_between(passage, sentence_at(passage, at).start, at)
        return next((s for c in reversed(before) if (s := self._subject(passage, c.start, c.end))), None)

    def _in_paragraph(self, passage: Passage, at: int) -> Mention | None:
        before = clauses_between(passage, passage.text.rfind("\n", 0, at) + 1, at)
        return next(
            (s for c in reversed(before) if (s := self._subject(passage, c.start, c.end)) and self._is_last(s, c)), None
        )

    def _is_last(self, subject: Mention, clause: Span) -> bool:
        """Whether no other unit follows in the clause; one that does may be what the text goes on about."""
        known = self._all(subject.passage)
        at = bisect_right(known, subject.start, key=lambda m: m.start)
        return at == len(known) or known[at].start >= clause.end

    def _subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        """The first named unit that acts in a stretch, the lowest of a path (某县某镇 → 某镇)."""
        key = (id(passage), start * 100000 + end)
        if key not in self._subjects:
            self._subjects[key] = self._find_subject(passage, start, end)
        return self._subjects[key]

    def _find_subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        known = self._all(passage)
        at = bisect_left(known, start, key=lambda m: m.start)
        inside = [
            m for m in takewhile(lambda m: m.start < end, known[at:]) if m.end <= end and not self._quoted(passage, m)
        ]
        limit = end
        for mention in reversed(inside):
            if mention.start >= limit:
                continue
            first = self._chain_start(passage, mention, start)
            if self._acts(passage, first, mention, start):
                return self._coordinated(passage, mention, inside)
            limit = first.start
        return None

    def _acts(self, passage: Passage, first: Mention, last: Mention, start: int) -> bool:
        before = passage.text[start : first.start]
        after = passage.text[last.end : last.end + 12]
        if alternation(_WORDS, "guides").match(after) or alternation(_WORDS, "owned").match(after):
            return False
        return not ending(_WORDS, "preposition").search(before) and _is_leading(before)

    def _coordinated(self, passage: Passage, mention: Mention, inside: list[Mention]) -> Mention:
        """The first of several hosts: 甲、乙、丙联合举办."""
        chosen = mention
        for other in reversed([m for m in inside if m.end <= mention.start]):
            between = passage.text[other.end : chosen.start]
            if not alternation(_WORDS, "joins").match(between) or len(between) > 3:
                break
            chosen = other
        return chosen

    def _chain_start(self, passage: Passage, mention: Mention, start: int = 0) -> Mention:
        """The first name, from ``start`` on, of the path that ends with a mention."""
        known, first = self._all(passage), mention
        at = bisect_right(known, mention.start, key=lambda m: m.start)
        for other in reversed(known[:at]):
            gap = passage.text[other.end : first.start]
            if other.start < start or gap not in _GAPS:
                break
            first = other
        return first

    def _chain_end(self, passage: Passage, mention: Mention) -> Mention:
        last = mention
        for other in self._all(passage):
            if other.start == last.end or (other.start == last.start and other.end > last.end):
                last = other
        return last

    def _quoted(self, passage: Passage, mention: Mention) -> bool:
        before = passage.text[: mention.start]
        opened = max(before.rfind("“"), before.rfind("《"))
        closed = max(before.rfind("”"), before.rfind("》"))
        return opened > closed and not any(s.start <= mention.start < s.end for s in speech(passage))

    def _governs(self, mention: Mention, body: Organization) -> bool:
        """Whether a body is its place's government, or its committee named with it (县委、县政府)."""
        with_government = alternation(_WORDS, "and government").match(mention.passage.text, mention.end)
        return bool(ending(_WORDS, "government").search(body.name) or (body.name.endswith("委") and with_government))

    def _agent(self, mention: Mention, certainty: float, reason: str) -> Agent:
        referent = mention.referent
        assert isinstance(referent, Place | Organization)
        if isinstance(referent, Organization) and referent.place and self._governs(mention, referent):
            referent = referent.place
        about = self.mentions.about
        wide = isinstance(referent, Place) and referent.level == "province" and mention.text != referent.name
        if wide and about and referent in about.chain[1:]:
            referent = about
        first = self._chain_start(mention.passage, mention)
        return Agent(referent, mention.text, certainty * mention.confidence, reason, mention.passage, first.start)


def is_foreign(mention: Mention, about: Place | None) -> bool:
    """Whether a name without suffix is another region's, as products and projects bear it (台湾农业园, 牡丹文化节)."""
    place = mention.referent
    if (
        not isinstance(place, Place)
        or about is None
        or mention.text[-1] in "省市县区旗州盟镇乡村"
        or mention.text == "当地"
    ):
        return False
    if place.level == "county":
        return place not in about.chain and about not in place.chain
    return place.chain[-1] != about.chain[-1]


def _is_inside(mention: Mention, bodies: list[Mention]) -> bool:
    """Whether a name is part of a body's longer name (四平 in 国网四平供电公司)."""
    return any(
        b.start <= mention.start and mention.end <= b.end and b.end - b.start > mention.end - mention.start
        for b in bodies
    )


def _is_leading(words: str) -> bool:
    """Whether nothing but dates, adverbials and other hosts stand before a subject."""
    at = 0
    while at < len(words):
        piece = alternation(_WORDS, "leading").match(words, at)
        if piece is None or piece.end() == at:
            return False
        at = piece.end()
    return True
