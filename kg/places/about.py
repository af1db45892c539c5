"""The place that an article is about, and what 该县, 全市, 当地 mean in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Article, Mention, Passage, Place
from kg.places.gazetteer import place_of
from kg.places.linker import Abstention

_LEAD = 160
"""Characters of the body in which its place is looked for first."""

_LEVELS = {"省": "province", "州": "prefecture", "盟": "prefecture", "县": "county", "旗": "county", "区": "county",
           "镇": "township", "乡": "township", "街道": "township", "村": "village", "社区": "village"}
_DEIXIS = re.compile(r"(?:该|全|我|本|当地(?!政府)|(?<=[,。\n])各级)(省|自治区|地区|州|盟|市|县|旗|区|镇|乡|街道|村|社区)(?![直级场内外管辖容民长])|当地")


def about(article: Article, mentions: list[Mention], unlinked: Iterable[Abstention] = ()) -> tuple[Place | None, str]:
    """The lowest unit of the first path in the headline, else in the lead; and why."""
    mentions = [m for m in mentions if m.confidence >= 0.6]
    head = _first_path([m for m in mentions if m.passage is article.headline])
    lead = _first_path([m for m in mentions if m.passage is article.body and m.start < _LEAD])
    if head and lead and head.level == "prefecture" and head in lead.chain[1:]:
        county = next((p for p in lead.chain if p.level == "county"), lead)
        return (head, "headline") if county is head else (county, "lead, inside the headline's place")
    for place, reason in ((head, "headline"), (lead, "lead")):
        if place and place.level != "province":
            return place, reason
    province = head or lead
    inside = province and next(_within(province, unlinked), None)
    if inside:
        return inside, f"a name without suffix in {province.name}"
    later = next((p for m in mentions if isinstance(p := m.referent, Place) and p.level != "province" and m.confidence >= 0.8), None)
    return (later, "first place in the text") if later and not province else (province, "only place" if province else "no place in the article")


def _within(province: Place, unlinked: Iterable[Abstention]) -> Iterator[Place]:
    """Units of a province that a company or school is named for: 陕西陕煤黄陵矿业有限公司."""
    for abstention in unlinked:
        places = [place_of(r) for r in abstention.hit.readings if isinstance(r, str)]
        if len(places) == 1 and province in places[0].chain and not abstention.hit.doubt:
            yield places[0]


def _first_path(found: list[Mention]) -> Place | None:
    if not found:
        return None
    last = found[0]
    for mention in found[1:]:
        if mention.start - last.end > 3 or last.referent not in mention.referent.chain:
            if last.referent.level != "province":
                break
        last = mention if last.referent in mention.referent.chain or last.referent.level == "province" else last
    return last.referent


def deixis(article: Article, mentions: list[Mention], topic: Place | None) -> Iterator[Mention]:
    """该县, 全市, 我区 …: the unit of that level that was spoken of last, or that the article is about."""
    for passage in article.passages:
        for match in _DEIXIS.finditer(passage.text):
            place = _meant(match.group(1) or "", passage, match.start(), mentions, topic)
            if place:
                yield Mention(passage, match.start(), match.end(), place, 0.85, f"{match.group()} → {place.name}")


def _meant(word: str, passage: Passage, at: int, mentions: list[Mention], topic: Place | None) -> Place | None:
    chain = topic.chain if topic else ()
    for unit in chain:
        if fits(word, unit):
            return unit
    before = [m.referent for m in mentions if m.passage is passage and m.end <= at]
    return next((p for p in reversed(before) if fits(word, p)), None)


def fits(word: str, place: Place) -> bool:
    """Whether a unit can be called 该+word: 市 is a prefecture or a county-level city, 区 a district."""
    if not word:
        return place.level in ("county", "prefecture")
    if word == "自治区" or (word == "区" and place.level == "province"):
        return place.name.endswith("自治区")
    if word == "地区":
        return place.name.endswith(word)
    return place.name.endswith(word) and (word == "市" or place.level == _LEVELS[word])
