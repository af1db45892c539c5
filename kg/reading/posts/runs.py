"""Where the posts end that begin at a point: 县委常委、组织部部长 in 任命甲为县委常委、组织部部长."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.names.persons.likeness import name_at
from kg.reading.posts.posttitles import all_titles, is_office
from kg.reading.posts.scopes import Scopes
from kg.reading.posts.wordings import words_before

_STOP = re.compile(r"[,;。:!?\n()]")
_LONGEST = 40
"""Characters of an organisation and its title."""
_APART = re.compile(r"[^\u4e00-\u9fff“”]|(?<![校院局社司厂队会站所村镇乡县])的")
_INSIDE = 8
"""Characters between a title that is part of an organisation's name and the organisation's own: 居民|小组组长."""
_JOINTS = "、兼和暨及"
_SURE = 4.0


def ends_from(scopes: Scopes, at: int) -> list[int]:
    """The ends of the run of posts that begins at ``at``: the longest first, those last behind which a name begins.

    甲任组长、县长乙任副组长: the 县长 is 乙's.
    """
    ends: list[int] = []
    end = _post_end(scopes, at)
    while end:
        ends.append(end)
        joined = scopes.passage.text[end : end + 1]
        end = _post_end(scopes, end + 1) if joined and joined in _JOINTS and len(ends) < 12 else 0
    shared = [e for e in ends[1:] if (n := name_at(scopes.passage.text, e)) and n.ended and n.margin >= _SURE]
    return sorted(ends, key=lambda e: (e in shared, -e))


def _post_end(scopes: Scopes, at: int) -> int:
    """End of the one post whose organisation, or title, begins at ``at``; 0 when none does."""
    text, spans = scopes.passage.text, all_titles(scopes.passage)
    stop = _STOP.search(text, at, at + _LONGEST)
    limit = stop.start() if stop else min(len(text), at + _LONGEST)
    i = bisect_left(spans, (at, 0))
    if i >= len(spans) or spans[i][1] > limit or not _one_stretch(scopes, at, spans[i][0]):
        return 0
    end = spans[i][1]
    while i + 1 < len(spans) and spans[i + 1][1] <= limit and _belongs(scopes, end, spans[i + 1][0]):
        i += 1
        end = spans[i][1]
    return end


def _one_stretch(scopes: Scopes, at: int, start: int) -> bool:
    """Whether the words before a title are its organisation alone."""
    words = scopes.passage.text[at:start]
    return "、" not in words and (words_before(scopes, start) <= at or is_office(words))


def _belongs(scopes: Scopes, end: int, start: int) -> bool:
    """Whether the title that ends at ``end`` is part of the name of the organisation whose title follows."""
    words = scopes.passage.text[end:start]
    return start - end <= _INSIDE and not _APART.search(words) and words_before(scopes, start) < end
