"""Short forms of organisations before a title (县委, 宣传部, 学校党支部, 骨科), restored from what stands around."""

from __future__ import annotations

import re
from functools import cached_property

from kg.model import Organization, Place
from kg.reading.posts.postwords import alternation
from kg.reading.posts.surroundings import Referent, Scope, Surroundings, place_of_scope
from kg.reading.posts.wordings import below
from kg.reading.sentences import sentence_at

_SHORT = re.compile(
    r"(自治区|自治县|街道|社区|省(?!级)|市(?![场民直]|政(?![协府务]))|州|盟|县(?!域)|旗|区(?!域)|镇|"
    r"乡(?![村土贤])|村(?!干|民(?!委)))里?"
)
_ENDS = {"学校": "校|学|园", "校": "校|学", "院": "院", "律所": "律师事务所", "单位": "局|院|校|中心|公司"}
_WHOLES = {
    "科": "医院|卫生院|学校",
    "护理部": "医院|卫生院",
    "门诊": "医院|卫生院",
    "校区": "教育集团|大学|学院|中学|小学|学校",
    "教研组": "学校|小学|中学|学院",
    "系": "学院|大学|学校|中学|职教中心",
    "车间": "公司|集团|厂",
    "庭": "法院",
}
"""Of what such a part is part."""
_LOCAL = re.compile(r"(?:[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道))?(?:[\u4e00-\u9fff]{2,5}(?:村|社区|嘎查))?")
_NO_PLACE = re.compile(r"[各全本我该某每多新]|关于|农村|乡村|城乡|乡镇|附近|当地")
_BRANCH = re.compile(r"(?<=[村区])(?:党支部|党总支|党委|支部|总支)$")
"""A village's party branch."""
_COMMITTEES = ("村委会", "居委会", "村民委员会", "居民委员会")
_BOARD = re.compile(r"(审判|检察)委员会")


_OF_LEVEL = (
    ("党支部|党总支|村委会|居委会|村民委员会|居民委员会|村?支?两委", "village"),
    ("党委|党工委|派出所|司法所|卫生院|文化站|综治办|党政办|民政办|便民服务中心", "township"),
)
"""Bodies of villages and of towns."""
_NEARBY = 120
"""Characters within which a village or town is named that bare words for its bodies mean."""
_OF_ANY_BODY = ("工会", "党支部", "党总支", "党委", "团委", "团支部")
_BODIES = "公司|集团|厂|中学|小学|学校|医院|学院|大学"
_PUBLIC = re.compile(r"[省市州县区旗]委|政府|人大|政协|工会|党委|支部")
_MOST_ALIKE = 12
_NO_FULL_NAME = re.compile(r"常委|委$|委员会$|常委会$|党组$|支部$|总支$|(?:副|代理)局$|届")
_LEAST_SHORT = 4
"""Characters of a short form: less may stand for too much."""


def _last_sign(name: str) -> str:
    """What full name and short form have last: 工商业联合会 and 工商联 have 联."""
    return name.removesuffix("合会")[-1:]


def _holds_in_order(full: str, short: str) -> bool:
    """Whether the characters of a short form stand in the full name, in their order: 人社局, 人力资源和社会保障局."""
    rest = iter(full)
    return len(short) >= _LEAST_SHORT and all(sign in rest for sign in short)


