"""Mentions by where they stand: sorted once, then found by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from kg.spans import LastBefore

if TYPE_CHECKING:
    from kg.model import Mention, Passage


_END = 4
"""Characters of a wording's end that are kept."""


class Lookup:
    """The mentions of one article as they are now."""

    def __init__(self, found: list[Mention]) -> None:
        self._found = found
        self._known: dict[tuple[int, tuple[type, ...]], tuple[list[Mention], list[int]]] = {}
        self._before: dict[tuple[int, Hashable], LastBefore[Mention]] = {}
        self._ending: dict[tuple[int, type], dict[int, Mention]] = {}
        self._wordings: dict[object, set[str]] | None = None

    def of(self, passage: Passage, types: tuple[type, ...], start: int, end: int) -> list[Mention]:
        """Those of the given referent types (any, when there are none) within ``passage.text[start:end]``."""
        known, starts = self._of(passage, types)
        return [m for m in known[bisect_left(starts, start) : bisect_left(starts, end)] if m.end <= end]

    def last(self, passage: Passage, at: int, named: Hashable, wanted: Callable[[Mention], bool]) -> Mention | None:
        """The last one that ends at ``at`` or before and is wanted; ``named`` tells one test from another."""
        key = (id(passage), named)
        if key not in self._before:
            self._before[key] = LastBefore((m.end, m) for m in self._of(passage, ())[0] if wanted(m))
        return self._before[key].find(at)

    def ending_at(self, passage: Passage, at: int, kind: type) -> Mention | None:
        """The shortest one of a referent type that ends at a point."""
        key = (id(passage), kind)
        if key not in self._ending:
            self._ending[key] = {m.end: m for m in self._of(passage, (kind,))[0]}
        return self._ending[key].get(at)

    def is_printed_as(self, referent: object, end: str) -> bool:
        """Whether some wording of a referent ends so: 堆龙德庆县 of what is now 堆龙德庆区."""
        if self._wordings is None:
            self._wordings = {}
            for mention in self._found:
                self._wordings.setdefault(mention.referent, set()).add(mention.text[-_END:])
        return any(w.endswith(end) and len(w) > len(end) for w in self._wordings.get(referent, ()))

    def _of(self, passage: Passage, types: tuple[type, ...]) -> tuple[list[Mention], list[int]]:
        key = (id(passage), types)
        if key not in self._known:
            here = (m for m in self._found if m.passage is passage and (not types or isinstance(m.referent, types)))
            known = sorted(here, key=lambda m: m.start)
            self._known[key] = known, [m.start for m in known]
        return self._known[key]
