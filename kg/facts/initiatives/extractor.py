"""(place or organisation, carries out, initiative): 江陵县举办首届志愿服务项目大赛."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from kg.facts.initiatives.choosing import chosen
from kg.facts.initiatives.coreference import joined
from kg.facts.initiatives.finding import Sighting, sightings
from kg.facts.initiatives.hostchoice import Hosts
from kg.facts.initiatives.sameinitiative import Undertaking, affirmed, initiative_of, mains
from kg.facts.initiatives.scoring import LIKELY, weights
from kg.model import ACCEPTED, Article, Fact, Initiative
from kg.reading import Reading
from kg.reading.agents import Agent
from kg.reading.polarity import Polarity
from kg.rules.trace import Candidate, Outcome

_Made = tuple[Undertaking, list[tuple[Sighting, Fact]]]
"""What the sightings of one name state."""
LISTED = 0.15
"""From here on a find is a fact of the table; from ``ACCEPTED`` on of the graph."""
MOST = 2
"""Facts for one initiative: the clauses that state it best."""


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The initiatives of an article, each with its agent and the clauses that state it."""
    article = reading.article
    found = list(sightings(reading))
    hosts = Hosts(reading)
    likeliest = chosen(found)
    hosted = {id(s): s._replace(agent=hosts.of(s)) for s in likeliest if s.confidence >= LIKELY}
    found, kept = ([hosted.get(id(s), s) for s in some] for some in (found, likeliest))
    groups = joined(affirmed(kept))
    main = mains(groups)
    made = [
        (group, list(_facts(article, group, initiative_of(group, article, main=group in main))))
        for group in groups
        if group.confidence >= LISTED
    ]
    _note(reading, found, kept, made)
    return [fact for _, facts in made for _, fact in facts]


def _note(reading: Reading, found: list[Sighting], kept: list[Sighting], made: list[_Made]) -> None:
    """Say of every sighting how it was weighed and what became of it, where somebody asks."""
    if reading.trace is None:
        return
    likely = set(map(id, kept))
    facts_of = {id(sighting): fact for _, facts in made for sighting, fact in reversed(facts)}
    surest = {id(s): max(f.confidence for _, f in facts) for group, facts in made for s in group.sightings}
    for sighting in found:
        reading.note(
            partial(_candidate, sighting, id(sighting) in likely, surest.get(id(sighting)), facts_of.get(id(sighting)))
        )


def _candidate(sighting: Sighting, likely: bool, surest: float | None, fact: Fact | None) -> Candidate:
    """A sighting with its signs, and what became of it."""
    where = sighting.passage.evidence(*sighting.span)
    outcome = _outcome(sighting, likely, surest)
    signs = tuple((sign, weights()[sign]) for sign in ("always", *sighting.signs) if sign in weights())
    said = f"{sighting.agent.referent.name} → {sighting.label}"
    weighed = (f"initiatives: {sighting.frame.rule}", fact.confidence if fact else sighting.confidence, signs, said)
    return Candidate("initiative", sighting.label, where.start, where.quote, outcome, *weighed, found=fact)


def _outcome(sighting: Sighting, likely: bool, surest: float | None) -> Outcome:
    """What became of a sighting.

    Args:
        sighting: what was found.
        likely: whether no likelier one overlaps it.
        surest: the confidence of the surest fact about what it names; None where there is no such fact.
    """
    if not likely:
        return Outcome.OVERLAPPED
    if surest is None:
        return Outcome.DENIED if sighting.polarity is Polarity.DENIED else Outcome.UNSURE
    if surest < ACCEPTED:
        return Outcome.UNSURE
    return Outcome.MERGED if sighting.confidence < ACCEPTED else Outcome.STATED


def _facts(article: Article, group: Undertaking, initiative: Initiative) -> Iterator[tuple[Sighting, Fact]]:
    """What states the initiative of its agent, and of each further host the clause that names it."""
    for sighting in _witnesses(group):
        yield sighting, _fact(article, initiative, sighting, sighting.agent._replace(referent=initiative.agent))
    for host, sighting in group.further:
        yield sighting, _fact(article, initiative, sighting, host)


def _fact(article: Article, initiative: Initiative, sighting: Sighting, agent: Agent) -> Fact:
    return Fact(
        agent.referent,
        initiative,
        sighting.passage.evidence(*sighting.span),
        article,
        round(sighting.confidence * agent.certainty, 2),
        "initiatives",
        sighting.frame.rule,
        agent.wording,
    )


def _witnesses(group: Undertaking) -> list[Sighting]:
    """The surest sightings; the headline's only where it is surer than the body's, and then alone."""
    least = min(ACCEPTED, group.confidence)
    sure = sorted(
        (s for s in group.sightings if s.confidence >= least),
        key=lambda s: (-s.confidence, s.headline),
    )
    return [s for s in sure if s.headline == sure[0].headline][:MOST]
