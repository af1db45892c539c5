"""The table of administrative units: names of today and of the past, and the short names that people use."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.model import Level, Place
from kg.names.places.placewords import peoples
from kg.rules.tables import rows

_DATA = Path(__file__).parent / "data"
_PEOPLES = "|".join(peoples())
_AUTONOMOUS = re.compile(rf"^(.{{2,12}}?)(?:{_PEOPLES}){{1,6}}自治(县|州|旗)$")
_PEOPLE_TOWNSHIP = re.compile(rf"^(.{{2,12}}?)(?:{_PEOPLES}){{1,6}}(乡|镇)$")
_NAMED_FOR_PEOPLE = re.compile(r"^(东乡|鄂温克|鄂伦春)族?自治(县|旗)$")
_PROVINCES = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港",
    "澳门特别行政区": "澳门",
}
_SUFFIX = re.compile(r"(?:市辖区|林区|特区|新区|矿区|地区|街道|省|市|县|区|旗|州|盟|镇|乡|苏木)$")


@dataclass(frozen=True, slots=True)
class Former:
    """A name and place in the hierarchy that a unit had in the past."""

    name: str
    code: str
    """Code then; nine digits for a township that is gone."""
    parent: str
    """Code of the enclosing unit then."""
    first: int
    """First year, 0 when not known."""
    last: int
    """Last year, 0 when not known."""
    today: str
    """Code of the unit that holds it today."""

    def held_in(self, year: int | None) -> bool:
        """Whether a text of ``year`` may use the name: two years of habit are allowed after its end."""
        return year is None or self.first <= year <= (self.last + 2 if self.last else 9999)


Reading = str | Former
"""What a name may stand for: a code of today, or a former unit."""


@dataclass(frozen=True, slots=True)
class _Tables:
    official: dict[str, str]
    """Code -> official name."""
    located: dict[str, tuple[float, float]]
    named: dict[str, list[Reading]]
    """Full or conventional name with suffix -> readings."""
    bare: dict[str, list[Reading]]
    """Name without suffix, county level and above -> readings."""


@lru_cache(maxsize=1)
def tables() -> _Tables:
    """The tables as read, once."""
    found = _Tables({}, {}, defaultdict(list), defaultdict(list))
    for row in rows(_DATA / "divisions.tsv"):
        _add_unit(found, row)
    for name, code, parent, first, last, today in rows(_DATA / "history.tsv"):
        _add_name(found, name, Former(name, code, parent, int(first or 0), int(last or 0), today), len(code) == 6)
    for short, code in rows(_DATA / "short_names.tsv"):
        known = (found.named if short[-1] in "县旗州盟" else found.bare)[short]
        if code not in known:
            known.insert(0, code)
    return found


def _add_unit(found: _Tables, row: list[str]) -> None:
    code, name = row[0], row[1]
    found.official[code] = name
    if len(row) > 2:
        found.located[code] = (float(row[2]), float(row[3]))
    _add_name(found, name, code, len(code) == 6)


def _add_name(found: _Tables, name: str, reading: Reading, has_stem: bool) -> None:
    found.named[name].append(reading)
    short = conventional(name)
    if short != name:
        found.named[short].append(reading)
    bare = stem(short) if has_stem else name
    if len(bare) >= 2 and bare != short:
        found.bare[bare].append(reading)


@cache
def unit(code: str) -> Place:
    """The unit of a code of today, under its conventional name, with all that encloses it."""
    found = tables()
    lat, lon = found.located.get(code, (None, None))
    above = parent_code(code)
    return Place(conventional(found.official[code]), level_of(code), code, unit(above) if above else None, lat, lon)


@lru_cache(maxsize=4096)
def place_of(reading: Reading) -> Place:
    """The place that a reading means: under the name of its time, with the code and the parents of today."""
    if isinstance(reading, str):
        return unit(reading)
    today = unit(reading.today)
    if len(reading.code) == 9:
        return Place(reading.name, "township", reading.code, today)
    return Place(conventional(reading.name), today.level, today.code, today.parent, today.lat, today.lon)


def level_of(code: str) -> Level:
    """The level that a code tells."""
    if len(code) == 9:
        return "township"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def parent_code(code: str) -> str:
    """Code of the next enclosing unit, "" for a province."""
    if len(code) == 9:
        return code[:6]
    if code.endswith("0000"):
        return ""
    above = code[:4] + "00"
    return above if above != code and above in tables().official else code[:2] + "0000"


def conventional(official: str) -> str:
    """The name that people use, with its suffix: 天祝藏族自治县 → 天祝县, 甘孜藏族自治州 → 甘孜州."""
    if "自治" in official:
        match = _NAMED_FOR_PEOPLE.match(official) or _AUTONOMOUS.match(official)
        return match.group(1) + match.group(2) if match else official
    if "族" in official:
        match = _PEOPLE_TOWNSHIP.match(official)
        return match.group(1) + match.group(2) if match else official
    return official


def official_name(place: Place) -> str:
    """The full official name of today: 天祝藏族自治县; 新津区 for 新津县; a village's own name."""
    return tables().official.get(place.code, place.name)


def stem(name: str) -> str:
    """A name without its suffix: 江陵县 → 江陵, 内蒙古自治区 → 内蒙古; two-character names stay whole."""
    if name in _PROVINCES:
        return _PROVINCES[name]
    bare = _SUFFIX.sub("", name)
    return bare if len(bare) >= 2 else name


def short_names(place: Place) -> tuple[str, ...]:
    """Shorter names in use, best first: 天祝县, 天祝; none for villages and townships."""
    if place.level in ("village", "township"):
        return ()
    usual = conventional(place.name)
    return tuple(n for n in dict.fromkeys((usual, stem(usual))) if n != official_name(place))


def named(name: str) -> list[Reading]:
    """What a name with suffix may stand for, units of today first."""
    return tables().named.get(name, [])


def bare(name: str) -> list[Reading]:
    """What a name without suffix may stand for, units of today first."""
    return tables().bare.get(name, [])


@lru_cache(maxsize=256)
def townships(code: str) -> dict[str, Place]:
    """The townships of a county by official and conventional name."""
    official = tables().official
    return {n: unit(c) for c in _townships()[code] for n in (official[c], conventional(official[c]))}


@cache
def _townships() -> defaultdict[str, list[str]]:
    """County -> codes of its townships."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code in tables().official:
        if len(code) == 9:
            found[code[:6]].append(code)
    return found
