"""What notices say of a person between name and posts: 男,汉族,1980年1月生,大学学历,中共党员."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.reading.posts.postwords import alternation

_MOST = 16
"""Particulars of one person."""
_ITEM = re.compile(r"[,、;\s](?:[^,、;。\n()\s]{1,24})(?:\([^()\n]{1,20}\)[^,、;。\n()\s]{0,10})?")


def profile_ends(text: str, at: int) -> Iterator[int]:
    """Where the particulars that begin at ``at`` may end: behind the first, the second …; none where none begin."""
    lead = 1 if text[at : at + 1] == "," else 0
    match = _fact().match(text, at + lead)
    for _ in range(_MOST):
        if match is None:
            return
        yield match.end()
        match = _ITEM.match(text, match.end())


@cache
def _fact() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('frames.txt', 'facts')})(?=[,、;()\s])")
