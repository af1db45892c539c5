"""Award lists: a heading that names the honour, and behind its colon who received it.

敬业奉献模范:甲 某单位;乙 某单位 — 第三批“丙”名单(某市):丁村、戊村
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Passage, Span
from kg.reading.awards.frames import Award
from kg.reading.awards.heads import ends_in_head
from kg.reading.awards.lexicon import is_nothing, pattern
from kg.reading.awards.names import Name

_HEADING = re.compile(
    r"(?:^|(?<=[\n。;]))(?:[一二三四五六七八九十\d]+[、.]|\([一二三四五六七八九十\d]+\))? ?"
    r"(?P<name>[^,。;:、\n]{3,40}?)(?:获得者|获奖者|获奖)?(?:名单)?(?:\([^):]{2,12}\))?(?:名单)?(?:如下)?:(?=[^\n。]|\n)"
)
_KIND = "(?:模范|好人|类|奖|之星|楷模|标兵|家庭)"
_CATEGORY = rf"(?P<name>{{heads:category}}(?:道德)?{_KIND}(?:提名奖)?)(?:\([^):]{{2,12}}\))?:"
"""A heading that is known by itself, also where the page's lines run together."""
_OF_WHOM = re.compile(
    r"(?:荣获|获得|获评|入选|当选|被评为|被授予|评为)(?P<name>[^,。;:、\n的]{4,36}?)(?:荣誉)?(?:称号)?"
    r"的[^,。;:\n]{0,10}?(?:分别)?(?:是|为|有|包括|如下):"
)
"""获得甲称号的5个村分别为:乙村、丙村."""
_COUNTED = re.compile(
    r"(?:^|(?<=[\n。;,]))(?:其中,?)?(?P<name>(?:“[^”\n]{3,20}”|[^,。;:、“”\n]){1,40}?)(?:称号)?\d+[个名位户家所人]"
    r"(?::|,分别(?:是|为):?)"
)
"""全国文明村镇3个:甲镇、乙村, “最美志愿者”2人,分别为丙、丁."""
_LINE = re.compile(
    r"(?:^|(?<=\n))(?:[一二三四五六七八九十\d]+[、.]|\([一二三四五六七八九十\d]+\))? ?"
    r"(?P<name>[^,。;:、\n]{3,30}?)(?:获得者|获奖者)?(?:名单)?(?:\([^):]{2,12}\))?(?:名单)?\n(?=[^,。:;!?\n]+(?:\n|$))"
)
"""A heading on a line of its own; the lines behind it hold nothing but names."""
_PERSON = re.compile(r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}){1,2})(?=[ ,(]|$)")
_LONGEST_LINE = 50
_LONGEST_NAMES = 40


def listed(passage: Passage) -> Iterator[Award]:
    """One award for each member of each list of a passage."""
    headings = _headings(passage.text)
    for number, heading in enumerate(headings):
        name = pattern("^{words:lead}+").sub("", heading.group("name"))
        undecided = pattern("{words:undecided}").search(heading.group())
        if undecided or is_nothing(name) or not (ends_in_head(name) or name.endswith("类")):
            continue
        found = (Name(*heading.span("name"), name, 1.0),)
        limit = headings[number + 1].start() if number + 1 < len(headings) else len(passage.text)
        for item in _items(passage.text, heading.end(), limit):
            person = _PERSON.match(passage.text, item.start, item.end)
            who = Span(item.start, person.end()) if person else item
            yield Award(found, who, item, "", 0.9, "award list")


def _headings(text: str) -> list[re.Match[str]]:
    known = list(pattern(_CATEGORY).finditer(text))
    known += [*_OF_WHOM.finditer(text), *_COUNTED.finditer(text)]
    starts = sorted(k.start() for k in known)
    others = [m for m in _HEADING.finditer(text) if bisect_left(starts, m.start()) == bisect_left(starts, m.end())]
    taken = {m.start() for m in others}
    others += [m for m in _LINE.finditer(text) if m.start() not in taken and ends_in_head(m.group("name"))]
    return sorted((*known, *others), key=lambda m: m.start())


def _items(text: str, at: int, limit: int) -> Iterator[Span]:
    """The members on the heading's line, and the lines after it that look like members; none beyond ``limit``."""
    stop = re.compile(r"[。\n]").search(text, at, limit)
    end = stop.start() if stop else limit
    yield from _members(text, at, end)
    for line in re.compile(r"[^\n]+").finditer(text, end, limit):
        start, close = line.span()
        plain = not re.search(r"[,。:;!?]", line.group()) and close - start <= _LONGEST_NAMES
        person = close - start <= _LONGEST_LINE and _PERSON.match(text, start, close)
        if re.search(r"[。:]", line.group()) or not (plain or person):
            return
        yield from _members(text, start, close)


def _members(text: str, start: int, end: int) -> Iterator[Span]:
    mark = next((m for m in ";、" if m in text[start:end]), "\n")
    for part in re.finditer(rf"[^{mark}]+", text[start:end]):
        yield from _trimmed(text, start + part.start(), start + part.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
