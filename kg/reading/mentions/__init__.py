"""Names of an article: one module per way of finding them.

A finder is a module with ``find(reading) -> Iterable[Mention]``; it sees in ``reading.mentions`` what the finders
named in its ``needs`` have found. The places finder also sets ``mentions.about``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discovery import members

if TYPE_CHECKING:
    from kg.reading.reading import Reading


def find_mentions(reading: Reading) -> None:
    """Add to a reading everything that the finders see."""
    for finder in members(__name__, "find"):
        reading.mentions.add(finder.find(reading))
