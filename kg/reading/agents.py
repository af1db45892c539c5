"""Who acts in a clause: its subject, through dropped subjects, passives and speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kg.model import Article, Mention, Mentions, Organization, Passage, Place
from kg.reading.acting import Acting
from kg.reading.hosts import WORDS
from kg.reading.sentences import clause_at, clause_range, clauses, paragraph_at, sentence_at
from kg.rules.patterns import alternation, ending

_OFTEN = 3
"""How often a text names a body that all of it is about."""
_SOME_UNIT = re.compile("[我全该][县市区旗镇乡村]")


class Agent(NamedTuple):
    """Who acts, how it is printed, and why it was taken."""

    referent: Place | Organization
    wording: str
    certainty: float
    """0 to 1: 1 for the clause's own subject, less the farther it is taken from."""
    reason: str
    passage: Passage | None = None
    at: int = -1
    """Where the name starts in ``passage``."""
    also: tuple[Agent, ...] = ()
    """Those named behind it that do the same: 乙 of 甲、乙联合举办."""


@dataclass
class Agents:
    """Finds the agents of one article."""

    article: Article
    mentions: Mentions
    _known: dict[tuple[int, int], Agent | None] = field(default_factory=dict)
    _passive: dict[tuple[int, int, int], Agent | None] = field(default_factory=dict)

    @cached_property
    def _acting(self) -> Acting:
        return Acting(self.mentions)

    def of(self, passage: Passage, at: int) -> Agent | None:
        """Who carries out the action that starts at ``at``; None where the article names nobody."""
        key = (id(passage), at)
        if key not in self._known:
            self._known[key] = self._find(passage, at)
        return self._known[key]

    def _find(self, passage: Passage, at: int) -> Agent | None:
        host = self._host(passage, at)
        if host:
            return host
        own = self._in_clause(passage, at)
        if own:
            return self._agent(own, 1.0, "subject", self._acting.together(own, at, joint=False))
        if self._everybody(passage, at):
            return None
        earlier = self._in_sentence(passage, at)
        if earlier:
            return self._agent(earlier, 0.9, "subject of the sentence", self._joint(earlier))
        topic = None if self._at_meeting(passage, at) else self._in_paragraph(passage, at)
        if topic:
            return self._agent(topic, 0.75, "subject of the paragraph")
        return self.default()

    def _host(self, passage: Passage, at: int) -> Agent | None:
        """Who is said, right before a name, to host it: 县民政局、团县委 in 在县民政局、团县委共同主办的集体婚礼上."""
        clause = clause_at(passage, at)
        named = self._acting.row(passage).starting_in(clause.start, at) if clause else []
        last = named[-1] if named else None
        if clause is None or last is None or not alternation(WORDS, "hosted").fullmatch(passage.text, last.end, at):
            return None
        first = self._acting.coordinated(passage, self._acting.row(passage).path_start(last), named)
        before = passage.text[clause.start : first.start]
        among = isinstance(last.referent, Organization) and before.endswith("在")
        if not among and not ending(WORDS, "before host").search(before):
            return None
        others = self._acting.together(first, at, joint=False) if first is not last else []
        return self._agent(self._acting.row(passage).path_end(first), 1.0, "…主办的", others)

    def _at_meeting(self, passage: Passage, at: int) -> bool:
        """Whether the sentence tells of a meeting: 会议决定, 会上."""
        start = sentence_at(passage, at).start
        return bool(alternation(WORDS, "at the meeting").match(passage.text, start))

    def _joint(self, subject: Mention) -> list[Mention]:
        """Who does together with a subject what its own clause tells."""
        clause = clause_at(subject.passage, subject.start)
        return self._acting.together(subject, clause.end, joint=True) if clause else []

    def owner(self, passage: Passage, at: int) -> Agent | None:
        """The unit whose name ends at ``at``: 市图书馆 in 市图书馆“周末读书会”主题活动."""
        named = self._acting.row(passage).ending_at(at)
        return self._agent(named, 1.0, "owner") if named else None

    def passive(self, passage: Passage, start: int, end: int) -> Agent | None:
        """The host in 由甲主办, 在甲牵头下 within a stretch: of the last such phrase the first host."""
        key = (id(passage), start, end)
        if key not in self._passive:
            self._passive[key] = self._find_passive(passage, start, end)
        return self._passive[key]

    def _find_passive(self, passage: Passage, start: int, end: int) -> Agent | None:
        row, text = self._acting.row(passage), passage.text
        for mention in row.starting_in(start, end)[::-1]:
            first = row.path_start(mention)
            before = text[max(0, first.start - 1) : first.start]
            holds = alternation(WORDS, "holds").match(text, mention.end)
            if before == "由" and not holds and alternation(WORDS, "hosts").search(text[mention.end : end]):
                host = row.path_end(mention)
                return self._agent(host, 1.0, "由…主办", self._acting.together(mention, end, joint=False))
            if before == "在" and alternation(WORDS, "under lead").match(text[mention.end : end]):
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
        return [m for m in self.mentions.of(passage, Organization) if not self._acting.quoted(passage, m)]

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
        subjects = (self._acting.subject(passage, c.start, c.end) for c in clauses(passage)[first:last])
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
        return bool(ending(WORDS, "media").search(body.name))

    def _is_too_wide(self, mention: Mention) -> bool:
        """A province is no agent of what an article tells of 我县."""
        place = mention.referent
        return isinstance(place, Place) and place.level == "province" and self._speaks_of_some_unit

    def _everybody(self, passage: Passage, at: int) -> bool:
        """Whether the clause's subject is all that lies below the article's place: 各县区分别设立."""
        clause = clause_at(passage, at)
        return clause is not None and bool(alternation(WORDS, "everybody").match(passage.text, clause.start))

    def _in_clause(self, passage: Passage, at: int) -> Mention | None:
        clause = clause_at(passage, at)
        return self._acting.subject(passage, clause.start, at) if clause else None

    def _in_sentence(self, passage: Passage, at: int) -> Mention | None:
        return self._acting.last_subject(passage, sentence_at(passage, at).start, at, self._acting.any)

    def _in_paragraph(self, passage: Passage, at: int) -> Mention | None:
        return self._acting.last_subject(passage, paragraph_at(passage, at).start, at, self._acting.is_last)

    def _governs(self, mention: Mention, body: Organization) -> bool:
        """Whether a body is its place's government, or its committee named with it (县委、县政府)."""
        with_government = alternation(WORDS, "and government").match(mention.passage.text, mention.end)
        return bool(
            ending(WORDS, "government").search(body.name)
            or (with_government and ending(WORDS, "committee").search(body.name))
        )

    def named(self, mention: Mention, certainty: float, reason: str) -> Agent:
        """Whom a name stands for as an agent: of a government its place."""
        return self._agent(mention, certainty, reason)

    def goes_on(self, mention: Mention) -> bool:
        """Whether what its clause tells of it is no side remark, as of who only gave money."""
        clause = clause_at(mention.passage, mention.start)
        return clause is None or self._acting.any(mention, clause)

    def _agent(self, mention: Mention, certainty: float, reason: str, also: Sequence[Mention] = ()) -> Agent:
        referent = mention.referent
        assert isinstance(referent, Place | Organization)
        if isinstance(referent, Organization) and referent.place and self._governs(mention, referent):
            referent = referent.place
        about = self.mentions.about
        wide = isinstance(referent, Place) and referent.level == "province" and mention.text != referent.name
        if wide and reason != "subject" and about and referent in about.chain[1:]:
            referent = about
        first = self._acting.row(mention.passage).path_start(mention)
        others = [self._agent(other, certainty, reason) for other in also]
        further = {o.referent: o for o in reversed(others) if o.referent != referent}
        return Agent(
            referent,
            mention.text,
            certainty * mention.confidence,
            reason,
            mention.passage,
            first.start,
            tuple(reversed(further.values())),
        )
