"""One recipient, read from its end: a unit, a person, what belongs to a unit, a quoted thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.model import Mention, Mentions, Organization, Passage, Person, Place, Subject, Thing
from kg.names.persons.likeness import name_at, surnames
from kg.names.places.gazetteer import townships
from kg.names.places.placewords import common_words
from kg.reading.awards.awardwords import any_of, pattern
from kg.reading.awards.strangers import kind_of_stranger
from kg.reading.posts.posttitles import pattern as titles

_JOINS = re.compile(r"以及|和|与|及")
_NO_NAME_END = re.compile(
    r"[社村镇乡县市区局部办会队组站所院校班团司行网报台厂店园馆业户目动作程员工家化体们中等人者]$"
)
_NOT_UNIT = re.compile(r"^[本全该我各两一每同某]|[的了在被有是]|等|[一二三四五六七八九十]村$")
_WHITHER = re.compile(r"(?:在|对|向|给|据|从|于|赴|前往|来到|走进|继|为)$")


_UNIT_END = re.compile(r"(?:[村镇乡局校院厂所站队组屯]|社区|街道|公司|中学|小学|中心)$")
"""A unit named before a person, whether or not it is known."""
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}){1,2}$")
_LONGEST_FOREIGN = 20
_LONGEST_TITLE = 40
_LONGEST_MEMBER = 120
"""Characters of a list's member with all that describes it."""
_LONGEST_TAIL = 20
"""Characters of what belongs to a named unit."""
_TAILS = "{words:tail+bare-organisation+unit-end+bare-thing+thing-end}$"
_SHORTEST_NAME = 2
_UNIT_SIGN = re.compile("[队组厂社村校院局所站班店部]$")
"""What no name of two characters ends in, but units do."""
_MOST_JOINS = 8
"""Words for "and" within a member that are tried."""


class Recipient(NamedTuple):
    """Who received something, the wording, and how sure that is."""

    referent: Subject
    wording: str
    certainty: float


