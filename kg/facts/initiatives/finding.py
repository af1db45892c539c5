"""Every place of an article that states an initiative, with its agent and confidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg.facts.initiatives.coordination import settled
from kg.facts.initiatives.frames import Frame, frames_of, tried_in
from kg.facts.initiatives.marks import Marks, topics_of
from kg.facts.initiatives.names import Name, is_nothing, names_in
from kg.facts.initiatives.namewords import CONSTRUCTIONS
from kg.facts.initiatives.phrasing import mended, proposals
from kg.facts.initiatives.quotes import is_figure
from kg.facts.initiatives.scoring import Circumstances, confidence, signs_of
from kg.model import Organization, Passage
from kg.reading import Reading, Text
from kg.reading.agents import Agent, Agents
from kg.reading.governors import LONGEST, Words
from kg.reading.lexicon import alternation, happenings, repeated
from kg.reading.masks import Clause, Masked
from kg.reading.moods import Mood
from kg.reading.polarity import Polarity, Saying
from kg.reading.sentences import sentence_at
from kg.rules.trace import Candidate, Outcome
from kg.rules.wordlists import lists

_HOSTS_FOLLOW = re.compile(
    rf"(?:此次|本次|这次|该)?[^,。]{{0,6}}(?:{alternation(lists(CONSTRUCTIONS)['taken up'])})(?:系|是)?由"
)

_LEAST = 4
"""Characters of a name that are left when its agent's are taken off."""
_SUFFIXES = "省市区县旗州镇乡村"
"""What a unit's full name ends in; 云和 in 云和惠民供销公司 is part of the company's own name."""
_FIRM = 60
"""Weight from which on a frame says that something is done."""


class Sighting(NamedTuple):
    """One clause that states an initiative."""

    passage: Passage
    label: str
    name: Name
    frame: Frame
    agent: Agent
    mood: Mood
    confidence: float
    clause: Clause
    headline: bool
    lead: bool
    signs: tuple[str, ...] = ()
    """What speaks for and against it."""
    polarity: Polarity = Polarity.DONE

    @property
    def firm(self) -> bool:
        """Whether the clause says what is done with the name, and does not only print it."""
        return self.frame.weight >= _FIRM

    @property
    def span(self) -> tuple[int, int]:
        """The shortest stretch of the clause that holds agent, action and name."""
        start, end = min(self.frame.at, self.name.start), max(self.frame.end, self.name.end)
        agent = self.agent
        if agent.passage is self.passage and self.clause.start <= agent.at < start:
            start = agent.at
        return start, end


def sightings(reading: Reading) -> Iterator[Sighting]:
    """All sightings of an article in reading order, the headline's first; what is left out is noted in the reading."""
    article = reading.article
    stated = [s for p in (article.headline, article.body) if p.text for s in _in_passage(reading, reading.text(p))]
    again = repeated(article.body.text, {s.label for s in stated})
    for one in stated:
        sighting = _sighting(reading.agents, one, repeats=one.label in again)
        if sighting is None or _begins_with_agent(one.words, sighting):
            outcome = Outcome.NO_NAME if sighting else Outcome.NO_AGENT
            _left_out(reading, one.words.reading, one.name, one.label, outcome)
        else:
            yield sighting


def _begins_with_agent(words: Words, sighting: Sighting) -> bool:
    """Whether a label begins with the name of who acts, which is no part of it: it is proposed without as well."""
    name, agent = sighting.name, sighting.agent.referent
    own = (agent, agent.place) if isinstance(agent, Organization) else (agent,)
    for mention in words.mentions_within(name.start, name.end):
        if mention.start == name.start and mention.referent in own:
            if name.type == "body" and words.in_body_name(mention.end, name.end) and mention.text[-1] not in _SUFFIXES:
                return False
            return name.end - mention.end >= _LEAST and sighting.label[0] == sighting.passage.text[name.start]
    return False


def _in_passage(reading: Reading, text: Text) -> Iterator[_Stated]:
    masked, words = text.masked, text.governors
    marks = Marks(words, text.words)
    lead = 0 if text.headline else sentence_at(text.passage, 0).end
    for clause, mood, tried in zip(masked.clauses, text.moods, tried_in(masked), strict=True):
        names = mended(text.words, list(names_in(masked, clause, words)))
        names += proposals(words, text.words, clause, names)
        names = settled(masked, clause, words, names)
        names = _without_verbs(reading, masked, names)
        saying = Saying(masked.quoted, *_said_around(masked, clause))
        mood = mood._replace(urging=text.urges)
        leading = not text.headline and clause.start < lead
        topics = topics_of(masked, clause) if names else ()
        for name, frame in zip(names, frames_of(words, clause, names, tried), strict=True):
            label = label_of(masked, name) if name.end - name.start <= LONGEST else ""
            outcome = _unusable(masked, name, label) if frame else Outcome.NO_FRAME
            if frame is None or outcome:
                _left_out(reading, masked, name, label, outcome or Outcome.NO_FRAME)
                continue
            marked = name._replace(marks=(*name.marks, *marks.of(clause, name, topics)))
            said = saying.of(name.left, name.end)
            yield _Stated(label, words, clause, mood, marked, frame, leading, said)


