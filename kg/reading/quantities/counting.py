"""Whether a printed number counts or measures something."""

from __future__ import annotations

import re

from kg.reading.quantities.numerals import SPELT, spelt
from kg.reading.quantities.unittables import beginning, ending, wordings

_LISTED = frozenset("场所支")
"""Units after which two to ten may sum up a list, unless the noun is one that is counted."""
_NAMED = frozenset("名位户家个座架套辆间条处起台")
"""Units after which the noun says whether two to ten are counted: 两家合作社, but 两名同伴 tell of some."""
_FEW = frozenset("人名位户家个项件")
"""Units that a verb of doing before them does not make a count: 打造三个样板."""
_SCHEDULED = frozenset("次期种类批轮节道门面")
"""Units after which two to ten seldom count: 二次, 三期, 三类."""
_AT_END = re.compile(r"[,;、。\n]|$")
_BEFORE_NOUN, _ASPECT = r"[^,。;、“”的]{0,6}", "(?:了|起|过|出)?"
_BARE = {"people": "人", "households": "户"}
_AT_CLAUSE_END = {"money": "元", "people": "人", "times": "次"}
"""What is named before 万 at a clause's end -> its base unit."""
_WINDOW = 10


def counts(text: str, match: re.Match[str]) -> bool:
    """Whether a match of the quantity pattern is a quantity: not an ordinal, a slogan's list size, a code."""
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    if (not match["before"] and ending("ordinal").search(before)) or beginning("brand").match(text, match.end()):
        return False
    if not match["unit"]:
        return bool(bare_base(text, match))
    return match["number"][:1] not in SPELT or not match["number"] or _spelt_counts(text, match, before)


def _spelt_counts(text: str, match: re.Match[str], before: str) -> bool:
    """Chinese numerals: 三百余人, 两家合作社 and 新建三条线 count; 一个, 五项工作 and 百亩 do not."""
    value, bounded = spelt(match["number"]), match["before"] or match["more"] or match["more2"]
    if value is None:
        return False
    if bounded or match["scale"] or (value > 10 and match["number"] not in ("百", "千")):
        return True
    return 1 < value <= 10 and _few_count(text, match, before)


def _few_count(text: str, match: re.Match[str], before: str) -> bool:
    """Whether two to ten are counted: the noun behind says so, or a verb before that makes or finds things."""
    unit = match["unit"]
    if unit in _LISTED:
        return bool(beginning("small", _BEFORE_NOUN).match(text, match.end()))
    if unit in _NAMED and beginning("few", _BEFORE_NOUN).match(text, match.end()):
        return True
    return unit not in _FEW | _SCHEDULED and bool(ending("doing", _ASPECT).search(before))


def bare_base(text: str, match: re.Match[str]) -> str:
    """What 万 and 亿 without a unit count: people in 48.9万贫困人口, money in 总投资14.73亿; else ""."""
    for wording, counted in wordings("bare"):
        if re.compile(wording).match(text, match.end()):
            return _BARE[counted]
    if not _AT_END.match(text, match.end()):
        return ""
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    return next((base for named, base in _AT_CLAUSE_END.items() if ending(named).search(before)), "")
