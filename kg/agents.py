"""Who acts in a clause: its subject, through dropped subjects, passives and speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model import Article, Mention, Mentions, Organization, Passage, Place
from kg.sentences import clauses, paragraphs, sentence_at, speech

_PREPOSITION = re.compile(r"(?:在|到|于|对|向|从|与|和|同|给|把|将|赴|往|为|至|离|距|来到|来自|走进|走访|位于|地处|深入|前往|进驻|覆盖|涉及|包括|获得?|荣获|入选|据|以|被|围绕|成立|组建|打造)$")
_HOST = re.compile(r"由$")
_HOSTED = re.compile(r"(?:主办|承办|举办|牵头|组织|发起|共建|联合|共同|建设|出资|投资|创办|实施)")
_UNDER_LEAD = re.compile(r"^(?:的)?(?:牵头|组织|主导|推动)(?:下|实施)")
_JOIN = re.compile(r"^[、和与及]|^以及|^联合|^携手")
_GOVERNMENT = re.compile(r"(?:党工?委|委)(?:、|和)?(?:[省市县区州乡镇村])?(?:人民)?政府$|(?:党工?委|党委政府|两委)$")
_NATION = re.compile(r"^(?:中国|全国|国家|党中央|国务院)")
_GUIDED = re.compile(r"^(?:的)?(?:领导|指导|支持|帮助|关心|统一部署|部署|带领|要求|安排|坚强领导|正确领导)")


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts, how it is printed, and why it was taken."""

    referent: Place | Organization
    wording: str
    certainty: float
    """0 to 1: 1 for the clause's own subject, less the farther it is taken from."""
    reason: str


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
        earlier = self._in_sentence(passage, at)
        if earlier:
            return self._agent(earlier, 0.9, "subject of the sentence")
        topic = self._in_paragraph(passage, at)
        if topic:
            return self._agent(topic, 0.75, "subject of the paragraph")
        return self.default()

    def passive(self, passage: Passage, start: int, end: int) -> Agent | None:
        """The host in 由甲主办, 在甲牵头下 within a stretch; the first of several."""
        for mention in self._all(passage):
            if not start <= mention.start < end:
                continue
            before, after = passage.text[max(0, mention.start - 1) : mention.start], passage.text[mention.end : end]
            if _HOST.search(before) and _HOSTED.search(after):
                return self._agent(self._chain_end(passage, mention), 1.0, "由…主办")
            if before == "在" and _UNDER_LEAD.match(after):
                return self._agent(mention, 1.0, "在…牵头下")
        return None

    def default(self) -> Agent | None:
        """The agent of the headline, else of the lead, else the place that the article is about."""
        for passage in (self.article.headline, self.article.body):
            end = len(passage.text) if passage is self.article.headline else (sentence_at(passage, 0).end if passage.text else 0)
            subjects = [s for c in clauses(passage) if c.start < end and (s := self._subject(passage, c.start, c.end))]
            if subjects:
                return self._agent(subjects[0], 0.6, "headline" if passage is self.article.headline else "lead")
        about = self.mentions.about
        return Agent(about, about.name, 0.5, "about") if about else None

    def _all(self, passage: Passage) -> list[Mention]:
        if id(passage) not in self._of:
            self._of[id(passage)] = [m for m in self.mentions.of(passage, Place, Organization) if not _NATION.match(m.text)]
        return self._of[id(passage)]

    def _in_clause(self, passage: Passage, at: int) -> Mention | None:
        for clause in clauses(passage):
            if clause.start <= at <= clause.end:
                return self._subject(passage, clause.start, at)
        return None

    def _in_sentence(self, passage: Passage, at: int) -> Mention | None:
        sentence = sentence_at(passage, at)
        before = [c for c in clauses(passage) if sentence.start <= c.start and c.end < at]
        return next((s for c in reversed(before) if (s := self._subject(passage, c.start, c.end))), None)

    def _in_paragraph(self, passage: Passage, at: int) -> Mention | None:
        spans = [p for p in paragraphs(passage) if p.start <= at]
        if not spans:
            return None
        before = [c for c in clauses(passage) if spans[-1].start <= c.start and c.end < at]
        return next((s for c in reversed(before) if (s := self._subject(passage, c.start, c.end))), None)

    def _subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        """The first named unit that acts in a stretch, the lowest of a path (某县某镇 → 某镇)."""
        key = (id(passage), start * 100000 + end)
        if key not in self._subjects:
            self._subjects[key] = self._find_subject(passage, start, end)
        return self._subjects[key]

    def _find_subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        inside = [m for m in self._all(passage) if start <= m.start and m.end <= end and not self._quoted(passage, m)]
        for mention in reversed(inside):
            first = self._chain_start(passage, mention, inside)
            if self._acts(passage, first, mention, start):
                return self._coordinated(passage, mention, inside, start)
        return None

    def _acts(self, passage: Passage, first: Mention, last: Mention, start: int) -> bool:
        before = passage.text[max(start, first.start - 3) : first.start]
        after = passage.text[last.end : last.end + 12]
        if _PREPOSITION.search(before) and not self._joined(before, start):
            return False
        return not _GUIDED.match(after)

    def _joined(self, before: str, start: int) -> bool:
        return False

    def _coordinated(self, passage: Passage, mention: Mention, inside: list[Mention], start: int) -> Mention:
        """The first of several hosts: 甲、乙、丙联合举办."""
        chosen = mention
        for other in reversed([m for m in inside if m.end <= mention.start]):
            between = passage.text[other.end : chosen.start]
            if not _JOIN.match(between) or len(between) > 3:
                break
            chosen = other
        return chosen

    def _chain_start(self, passage: Passage, mention: Mention, inside: list[Mention]) -> Mention:
        first = mention
        for other in reversed(inside):
            if other.end == first.start or (other.start <= first.start < other.end):
                first = other
        return first

    def _chain_end(self, passage: Passage, mention: Mention) -> Mention:
        last = mention
        for other in self._all(passage):
            if other.start == last.end or (other.start == last.start and other.end > last.end):
                last = other
        return last

    def _quoted(self, passage: Passage, mention: Mention) -> bool:
        before = passage.text[:mention.start]
        opened = max(before.rfind("“"), before.rfind("《"))
        closed = max(before.rfind("”"), before.rfind("》"))
        return opened > closed and not any(s.start <= mention.start < s.end for s in speech(passage))

    def _agent(self, mention: Mention, certainty: float, reason: str) -> Agent:
        referent = mention.referent
        assert isinstance(referent, Place | Organization)
        if isinstance(referent, Organization) and referent.place and _GOVERNMENT.search(referent.name):
            referent = referent.place
        return Agent(referent, mention.text, certainty * mention.confidence, reason)
