"""Short lines that are built alike, as the section heads of one article are: 一是抓项目, 二是抓作风."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping

_PARTS = re.compile(r"[\s,:—]+")
_LONGEST = 26
_APART = 3
"""Characters by which the lengths of two lines that are alike may differ."""

_BRIEF = range(3, 6)
"""Characters of a section head so short that its length alone makes it like another: 腾空间, 优服务."""


class Siblings:
    """A page's short lines by how they are built, so that a line's like is found without going through them all."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: dict[tuple[Hashable, ...], Counter[str]] = {}
        for text in texts:
            for key in _keys(text):
                self._texts.setdefault((*key, len(text)), Counter())[text] += 1

    def drop(self, text: str) -> None:
        """Forget one line."""
        for key in _keys(text):
            known = self._texts.get((*key, len(text)), Counter())
            known[text] -= 1

    def has_like(self, text: str, *, but: Iterable[str] = ()) -> bool:
        """Whether another line is built like a text: as many parts, and a shared frame or parts of the same length.

        Args:
            text: the line, or lines on one line.
            but: lines that do not count, since the text is made of them.
        """
        own = Counter(but)
        near: Iterator[Mapping[str, int]] = (
            self._texts.get((*key, length), {})
            for key in _keys(text)
            for length in range(len(text) - _APART, len(text) + _APART + 1)
        )
        return any(n > own[other] for known in near for other, n in known.items() if other != text)


def _keys(text: str) -> Iterator[tuple[Hashable, ...]]:
    """What lines that are alike have in common; none for a long line."""
    parts = [p for p in _PARTS.split(text) if p] if len(text) <= _LONGEST else []
    for i, part in enumerate(parts):
        yield len(parts), i, "starts", part[:2]
        yield len(parts), i, "ends", part[-2:]
    shape = tuple(map(len, parts))
    if len(parts) > 1 or sum(shape) in _BRIEF:
        yield (shape,)
    elif parts:
        yield shape, "starts", text[0]
        yield shape, "ends", text[-1]
