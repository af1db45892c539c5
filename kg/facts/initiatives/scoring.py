"""How sure it is that a name in its frame is an initiative that somebody carries out.

A logistic model over signs that a reader can name (shape of the phrase, what governs it, mood of the clause, agent).
Its weights stand in ``data/weights.tsv``; ``kg why TEXT --signs`` shows them.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import repeat
from operator import add
from typing import NamedTuple

from kg.facts.initiatives.frames import Frame
from kg.facts.initiatives.names import Name, unquoted
from kg.facts.initiatives.namewords import is_generic, matches_any, rows
from kg.model import Organization
from kg.reading.agents import Agent
from kg.reading.lexicon import NAMED
from kg.reading.moods import Mood

_NUMBERED = re.compile(r"第[一二三四五六七八九十0-9]+[届期次批]|首届|20[0-9][0-9]")


LIKELY = 0.1
"""Confidence from which on a sighting is worth to ask whose it is, and which others name the same."""


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
    total = weighed["always"] + sum(map(weighed.get, signs, repeat(0.0)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Sign -> what it adds (log odds)."""
    return {sign: float(weight) for sign, weight in rows("weights.tsv")}


def signs_of(label: str, name: Name, frame: Frame, agent: Agent, where: Circumstances) -> list[str]:
    """Everything that speaks for or against a sighting."""
    return [*_of_name(label, name), *_of_frame(name, frame), *_of_agent(agent), *_of_place(label, name, where)]


_MODIFIERS, _LENGTHS = (0, 1, 2, 3, 5, 8), (0, 2, 3, 4, 5, 7, 10, 16, 24)


def _of_name(label: str, name: Name) -> list[str]:
    shape = name.shape
    found = [
        f"shape {shape}",
        f"{shape} of strength {name.strength}",
        f"type {name.type}",
        f"modifier of {_bucket(len(name.modifier), _MODIFIERS)}",
        f"length {_bucket(len(label), _LENGTHS)}",
        *name.marks,
    ]
    if name.open:
        found.append("unknown word follows")
    if name.member:
        found.append("member of a list")
    if _NUMBERED.search(label):
        found.append("numbered")
    if "“" not in label and matches_any("slogans", label):
        found.append("slogan")
    if matches_any("sentence_words", unquoted(label)):
        found.append("words of a sentence")
    if name.head:
        found.append(f"head {name.head}")
    if shape in ("headed", "compound") and name.strength != NAMED and is_generic(name.modifier):
        found.append("generic modifier")
    return found


def _of_frame(name: Name, frame: Frame) -> list[str]:
    group = frame.group
    found = [
        f"frame {group}",
        f"frame {group}, {name.shape}",
        f"frame {group}, {name.type}",
        f"verb {frame.rule}",
        f"firmness {frame.weight // 20 * 20}",
    ]
    if name.boundary != "list":
        found.append(f"after {name.boundary}")
    return found


def _of_agent(agent: Agent) -> tuple[str, str]:
    return (
        f"agent by {agent.reason if agent.reason in ('subject', 'owner', 'about', 'headline', 'lead') else 'other'}",
        "agent is a body" if isinstance(agent.referent, Organization) else f"agent is a {agent.referent.level}",
    )


def _of_place(label: str, name: Name, where: Circumstances) -> list[str]:
    mood, shape = where.mood, name.shape
    found = [f"mood {mood.name}", f"mood {mood.name}, {shape}"]
    if mood.speech:
        found.append("direct speech")
    if where.kind == "essay":
        found.append(f"essay, {mood.name}")
    if mood.urging:
        found += ("urging text", f"urging text, {shape}")
    if where.headline:
        found += ("headline", f"headline, {shape}")
    if where.in_body_name:
        found.append("part of a body's name")
    if where.holds_agent:
        found.append("holds its agent")
    if where.repeats:
        found.append("repeated")
    if not where.headline and _shared(label, where.title) >= 0.6:
        found.append("words of the headline")
    return found


def _shared(label: str, title: str) -> float:
    pairs = _pairs(label)
    return len(pairs & _pairs(title)) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=64)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(map(add, text, text[1:]))


def _bucket(n: int, limits: tuple[int, ...]) -> int:
    return limits[bisect_right(limits, n) - 1]
