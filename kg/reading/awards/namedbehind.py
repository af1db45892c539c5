"""Persons named behind an honour: at once, behind a kind of good deeds, or behind a post."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from kg.model import Mentions, Passage, Place, Span
from kg.names.persons.likeness import name_at
from kg.names.places.placewords import common_words
from kg.reading.awards.awardwords import pattern
from kg.reading.posts.posttitles import all_titles

_LONGEST_POST = 24
_LONGEST_PLACE = 40
_MOST_POSTS = 4
_STOP = re.compile(r"[,。;:、“”\n的]")
_UNITS = tuple("省市县区旗州镇乡村")
"""A name that ends so behind an honour is a place's (竹口镇村民甲)."""


def name_behind(passage: Passage, at: int, mentions: Mentions | None = None) -> Span | None:
    """The person named at ``at``: at once, behind a kind of good deeds (见义勇为好人甲) or a post (、村民甲)."""
    text = passage.text
    kind = pattern("{heads:category}(?:道德)?(?:好人|模范)").match(text, at)
    start = kind.end() if kind else at
    if name := person_at(text, start):
        return Span(start, start + len(name))
    if text[start : start + 1] == "、":
        start = _last_pause(passage, start)
    paused = text[start : start + 1] == "、"
    near = min(start + _LONGEST_PLACE, len(text))
    placed = mentions and any(m.start == start for m in mentions.of(passage, Place, start=start, end=near))
    if not (paused or placed or mentions is None):
        return None
    limit = min(start + _LONGEST_POST, len(text))
    stop = _STOP.search(text, start + paused, limit)
    limit = stop.start() if stop else limit
    known = _title_ends(passage)
    ends = {*known[bisect_right(known, start) : bisect_left(known, limit)]}
    ends |= {m.end() for m in pattern("{words:title}").finditer(text, start, limit)}
    named = ((end, person_at(text, end)) for end in sorted(ends) if start < end < limit)
    return next((Span(end, end + len(name)) for end, name in named if name), None)


def _last_pause(passage: Passage, at: int) -> int:
    """The last sign of a list of posts that begins at ``at``: 、全国人大代表|、某村党支部书记甲."""
    text, known = passage.text, _title_ends(passage)
    for _ in range(_MOST_POSTS):
        stop = _STOP.search(text, at + 1, at + _LONGEST_POST)
        if not stop or stop.group() != "、" or stop.start() not in known:
            break
        at = stop.start()
    return at


@lru_cache(maxsize=8)
def _title_ends(passage: Passage) -> list[int]:
    return sorted({end for _, end in all_titles(passage)})


def person_at(text: str, at: int) -> str:
    """The person's name that begins at ``at``, "" where a common word begins there (荣誉, 明天)."""
    found = name_at(text, at)
    name = text[at : found.end] if found else ""
    if found is None or not found.ended:
        name = _before_word(text, at) or name
    known = name in common_words() or pattern("{words:no-person}").match(name)
    return "" if known or name.endswith(_UNITS) else name


def _before_word(text: str, at: int) -> str:
    """A name that a common word follows (甲宣讲), since no list of verbs is whole."""
    common = common_words()
    sizes = (n for n in (3, 2) if text[at + n : at + n + 2] in common)
    return next((text[at : at + n] for n in sizes if name_at(text[at : at + n], 0, stop=n)), "")
