"""What lies below the table: villages and communities, and townships that are misprinted or gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from operator import ne

from kg.model import Article, Mention, Passage, Place
from kg.names.places.gazetteer import stem, townships
from kg.names.places.matching import is_bare_name
from kg.names.places.placewords import GUARDS, ambiguous_names, common_villages, common_words
from kg.occurrences import occurrences
from kg.rules.patterns import alternation

_VILLAGE = re.compile(r"([\u4e00-\u9fff]{1,7}?(?:村|社区|嘎查))")
_HAMLET = re.compile(r"([\u4e00-\u9fff]{1,4}?(?:村|社区|嘎查))")
_OF = re.compile(r"的(?![各全每本该])([\u4e00-\u9fff]{2,4}?(?:村|嘎查))(?=[,。、;里]|$)")
_TOWNSHIP = re.compile(r"([\u4e00-\u9fff]{2,4}?(?:镇|乡|街道))")
_TOWNSHIP_ALONE = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[在到与和对、由]))([\u4e00-\u9fff]{2,3}(?:镇|乡))")
_ALONE = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[在到与和对、由]))([\u4e00-\u9fff]{2,4}?(?:村|社区|嘎查))")

_MISPRINT, _NOT_LISTED = "misprint of", "not in the table, named in"


def villages(linked: list[Mention]) -> Iterator[Mention]:
    """Villages and communities right behind a linked unit: 卸巷社区 in 银塘镇卸巷社区."""
    for mention in tuple(linked):
        place = mention.referent
        if isinstance(place, Place) and place.level != "province":
            yield from _row_of_villages(mention, place)


def _row_of_villages(mention: Mention, unit: Place) -> Iterator[Mention]:
    """A village, and a hamlet behind it (双塘社区大塘金村), which lies in the same unit: a village encloses none."""
    text, match = mention.passage.text, _VILLAGE.match(mention.passage.text, mention.end)
    while match and _is_name(match):
        village = Place(match.group(1), "village", "", unit)
        yield Mention(mention.passage, match.start(), match.end(), village, 0.95, f"named in {unit.name}")
        match = _HAMLET.match(text, match.end())
    yield from _owned(mention, unit)


def _owned(mention: Mention, unit: Place) -> Iterator[Mention]:
    """A village that is said to be the unit's: 石泉县的杨家山村."""
    match = _OF.match(mention.passage.text, mention.end) if mention.text == unit.name else None
    if match and _is_name(match):
        village = Place(match.group(1), "village", "", unit)
        yield Mention(mention.passage, *match.span(1), village, 0.85, f"of {unit.name}")


def _is_name(match: re.Match[str]) -> bool:
    name = match.group(1)
    if alternation(GUARDS, "village goes on").match(match.string, match.end()):
        return False
    return name not in common_villages() and not alternation(GUARDS, "no village").search(name)


def misprinted(linked: list[Mention]) -> Iterator[Mention]:
    """A township behind its county that the table does not have: one sign off (中石乡 for 巾石乡), or gone."""
    starts = {(id(m.passage), m.start) for m in linked}
    for mention in linked:
        county = mention.referent
        if not isinstance(county, Place) or county.level != "county" or (id(mention.passage), mention.end) in starts:
            continue
        match = _TOWNSHIP.match(mention.passage.text, mention.end)
        if match and _is_township(match):
            yield from _unknown(mention, county, match)


def _is_township(match: re.Match[str]) -> bool:
    goes_on = alternation(GUARDS, "suffix goes on").match(match.string, match.end())
    common = match.group(1)[:2] in common_words()
    return not goes_on and not common and not alternation(GUARDS, "no township").search(match.group(1))


def _unknown(mention: Mention, county: Place, match: re.Match[str]) -> Iterator[Mention]:
    found, why = _alike(match.group(1), county.code)
    if found:
        yield Mention(mention.passage, match.start(), match.end(), found, 0.8, why)
    elif county.name in mention.text or mention.text.endswith(("县", "市", "区", "旗")):
        unknown = Place(match.group(1), "township", "", county)
        reason = f"{_NOT_LISTED} {county.name}"
        yield Mention(mention.passage, match.start(), match.end(), unknown, 0.6, reason)


@lru_cache(maxsize=1024)
def _alike(name: str, county: str) -> tuple[Place | None, str]:
    """The township of the same stem (巾石乡 is 巾石镇 today), else the only one that differs in one sign."""
    stems, own = _stems(county), stem(name)
    if own in stems:
        return replace(stems[own], name=name), f"{stems[own].name} today"
    near = {p.code: p for n, p in stems.items() if sum(map(ne, n, own)) == 1 and len(n) == len(own) >= 2}
    if len(near) != 1:
        return None, ""
    found = next(iter(near.values()))
    return replace(found, name=name), f"{_MISPRINT} {found.name}"


