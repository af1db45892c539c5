"""Whether a printed number counts or measures something."""

from __future__ import annotations

import re

from kg.reading.quantities.numerals import SPELT, spelt
from kg.reading.quantities.unittables import beginning, ending, wordings

_LISTED = {"场", "所", "支"}  # 三场 may sum up a list
_FEW = {"人", "户", "家", "个", "项", "件"}  # 两人, 三户 and 两家 tell of some, seldom how many there are
_SCHEDULED = {"次", "期", "种", "类", "批", "轮", "节", "道", "门", "面"}  # 二次, 三期, 三类 seldom count
_AT_END = re.compile(r"[,;、。\n]|$")
_BEFORE_NOUN, _ASPECT = r"[^,。;、“”]{0,6}", "(?:了|起|过|出)?"
_BARE = {"people": "人", "households": "户"}
_WINDOW = 8


def counts(text: str, match: re.Match[str]) -> bool:
    """Whether a match of the quantity pattern is a quantity: not an ordinal, a slogan's list size, a code."""
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    if (not match["before"] and ending("ordinal").search(before)) or beginning("brand").match(text, match.end()):
        return False
    if not match["unit"]:
        return bool(bare_base(text, match))
    return match["number"][:1] not in SPELT or not match["number"] or _spelt_counts(text, match, before)


def _spelt_counts(text: str, match: re.Match[str], before: str) -> bool:
    """Chinese numerals: 三百余人 and 新建三条线 count; 一个, 五项工作 and 百亩 do not."""
    value, bounded = spelt(match["number"]), match["before"] or match["more"] or match["more2"]
    if value is None:
        return False
    if bounded or match["scale"] or (value > 10 and match["number"] not in ("百", "千")):
        return True
    if value == 1 or value > 10 or match["unit"] in _SCHEDULED or match["unit"] in _FEW:
        return False
    if match["unit"] in _LISTED:
        return bool(beginning("small", _BEFORE_NOUN).match(text, match.end()))
    return bool(ending("doing", _ASPECT).search(before))


def bare_base(text: str, match: re.Match[str]) -> str:
    """What 万 and 亿 without a unit count: people in 48.9万贫困人口, money in 总投资14.73亿; else ""."""
    for wording, counted in wordings("bare"):
        if re.compile(wording).match(text, match.end()):
            return _BARE[counted]
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    return "元" if ending("money").search(before) and _AT_END.match(text, match.end()) else ""
