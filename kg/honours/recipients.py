"""Who received an honour: the names before the verb, each member of a list; else the subject before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kg.agents import Agents
from kg.honours.frames import clause_start
from kg.honours.lexicon import any_of, is_for_persons, pattern
from kg.model import Mention, Organization, Passage, Person, Place, Subject, Thing
from kg.people.names import name_at, surnames
from kg.people.titles import pattern as titles
from kg.places.gazetteer import townships
from kg.sentences import sentence_at

_JOINS = re.compile(r"以及|和|与|及")
_NO_NAME_END = re.compile(r"[社村镇乡县市区局部办会队组站所院校班团司行网报台厂店园馆业户目动作程员工家化体们中等人]$")
_NOT_UNIT = re.compile(r"^[本全该我各两一每同某]|[的了在被有是]|等|[一二三四五六七八九十]村$")
_FAMILY = re.compile(r"(?:一家|家庭|夫妇|夫妻|团队|工作室)$")
_NOT_TAIL = re.compile(r"[\d有的了是在将把被对共、,:。;“”(]|开展|推进|建设了|积极|全面|大力|深入|推荐|一家|多家|一个|包括")
_WHITHER = re.compile(r"(?:在|对|向|给|据|从|于|赴|前往|来到|走进|继|为)$")
_LEVELS = (
    (("village", "township"), r"村镇$"),
    (("village",), r"(?:(?<!乡)村|村落|村寨|村庄|村居|社区|美丽乡村|森林乡村)$"),
    (("township",), r"(?:乡镇|镇|乡|街道)$"),
    (("county", "prefecture"), r"(?:县|县城|市|(?<!景|社|园|范|验|游)区|旗|城市)$"),
)


class Recipient(NamedTuple):
    """Who received something, the wording, and how sure that is."""

    referent: Subject
    wording: str
    certainty: float


class Named(NamedTuple):
    """The recipients that a stretch names; ``dropped`` when it names nobody, so that the subject stands before it."""

    recipients: tuple[Recipient, ...]
    dropped: bool


@dataclass(slots=True)
class Recipients:
    """Finds the recipients of one article's honours."""

    agents: Agents
    _personal: bool = False
    _last: dict[tuple[int, int], tuple[Recipient, ...]] = field(default_factory=dict)

    def named(self, passage: Passage, start: int, end: int, *, personal: bool = False) -> Named:
        """The recipients in ``text[start:end]``, which ends where the verb begins.

        Args:
            personal: the honour is a person's, so that after a title any two or three characters are a name.
        """
        self._personal = personal
        end = self._trim(passage.text, start, end)
        found = self._list(passage, start, end)
        if found:
            return Named(found, False)
        text = passage.text[start:end]
        for cause in pattern("{words:because}").finditer(passage.text, start + 2, end):
            if before := self._list(passage, start, cause.start()):
                return Named(tuple(r._replace(certainty=0.9 * r.certainty) for r in before), False)
        if not text and (before := self._clause_before(passage, start)):
            return Named(before, False)
        return Named((), not text or bool(pattern("(?:{words:dropped})$").match(text)))

    def _clause_before(self, passage: Passage, start: int) -> tuple[Recipient, ...]:
        """甲村、乙村,获得…: the clause before is nothing but a list of names."""
        if not passage.text[:start].endswith(","):
            return ()
        begin = clause_start(passage.text, start - 1)
        found = self._list(passage, begin, start - 1)
        return found if len(found) > 1 or (found and found[0].wording == passage.text[begin : start - 1]) else ()

    def dropped(self, passage: Passage, at: int, honour: str) -> tuple[Recipient, ...]:
        """The recipients of what is received at ``at`` by somebody named earlier."""
        sentence = sentence_at(passage, at)
        last = self._last.get((id(passage), sentence.start), ())
        if is_for_persons(honour):
            return last if last and isinstance(last[0].referent, Person) else self._person(passage, sentence.start, at)
        if last and _fits(last[0].referent, honour):
            return last
        who = self.agents.of(passage, at)
        if who is None:
            return ()
        certainty = (0.3 + 0.42 * who.certainty) * (0.9 if who.reason in ("headline", "lead", "about") else 1)
        levels = _levels(honour)
        if not levels or not isinstance(who.referent, Place):
            return (Recipient(who.referent, who.wording, certainty),)
        about = self.agents.mentions.about
        units = (*who.referent.chain, *(about.chain if about else ()))
        unit = next((p for p in units if _fits(p, honour)), None)
        if unit:
            return (Recipient(unit, who.wording if unit == who.referent else unit.name, max(certainty, 0.6)),)
        return (Recipient(who.referent, who.wording, min(certainty, 0.45)),)

    def remember(self, passage: Passage, at: int, recipients: tuple[Recipient, ...]) -> None:
        """Keep the recipients for the honours that follow in the same sentence."""
        self._last[(id(passage), sentence_at(passage, at).start)] = recipients

    def _person(self, passage: Passage, start: int, at: int) -> tuple[Recipient, ...]:
        """The last person of the sentence, else whoever the paragraph begins with."""
        persons = self.agents.mentions.of(passage, Person, start=start, end=at)
        if persons:
            return (Recipient(persons[-1].referent, persons[-1].text, 0.7),)
        first = passage.text.rfind("\n", 0, at) + 1
        name = next((n for n in (passage.text[first : first + k] for k in (3, 2)) if _is_name(n)), "")
        if name and passage.text[first + len(name)] in ",(:":
            return (Recipient(Person(name, self.agents.mentions.about), name, 0.7),)
        return ()

    def _trim(self, text: str, start: int, end: int) -> int:
        trailing = re.compile(rf"(?:{any_of('words.txt', 'before')}|[,、:\s])$")
        while end > start:
            lengths = range(min(end - start, 12), 0, -1)
            length = next((k for k in lengths if trailing.fullmatch(text, end - k, end)), 0)
            if not length:
                break
            end -= length
        return end

    def _list(self, passage: Passage, start: int, end: int) -> tuple[Recipient, ...]:
        """The members of a list that ends at ``end``, the last one first until one cannot be read."""
        others = re.search(r"等[^、,。“”]{0,12}$", passage.text[start:end])
        if others and (named := self._list(passage, start, start + others.start())):
            return named
        found: list[Recipient] = []
        while end > start:
            cut, member = self._member_before(passage, start, end)
            if member is None and not (found and 1 < end - cut <= 4 and cut > start):
                break
            found += [member] if member else []
            end = cut - 1 if cut > start and passage.text[cut - 1] == "、" else cut
            if end == cut:
                joined = re.search(r"(?:以及|和|与|及|又|,)$", passage.text[start:cut])
                if not joined:
                    break
                end = start + joined.start()
        return tuple(reversed(found))

    def _member_before(self, passage: Passage, start: int, end: int) -> tuple[int, Recipient | None]:
        """The name that ends at ``end``, and where its list member begins."""
        left = max(start, _after_mark(passage.text, start, end))
        for join in reversed(list(_JOINS.finditer(passage.text, left, end))):
            right = self._member(passage, join.end(), end)
            if right and self._member(passage, left, join.start()):
                return join.end(), right
        return left, self._member(passage, left, end)

    def _member(self, passage: Passage, start: int, end: int) -> Recipient | None:
        suffix = passage.text[end - 1 : end]
        ending = [
            m
            for m in self._mentions(passage, start, end)
            if m.end == end or (m.end == end - 1 and suffix in "省市县区旗镇乡村" and m.referent.name.endswith(suffix))
        ]
        mention = max(ending, key=lambda m: m.end - m.start, default=None)
        if mention:
            head = self._chain(passage, mention, start)
            if _WHITHER.search(passage.text[start:head]) or re.search(r"\d", mention.text):
                return None
            return Recipient(mention.referent, mention.text, 0.95 * mention.confidence)
        if pattern("{words:counted}[^、,。“”]{0,6}$").search(passage.text[start:end]):
            return None
        for read in (self._person_at_end, self._unit, self._with_tail, self._short, self._organization):
            if found := read(passage, start, end):
                return found
        return None

    def _mentions(self, passage: Passage, start: int, end: int) -> list[Mention]:
        found = self.agents.mentions.of(passage, Place, Organization, Person, start=start, end=end)
        return [m for m in found if not re.search(r"命名|评为|授予|荣获", m.text)]

    def _chain(self, passage: Passage, mention: Mention, start: int) -> int:
        """Where the path that ends in a mention begins (某市某县某镇)."""
        at = mention.start
        for other in reversed(self._mentions(passage, start, mention.end)):
            at = min(at, other.start) if other.end >= at else at
        return at

    def _person_at_end(self, passage: Passage, start: int, end: int) -> Recipient | None:
        text = passage.text
        family = _FAMILY.search(text[start:end])
        stop = start + family.start() if family else end
        foreign = re.search(r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}){1,2}$", text[start:stop])
        longest = len(foreign.group()) if foreign else 4
        starts = [stop - k for k in range(longest, 1, -1)]
        for at in starts:
            if at >= start and self._is_person(passage, start, at, stop):
                name, place = text[at:end], self.agents.mentions.about
                return Recipient(Thing(name, place) if family else Person(name, place), name, 0.85)
        return None

    def _is_person(self, passage: Passage, start: int, at: int, stop: int) -> bool:
        name, before = passage.text[at:stop], passage.text[start:at]
        if not self._before_name(passage, start, at):
            return False
        if _is_name(name):
            return True
        if not self._personal or not re.fullmatch(r"[\u4e00-\u9fff]{2,3}", name) or _NO_NAME_END.search(name):
            return False
        return bool(_title_end().search(before)) or (len(name) == 3 and name[0] in surnames())

    def _before_name(self, passage: Passage, start: int, at: int) -> bool:
        """Whether a name may begin at ``at``: the member begins there, or a title, 的, a place, a quote ends there."""
        before = passage.text[start:at]
        if not before or before[-1] in "的、”》 )," or any(m.end == at for m in self._mentions(passage, start, at)):
            return True
        return bool(_title_end().search(before) or re.search(r"(?:宣布|其中|来自)$", before))

    def _unit(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """A township or village that no gazetteer has: a bare name, or one behind the unit that it lies in."""
        owner = max((m for m in self._mentions(passage, start, end) if m.end < end), key=lambda m: m.end, default=None)
        begin = owner.end if owner else start
        name = passage.text[begin:end]
        if not re.fullmatch(r"[\u4e00-\u9fff]{2,5}(?:镇|乡|村|社区|街道|苏木|嘎查)", name) or _NOT_UNIT.search(name):
            return None
        above = owner.referent if owner else self.agents.mentions.about
        place = above if isinstance(above, Place) else None
        return Recipient(Place(name, "village" if name[-1] in "村区查" else "township", "", place), name, 0.75)

    def _organization(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """An organisation printed without its place, alone before the verb (三台中学)."""
        name = passage.text[start:end]
        known = pattern(r"[\u4e00-\u9fff]{2,16}{words:bare-organisation}").fullmatch(name)
        if not known or _NOT_TAIL.search(name) or re.match(r"[该我本全各某两一]", name):
            return None
        return Recipient(Organization(name, self.agents.mentions.about), name, 0.75)

    def _with_tail(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """A named unit and what belongs to it (枸杞产业), or a quoted or titled thing (“…”项目, 《…》)."""
        text = passage.text
        quoted = re.search(r"(?:《[^》]{1,30}》|“[^”]{2,20}”[\u4e00-\u9fff]{2,14})$", text[start:end])
        place = self.agents.mentions.about
        if quoted and (quoted.group()[0] == "《" or pattern("{words:tail}$").search(quoted.group())):
            return Recipient(Thing(quoted.group(), place), quoted.group(), 0.8)
        inside = [m for m in self._mentions(passage, start, end) if not isinstance(m.referent, Person)]
        owner = max(inside, key=lambda m: (m.end, -m.start), default=None)
        if owner is None or not 2 <= end - owner.end <= 14:
            return None
        words = text[owner.end : end]
        if _NOT_TAIL.search(words) or not pattern("{words:tail}$").search(words):
            return None
        if _WHITHER.search(text[start : owner.start]) or pattern("{words:counted}").search(words):
            return None
        kind = Organization if pattern("{words:organisation}$").search(words) else Thing
        unit = owner.referent if isinstance(owner.referent, Place) else owner.referent.place  # type: ignore[union-attr]
        name = (owner.referent.name if kind is Organization else owner.text) + words  # type: ignore[union-attr]
        return Recipient(kind(name, unit), text[owner.start : end], 0.8)

    def _short(self, passage: Passage, start: int, end: int) -> Recipient | None:
        """A bare name (甲、乙、丙) whose full form the article prints elsewhere, or its county has."""
        name, about = passage.text[start:end], self.agents.mentions.about
        if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
            return None
        full = re.compile(re.escape(name) + "[镇乡村县市区旗]")
        places = [m.referent for m in self.agents.mentions.found if isinstance(m.referent, Place)]
        known = townships(about.adcode) if about and about.adcode else {}
        units = [p for p in (*places, *known.values()) if full.fullmatch(p.name)]
        return Recipient(units[0], name, 0.8) if units else None


@lru_cache(maxsize=1)
def _title_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{titles().pattern}|{any_of('words.txt', 'title')})$")


def _after_mark(text: str, start: int, end: int) -> int:
    """Where the last list member begins: behind the last 、 outside quotes."""
    depth = 0
    for i in range(end - 1, start - 1, -1):
        depth += (text[i] in "”》)") - (text[i] in "“《(")
        if depth <= 0 and text[i] == "、":
            return i + 1
    return start


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    if "·" in text:
        return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}){1,2}", text))
    return not re.search(r"[网报社台办]$", text) and name_at(text, 0) == text


def _levels(honour: str) -> tuple[str, ...]:
    """The levels of the units that can have an honour, () where its name tells none."""
    plain = re.sub(r"[“”]", "", honour)
    return next((levels for levels, ends in _LEVELS if re.search(ends, plain)), ())


def _fits(referent: Subject, honour: str) -> bool:
    levels = _levels(honour)
    if is_for_persons(honour):
        return isinstance(referent, Person | Thing)
    if not levels:
        return not isinstance(referent, Person)
    return isinstance(referent, Place) and referent.level in levels
