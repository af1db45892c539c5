"""How sure it is that a name in its frame is an initiative that somebody carries out.

A logistic model over signs that a reader can name (shape of the phrase, what governs it, mood of the clause, agent).
Its weights stand in ``data/weights.tsv``; ``kg why TEXT --signs`` shows them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.facts.initiatives.frames import Frame
from kg.facts.initiatives.names import Name, unquoted
from kg.facts.initiatives.namewords import is_generic, matches_any, rows
from kg.model import Organization
from kg.reading.agents import Agent
from kg.reading.lexicon import NAMED
from kg.reading.moods import Mood

_NUMBERED = re.compile(r"第[一二三四五六七八九十0-9]+[届期次批]|首届|20[0-9][0-9]")


class Circumstances(NamedTuple):
    """Where in the article a name stands, and how its clause speaks."""

    mood: Mood
    headline: bool = False
    kind: str = "news"
    """The article's kind."""
    title: str = ""
    """The article's headline."""
    repeats: bool = False
    """The article prints the label more than once."""
    in_body_name: bool = False
    """The label is the end of an organisation's name."""
    holds_agent: bool = False
    """The label holds the agent's name."""


def confidence(signs: Iterable[str]) -> float:
    """0 to 1: how much of a name there is in a sighting; less where its bounds are in doubt."""
    return probability(signs, weights())


def probability(signs: Iterable[str], weighed: Mapping[str, float]) -> float:
    """What signs say, 0 to 1, by their weights in log odds; ``always`` is the weight of what has none."""
    total = weighed["always"] + sum(weighed.get(sign, 0.0) for sign in signs)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Sign -> what it adds (log odds)."""
    return {sign: float(weight) for sign, weight in rows("weights.tsv")}


def signs_of(label: str, name: Name, frame: Frame, agent: Agent, where: Circumstances) -> Iterator[str]:
    """Everything that speaks for or against a sighting."""
    yield from _of_name(label, name)
    yield from _of_frame(name, frame)
    yield from _of_agent(agent)
    yield from _of_place(label, name, where)


def _of_name(label: str, name: Name) -> Iterator[str]:
    yield f"shape {name.shape}"
    yield f"{name.shape} of strength {name.strength}"
    yield f"type {name.type}"
    yield f"modifier of {_bucket(len(name.modifier), (0, 1, 2, 3, 5, 8))}"
    yield f"length {_bucket(len(label), (2, 3, 4, 5, 7, 10, 16, 24))}"
    yield from name.marks
    if name.open:
        yield "unknown word follows"
    if name.member:
        yield "member of a list"
    if _NUMBERED.search(label):
        yield "numbered"
    if "“" not in label and matches_any("slogans", label):
        yield "slogan"
    if matches_any("sentence_words", unquoted(label)):
        yield "words of a sentence"
    if name.head:
        yield f"head {name.head}"
    if name.shape in ("headed", "compound") and name.strength != NAMED and is_generic(name.modifier):
        yield "generic modifier"


def _of_frame(name: Name, frame: Frame) -> Iterator[str]:
    yield f"frame {frame.group}"
    yield f"frame {frame.group}, {name.shape}"
    yield f"frame {frame.group}, {name.type}"
    yield f"verb {frame.rule}"
    yield f"firmness {frame.weight // 20 * 20}"
    if name.boundary != "list":
        yield f"after {name.boundary}"


def _of_agent(agent: Agent) -> Iterator[str]:
    yield f"agent by {agent.reason if agent.reason in ('subject', 'owner', 'about', 'headline', 'lead') else 'other'}"
    yield "agent is a body" if isinstance(agent.referent, Organization) else f"agent is a {agent.referent.level}"


def _of_place(label: str, name: Name, where: Circumstances) -> Iterator[str]:
    mood = where.mood
    yield f"mood {mood.name}"
    yield f"mood {mood.name}, {name.shape}"
    if mood.speech:
        yield "direct speech"
    if where.kind == "essay":
        yield f"essay, {mood.name}"
    if mood.urging:
        yield "urging text"
        yield f"urging text, {name.shape}"
    if where.headline:
        yield "headline"
        yield f"headline, {name.shape}"
    if where.in_body_name:
        yield "part of a body's name"
    if where.holds_agent:
        yield "holds its agent"
    if where.repeats:
        yield "repeated"
    if not where.headline and _shared(label, where.title) >= 0.6:
        yield "words of the headline"


def _shared(label: str, title: str) -> float:
    pairs = _pairs(label)
    return len(pairs & _pairs(title)) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=64)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _bucket(n: int, limits: tuple[int, ...]) -> int:
    return max((limit for limit in limits if n >= limit), default=0)
