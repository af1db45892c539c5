"""Of which type an initiative is: signs of its name and of what is done with it, weighed.

The weights (``data/types.tsv``, one column a type) are made by ``make fit``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.facts.initiatives.frames import Frame
from kg.facts.initiatives.names import Name
from kg.facts.initiatives.namewords import rows
from kg.model import InitiativeType, Organization
from kg.reading.agents import Agent
from kg.reading.lexicon import TYPES

_QUOTES = "”》’"
_LONGEST_END = 3
"""Characters at the end of a label that tell its type."""


def type_signs(label: str, name: Name, frame: Frame, agent: Agent) -> Iterator[str]:
    """What tells the type of an initiative."""
    yield f"type {name.type}"
    yield f"type {name.type}, {name.shape}"
    yield f"type {name.type}, frame {frame.group}"
    yield f"shape {name.shape}"
    yield f"frame {frame.group}"
    yield f"verb {frame.rule}"
    if name.head:
        yield f"head {name.head}"
    end = label.rstrip(_QUOTES)
    yield from (f"ends {end[-n:]}" for n in range(1, _LONGEST_END + 1) if len(end) >= n)
    if label != end:
        yield f"ends in {label[-1]}"
    yield "agent is a body" if isinstance(agent.referent, Organization) else "agent is a place"


def type_of(signs: tuple[str, ...]) -> InitiativeType:
    """The likeliest type; of equals the first in the ontology's order."""
    found = [row for sign in signs if (row := weights().get(sign))]
    sums = [sum(column) for column in zip(*found)] or [0] * len(TYPES)
    return max(zip(sums, range(0, -len(TYPES), -1), TYPES))[2]


@lru_cache(maxsize=1)
def weights() -> dict[str, tuple[float, ...]]:
    """Sign -> what it adds to each type, in the order of ``TYPES``."""
    return {sign: tuple(map(float, numbers)) for sign, *numbers in rows("types.tsv")}
