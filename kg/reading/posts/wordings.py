"""The words before a title: where they begin, what only links them, what they say behind a known name."""

from __future__ import annotations

import re
from functools import cache

from kg.model import Mention, Organization, Place
from kg.reading.posts.postwords import alternation, initials
from kg.reading.posts.surroundings import Surroundings

_TO_LAST_SIGN = re.compile(r".*[^\u4e00-\u9fff“”·]", re.DOTALL)
_BELOW = re.compile(r"(?=.)([\u4e00-\u9fff]{2,4}?(?:镇|乡|街道))?([\u4e00-\u9fff]{2,6}(?:村|社区|嘎查))?")
_BRACKETED = re.compile(
    r"[\u4e00-\u9fff]{2,16}\([\u4e00-\u9fff]{2,4}\)(?=[\u4e00-\u9fff]{0,12}(?:公司|集团|事务所)[\u4e00-\u9fff]{0,12}+$)"
)
"""A company with a remark inside its name, up to the remark: 江南(集团)有限公司."""
_LOOK_AHEAD = 24
"""Characters behind the words that show whether the last of them breaks off there: 组织 but not 组织部."""
_LONGEST = 34
"""Characters of the longest wording of an organisation."""


def words_before(around: Surroundings, start: int) -> int:
    """Where the words before a title begin: back to a sign or a word that parts them from the sentence."""
    text, at = around.passage.text, start
    linking = _linking().search(text[max(0, start - 12) : start])
    at -= len(linking.group()) if linking else 0
    sign = _TO_LAST_SIGN.match(text, max(0, start - _LONGEST), at)
    low = sign.end() if sign else max(0, start - _LONGEST)
    if (bracketed := _BRACKETED.search(text, max(0, low - _LONGEST), at)) and text[low - 1 : low] == ")":
        low = bracketed.start()
    covered = [(m.start, m.end) for m in around.mentions.of(around.passage, Place, Organization, start=low, end=at)]
    last = low
    for match in _breaks().finditer(text, low, at + _LOOK_AHEAD):
        if match.start() >= at:
            break
        if match.end() <= at and not any(a <= match.start() and match.end() <= b for a, b in covered):
            last = match.end()
    return last


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"(?=[{initials('frames.txt', 'breaks')}])(?:{alternation('frames.txt', 'breaks')})")


@cache
def _linking() -> re.Pattern[str]:
    """Words between an organisation and a title: 35岁的, 的一名."""
    age = r"(?:(?:今年)?(?:\d{2}|[一二三四五六七八九十]{2,3})多?岁)?"
    return re.compile(rf"{age}的?(?:[一这][名位个])?(?:(?:{alternation('frames.txt', 'linking')})的?){{0,6}}$")


def tail(words: str) -> str:
    """The words at the end that only link organisation and title."""
    found = _linking().search(words)
    return found.group() if found else ""


def chain(found: list[Mention], first: Mention) -> Mention:
    """The last of the mentions that stand one behind the other from ``first`` on: 弥渡县密祉镇 → 密祉镇."""
    last = first
    for mention in sorted(found, key=lambda m: (m.start, m.end)):
        suffixed = mention.start == last.end + 1 and last.referent.name == last.passage.text[last.start : last.end + 1]
        if (mention.start in (last.end, last.start) or suffixed) and mention.end > last.end:
            last = mention
    return last


def below(referent: object, words: str) -> Place | None:
    """A township or village that the tables do not know, by its wording behind a known place."""
    match = _BELOW.fullmatch(words)
    if not match or not isinstance(referent, Place) or not referent.adcode or referent.level == "village":
        return None
    home = referent.parent if referent.level == "village" and referent.parent else referent
    town = Place(match.group(1), "township", "", home) if match.group(1) else home
    return Place(match.group(2), "village", "", town) if match.group(2) else town


def possible(rest: str) -> bool:
    """Whether words behind a known name can belong to it."""
    return len(rest) <= 20 and not re.search(r"[,。;]|的", rest)