@lru_cache(maxsize=256)
def _stems(county: str) -> dict[str, Place]:
    """The townships of a county by their names without suffix."""
    return {stem(n): p for n, p in townships(county).items()}


def repeated(article: Article, known: list[Mention]) -> Iterator[Mention]:
    """Later wordings of a village or township that was named with the unit above it."""
    taken = {(id(m.passage), m.start) for m in known}
    named = _below_table(known)
    for passage in article.passages:
        for name, starts in sorted(occurrences(named, passage.text).items()):
            place = named[name]
            reason = f"named before in {place.parent.name if place.parent else ''}"
            for start in starts:
                if (id(passage), start) not in taken:
                    yield Mention(passage, start, start + len(name), place, 0.9, reason)


def _below_table(known: list[Mention]) -> dict[str, Place]:
    """Wording -> place of what the table does not have, the longest chain first."""
    found = [(m.text, m.referent, m.reason) for m in known if isinstance(m.referent, Place)]
    named: dict[str, Place] = {}
    for text, place, reason in sorted(found, key=lambda f: -len(f[1].chain)):
        if place.level == "village" or reason.startswith((_MISPRINT, _NOT_LISTED)):
            named.setdefault(text, place)
    return named


def settled(mentions: list[Mention]) -> list[Mention]:
    """One village under one unit: 西宁市为民社区 in the headline is 周家泉街道为民社区 of the lead."""
    deepest: dict[str, Place] = {}
    for mention in mentions:
        place = mention.referent
        if isinstance(place, Place) and place.level == "village":
            known = deepest.get(place.name)
            if known is None or (len(place.chain) > len(known.chain) and known.parent in place.chain):
                deepest[place.name] = place
    return [_moved(m, deepest) for m in mentions]


def _moved(mention: Mention, deepest: dict[str, Place]) -> Mention:
    place = mention.referent
    target = deepest.get(place.name) if isinstance(place, Place) and place.level == "village" else None
    if target is None or target is place or not isinstance(place, Place) or place.parent not in target.chain:
        return mention
    return replace(mention, referent=target, reason=f"named in {target.parent.name if target.parent else ''}")


def short_townships(article: Article, known: list[Mention]) -> Iterator[Mention]:
    """Townships named in full that stand without their suffix elsewhere: 东郭 for 东郭镇."""
    taken = _taken(known)
    towns = {stem(p.name): p for m in known if isinstance(p := m.referent, Place) and p.level == "township"}
    short = [n for n, p in towns.items() if len(n) >= 2 and n != p.name and n not in ambiguous_names()]
    for passage in article.passages:
        for name, starts in sorted(occurrences(short, passage.text).items()):
            reason = f"{towns[name].name} without its suffix"
            for start in starts:
                end = start + len(name)
                if taken.isdisjoint(_signs(passage, start, end)) and is_bare_name(passage, start, end):
                    yield Mention(passage, start, end, towns[name], 0.8, reason)


def misprinted_alone(article: Article, known: list[Mention]) -> Iterator[Mention]:
    """A township without its county before it that is one sign off one in the article's only county."""
    counties = {p.code for m in known if isinstance(m.referent, Place) for p in m.referent.chain if p.level == "county"}
    if len(counties) != 1:
        return
    county = counties.pop()
    taken = _taken(known)
    for passage in article.passages:
        for match in _TOWNSHIP_ALONE.finditer(passage.text):
            found, why = _alike(match.group(), county) if len(match.group()) > 2 and _is_township(match) else (None, "")
            if found and why.startswith(_MISPRINT) and taken.isdisjoint(_signs(passage, *match.span())):
                yield Mention(passage, *match.span(), found, 0.6, why)


def alone(article: Article, known: list[Mention], home: Place | None) -> Iterator[Mention]:
    """Villages without a unit before them that do what villages do: they lie where the article is."""
    if home is None or home.level in ("province", "village"):
        return
    taken = _taken(known)
    for passage in article.passages:
        for match in _ALONE.finditer(passage.text):
            acts = alternation(GUARDS, "village acts").match(passage.text, match.end())
            if acts and _is_name(match) and taken.isdisjoint(_signs(passage, *match.span())):
                village = Place(match.group(1), "village", "", home)
                yield Mention(passage, match.start(), match.end(), village, 0.6, f"in the article's place {home.name}")


def _taken(known: list[Mention]) -> set[tuple[int, int]]:
    """(passage, offset) of every character that a mention covers."""
    return {(id(m.passage), i) for m in known for i in range(m.start, m.end)}


def _signs(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    return [(id(passage), i) for i in range(start, end)]
