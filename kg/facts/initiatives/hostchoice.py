"""Of the units that an article names, which one carries out what a clause states.

The reading gives the clause's grammatical agent; that one and the others that stand near have signs that a reader can
name. Their weights (``data/hosts.tsv``) rank them; ``data/hostcertainty.tsv`` says how often a choice of that share is
right. Both are made by ``make fit``.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from kg.facts.initiatives.finding import Sighting
from kg.facts.initiatives.namewords import rows
from kg.model import Mention, Organization, Passage, Person, Place
from kg.paths import Row
from kg.reading import Reading
from kg.reading.agents import Agent
from kg.reading.posts.posttitles import pattern
from kg.reading.sentences import in_speech, paragraph_at, sentence_at
from kg.rules.tables import between

_BEFORE, _BEHIND = 8, 3
"""Names before and behind an initiative that may be its host's."""
_OPENING = 4
"""Names of the headline and of the lead that may be hosts'."""
_TITLE = 16
"""Characters between a unit and the person who speaks for it."""
_OFTEN, _MOST_OFTEN = 3, 3
"""How often a unit must be named to be one that the whole article may be about, and how many such there are."""
_JOINING = ("、", "和", "与", "及")
_MARKS = "在于到赴向从由对与和给为被把让、,:,;。“”的区市县和及是了将"

Unit = Place | Organization


class Candidate(NamedTuple):
    """A unit that may carry out an initiative."""

    agent: Agent
    signs: tuple[str, ...]

    @property
    def weight(self) -> float:
        """What its signs add up to."""
        return sum(weights().get(sign, 0.0) for sign in self.signs)


