"""How sure it is that a name in its frame is an initiative that somebody carries out."""

from __future__ import annotations

from kg.agents import Agent
from kg.initiatives.frames import Frame
from kg.initiatives.lexicon import COMPOUND, NAMED, constructions
from kg.initiatives.moods import Mood
from kg.initiatives.names import Name

ACCEPTED = 0.5
_SHAPES = {"quoted": 44, "titled": 40, "bare quote": 20, "compound": 26}
_STRENGTHS = {NAMED: 36, 3: 34, 2: 24, 1: 6, COMPOUND: 26}
_MOODS = {"report": 0, "plan": -4, "exhortation": -60, "purpose": -22}


def confidence(name: Name, frame: Frame | None, agent: Agent | None, mood: Mood, *, headline: bool = False,
               lead: bool = False, essay: bool = False) -> float:
    """0 to 1; from 0.5 on the fact enters the graph."""
    if frame is None or agent is None:
        return 0.0
    fit = 100 if name.strength == NAMED and frame.group != "use" else constructions().get((frame.group, name.shape), 100)
    if fit == 0 or frame.weight == 0:
        return 0.0
    points = _SHAPES.get(name.shape, _STRENGTHS[name.strength])
    if name.shape == "headed" and len(name.modifier) < 2 and name.strength != NAMED:
        points -= 12
    if name.shape == "compound" and len(name.modifier) <= 2:
        points -= 14
    if name.type == "brand" and name.shape == "headed":
        points -= 28
    points += frame.weight * 46 * fit // 10000
    points += round(agent.certainty * 10)
    points += _MOODS[mood.name] - (6 if mood.speech else 0) - (16 if name.open else 0)
    points += 8 * headline + 4 * lead
    if essay and name.shape not in ("quoted", "titled"):
        points -= 15
    return max(0.0, min(0.97, points / 100))
