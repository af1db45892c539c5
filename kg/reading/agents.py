"""Who acts in a clause: its subject, through dropped subjects, passives and speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.model import Article, Mention, Mentions, Organization, Passage, Place, Span
from kg.paths import Row
from kg.reading.sentences import clause_at, clause_range, clauses, in_speech, paragraph_at, sentence_at
from kg.reading.units import is_foreign
from kg.rules.patterns import alternation, ending
from kg.spans import Cover

_WORDS = str(Path(__file__).with_name("agents.txt"))
_NATION = ("中国", "全国", "国家", "党中央", "国务院")
_WINDOW = 16
"""Characters behind a name in which its verb is looked for."""
_OFTEN = 3
"""How often a text names a body that all of it is about."""
_SOME_UNIT = re.compile("[我全该][县市区旗镇乡村]")


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


@dataclass
class Agents:
    """Finds the agents of one article."""

    article: Article
    mentions: Mentions
    _subjects: dict[tuple[int, int, int], Mention | None] = field(default_factory=dict)
    _walks: dict[tuple[int, int, bool], tuple[int, Mention | None]] = field(default_factory=dict)
    _rows: dict[int, Row] = field(default_factory=dict)

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
        named = self._row(passage).ending_at(at)
        return self._agent(named, 1.0, "owner") if named else None

    def passive(self, passage: Passage, start: int, end: int) -> Agent | None:
        """The host in 由甲主办, 在甲牵头下 within a stretch: of the last such phrase the first host."""
        row, text = self._row(passage), passage.text
        for mention in reversed(row.starting_in(start, end)):
            first = row.path_start(mention)
            before = text[max(0, first.start - 1) : first.start]
            holds = alternation(_WORDS, "holds").match(text, mention.end)
            if before == "由" and not holds and alternation(_WORDS, "hosts").search(text[mention.end : end]):
                return self._agent(row.path_end(mention), 1.0, "由…主办")
            if before == "在" and alternation(_WORDS, "under lead").match(text[mention.end : end]):
                return self._agent(mention, 1.0, "在…牵头下")
        return None

    def default(self) -> Agent | None:
        """The agent of the headline, else of the lead, else the place that the article is about.

        Where visitors come to a place, it is the place that has done what they are shown.
        """
        return self._default

    @cached_property
    def _default(self) -> Agent | None:
        if self.mentions.about_reason.startswith("visited"):
            return self._about("about")
        opening = [(m, reason) for m, reason in self._opening() if not self._is_too_wide(m)]
        if not opening:
            return self._topic or self._about("about")
        first, reason = opening[0]
        body = next((found for found in opening if self._is_of(found[0], first)), None)
        return self._agent(*((body[0], 0.6, body[1]) if body else (first, 0.6, reason)))

    def _opening(self) -> Iterator[tuple[Mention, str]]:
        """Who acts first in headline, byline and lead."""
        headline, byline, body = self.article.headline, self.article.byline, self.article.body
        lead = sentence_at(body, 0).end if body.text else 0
        for passage, end, reason in (
            (headline, len(headline.text), "headline"),
            (byline, len(byline.text), "byline"),
            (body, lead, "lead"),
        ):
            first = self._first_subject(passage, end + 1)
            if first and not (passage is byline and self._reports(first)):
                yield first, reason

    @cached_property
    def _topic(self) -> Agent | None:
        """The body that the headline names, else the one that the text names again and again."""
        titled = [m for m in self._bodies(self.article.headline) if self._is_local(m)]
        named = Counter(m.referent for m in self._bodies(self.article.body) if self._is_local(m))
        often = [body for body, times in named.most_common(1) if times >= _OFTEN]
        first = next((m for m in self._bodies(self.article.body) if m.referent in often), None)
        chosen = titled[0] if titled else first
        return self._agent(chosen, 0.6, "headline" if titled else "lead") if chosen else None

    def _bodies(self, passage: Passage) -> list[Mention]:
        return [m for m in self.mentions.of(passage, Organization) if not self._quoted(passage, m)]

    def _is_local(self, mention: Mention) -> bool:
        """Whether it is a body of the article's place, or of what lies in or around that below the province."""
        body, about = mention.referent, self.mentions.about
        if not isinstance(body, Organization) or not body.place or not about or self._is_medium(body):
            return False
        return body.place.level != "province" and (about in body.place.chain or body.place in about.chain)

    def _is_of(self, mention: Mention, first: Mention) -> bool:
        """Whether it names a body of the place that stands first: 乐清市:…, then 乐清市总工会举办…."""
        body, place = mention.referent, first.referent
        reports = mention.passage is self.article.byline
        return not reports and isinstance(body, Organization) and isinstance(place, Place) and body.place == place

    def _first_subject(self, passage: Passage, end: int) -> Mention | None:
        first, last = clause_range(passage, 0, end)
        subjects = (self._subject(passage, c.start, c.end) for c in clauses(passage)[first:last])
        return next(filter(None, subjects), None)

    def _about(self, reason: str) -> Agent | None:
        """The article's place, unless that is a province and the text speaks of some county in it."""
        about = self.mentions.about
        if about and about.level == "province" and self._speaks_of_some_unit:
            return None
        return Agent(about, about.name, 0.5, reason) if about else None

    @cached_property
    def _speaks_of_some_unit(self) -> bool:
        return any(_SOME_UNIT.search(p.text) for p in self.article.passages)

    def _reports(self, mention: Mention) -> bool:
        """Whether what stands in a byline is no office that writes of its own work: a paper, a place."""
        return not isinstance(mention.referent, Organization) or self._is_medium(mention.referent)

    def _is_medium(self, body: Organization) -> bool:
        return bool(ending(_WORDS, "media").search(body.name))

    def _is_too_wide(self, mention: Mention) -> bool:
        """A province is no agent of what an article tells of 我县."""
        place = mention.referent
        return isinstance(place, Place) and place.level == "province" and self._speaks_of_some_unit

    def _everybody(self, passage: Passage, at: int) -> bool:
        """Whether the clause's subject is all that lies below the article's place: 各县区分别设立."""
        clause = clause_at(passage, at)
        return clause is not None and bool(alternation(_WORDS, "everybody").match(passage.text, clause.start))

    def _row(self, passage: Passage) -> Row:
        if id(passage) not in self._rows:
            named = self.mentions.of(passage, Place, Organization)
            bodies = Cover((m.start, m.end) for m in named if isinstance(m.referent, Organization))
            self._rows[id(passage)] = Row(passage, [m for m in named if self._may_act(m, bodies)])
        return self._rows[id(passage)]

    def _may_act(self, mention: Mention, bodies: Cover) -> bool:
        foreign = mention.text.startswith(_NATION) or is_foreign(mention, self.mentions.about)
        return not foreign and not _is_inside(mention, bodies)

    def _in_clause(self, passage: Passage, at: int) -> Mention | None:
        clause = clause_at(passage, at)
        return self._subject(passage, clause.start, at) if clause else None

    def _in_sentence(self, passage: Passage, at: int) -> Mention | None:
        return self._last_subject(passage, sentence_at(passage, at).start, at, self._any)

    def _in_paragraph(self, passage: Passage, at: int) -> Mention | None:
        return self._last_subject(passage, paragraph_at(passage, at).start, at, self._is_last)

    def _last_subject(
        self, passage: Passage, start: int, end: int, fits: Callable[[Mention, Span], bool]
    ) -> Mention | None:
        """The subject of the last clause in a stretch that has a fitting one; what was searched before is not again."""
        first, last = clause_range(passage, start, end)
        at, found = last - 1, None
        while at >= first and not found:
            at, found = self._walks.get((id(passage), at, fits == self._any), (at, None))
            if not found and at >= first:
                clause = clauses(passage)[at]
                subject = self._subject(passage, clause.start, clause.end)
                found = subject if subject and fits(subject, clause) else None
                at -= not found
        if last > first:
            self._walks[id(passage), last - 1, fits == self._any] = at, found
        return found if at >= first else None

    def _any(self, subject: Mention, clause: Span) -> bool:
        """Whether it is no side remark of who gave what, or of how many there are in a part."""
        return not alternation(_WORDS, "aside").match(subject.passage.text[subject.end : clause.end][:_WINDOW])

    def _is_last(self, subject: Mention, clause: Span) -> bool:
        """Whether no other unit follows in the clause; one that does may be what the text goes on about."""
        return not self._row(subject.passage).starting_in(subject.start + 1, clause.end)

    def _subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        """The first named unit that acts in a stretch, the lowest of a path (某县某镇 → 某镇)."""
        key = (id(passage), start, end)
        if key not in self._subjects:
            self._subjects[key] = self._find_subject(passage, start, end)
        return self._subjects[key]

    def _find_subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        row = self._row(passage)
        inside = [m for m in row.starting_in(start, end) if m.end <= end and not self._quoted(passage, m)]
        limit = end
        for mention in reversed(inside):
            if mention.start >= limit:
                continue
            first = row.path_start(mention, start)
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

    def _quoted(self, passage: Passage, mention: Mention) -> bool:
        return self._row(passage).is_quoted(mention.start) and not in_speech(passage, mention.start)

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
        first = self._row(mention.passage).path_start(mention)
        return Agent(referent, mention.text, certainty * mention.confidence, reason, mention.passage, first.start)


def _is_inside(mention: Mention, bodies: Cover) -> bool:
    """Whether a name is part of a body's longer name (四平 in 国网四平供电公司)."""
    return bodies.holds(mention.start - 1, mention.end) or bodies.holds(mention.start, mention.end + 1)


def _is_leading(words: str) -> bool:
    """Whether nothing but dates, adverbials and other hosts stand before a subject."""
    at = 0
    while at < len(words):
        piece = alternation(_WORDS, "leading").match(words, at)
        if piece is None or piece.end() == at:
            return False
        at = piece.end()
    return True
