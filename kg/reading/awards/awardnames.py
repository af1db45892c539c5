"""The names of honours that follow a verb: quoted, unquoted, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from kg.reading.awards.awardwords import LEVEL, PERIOD, by_group, is_nothing, pattern
from kg.reading.awards.heads import ends_in_head, heads_of, is_titled
from kg.reading.awards.phrasemarks import CLOSING, OPENING, marks_between, matches_between

_JOIN = r"(?:以及|和|及|与|并)"
_CUT = re.compile(rf"、|(?<=”){_JOIN}|{_JOIN}(?=“)|(?<=[”》])(?=[“《])|{_JOIN}(?={LEVEL})")
_YEAR = re.compile(
    r"^(?:[今去本]年第?[一二三四]季度|[12]\d{3}(?:[-—至][12]?\d{1,4})?年?度?)"
    r"(?=[^\d年届])(?!第?[一二三四]季度)"
)
_COUNT = re.compile(r"^\d+(?:个|项|枚|块|次|人|名|家|户|件|张|座)|\d(?:人|名|个|家|户|次|枚|所|项)?(?:次)?$")
_QUOTE = re.compile(r"[“《]([^“”《》\n]{2,40}|[^“”\n]{2,40})[”》]")
_CALLED = re.compile(r"称号|荣誉|殊荣")
_AND_MORE = re.compile(r"等(?=\d|多|诸|一系列)")
_GRANTED = re.compile(r"([^,。“”、\d年]{2,14})(?:颁发|授予|评选|评定|认定|命名|表彰|发布)的$")
_REACH = 160
"""Characters behind a verb in which names are looked for."""
_MOST_STRANGE = 8
"""Members of a list in a row that are no honours; where there are so many, the list is one of other things."""
_LONGEST = 36
"""Characters of a name that no quotation marks hold."""
_MEDAL = re.compile(r"[金银铜大头]奖|[冠亚季]军|桂冠|烈士")
_LONGEST_PRAISED = 20
_OTHER = re.compile(
    r"[的了着过在与和及\d%]|(?:比赛|大赛|决赛|复赛|会议|活动|行列|队伍|方案|规划|计划|补助|资金|项目|试验|培训)$"
)
"""What such a name does not hold or end in."""
_MOST_TRIED = 60
"""Characters of a piece in whose midst a name may end."""
_LONGEST_CLOSING = 24
"""Characters of the words behind a name that are no part of it."""


class Name(NamedTuple):
    """An honour's name in a text: where it stands, the name without its year, and how sure it is one."""

    start: int
    end: int
    name: str
    certainty: float


class Names(NamedTuple):
    """What follows a verb of honours: the names, who granted them, and where they end (称号 included)."""

    names: tuple[Name, ...]
    granted_by: str
    end: int


def names_at(text: str, at: int, *, strong: bool) -> Names:
    """The honours named from ``at`` on: “甲”“乙”、省级丙等荣誉称号 gives three.

    Args:
        strong: the verb is said of honours alone, so that a quoted name needs no headword.
    """
    end = _end(text, at)
    lead = pattern(r"{words:lead}*").match(text, at, end)
    start = lead.end() if lead else at
    by = _GRANTED.search(text[at:start])
    names = tuple(_names(text, start, end, strong))
    last = names[-1].end if names else start
    tail = pattern(r"(?:等[^,。的]{0,6}?)?{words:closing}*").match(text, last, end)
    return Names(names, re.sub(r"^(?:了|由)", "", by.group(1)) if by else "", tail.end() if tail else last)


def _names(text: str, start: int, end: int, strong: bool) -> Iterator[Name]:
    """The names in a stretch, up to a list of things that are none."""
    strange = 0
    for s, e in _pieces(text, start, end):
        found = _read(text, s, e, end, strong)
        strange = 0 if found else strange + 1
        if found:
            yield found
        elif strange == _MOST_STRANGE:
            return