class ShortForms(Surroundings):
    """Restores the short forms of one passage."""

    def company_in_full(self, name: str) -> str:
        """A short form that begins like a company named before, in full: 滕州金晶镀膜项目部."""
        full = self._companies.get(name[:4], "")
        alike = next((i for i, (a, b) in enumerate(zip(full, name, strict=False)) if a != b), len(name))
        return full + name[alike:] if 4 <= alike < len(name) else ""

    @cached_property
    def _companies(self) -> dict[str, str]:
        """The first four signs of a company's name -> the first such name."""
        names = (m.referent.name for m in reversed(self.mentions.found) if isinstance(m.referent, Organization))
        return {name[:4]: name for name in names if name.endswith(("公司", "集团"))}

    def abbreviated(self, body: Organization) -> Organization:
        """县人社局 in full, 县人力资源和社会保障局, where the article has that name of the same place too."""
        if _NO_FULL_NAME.search(body.name):
            return body
        for full in self._by_ends.get((body.name[:2], _last_sign(body.name)), ()):
            if len(full.name) > len(body.name) and body.place == full.place and _holds_in_order(full.name, body.name):
                return full
        return body

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str], list[Organization]]:
        """First two and last sign of an organisation's name -> the first few that are so called."""
        found: dict[tuple[str, str], list[Organization]] = {}
        for body in dict.fromkeys(m.referent for m in self.mentions.found if isinstance(m.referent, Organization)):
            alike = found.setdefault((body.name[:2], _last_sign(body.name)), [])
            if len(alike) < _MOST_ALIKE and not _NO_FULL_NAME.search(body.name):
                alike.append(body)
        return found

    def short(self, words: str, at: int, first: Scope | None) -> tuple[Referent, float] | None:
        """县委, 镇党委, 市教育局, 村党支部: the unit spoken of."""
        match = _SHORT.match(words)
        place = self.unit(match.group(1), at, first.referent if first else None) if match else None
        if not match or not place:
            return None
        rest = words[match.end() :]
        if not rest:
            return place, 0.95
        if rest.startswith(("委会", "民委员会")) and place.level == "village":
            rest = match.group(1) + rest
        return Organization(place.name + rest, place), 0.95

    def in_full(self, words: str, at: int) -> Organization:
        """镇自来水厂, 市第四人民医院: with the unit's name."""
        found = self.short(words, at, None)
        return found[0] if found and isinstance(found[0], Organization) else super().in_full(words, at)

    def department(self, words: str, at: int, first: Scope | None) -> tuple[Referent, float] | None:
        """宣传部 beside 县委, 政协 beside 县委, 村委会 beside 村党支部."""
        root = first.referent if first else self.last(at)
        if first and isinstance(root, Organization) and words in _COMMITTEES and _BRANCH.search(root.name):
            return Organization(_BRANCH.sub("", root.name) + words, root.place), 0.9
        beside = re.fullmatch(r"(.+)(?:党工委|党委)", root.name) if isinstance(root, Organization) else None
        if beside and re.fullmatch(r"管委会|管理委员会|办事处", words):
            return Organization(beside.group(1) + words, place_of_scope(root)), 0.9
        root = root or (self.body_before(at) if words == "党组" else None)
        if isinstance(root, Organization) and re.fullmatch(r"党[委组]|党工委|党总支|党支部", words):
            return Organization(re.sub(alternation("bodies.txt", "committee"), "", root.name) + words, root.place), 0.9
        if not first and (lower := self._lower(words, at)):
            return lower, 0.85
        party = re.match(alternation("bodies.txt", "party"), words)
        if party and isinstance(root, Organization) and re.search(r"[县市区旗州省盟]委$", root.name):
            return Organization(root.name + words, root.place), 0.95
        if not re.match(alternation("bodies.txt", "public"), words) and not party:
            return None
        place = place_of_scope(root) if root else self.mentions.about
        if not place:
            return None
        own = root.name if first and isinstance(root, Place) else place.name
        return Organization(own + ("委" if party and place.level != "village" else "") + words, place), 0.85

    def _lower(self, words: str, at: int) -> Organization | None:
        """党支部 of the village, 派出所 of the town, 工会 of the firm that the text speaks of: no county has such."""
        level = next((unit for body, unit in _OF_LEVEL if re.fullmatch(body, words)), "")
        if place := self._of_level(level, at):
            return Organization(place.name + words, place)
        whole = (self.main_body or self.organization(_BODIES, at)) if words in _OF_ANY_BODY else None
        return Organization(whole.name + words, whole.place) if whole and not _PUBLIC.search(whole.name) else None

    def _of_level(self, level: str, at: int) -> Place | None:
        """The village or town named last in the sentence, else the article's, else the only one named nearby."""
        about = self.mentions.about
        own = next((p for p in (about.chain if about else ()) if p.level == level), None)
        sentence, near = sentence_at(self.passage, at).start, max(0, at - _NEARBY)
        named = self.mentions.of(self.passage, Place, start=near, end=at)
        units = [(m.start, p) for m in named for p in m.referent.chain if p.level == level]  # type: ignore[union-attr]
        if units and (units[-1][0] >= sentence or not own and len({p for _, p in units}) == 1):
            return units[-1][1]
        return own if level else None

    def back(self, words: str, at: int) -> tuple[Referent, float] | None:
        """学校党支部, 医院党委: the organisation of that kind that was named last."""
        words = words.removeprefix("该")
        match = re.match(alternation("bodies.txt", "back"), words)
        if not match:
            return None
        found = self.organization(_ENDS.get(match.group(), match.group()), at)
        return (Organization(found.name + words[match.end() :], found.place), 0.85) if found else None

    def unlisted(self, words: str) -> tuple[Referent, float] | None:
        """A township or village of the article's county that no table has: 羊达乡, 古城村."""
        about = self.mentions.about
        if not about or _NO_PLACE.match(words) or not _LOCAL.fullmatch(words):
            return None
        county = next((p for p in about.chain if p.level == "county"), about)
        unit = below(about if about.level == "township" and not re.search(r"[镇乡道]", words) else county, words)
        return (unit, 0.85) if unit else None

    def part_of(self, words: str, at: int, first: Scope | None) -> tuple[Referent, float] | None:
        """骨科 in 在通海县人民医院,骨科主任…: part of the organisation beside, or in which the sentence is set."""
        if not _BOARD.fullmatch(words) and not re.fullmatch(alternation("bodies.txt", "parts"), words):
            return None
        if board := _BOARD.fullmatch(words):
            court = self.organization("法院" if board.group(1) == "审判" else "检察院", at)
            own = first.referent if first and isinstance(first.referent, Organization) else court
            return (Organization(own.name + words, own.place), 0.9) if own else None
        whole = first.referent if first and isinstance(first.referent, Organization) else self.setting(at)
        kind = next((k for end, k in _WHOLES.items() if words.endswith(end)), "")
        whole = whole or (self.organization(kind, at) if kind else None)
        return (Organization(whole.name + words, whole.place), 0.85) if isinstance(whole, Organization) else None
