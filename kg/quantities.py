"""Numbers with units: 110余人, 近万场次, 3.8亿元; value and unit as printed, and in the base unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from kg.model import Passage

_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_BEFORE = {"近": "about", "约": "about", "超": "at least", "超过": "at least", "逾": "at least", "达": "", "至少": "at least", "突破": "at least",
           "大约": "about", "将近": "about", "接近": "about", "上": "at least", "不少于": "at least", "不超过": "at most"}
_NAMED = re.compile(r"[“《][^”》\n]*[”》]")
_DURATION = ("小时",)


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number and its unit in a passage: offsets into ``passage.text``; ``unit`` keeps 万 and 亿."""

    start: int
    end: int
    value: Decimal
    unit: str
    bound: str
    base_value: Decimal
    base_unit: str


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, Decimal]]:
    rows = (r.split("\t") for r in Path(__file__).with_name("units.tsv").read_text(encoding="utf-8").splitlines() if r and not r.startswith("#"))
    return {unit: (base, Decimal(factor)) for unit, base, factor in rows}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, _units()), key=lambda u: (-len(u), u)))
    before = "|".join(sorted(_BEFORE, key=lambda w: -len(w)))
    return re.compile(rf"(?P<before>{before})?(?P<number>(?<![\d.+×xX第A-Za-z-])\d+(?:,\d{{3}})*(?:\.\d+)?|(?<=近)(?=[万亿千百])|(?<![第一二三四五六七八九十百千万几数第])[一两二三四五六七八九十](?=(?:条|名|座|家|所|个|处|支|台)(?![一-龥]?(?:方面|重点|中心|主题|月|百分)))) ?"
                      rf"(?P<more>余|多|来)?(?P<scale>万亿|千万|百万|亿|万)?(?P<more2>余|多)?(?P<unit>{units})(?P<after>以上|左右|余)?")


@lru_cache(maxsize=256)
def quantities_in(passage: Passage) -> tuple[QuantityMention, ...]:
    """The passage's counted and measured numbers; not ordinals, dates, times, or numbers inside names."""
    named = [m.span() for m in _NAMED.finditer(passage.text)]
    found = []
    for match in _pattern().finditer(passage.text):
        inside = any(a < match.start() < b and b - a < 30 for a, b in named)
        if not inside and not _is_other(passage.text, match):
            found.append(_mention(match))
    return tuple(found)


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Ordinals, plan years, list sizes of slogans and the like."""
    before, after = text[max(0, match.start() - 2):match.start()], text[match.end():match.end() + 3]
    unit = match["unit"]
    if before.endswith(("第", "前", "首", "“", "+", "每", "这", "那", "该", "某", "同", "任何", "另")) or after.startswith(("岁", "方面", "全覆盖")):
        return True
    if unit in ("个", "项", "次", "位", "名") and not match["number"].isdigit() and "." not in match["number"] and match["number"] in _DIGITS:
        return unit != "名" and not match["scale"]
    if unit == "期" and before.endswith(("二", "一")) or after.startswith(("月", "小时", "工作日", "年")):
        return True
    return unit in _DURATION or (unit == "部" and after.startswith(("门", "分", "委", "署"))) or (unit == "面" and after.startswith("积")) or (unit == "条" and after.startswith(("主线",))) or (unit == "对" and after.startswith("一"))


def _mention(match: re.Match[str]) -> QuantityMention:
    printed = match["number"].replace(",", "")
    value = Decimal(printed) if printed[:1].isdigit() else Decimal(_DIGITS.get(printed, 1))
    scale = match["scale"] or ""
    unit = scale + match["unit"]
    factor = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}[scale]
    base, per = _units()[match["unit"]]
    start = match.start("number") if match["before"] is None else match.start("before")
    return QuantityMention(start, match.end(), value, unit, _bound(match), value * factor * per, base)


def _bound(match: re.Match[str]) -> str:
    if match["more"] or match["more2"] or match["after"] in ("以上", "余"):
        return "at least"
    return "about" if match["after"] == "左右" else _BEFORE.get(match["before"] or "", "")
