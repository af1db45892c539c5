"""What constructions find: an honour, where its recipients are named, and what became of it."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Span
from kg.reading.awards.awardnames import Name
from kg.rules.trace import Outcome


class Award(NamedTuple):
    """Honours that a passage says somebody received."""

    names: tuple[Name, ...]
    recipients: Span
    """The stretch that names them; it ends where the verb begins."""
    evidence: Span
    rule: str
    certainty: float
    """0 to 1, the construction's."""
    granted_by: str = ""
    listed: bool = False
    """The stretch is one member of a list, and names it whole."""
    personal: bool = False
    """The other members are persons."""
    outcome: Outcome = Outcome.STATED
    """Denied or urged where the text says so: such an award is nobody's."""