def _end(text: str, at: int) -> int:
    """The end of the clause, quotes and brackets kept whole."""
    depth, limit = 0, min(len(text), at + _REACH)
    for i in marks_between(text, at, limit):
        depth += (text[i] in OPENING) - (text[i] in CLOSING)
        if text[i] == "\n" or (depth <= 0 and text[i] not in OPENING + CLOSING):
            return i
    return limit


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of a list; one that ends in no headword belongs to the next (屠宰、检疫先进县)."""
    begin = start
    for s, e in (m.span() for m in matches_between(text, _CUT, start, end)):
        quoted = text.find("”", begin, s) >= 0
        if not quoted and not heads_of(text).ends_in_head(begin, s) and not _both_reach(text, begin, e):
            continue
        if quoted and s == e == begin:
            continue
        if any(text.count(a, start, s) > text.count(b, start, s) for a, b in ("“”", "()")):
            continue
        yield begin, s
        begin = e
    if begin < end:
        yield begin, end


def _both_reach(text: str, one: int, other: int) -> bool:
    """Whether the members of a list that begin there both begin with how far they reach: 中国十大女杰、全国优秀民警."""
    return all(pattern(LEVEL).match(text, at) for at in (one, other))


def _read(text: str, start: int, end: int, stop: int, strong: bool) -> Name | None:
    quote = _QUOTE.search(text, start, end)
    several = text.find("等", start, quote.start()) if quote else -1
    if several > start:  # …示范县等“国字号”荣誉: the quote only sums up
        quote, end = None, several
    if quote:
        called = _CALLED.search(text, quote.end(), stop) is not None
        name = _quoted(text[start:end], strong=strong, called=called)
        found = name and name._replace(start=name.start + start, end=name.end + start)
    else:
        found = _plain(text, start, end, strong)
    short = found and len(re.sub(r"[“”]", "", found.name)) < 3 and not _MEDAL.fullmatch(found.name)
    if not found or short or is_nothing(found.name):
        return None
    return found


@lru_cache(maxsize=4096)
def _quoted(piece: str, *, strong: bool, called: bool) -> Name | None:
    """The quoted name in a member of a list; ``called``: the clause says behind it that it is an honour."""
    quote = _QUOTE.search(piece)
    assert quote
    after = piece[quote.end() :]
    if re.match(r"(?:称号|荣誉|奖)?\d|\([^)]*\)?\d", after):
        return None
    tail = pattern(r"[^等的,“]{0,14}?(?=$|[等的和及与并后]|{words:closing})").match(piece, quote.end())
    tail_text = tail.group() if tail and ends_in_head("“" + tail.group()) else ""
    before = re.sub(r"^.*(?:的|了)", "", piece[: quote.start()])
    if len(before) > 22 or (before and not re.match(rf"{LEVEL}|{PERIOD}", before) and not strong):
        before = ""
    name = without_year(before) + quote.group()[0] + without_year(quote.group()[1:]) + tail_text
    head = is_titled(name)
    if not (strong or head or called):
        return None
    return Name(quote.start() - len(before), quote.end() + len(tail_text), name, 1.0 if head or called else 0.85)


def _plain(text: str, start: int, end: int, strong: bool) -> Name | None:
    stop = _closed(text, start, end)
    called, heads = stop < end, heads_of(text)
    if not (heads.is_titled(start, stop) if strong else heads.ends_in_head(start, stop)):
        last = min(stop - 1, start + _MOST_TRIED)
        stop = heads.last_end(start, start + 4, last, partial(_goes_on, text, limit=stop)) or start
    if stop == start and (strong or called):
        stop = _praised(text, start, end)
    name = text[start:stop]
    if not 0 < len(name) <= _LONGEST or _COUNT.search(name) or re.search(r"[的了]", name[:-2]):
        return None
    clean = without_year(name)
    levelled = bool(re.match(LEVEL, clean))
    if not (
        levelled
        or called
        or strong
        or re.search(
            r"(?<=..)试点|奖|一等|金牌|[冠亚季]军|桂冠|等功|烈士|物质文化遗产|地理标志|之乡|百强|第.{1,3}[名位]$|前.{1,2}名$",
            clean,
        )
    ):
        return None
    return Name(start, stop, clean, 0.95 if levelled or called else 0.8)


def _praised(text: str, start: int, end: int) -> int:
    """Where a name ends that no headword closes, but that its reach or praise begins (省级非遗工坊); else its start."""
    stop = _closed(text, start, end)
    begin = start + len(text[start:stop]) - len(without_year(text[start:stop]))
    likely = pattern(rf"{LEVEL}|{{words:praise}}|最").match(text, begin, stop)
    if not likely or not 4 <= stop - begin <= _LONGEST_PRAISED or _OTHER.search(text, begin, stop):
        return start
    return start if pattern("{words:post-end}$").search(text, begin, stop) else stop


def _closed(text: str, start: int, end: int) -> int:
    """Where a piece ends without the words that close it: 先进县等多项荣誉, 先进县称号."""
    more = _AND_MORE.search(text, start + 1, end)
    closing = pattern("等?{words:closing}*")
    tails = range(max(start + 1, end - _LONGEST_CLOSING), end) if text[end - 1] in closing_ends() else ()
    tail = next((at for at in tails if closing.fullmatch(text, at, end)), end)
    return min(tail, more.start()) if more else tail


@lru_cache(maxsize=1)
def closing_ends() -> frozenset[str]:
    """The characters that words may end in which close a name."""
    return frozenset(["等", *(word[-1] for word in by_group("words.txt")["closing"])])


def _goes_on(text: str, at: int, *, limit: int) -> bool:
    return bool(pattern(r"并|后|以来|时|的|等|之|,|\(|{words:closing}").match(text, at, limit))


def without_year(name: str) -> str:
    """The name of an honour without the year before it; a quarter of a year tells one list from another and stays."""
    return _YEAR.sub("", name)
