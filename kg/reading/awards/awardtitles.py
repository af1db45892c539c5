"""Honours that may stand as a title before a name: 全国劳动模范, 第三批“中国好人”, 全国五一劳动奖章."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.reading.awards.awardnames import without_year
from kg.reading.awards.awardwords import LEVEL, PERIOD, is_nothing, lead_of, pattern
from kg.reading.awards.publishing import given_in

_BEFORE_QUOTE = rf"(?:{PERIOD}|{LEVEL}|{{heads:category}})"
"""Each of the words that may stand before a quoted honour: 2023年, 全省, 第三届."""
_LONGEST_BEFORE, _LONGEST_WORD = 40, 14
_FAR = 160
"""Characters before a title within which the text says that somebody is commended."""
_NOT_MADE_KNOWN = r"(?!.{0,4}(?:发布|颁奖|评选|揭晓|表彰|活动|名单|称号|荣誉))"
_MOST_GIVEN = 20
"""Honours that a text says were given, each of which may then stand as a title."""
_QUOTED = r"(?P<name>“[^“”\n]{0,14}{heads:laureate}”榜?)"
_PLAIN = rf"(?P<name>(?={LEVEL})[^,。;:、“”《》\n的]{{0,22}}?{{heads:laureate}}(?:提名奖)?)"
_PRIZE = rf"(?P<name>(?:{LEVEL})[^,。;:、“”《》\n的]{{2,18}}?奖章?)(?=(?:荣誉)?获得者|得主)"


_QUOTED_PRIZE = rf"(?P<name>(?:{LEVEL})[^,。;:、“”《》\n的]{{0,12}}“[^“”\n]{{1,12}}奖”)(?=(?:荣誉)?获得者|得主)"
_PRAISED = r"(?<=[,、:;了“])(?P<name>(?=优秀|先进|十佳|十大|最美|模范|杰出)[^,。;:、“”《》\n的]{0,12}?{heads:laureate})"
"""An honour of no reach, in a sentence that says before that somebody is commended: 表彰了优秀党员甲、十佳校长乙."""
_COMMENDED = re.compile("表彰|表扬|颁奖|授奖|受奖|获奖|评选出|评出|选树|命名|嘉奖")
_WINNERS = re.compile("获得者|得主")


class Title(NamedTuple):
    """An honour in a text: where it stands, its name without its year, and how sure it is one."""

    start: int
    end: int
    name: str
    certainty: float


@lru_cache(maxsize=8)
def titles_in(text: str) -> tuple[Title, ...]:
    """The honours that may be titles, in text order; of those that end at one place the first found."""
    found: dict[int, Title] = {}
    for source in (_QUOTED, _PLAIN, _PRIZE, _QUOTED_PRIZE, _PRAISED):
        for start, end in _stretches(text, source):
            start += lead_of(text[start:end])
            name, sure = without_year(text[start:end]), source is _QUOTED
            if _is_title(name, sure or source is _PRAISED):
                found.setdefault(end, Title(start, end, name, 1.0 if sure else 0.9))
    for name in sorted({n.name for n in given_in(text)})[:_MOST_GIVEN]:
        for match in re.finditer(re.escape(name) + _NOT_MADE_KNOWN, text) if name.endswith("”") else ():
            found.setdefault(match.end(), Title(*match.span(), name, 0.9))
    return tuple(found[end] for end in sorted(found))


def _is_title(name: str, quoted: bool) -> bool:
    if pattern("“{heads:category}(?:好人|模范)”$").search(name) or re.search("[两三]级", name):
        return False  # a kind of good deeds, without its list's name; one name for two honours
    plain = re.sub("[“”]", "", name)
    return len(plain) >= 4 and not is_nothing(name) and (quoted or bool(re.match(LEVEL, name)))


def _stretches(text: str, source: str) -> Iterator[tuple[int, int]]:
    """Where honours of one form begin and end."""
    behind = 0
    words = _WINNERS if source in (_PRIZE, _QUOTED_PRIZE) else pattern("{heads:laureate}")
    for match in pattern(source).finditer(text) if words.search(text) else ():
        start, end = match.span("name")
        if source is _PRAISED and not _commended(text, start):
            continue
        if source is _QUOTED:
            start = _before_quote(text, max(behind, start - _LONGEST_BEFORE), start)
        behind = end
        yield start, end


def _commended(text: str, at: int) -> bool:
    """Whether the sentence says before ``at`` that somebody is commended."""
    begin = max(text.rfind(sign, max(0, at - _FAR), at) for sign in "。!?\n")
    return _COMMENDED.search(text, max(begin + 1, at - _FAR, 0), at) is not None


def _before_quote(text: str, first: int, quote: int) -> int:
    """Where the words begin that belong to a quoted honour: 第三批全省“最美志愿者”."""
    word, starts = pattern(_BEFORE_QUOTE), [quote]
    for at in range(quote - 1, first - 1, -1):
        if at < starts[-1] - _LONGEST_WORD:
            break
        if any(word.fullmatch(text, at, end) for end in starts if end - at <= _LONGEST_WORD):
            starts.append(at)
    return starts[-1]
