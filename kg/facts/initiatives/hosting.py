"""How sure it is that an agent is the one who carries out what its clause names.

A logistic model over where the agent was found and what sort of unit it is; its weights (``data/agents.tsv``) are made
by ``make fit``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.facts.initiatives.finding import Sighting
from kg.facts.initiatives.namewords import rows
from kg.facts.initiatives.scoring import probability
from kg.model import Organization
from kg.reading.agents import Agent

_OF_ALL = 0.78
"""About the share of agents that are right, of names that are; set by hand (.77 on the train split, .79 on dev)."""


def hosting(sighting: Sighting, agent: Agent) -> float:
    """0 to 1: how likely the agent, of those that the article names, is who does it.

    What the signs say counts for a half, what is true of all for the other: on real pages the signs tell less.
    """
    return (_OF_ALL + probability(agent_signs(sighting, agent), weights())) / 2


def agent_signs(sighting: Sighting, agent: Agent) -> Iterator[str]:
    """What speaks for and against an agent of a sighting."""
    kind = "body" if isinstance(agent.referent, Organization) else agent.referent.level
    yield f"by {agent.reason}"
    yield f"a {kind}"
    yield f"by {agent.reason}, a {kind}"
    yield f"certainty {int(agent.certainty * 10)}"
    yield f"frame {sighting.frame.group}"
    yield f"frame {sighting.frame.group}, by {agent.reason}"
    if sighting.headline:
        yield "headline"
    if agent.passage is not sighting.passage:
        yield "of another passage"
    elif agent.at >= sighting.clause.start:
        yield "in the clause"
        yield f"near {min(abs(sighting.name.start - agent.at) // 8, 5)}"
    else:
        yield f"since {min((sighting.clause.start - agent.at) // 40, 5)}"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Sign -> what it adds (log odds)."""
    return {sign: float(weight) for sign, weight in rows("agents.tsv")}
