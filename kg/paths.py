"""The units named in one passage: the paths that they stand in (某省某市某县), found by bisection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kg.model import Mention, Passage

_GAPS = ("", "经开区", "高新区", "开发区", "新区", "·")
"""What may stand between the names of a path."""
_QUOTE_SIGNS = re.compile("[“”《》]")


class Row:
    """Some mentions of one passage, given in text order."""

    def __init__(self, passage: Passage, named: list[Mention]) -> None:
        self._text, self._named = passage.text, named
        self._starts = [m.start for m in named]
        self._heads = self._path_heads()
        self._ending: dict[int, Mention] = {}
        for mention in named:
            self._ending.setdefault(mention.end, mention)
        self._signs = [m.start() for m in _QUOTE_SIGNS.finditer(passage.text)]

    def _path_heads(self) -> list[int]:
        """For each mention the index of the first one of its path."""
        heads: list[int] = []
        for i, mention in enumerate(self._named):
            joins = i > 0 and self._text[self._named[i - 1].end : mention.start] in _GAPS
            heads.append(heads[-1] if joins else i)
        return heads

    def starting_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that start in ``text[start:end]``."""
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def first_in(self, start: int, end: int, most: int) -> list[Mention]:
        """The first mentions, so many at most, that start in ``text[start:end]``."""
        at = bisect_left(self._starts, start)
        return self._named[at : min(at + most, bisect_left(self._starts, end))]

    def last_in(self, start: int, end: int, most: int) -> list[Mention]:
        """The last mentions, so many at most, that start in ``text[start:end]``."""
        at = bisect_left(self._starts, end)
        return self._named[max(at - most, bisect_left(self._starts, start)) : at]

    def starting_at(self, at: int) -> Mention | None:
        """The longest mention that starts at a point."""
        return max(self.starting_in(at, at + 1), key=lambda m: m.end, default=None)

    def ending_at(self, at: int) -> Mention | None:
        """The longest mention that ends at a point."""
        return self._ending.get(at)

    def path_start(self, mention: Mention, start: int = 0) -> Mention:
        """The first name, from ``start`` on, of the path that ends with a mention."""
        last = bisect_right(self._starts, mention.start) - 1
        if last < 0:
            return mention
        first = max(self._heads[last], bisect_left(self._starts, start))
        return self._named[first] if first <= last else mention

    def path_end(self, mention: Mention) -> Mention:
        """The last name of the path that begins with a mention."""
        last = mention
        for i in range(bisect_left(self._starts, mention.start), len(self._named)):
            other = self._named[i]
            if other.start > last.end:
                break
            if other.start == last.end or (other.start == last.start and other.end > last.end):
                last = other
        return last

    def is_quoted(self, at: int) -> bool:
        """Whether the last quotation mark before a point opens: 《 or “."""
        before = bisect_left(self._signs, at)
        return before > 0 and self._text[self._signs[before - 1]] in "“《"
