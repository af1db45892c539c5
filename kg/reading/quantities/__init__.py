"""Numbers with units: 110余人, 近万场次, 3.8亿元; value and unit as printed, and in the base unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from kg.model import Passage, Span
from kg.reading.quantities.counting import bare_base, counts
from kg.reading.quantities.numerals import SPELT, decimal, fits, scale
from kg.reading.quantities.unittables import alternatives, beginning, unit_pattern, units, wordings
from kg.reading.sentences import is_spoken
from kg.spans import Cover

_QUOTED = re.compile(r"“[^“”\n]*+”|《[^》\n]{0,300}+》")


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number and its unit in a passage: offsets into ``passage.text``; ``unit`` keeps 万 and 亿.

    ``bound`` is "at least", "about", "at most" or "" (exact). A range gives two mentions, its ends.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    bound: str
    base_value: Decimal
    base_unit: str


_ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,6}+(?!\d)(?:[.·]\d++)?+|\d++(?:[.·]\d++)?+)"
_CHINESE = rf"(?<![{SPELT}零几数万亿\d])[{SPELT}]+"
_LEFT_OUT = rf"(?<=[近上超约逾过])(?=[万亿])|(?<![\d{SPELT}几数])(?=[万亿]余)"  # 近万场次, 万余人
_SCALE = "万亿|千亿|百亿|亿|千万|百万|万|千|百"
_SECOND = r"\((?:次|套|组|只|张|台)\)"  # 3228件(次)
_APART = r" ?(?:至|到|—++|–|-|~) ?"


@cache
def _pattern() -> re.Pattern[str]:
    low = rf"(?:(?P<low>{_ARABIC}) ?(?P<low_scale>{_SCALE})?(?:[元人%亩户个米]|公里)?{_APART})?"
    bare = rf"(?:(?<=[万亿])|(?<=[万亿][余多]))(?={alternatives('bare')}|[,。;、)\n])"  # 48.9万贫困人口
    number = rf"(?P<number>{_ARABIC}|{_CHINESE}|{_LEFT_OUT}) ?(?P<more>余|多|来)?"
    first = SPELT + "万亿" + "".join(sorted({c for c in alternatives("before") if ord(c) > 127}))
    return re.compile(
        rf"(?=[\d{first}])(?P<before>{alternatives('before')})?(?<![\d.·]){low}{number}"
        rf"(?P<scale>{_SCALE})?(?P<more2>余|多)? ?(?P<unit>{unit_pattern()}|{bare})(?P<second>{_SECOND})?"
        rf"(?P<more3>余)?(?P<after>{alternatives('after')})?"
    )


@lru_cache(maxsize=256)
def quantities_in(passage: Passage) -> tuple[QuantityMention, ...]:
    """The counted and measured numbers of a passage, in text order.

    Ordinals (第3届), list sizes of slogans (三大行动), durations, and numbers inside names, titles
    and quoted brands give nothing; nor do 数百 and 十几, which have no value.
    """
    names = Cover(_names(passage))
    return tuple(
        q
        for match in _pattern().finditer(passage.text)
        if not names.holds(match.start() - 1, match.start() + 1) and counts(passage.text, match)
        for q in _mentions(passage.text, match)
        if fits(q.base_value)
    )


def is_threshold(passage: Passage, number: QuantityMention) -> bool:
    """Whether an amount only says which of its kind are meant: 过500万元项目, 2000万元以上企业."""
    text = passage.text
    bounded = text[number.start] in "过超" or text.endswith("以上", number.start, number.end)
    return bounded and number.base_unit == "元" and bool(beginning("threshold").match(text, number.end))


def _names(passage: Passage) -> Iterator[Span]:
    """Titles, and quotes that are not speech."""
    for match in _QUOTED.finditer(passage.text):
        if not is_spoken(passage, *match.span()):
            yield Span(*match.span())


def _mentions(text: str, match: re.Match[str]) -> Iterator[QuantityMention]:
    """One mention, or the two ends of a range."""
    value, signs = decimal(match["number"]), match["scale"] or ""
    low = decimal(match["low"] or "")
    if value is None or low is None:
        return
    if match["low"]:
        yield _mention(text, match, low, match["low_scale"] or signs, "at least")
        yield _mention(text, match, value, signs, "at most")
    else:
        yield _mention(text, match, value, signs, _bound(match))


def _mention(text: str, match: re.Match[str], value: Decimal, signs: str, bound: str) -> QuantityMention:
    name = match["unit"]
    unit = units().get(name)
    base, factor = (unit.base, unit.factor) if unit else (bare_base(text, match), Decimal(1))
    printed = signs + name + (match["second"] or "")
    return QuantityMention(*match.span(), value, printed, bound, value * scale(signs) * factor, base)


def _bound(match: re.Match[str]) -> str:
    after = next((value for wording, value in wordings("after") if re.fullmatch(wording, match["after"] or "")), "")
    before = next((value for wording, value in wordings("before") if re.match(wording, match["before"] or " ")), "")
    return after or ("at least" if match["more"] or match["more2"] or match["more3"] else before)
