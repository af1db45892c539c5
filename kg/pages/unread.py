"""A page of a file that was read before and has not changed: it is known by its key, and not made again."""

from __future__ import annotations

from typing import NamedTuple


class Unread(NamedTuple):
    """What stands for the page."""

    source: str
    key: str
    """Its key (:func:`kg.rows.chunks.key_of`)."""
    signs: int
    """The length of its text."""
