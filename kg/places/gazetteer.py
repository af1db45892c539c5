"""The table of administrative units, and the short names that people use for them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from kg.model import Level, Place

# Names of peoples as they stand in autonomous units, longest first where one holds another.
_PEOPLES = (
    "蒙古族|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|高山族|"
    "拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|"
    "乌孜别克族?|俄罗斯族?|鄂温克族|德昂族|保安族|裕固族|京族|塔塔尔族?|独龙族|鄂伦春族?|赫哲族|门巴族|珞巴族|基诺族|蒙古|各族|回"
)
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:{_PEOPLES})+自治(县|州|旗)$")
_PROVINCES = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
              "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门"}
_SUFFIX = re.compile(r"(?:市辖区|自治县|自治州|自治旗|林区|特区|新区|矿区|地区|街道|省|市|县|区|旗|州|盟|镇|乡|苏木)$")
MUNICIPALITIES = ("11", "12", "31", "50")


@lru_cache(maxsize=1)
def units() -> dict[str, Place]:
    """All units by code (about 42,000), each linked to its parent; in the order of the codes."""
    found: dict[str, Place] = {}
    path = Path(__file__).parent / "data" / "divisions.tsv"
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        code, name = row.split("\t")
        found[code] = Place(conventional(name), _level(code), code, _parent(code, found))
    return found


def _level(code: str) -> Level:
    if len(code) == 9:
        return "township"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _parent(code: str, found: dict[str, Place]) -> Place | None:
    if len(code) == 9:
        return found.get(code[:6])
    if code.endswith("0000"):
        return None
    return (None if code.endswith("00") else found.get(code[:4] + "00")) or found.get(code[:2] + "0000")


def conventional(official: str) -> str:
    """The name that people use, with its suffix: 天祝藏族自治县 → 天祝县, 甘孜藏族自治州 → 甘孜州."""
    match = _AUTONOMOUS.match(official)
    return match.group(1) + match.group(2) if match else official


@lru_cache(maxsize=1)
def _official() -> dict[str, str]:
    path = Path(__file__).parent / "data" / "divisions.tsv"
    return dict(r.split("\t") for r in path.read_text(encoding="utf-8").splitlines() if not r.startswith("#"))


def official_name(place: Place) -> str:
    """The full official name: 天祝藏族自治县; a village's own name."""
    return _official().get(place.code, place.name)


def stem(name: str) -> str:
    """A name without its suffix: 江陵县 → 江陵, 内蒙古自治区 → 内蒙古; two-character names stay whole."""
    if name in _PROVINCES:
        return _PROVINCES[name]
    bare = _SUFFIX.sub("", name)
    return bare if len(bare) >= 2 else name


def short_names(place: Place) -> tuple[str, ...]:
    """Shorter names in use, best first; none for villages and townships."""
    if place.level in ("village", "township"):
        return ()
    return tuple(n for n in dict.fromkeys((place.name, stem(place.name))) if n != official_name(place))


@lru_cache(maxsize=1)
def by_name() -> dict[str, tuple[Place, ...]]:
    """Every name with a suffix (official and conventional), and the units that bear it."""
    found: dict[str, list[Place]] = defaultdict(list)
    for code, place in units().items():
        for name in {place.name, _official()[code]}:
            if len(name) >= 2 and name not in ("市辖区", "县"):
                found[name].append(place)
    return {name: tuple(places) for name, places in found.items()}


@lru_cache(maxsize=1)
def by_stem() -> dict[str, tuple[Place, ...]]:
    """Every bare name (江陵, 湖北, 格尔木), and the units at county level or above that bear it."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in units().values():
        if len(place.code) == 6 and stem(place.name) != place.name:
            found[stem(place.name)].append(place)
    return {name: tuple(places) for name, places in found.items()}