def _without_verbs(reading: Reading, masked: Masked, names: list[Name]) -> list[Name]:
    """The names without spans that are one of them and what happens to it: 民歌大赛开赛 beside 民歌大赛."""
    ends: defaultdict[int, list[int]] = defaultdict(list)
    for name in names:
        ends[name.start].append(name.end)
    if len(ends) == len(names):
        return names
    kept, happen = [], happenings()
    for name in names:
        if any(masked.text[end : name.end] in happen for end in ends[name.start]):
            _left_out(reading, masked, name, "", Outcome.OVERLAPPED)
        else:
            kept.append(name)
    return kept


def _unusable(masked: Masked, name: Name, label: str) -> Outcome | None:
    """Why a name states nothing of which something is said; None where it may."""
    if len(label) < 2 or is_nothing(label):
        return Outcome.NO_NAME
    return Outcome.FIGURE if is_figure(masked, name) else None


def _left_out(reading: Reading, masked: Masked, name: Name, label: str, outcome: Outcome) -> None:
    def candidate() -> Candidate:
        where = masked.passage.evidence(name.start, name.end)
        return Candidate("initiative", label or where.quote, where.start, where.quote, outcome)

    reading.note(candidate)


def _said_around(masked: Masked, clause: Clause) -> tuple[int, int, int]:
    """Where the sentence and the clause of a name begin, and where ends what is said of it."""
    start = 0 if masked.headline else sentence_at(masked.passage, clause.start).start
    return start, clause.start, _end(masked, clause)


def _end(masked: Masked, clause: Clause) -> int:
    """Where the clause after this one ends, if it is of the same sentence: 甲项目因资金不足,未能建成."""
    follows = masked.text[clause.end : clause.end + 1] == "," and clause.number + 1 < len(masked.clauses)
    return masked.clauses[clause.number + 1].end if follows and not masked.headline else clause.end


class _Stated(NamedTuple):
    """A name in the construction and mood of its clause."""

    label: str
    words: Words
    clause: Clause
    mood: Mood
    name: Name
    frame: Frame
    lead: bool
    """The clause stands in the article's first sentence."""
    polarity: Polarity


def _sighting(agents: Agents, stated: _Stated, *, repeats: bool) -> Sighting | None:
    """What is stated, with its agent; None where nobody acts."""
    article, reading = agents.article, stated.words.reading
    label, words, clause, mood, name, frame, leading, said = stated
    passage = reading.passage
    agent = _agent(agents, passage, clause, frame)
    if agent is None:
        return None
    where = Circumstances(
        mood,
        reading.headline,
        article.kind,
        article.headline.text,
        repeats,
        words.in_body_name(name.start, name.end),
        agent.passage is passage and name.start <= agent.at < name.end,
    )
    signs = tuple(dict.fromkeys(signs_of(label, name, frame, agent, where)))
    return Sighting(
        passage,
        label,
        name,
        frame,
        agent,
        mood,
        confidence(signs),
        clause,
        reading.headline,
        leading,
        signs,
        said,
    )


def _agent(agents: Agents, passage: Passage, clause: Clause, frame: Frame) -> Agent | None:
    if frame.group == "owner":
        return agents.owner(passage, frame.at) or agents.of(passage, frame.at)
    sentence = sentence_at(passage, clause.start)
    hosts = agents.passive(passage, clause.start, clause.end) or agents.passive(passage, sentence.start, clause.end)
    return hosts or _told_after(agents, passage, sentence.end) or agents.of(passage, frame.at)


def _told_after(agents: Agents, passage: Passage, end: int) -> Agent | None:
    """The host that the next sentence names: …启动。活动由县委宣传部主办."""
    if not _HOSTS_FOLLOW.match(passage.text, end):
        return None
    return agents.passive(passage, end, sentence_at(passage, end).end)


def label_of(reading: Masked, name: Name) -> str:
    """The clean noun phrase: no outer quotes, no trailing 工作."""
    label = reading.label(name.start, name.end).strip()
    if label.endswith("工作") and len(label) > 4:
        label = label[:-2]
    for opening, closing in (("“", "”"), ("‘", "’")):
        if label.startswith(opening) and label.endswith(closing) and label.count(opening) == 1:
            label = label[1:-1]
    return label