@dataclass(slots=True)
class Members:
    """Reads the members of lists of recipients in one article."""

    mentions: Mentions
    personal: bool = False
    """The honour is a person's, so that after a title any two or three characters are a name."""
    _by_bare_name: dict[str, Place] | None = None

    def last(self, passage: Passage, start: int, end: int) -> tuple[int, Recipient | None]:
        """The name that ends at ``end`` (None where none can be read), and where its list member begins."""
        left = max(start, _after_mark(passage.text, start, end))
        for join in reversed(list(_JOINS.finditer(passage.text, max(left, end - _LONGEST_MEMBER), end))[-_MOST_JOINS:]):
            right = self._member(passage, join.end(), end)
            before = self._member(passage, left, join.start()) if right else None
            if right and before and _alike(before.referent, right.referent):
                return join.end(), right
        return left, self._member(passage, left, end)

    def _member(self, passage: Passage, start: int, end: int) -> Recipient | None:
        start = max(start, end - _LONGEST_MEMBER)
        suffix = passage.text[end - 1 : end]
        ending = [
            m
            for m in self._mentions(passage, start, end)
            if m.end == end or (m.end == end - 1 and suffix in "省市县区旗镇乡村" and m.referent.name.endswith(suffix))
        ]
        mention = max(ending, key=lambda m: m.end - m.start, default=None)
        if mention and self.personal and (named := self._whole_name(passage, start, end, mention)):
            return named
        if mention:
            head = self._chain(passage, mention, start)
            if _WHITHER.search(passage.text[start:head]) or re.search(r"\d", mention.text):
                return None
            return Recipient(mention.referent, mention.text, 0.95 * mention.confidence)
        if person := self._person_at_end(passage, start, end):
            return person
        if pattern("{words:counted}[^、,。“”]{0,6}$").search(passage.text[start:end]):
            return None
        for read in (self._unit, self._with_tail, self._short, self._organization, self._stranger):
            if found := read(passage, start, end):
                return found
        return None

    def _whole_name(self, passage: Passage, start: int, end: int, mention: Mention) -> Recipient | None:
        """A person whose name ends as a place's does (端木长春), where nothing else stands before the verb."""
        name = passage.text[start:end]
        if isinstance(mention.referent, Person) or mention.start <= start or not is_name(name):
            return None
        return Recipient(Person(name, self.mentions.about), name, 0.85)

    def alone(self, name: str) -> Recipient | None:
        """A member of a list whose name nothing else makes known: 裁剪二组, 食堂开放日, 安布."""
        place = self.mentions.about
        if self.personal and re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name) and not _NO_NAME_END.search(name):
            if name in common_words() or (_title_end().search(name) and not is_name(name)):
                return None
            return Recipient(Person(name, place), name, 0.75)
        if quoted := re.search("(?<=[\u4e00-\u9fff])“[^”]{2,20}”$", name):
            return Recipient(Thing(quoted.group(), place), quoted.group(), 0.75)
        plain = re.fullmatch(r"[“”《》()\u4e00-\u9fff\w·—-]{4,40}", name)
        strange = pattern("{words:no-member}|^{words:counted}|(?:农|员|工|民|师|人|常委)$")
        if not plain or strange.search(name):
            return None
        body = pattern("(?:{words:organisation+bare-organisation}|[组队班科室会])$").search(name)
        kind = Organization if body else Thing
        return Recipient(kind(name, place), name, 0.75)

    def _mentions(self, passage: Passage, start: int, end: int) -> list[Mention]:
        found = self.mentions.of(passage, Place, Organization, Person, start=start, end=end)
        return [m for m in found if not re.search(r"命名|评为|授予|荣获|某", m.text)]

    def _chain(self, passage: Passage, mention: Mention, start: int) -> int:
        """Where the path that ends in a mention begins (某市某县某镇)."""
        at = mention.start
        for other in reversed(self._mentions(passage, start, mention.end)):
            at = min(at, other.start) if other.end >= at else at
        return at

    def _person_at_end(self, passage: Passage, start: int, end: int) -> Recipient | None:
        text = passage.text
        family = pattern("{words:family}$").search(text[start:end])
        stop = start + family.start() if family else end
        foreign = _FOREIGN.search(text, max(start, stop - _LONGEST_FOREIGN), stop)
        longest = len(foreign.group()) if foreign else 4
        starts = [stop - k for k in range(longest, 1, -1)]
        for at in starts:
            if at >= start and self._is_person(passage, start, at, stop):
                name, place = text[at:end], self.mentions.about
                return Recipient(Thing(name, place) if family else Person(name, place), name, 0.85)
        return None

    def _is_person(self, passage: Passage, start: int, at: int, stop: int) -> bool:
        name, before = passage.text[at:stop], passage.text[max(start, at - _LONGEST_TITLE) : at]
        if not self._before_name(passage, start, at) or (not self.personal and re.search("[镇乡村]$", name)):
            return False
        if len(name) == _SHORTEST_NAME and _UNIT_SIGN.search(name):
            return False  # 建筑工|程队
        if is_name(name) and (len(name) > 2 or self.personal or _title_end().search(before)):
            return True
        if not re.fullmatch(r"[\u4e00-\u9fff]{2,3}", name) or _NO_NAME_END.search(name):
            return False
        if not self.personal:
            return len(name) == 3 and name[0] in surnames() and bool(_title_end().search(before))
        placed = any(m.end == at for m in self._mentions(passage, start, at))
        if name[0] not in surnames():
            return bool(_title_end().search(before)) or (not before and self._is_known(passage, name))
        return placed or len(name) == 3 or bool(_title_end().search(before))

    def _is_known(self, passage: Passage, name: str) -> bool:
        """Whether a text says more of somebody whose surname is a rare one (修长河)."""
        return len(name) == 3 and name not in common_words() and passage.text.count(name) > 1

    def _before_name(self, passage: Passage, start: int, at: int) -> bool:
        """Whether a name may begin at ``at``: the member begins there, or a title, 的, a place, a quote ends there."""
        before = passage.text[max(start, at - _LONGEST_TITLE) : at]
        if not before or before[-1] in "的、”》 ),】" or any(m.end == at for m in self._mentions(passage, start, at)):
            return True
        if self.personal and _UNIT_END.search(before):
            return True
        return bool(_title_end().search(before) or re.search(r"(?:宣布|其中|来自)$", before))

    def _unit(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """A township or village that no gazetteer has: a bare name, or one behind the unit that it lies in."""
        owner = max((m for m in self._mentions(passage, start, end) if m.end < end), key=lambda m: m.end, default=None)
        begin = owner.end if owner else start
        name = passage.text[begin:end]
        if not re.fullmatch(r"[\u4e00-\u9fff]{2,5}(?:镇|乡|村|社区|街道|苏木|嘎查)", name) or _NOT_UNIT.search(name):
            return None
        above = owner.referent if owner else self.mentions.about
        place = above if isinstance(above, Place) else None
        return Recipient(Place(name, "village" if name[-1] in "村区查" else "township", "", place), name, 0.75)

    def _organization(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """An organisation, estate or park printed without its place, alone before the verb (城南中学)."""
        name = passage.text[start:end]
        ends = r"(?:{words:bare-organisation}|(?P<thing>{words:bare-thing}))"
        known = pattern(r"[\u4e00-\u9fff]{2,16}" + ends).fullmatch(name)
        if not known or pattern("{words:no-tail}").search(name) or re.match(r"[该我本全各某两一这此]", name):
            return None
        kind = Thing if known.group("thing") else Organization
        return Recipient(kind(name, self.mentions.about), name, 0.75)

    def _stranger(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """A member that is named like a unit of some place and that nothing else makes known (商城县职业中专).

        It is the whole member, or what stands behind the 的 of the words that describe it (孟宪强成立的辰霏公司).
        """
        begin = max(start, passage.text.rfind("的", max(start, end - _LONGEST_MEMBER), end) + 1)
        name = passage.text[begin:end]
        kind = kind_of_stranger(name)
        begins = begin > start or passage.text[start - 1 : start] in ("", *",、;。\n:” 予授将把向给")
        return Recipient(kind(name, self.mentions.about), name, 0.75) if kind and begins else None

    def _with_tail(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """A named unit and what belongs to it (枸杞产业), or a quoted or titled thing (“…”项目, 《…》)."""
        text = passage.text
        quoted = re.search(r"(?:《[^》]{1,30}》|“[^”]{2,24}”[\u4e00-\u9fff]{1,14})$", text[start:end])
        place = self.mentions.about
        lone = re.search(r"(?<=[\u4e00-\u9fff])“[^”]{2,10}”$", text[start:end])
        if lone and any(m.end == start + lone.start() for m in self._mentions(passage, start, end)):
            return Recipient(Thing(lone.group(), place), lone.group(), 0.75)
        if quoted and (quoted.group()[0] == "《" or pattern(_TAILS).search(quoted.group())):
            return Recipient(Thing(quoted.group(), place), quoted.group(), 0.8)
        if re.fullmatch(r"“[^”]{3,16}”", text[start:end]):
            return Recipient(Thing(text[start:end], place), text[start:end], 0.7)
        inside = [m for m in self._mentions(passage, start, end) if not isinstance(m.referent, Person)]
        owner = max(inside, key=lambda m: (m.end, -m.start), default=None)
        if owner is None or not 2 <= end - owner.end <= _LONGEST_TAIL:
            return None
        words = text[owner.end : end]
        if pattern("{words:no-tail}").search(words) or not pattern(_TAILS).search(words):
            return None
        if _WHITHER.search(text[start : owner.start]) or pattern("{words:counted}").search(words):
            return None
        kind = Organization if pattern("{words:organisation+bare-organisation+unit-end}$").search(words) else Thing
        unit = owner.referent if isinstance(owner.referent, Place) else owner.referent.place  # type: ignore[union-attr]
        name = (owner.referent.name if kind is Organization else owner.text) + words  # type: ignore[union-attr]
        return Recipient(kind(name, unit), text[owner.start : end], 0.8)

    def _short(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """A bare name (甲、乙、丙) whose full form the article prints elsewhere, or its county has."""
        name, about = passage.text[start:end], self.mentions.about
        if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
            return None
        unit = self._units(about).get(name)
        return Recipient(unit, name, 0.8) if unit else None

    def _units(self, about: Place | None) -> dict[str, Place]:
        """Bare name -> the first unit that the article names so, or the county of the article has."""
        if self._by_bare_name is None:
            places = [m.referent for m in self.mentions.found if isinstance(m.referent, Place)]
            known = townships(about.adcode) if about and about.adcode else {}
            self._by_bare_name = {}
            for place in (*places, *known.values()):
                if place.name[-1] in "镇乡村县市区旗":
                    self._by_bare_name.setdefault(place.name[:-1], place)
        return self._by_bare_name


def _alike(one: Subject, other: Subject) -> bool:
    """Whether two recipients may be joined by 和: two units, or two of the same kind (not 街道 和 尚岭社区某家庭)."""
    units = isinstance(one, Place | Organization) and isinstance(other, Place | Organization)
    return units or type(one) is type(other)


@lru_cache(maxsize=1)
def _title_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{titles().pattern}|{any_of('words.txt', 'title')})$")


def _after_mark(text: str, start: int, end: int) -> int:
    """Where the last list member begins: behind the last 、 outside quotes."""
    depth = 0
    for i in range(end - 1, start - 1, -1):
        depth += (text[i] in "”》)") - (text[i] in "“《(")
        if depth <= 0 and (text[i] == "、" or text[i : i + 2] == "”“"):
            return i + 1
    return start


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether a text is a person's name from its first character to its last."""
    if "·" in text:
        return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}){1,2}", text))
    name = name_at(text, 0)
    return name is not None and name.end == len(text) and not re.search(r"[网报社台办]$", text)
