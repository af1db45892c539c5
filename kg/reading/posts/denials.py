"""Posts that the text denies: 没有任命甲为局长, 冒充局长甲, 假医生甲."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.model import Span
from kg.reading.posts.posttitles import Title
from kg.rules.wordlists import lists

_FOLDER = str(Path(__file__).with_name("constructions"))
_NEAR, _FAR = 8, 16
"""Characters before a post in which a word denies it: right before it, and anywhere in its clause."""
_SIGNS = ",;。:!?\n"


def denied_around(text: str, match: Span, slots: Iterable[Span]) -> bool:
    """A denying word among the words of a construction, outside its slots, or right before it: 没有任命, 未当选."""
    at, words = match.start, [text[max(0, match.start - 4) : match.start]]
    for slot in sorted(slots):
        words.append(text[at : slot.start])
        at = max(at, slot.end)
    words.append(text[at : match.end])
    return any(_deny().search(w) for w in words)


def denied_before(text: str, titles: list[Title]) -> bool:
    """Whether words right before posts deny them (并非某局局长), or say that their holder is an impostor."""
    start = titles[0].start
    low = max((text.rfind(sign, max(0, start - _FAR), start) + 1 for sign in _SIGNS), default=0)
    low = max(low, start - _FAR, 0)
    if _impostor().search(text, low, start) or _not_right_before().search(text[max(low, start - _NEAR) : start]):
        return True
    return any(_false().search(text[max(0, (at := t.end - len(t.title)) - 4) : at]) for t in titles)


@cache
def _deny() -> re.Pattern[str]:
    return re.compile("|".join(lists(_FOLDER)["deny"]))


@cache
def _impostor() -> re.Pattern[str]:
    return re.compile("|".join(lists(_FOLDER)["impostor"]))


@cache
def _not_right_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lists(_FOLDER)['deny before'])})(?:什么|所谓的?)?[“]?$")


@cache
def _false() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lists(_FOLDER)['false'])})[“]?$")
