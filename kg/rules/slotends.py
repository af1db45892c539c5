"""What fills the slots of a passage: each point is asked once, and an unknown slot is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.errors import StopRun

Fillers = Mapping[str, Callable[[Any, str, int], Iterable[int]]]
"""Slot -> what finds where it may end: of a ground, the slot's argument and the offset where it begins."""


class Filling:
    """A ground's memory of where its slots end (see :class:`kg.rules.matcher.Ground`)."""

    def __init__(self, fillers: Fillers) -> None:
        self._fillers = fillers
        self._known: dict[tuple[str, str, int], tuple[int, ...]] = {}

    def ends(self, ground: object, slot: str, argument: str, at: int) -> tuple[int, ...]:
        """Where what fills a slot may end that begins at ``at``: offsets, the likeliest first.

        Raises:
            StopRun: no such slot; the message lists those there are.
        """
        key = (slot, argument, at)
        if key not in self._known:
            fill = self._fillers.get(slot)
            if fill is None:
                raise StopRun(f"no slot [{slot}] 无此槽位; there are: {', '.join(sorted(self._fillers))}")
            self._known[key] = tuple(dict.fromkeys(fill(ground, argument, at)))
        return self._known[key]
