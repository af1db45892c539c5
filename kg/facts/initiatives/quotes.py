"""Quoted words that are figures of speech, not names (“最后一公里”, “金名片”)."""

from __future__ import annotations

from kg.facts.initiatives.names import Name
from kg.facts.initiatives.namewords import matches_any
from kg.reading.masks import Masked


def is_figure(reading: Masked, name: Name) -> bool:
    """Whether a bare quote is a figure of speech or too short or long for a name."""
    if name.shape != "bare quote":
        return False
    quote = reading.text[reading.quoted.rfind("“", 0, name.end) + 1 : name.end - 1]
    return not (2 if name.member else 3) <= len(quote) <= 40 or matches_any("stop_quotes", quote)
