"""Whom a pronoun means: the person named last before it."""

from __future__ import annotations

from kg.names.persons.likeness import Name, name_at
from kg.reading.posts.edges import crosses_unit, name_may_begin
from kg.reading.posts.surroundings import Surroundings

_FAR = 120
"""Characters over which a pronoun points back."""
_SURE = 10.0


def antecedent(around: Surroundings, at: int) -> Name | None:
    """The name that stands last before ``at`` and is a person's beyond doubt; None without one near."""
    text = around.passage.text
    for start in range(at - 2, max(-1, at - _FAR), -1):
        name = name_at(text, start) if name_may_begin(around, start) else None
        if name and name.ended and name.margin >= _SURE and not crosses_unit(around, start, name.end):
            return name
    return None