class Hosts:
    """Finds the hosts of one article's initiatives."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._rows: dict[int, Row] = {}
        self._people: dict[int, list[int]] = {}
        self._agents: dict[int, Agent | None] = {}

    def of(self, sighting: Sighting) -> Agent:
        """The likeliest host; its certainty says how often such a choice is right."""
        found = self.candidates(sighting)
        best = max(found, key=lambda c: c.weight)
        sure = certainty(1 / sum(math.exp(c.weight - best.weight) for c in found))
        return best.agent._replace(certainty=sure, also=tuple(a._replace(certainty=sure) for a in best.agent.also))

    def candidates(self, sighting: Sighting) -> list[Candidate]:
        """All units that may be the host, the grammatical agent first."""
        signs: defaultdict[Unit, list[str]] = defaultdict(list)
        agents: dict[Unit, Agent] = {}
        for agent, found in self._named(sighting):
            agents.setdefault(agent.referent, agent)
            signs[agent.referent] += found
        given = sighting.agent.referent
        return [
            Candidate(agent, tuple(dict.fromkeys((*signs[unit], *self._of_unit(unit, given, sighting)))))
            for unit, agent in agents.items()
        ]

    def _named(self, sighting: Sighting) -> Iterator[tuple[Agent, list[str]]]:
        """Each naming of a unit with what its place in the text says."""
        own, group = sighting.agent, sighting.frame.group
        yield own, ["grammar", f"grammar by {own.reason}", f"grammar by {own.reason}, frame {group}",
                    f"grammar {int(own.certainty * 10)}"]  # fmt: skip
        yield from self._around(sighting)
        yield from self._opening
        yield from self._often
        if self._reading.about:
            yield Agent(self._reading.about, self._reading.about.name, 0.5, "about"), ["the article's place"]

    def _around(self, sighting: Sighting) -> Iterator[tuple[Agent, list[str]]]:
        """The units named in the paragraph up to the initiative, and behind it in the sentence."""
        passage, start = sighting.passage, sighting.name.start
        row, sentence = self._row(passage), sentence_at(passage, sighting.clause.start)
        paragraph = paragraph_at(passage, start)
        before = row.last_in(paragraph.start, sighting.name.end, _BEFORE)
        behind = row.first_in(sighting.name.end, sentence.end, _BEHIND)
        speech = "speech, " if in_speech(passage, start) else ""
        for number, mention in enumerate(reversed(before)):
            where = self._where(mention, sighting, sentence.start)
            yield from self._naming(mention, where, speech, f"name {min(number, 4)} before")
        for number, mention in enumerate(behind):
            where = "behind in the clause" if mention.start < sighting.clause.end else "behind in the sentence"
            yield from self._naming(mention, where, speech, f"name {number} behind")

    def _where(self, mention: Mention, sighting: Sighting, sentence: int) -> str:
        if mention.start >= sighting.name.start:
            return "in the name"
        if mention.start >= sighting.clause.start:
            return "in the clause"
        return "in the sentence" if mention.start >= sentence else "earlier in the paragraph"

    def _naming(self, mention: Mention, where: str, speech: str, number: str) -> Iterator[tuple[Agent, list[str]]]:
        """A name as the unit that it stands for, and of a body its place, too; nothing for one that does not act."""
        agent = self._agent(mention)
        if agent is None:
            return
        passage, text = mention.passage, mention.passage.text
        row = self._row(passage)
        first, last = row.path_start(mention), row.path_end(mention)
        before, behind = text[max(0, first.start - 1) : first.start], text[last.end : last.end + 1]
        found = [where, number, f"{speech}{where}"]
        found.append(f"{where}, behind {before}" if before in _MARKS else f"{where}, behind another word")
        found.append(f"{where}, before {behind}" if behind in _MARKS else f"{where}, before another word")
        if last is not mention:
            found.append(f"{where}, first of a path")
        if row.is_quoted(mention.start):
            found.append("quoted")
        agent = agent._replace(reason=where)
        yield agent, found
        place = _place_of(agent)
        if place:
            yield place, [f"its body {sign}" for sign in found[:3]]

    def _agent(self, mention: Mention) -> Agent | None:
        """The unit that a name stands for as an agent; None for one that does not act."""
        key = id(mention)
        if key not in self._agents:
            self._agents[key] = self._reading.agents.named(mention, 0.6, "") if self._acts(mention) else None
        return self._agents[key]

    def _acts(self, mention: Mention) -> bool:
        """Whether it is more than the unit of a person's post, who only gave money, or a further one of several."""
        passage = mention.passage
        if id(passage) not in self._people:
            self._people[id(passage)] = [p.start for p in self._reading.mentions.of(passage, Person)]
        people = self._people[id(passage)]
        at = bisect_left(people, mention.end)
        first = self._row(passage).path_start(mention)
        joined = passage.text[max(0, first.start - 1) : first.start] in _JOINING
        if joined and self._row(passage).ending_at(first.start - 1):
            return False
        of_person = at < len(people) and people[at] - mention.end <= _TITLE
        of_post = pattern().match(passage.text, mention.end) is not None
        return not of_person and not of_post and self._reading.agents.goes_on(mention)

    @cached_property
    def _times(self) -> Counter[Unit]:
        """How often each unit is named."""
        texts = self._reading.article.passages
        return Counter(self._stands_for(m) for p in texts for m in self._reading.mentions.of(p, Place, Organization))

    def _stands_for(self, mention: Mention) -> Unit:
        return self._reading.agents.named(mention, 0.6, "").referent

    @cached_property
    def _opening(self) -> list[tuple[Agent, list[str]]]:
        """The units that headline and lead name."""
        article = self._reading.article
        found: list[tuple[Agent, list[str]]] = []
        lead = sentence_at(article.body, 0).end if article.body.text else 0
        for passage, end, where in (
            (article.headline, len(article.headline.text), "headline"),
            (article.body, lead, "lead"),
        ):
            for number, mention in enumerate(self._row(passage).first_in(0, end, _OPENING)):
                agent = self._agent(mention)
                if agent is None:
                    continue
                agent = agent._replace(reason=where)
                found.append((agent, [where, f"{where}, name {number}"]))
                place = _place_of(agent)
                if place:
                    found.append((place, [f"its body in the {where}"]))
        return found

    @cached_property
    def _often(self) -> list[tuple[Agent, list[str]]]:
        """The units that are named again and again."""
        often = [unit for unit, times in self._times.most_common(_MOST_OFTEN) if times >= _OFTEN]
        return [(Agent(unit, unit.name, 0.5, "named often"), ["named often"]) for unit in often]

    def _row(self, passage: Passage) -> Row:
        if id(passage) not in self._rows:
            self._rows[id(passage)] = Row(passage, self._reading.mentions.of(passage, Place, Organization))
        return self._rows[id(passage)]

    @cached_property
    def _most(self) -> dict[str, int]:
        """Of each kind of unit how often the one is named that is named most."""
        most: dict[str, int] = {}
        for unit, times in self._times.items():
            most[_kind(unit)] = max(times, most.get(_kind(unit), 0))
        return most

    def _of_unit(self, unit: Unit, given: Unit, sighting: Sighting) -> Iterator[str]:
        """What sort of unit it is, of what sort of initiative, how it lies to the agent and to the article's place."""
        kind = _kind(unit)
        yield f"a {kind}"
        yield f"a {kind}, {sighting.name.type}"
        yield f"a {kind}, frame {sighting.frame.group}"
        times = self._times[unit]
        yield f"named {min(times, 5)} times"
        yield f"a {kind}, {'most named' if times == self._most.get(kind, 0) else 'less named'}"
        if unit != given:
            yield f"{_relation(unit, given)} the agent"
            yield f"{_relation(unit, given)} the agent by {sighting.agent.reason}"
        about = self._reading.about
        if about and unit != about:
            yield f"{_relation(unit, about)} the article's place"


def _place_of(agent: Agent) -> Agent | None:
    """The place of a body as an agent; None for what is a place itself."""
    unit = agent.referent
    return agent._replace(referent=unit.place, also=()) if isinstance(unit, Organization) and unit.place else None


def _kind(unit: Unit) -> str:
    return "body" if isinstance(unit, Organization) else unit.level


def _relation(unit: Unit, other: Unit) -> str:
    place = unit.place if isinstance(unit, Organization) else unit
    its = other.place if isinstance(other, Organization) else other
    if place is None or its is None:
        return "nowhere beside"
    if place == its:
        return "body at" if isinstance(unit, Organization) else "place of"
    if place in its.chain:
        return "around"
    return "within" if its in place.chain else "beside"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Sign -> what it adds (log odds against the other candidates)."""
    return {sign: float(weight) for sign, weight in rows("hosts.tsv")}


@lru_cache(maxsize=1)
def points() -> tuple[tuple[float, float], ...]:
    """Share of the likeliest -> how often it is right, in ascending order."""
    return tuple((float(share), float(right)) for share, right in rows("hostcertainty.tsv"))


def certainty(share: float) -> float:
    """How often a choice of that share is right (0 to 1)."""
    return between(points(), share)
