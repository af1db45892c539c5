"""Where a person's name may begin: behind a sign, a name, a title, or a word that takes a person."""

from __future__ import annotations

import re
from functools import cache

from kg.reading.posts.posttitles import inside_titles, starts_by_end
from kg.reading.posts.postwords import alternation, sections
from kg.reading.posts.surroundings import Surroundings

_LONGEST = 5


def name_may_begin(around: Surroundings, at: int) -> bool:
    """Whether ``text[at]`` can be the first character of a name: 教师|谭明, not 教|师谭明."""
    passage = around.passage
    if at and passage.text[at - 1].isdigit():
        return False  # 3项专利
    if at in inside_titles(passage):
        return False  # 总经理阿不都·热合曼
    if at == 0 or not "\u4e00" <= passage.text[at - 1] <= "\u9fff" or at in starts_by_end(passage):
        return True
    if passage.text[at - 1] in _finals() and _taker().search(passage.text[max(0, at - _LONGEST) : at]):
        return True
    return any(end == at for _, end in around.units_near(at, at))


def name_starts(around: Surroundings) -> list[int]:
    """The offsets at which a name may begin, in text order."""
    text, passage = around.passage.text, around.passage
    likely = {match.start() for match in _likely().finditer(text)}
    likely.update(starts_by_end(passage), (end for _, end in around.units_near(0, len(text))))
    return [at for at in sorted(likely) if name_may_begin(around, at)]


def crosses_unit(around: Surroundings, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a place or organisation, or cuts into one: 饶峰镇 is nobody's name."""
    spans = [(a, b) for a, b in around.units_near(start, end) if b - a > 2]
    return any((a <= start and end < b) or (start < a < end) or (a, b) == (start, end) for a, b in spans)


@cache
def _likely() -> re.Pattern[str]:
    """Points behind a sign, or behind a character that a word which takes a person may end in."""
    finals = re.escape("".join(sorted(_finals())))
    return re.compile(rf"(?<![\u4e00-\u9fff])(?=[\u4e00-\u9fff])|(?<=[{finals}])(?=[\u4e00-\u9fff])")


@cache
def _finals() -> frozenset[str]:
    """The characters that a word which takes a person may end in."""
    return frozenset(c for word in _words() for c in (word if re.search(r"\W", word) else word[-1]))


def _words() -> tuple[str, ...]:
    return (*sections("frames.txt")["takers"], *sections("frames.txt")["workers"])


@cache
def _taker() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('frames.txt', 'takers', 'workers')})$")
