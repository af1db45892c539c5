"""What was ranked: 在丙评价中,甲位列全市第一; 甲的某项工作连续三年获得全县第一名."""

from __future__ import annotations

import re

from kg.reading.awards.awardnames import Name
from kg.reading.awards.awardslots import rank_at
from kg.reading.awards.awardwords import pattern
from kg.reading.awards.phrasemarks import without_tail

_CONTEST = 80
"""Characters before a verb that hold what was ranked."""


def ranked(text: str, start: int, verb: int, at: int) -> tuple[Name, int] | None:
    """The rank that stands at ``at`` with what was ranked, and where the recipient's name ends before it.

    Args:
        start: where the clause begins.
        verb: where the verb begins (位列).
    """
    found = rank_at(text, at)
    what, end = _contest(text, start, verb)
    if not found or (not what and not found.group("level") and not found.group("among")):
        return None
    scored = pattern("{words:scored}").search(what)
    return Name(verb, found.end(), what + found.group(), 1.0 if scored else 0.8 if found.group("among") else 0.6), end


def _contest(text: str, start: int, at: int) -> tuple[str, int]:
    """What was ranked, and where the recipient's name ends before it."""
    stop = without_tail(text, start, at, pattern("(?:{words:before}|得分|总分|综合)$"))
    near = max(start, stop - _CONTEST)
    here = text[near:stop]
    scored = r"{words:contest}(?:成绩|得分|结果|排名)?$"
    inside = pattern(r"(?<=.)在([^,。]{3,25}?{words:contest})(?:中|里|上)$").search(here)
    if inside:
        return inside.group(1), near + inside.start()
    unit = r"(?<=[县市区旗镇乡村局院校委办会队司道])(?<!城市)的?"
    tail = pattern(rf"{unit}((?:城市|城乡|[^,。的市县区镇乡局院校]){{2,20}}?{scored})").search(here)
    if tail:
        return re.sub(r"(?:成绩|得分|结果|排名)$", "", tail.group(1)), near + tail.start()
    whole = pattern(rf"^(?:[12]\d{{3}}年度?)?([\u4e00-\u9fff]{{2,24}}?{scored})").search(here)
    if whole and near == start:
        return re.sub(r"(?:成绩|得分|结果|排名)$", "", whole.group(1)), start
    occasion = pattern(r"(?:^|[,。;\n])在?([^,。;\n]{4,30}?{words:contest})(?:中|里|上)?,$")
    held = occasion.search(text[max(0, start - 40) : start])
    return (held.group(1).removeprefix("在") if held else "", at)
