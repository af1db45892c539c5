"""The names of honours that follow a verb: quoted, unquoted, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.reading.awards.lexicon import LEVEL, PERIOD, ends_in_head, is_nothing, is_titled, pattern

_STOP = re.compile(r"[,;:。!?\n ]|—")
_JOIN = r"(?:以及|和|及|与|并)"
_YEAR = re.compile(
    r"^(?:[今去本]年第?[一二三四]季度|[12]\d{3}(?:[-—至][12]?\d{1,4})?年?度?)"
    r"(?=[^\d年届])(?!第?[一二三四]季度)"
)
_COUNT = re.compile(r"^\d+(?:个|项|枚|块|次|人|名|家|户|件|张|座)|\d+(?:人|名|个|家|户|次|枚|所|项)?(?:次)?$")


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
    by = re.search(r"([^,。“”、\d年]{2,14})(?:颁发|授予|评选|评定|认定|命名|表彰|发布)的$", text[at:start])
    names = tuple(n for s, e in _pieces(text, start, end) for n in _read(text, s, e, end, strong))
    last = names[-1].end if names else start
    tail = pattern(r"(?:等[^,。的]{0,6}?)?{words:closing}*").match(text, last, end)
    return Names(names, re.sub(r"^(?:了|由)", "", by.group(1)) if by else "", tail.end() if tail else last)


def _end(text: str, at: int) -> int:
    """The end of the clause, quotes and brackets kept whole."""
    depth = 0
    for i in range(at, min(len(text), at + 160)):
        depth += (text[i] in "“《(") - (text[i] in "”》)")
        if text[i] == "\n" or (depth <= 0 and _STOP.match(text[i])):
            return i
    return min(len(text), at + 160)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of a list; one that ends in no headword belongs to the next (屠宰、检疫先进县)."""
    begin = start
    for cut in re.finditer(rf"、|(?<=”){_JOIN}|{_JOIN}(?=“)|(?<=[”》])(?=[“《])|{_JOIN}(?={LEVEL})", text[start:end]):
        s, e = start + cut.start(), start + cut.end()
        inside = any(text.count(a, start, s) > text.count(b, start, s) for a, b in ("“”", "()"))
        piece = text[begin:s]
        if inside or not ("”" in piece or ends_in_head(piece)) or ("”" in piece and cut.group() == "" and s == begin):
            continue
        yield begin, s
        begin = e
    if begin < end:
        yield begin, end


def _read(text: str, start: int, end: int, stop: int, strong: bool) -> Iterator[Name]:
    quote = re.compile(r"[“《]([^“”《》\n]{2,40}|[^“”\n]{2,40})[”》]").search(text, start, end)
    several = text.find("等", start, quote.start()) if quote else -1
    if several > start:  # …示范县等“国字号”荣誉: the quote only sums up
        quote, end = None, several
    found = _quoted(text, start, quote, end, stop, strong=strong) if quote else _plain(text, start, end, strong)
    if found and not is_nothing(found.name) and len(re.sub(r"[“”]", "", found.name)) >= 3:
        yield found


def _quoted(text: str, start: int, quote: re.Match[str], end: int, stop: int, *, strong: bool) -> Name | None:
    after = text[quote.end() : end]
    if re.match(r"(?:称号|荣誉|奖)?\d|\([^)]*\)?\d", after):
        return None
    tail = re.match(rf"[^等的,“]{{0,14}}?(?=$|[等的和及与并后]|{pattern('{words:closing}').pattern})", after)
    tail_text = tail.group() if tail and ends_in_head("“" + tail.group()) else ""
    before = re.sub(r"^.*(?:的|了)", "", text[start : quote.start()])
    if len(before) > 22 or (before and not re.match(rf"{LEVEL}|{PERIOD}", before) and not strong):
        before = ""
    name = without_year(before) + quote.group()[0] + without_year(quote.group()[1:]) + tail_text
    called = bool(re.search(r"称号|荣誉|殊荣", text[quote.end() : stop]))
    head = is_titled(name)
    if not (strong or head or called):
        return None
    return Name(quote.start() - len(before), quote.end() + len(tail_text), name, 1.0 if head or called else 0.85)


def _plain(text: str, start: int, end: int, strong: bool) -> Name | None:
    piece = text[start:end]
    cut = pattern(r"^(.+?)(?:等(?:\d.*|多.*|诸.*|一系列.*)?)?(?:{words:closing})*$").match(piece)
    name = cut.group(1) if cut else piece
    called = len(name) < len(piece)
    if not (is_titled(name) if strong else ends_in_head(name)):
        ends = (i for i in range(len(name) - 1, 3, -1) if ends_in_head(name[:i]) and _goes_on(name[i:]))
        name = name[: next(ends, 0)]
    if not name or _COUNT.search(name) or re.search(r"[的了]", name[:-2]) or len(name) > 36:
        return None
    clean = without_year(name)
    levelled = bool(re.match(LEVEL, clean))
    if not (levelled or called or strong or re.search(r"奖|一等|金牌|[冠亚季]军|等功", clean)):
        return None
    return Name(start, start + len(name), clean, 0.95 if levelled or called else 0.8)


def _goes_on(rest: str) -> bool:
    return bool(pattern(r"^(?:并|后|以来|时|的|等|之|,|\(|{words:closing})").match(rest))


def without_year(name: str) -> str:
    """The name of an honour without the year before it; a quarter of a year tells one list from another and stays."""
    return _YEAR.sub("", name)
