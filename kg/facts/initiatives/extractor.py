"""(place or organisation, carries out, initiative): 江陵县举办首届志愿服务项目大赛."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from kg.facts.initiatives.choosing import chosen
from kg.facts.initiatives.finding import Sighting, sightings
from kg.facts.initiatives.hosting import hosting
from kg.facts.initiatives.merging import Undertaking, affirmed, initiative_of, mains
from kg.facts.initiatives.scoring import weights
from kg.model import ACCEPTED, Article, Fact, Initiative
from kg.reading import Reading
from kg.reading.agents import Agent
from kg.rules.trace import Candidate, Outcome

LISTED = 0.15
"""From here on a find is a fact of the table; from ``ACCEPTED`` on of the graph."""
MOST = 2
"""Facts for one initiative: the clauses that state it best."""


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The initiatives of an article, each with its agent and the clauses that state it."""
    article = reading.article
    found = list(sightings(reading))
    groups = affirmed(chosen(found))
    main = mains(groups)
    made = [
        stated
        for group in groups
        if group.confidence >= LISTED
        for stated in _facts(article, group, initiative_of(group, article, main=group in main))
    ]
    facts_of = {id(sighting): fact for sighting, fact in reversed(made)}
    stated = {id(s): group for group in groups for s in group.sightings}
    for sighting in found:
        reading.note(partial(_candidate, sighting, stated.get(id(sighting)), facts_of.get(id(sighting))))
    return [fact for _, fact in made]


def _candidate(sighting: Sighting, group: Undertaking | None, fact: Fact | None) -> Candidate:
    """How a sighting was weighed and what became of it."""
    where = sighting.passage.evidence(*sighting.span)
    sure = group is not None and group.confidence >= ACCEPTED
    merged = sure and sighting.confidence < ACCEPTED
    outcome = Outcome.MERGED if merged else Outcome.STATED if sure else Outcome.UNSURE if group else Outcome.DENIED
    signs = tuple((sign, weights()[sign]) for sign in ("always", *sighting.signs) if sign in weights())
    said = f"{sighting.agent.referent.name} → {sighting.label}"
    rule = f"initiatives: {sighting.frame.rule}"
    weighed = (rule, sighting.confidence, signs, said)
    return Candidate("initiative", sighting.label, where.start, where.quote, outcome, *weighed, found=fact)


def _facts(article: Article, group: Undertaking, initiative: Initiative) -> Iterator[tuple[Sighting, Fact]]:
    """What states the initiative of its agent, and of each further host the clause that names it."""
    for sighting in _witnesses(group):
        yield sighting, _fact(article, initiative, sighting, replace(sighting.agent, referent=initiative.agent))
    for host, sighting in group.further:
        yield sighting, _fact(article, initiative, sighting, host)


def _fact(article: Article, initiative: Initiative, sighting: Sighting, agent: Agent) -> Fact:
    return Fact(
        agent.referent,
        initiative,
        sighting.passage.evidence(*sighting.span),
        article,
        round(sighting.confidence * hosting(sighting, agent), 2),
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
