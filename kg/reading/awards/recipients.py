"""Who received an honour: the names before the verb, each member of a list; else the subject before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from kg.model import Mention, Organization, Passage, Person, Place, Subject, Thing
from kg.reading.agents import Agents
from kg.reading.awards.awardwords import is_for_persons, is_mostly_for_persons, pattern
from kg.reading.awards.items import are_persons, of_line
from kg.reading.awards.levels import levels_of
from kg.reading.awards.members import Members, Recipient, is_name
from kg.reading.awards.phrasemarks import clause_start, without_tail
from kg.reading.awards.thisaward import Antecedents, names_nobody
from kg.reading.sentences import sentence_at

_MOST_CAUSES = 8
_LONGEST_DEED = 24
_OTHERS = re.compile(
    r"(?:等[^、,。“”]{0,12}|(?!一家)(?<=[^第\d一二两三四五六七八九十])[\d一二两三四五六七八九十]{1,4}(?:[名户位人家个所]|个?[队])[^、,。“”\d]{0,8})$"
)
"""What counts those who were named: 等10人, 三户家庭, 两名同学."""
_OWN_COUNT = re.compile(
    r"[^、,。“”和与及等]{2,24}[省市州盟县区旗镇乡村道][\d一二两三四五六七八九十]{1,4}[名户位人个家所支项件篇][^、,。“”\d]{1,8}"
)
_MOST_OTHERS = 3
_NOTED = re.compile(r"\([^()\n]{1,40}\)$")
_BACK = re.compile(
    r"(?:该|本|我|这[个家所支座](?:[^,。;、]{2,16}的)?|(?P<bare>))(?P<unit>[县市区镇乡村]?局|[\u4e00-\u9fff]{0,2}(?:医院|社区|学校|校|合作社|公司|园区|书屋|协会|企业"
    r"|院|所|站|队|厂|店|中心|小区|支部|车间|班组|家庭|集团|酒店|剧团|乐团|团队|项目部|党委|村委会|基地|农场)|[镇乡村县市区旗](?=$|[也还又先]))"
    r"(?:也|还|又|先后)*"
)
"""A unit that was named before, called by its kind."""
_FAR = 600
_LONGEST_LIST, _LONGEST_MEMBER = 200, 24
_SEVERAL = re.compile("、|”“")
_TEAM = re.compile("(?:代表|参赛|联)队$|代表团$")
_JOINED = re.compile(r"(?:以及|和|与|及|又|,)$")


def _opened(text: str, start: int, end: int) -> int:
    """Where a clause goes on behind words that say only when or how often: 连续5年|王立新."""
    found = pattern("(?:{words:opening},?){1,3}").match(text, start, end)
    return found.end() if found and found.end() < end else start


class Named(NamedTuple):
    """The recipients that a stretch names; ``dropped`` when it names nobody, so that the subject stands before it."""

    recipients: tuple[Recipient, ...]
    dropped: bool


class _Persons:
    """The persons whom a passage names, in text order."""

    def __init__(self, named: list[Mention]) -> None:
        self._named = named
        self._starts = [m.start for m in named]
        self._namesakes = [0] * len(named)
        """For each, how many behind it, itself included, have the same name without another between."""
        for i in range(len(named) - 1, -1, -1):
            same = i + 1 < len(named) and named[i + 1].referent.name == named[i].referent.name
            self._namesakes[i] = 1 + (self._namesakes[i + 1] if same else 0)

    def last(self, start: int, end: int) -> Mention | None:
        """The last one in a stretch of the text."""
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._starts[at] >= start and self._named[at].end > end:
            at -= 1
        return self._named[at] if at >= 0 and self._starts[at] >= start else None

    def only(self, start: int, end: int) -> Mention | None:
        """The last mention of the only one in a stretch of the text, None where there are none or several."""
        last, first = self.last(start, end), bisect_left(self._starts, start)
        if last is None:
            return None
        behind = bisect_right(self._starts, last.start)
        return last if first + self._namesakes[first] >= behind else None


@dataclass(slots=True)
class Recipients:
    """Finds the recipients of one article's honours."""

    agents: Agents
    members: Members
    antecedents: Antecedents
    _last: dict[tuple[int, int], tuple[Recipient, ...]] = field(default_factory=dict)
    _persons: dict[int, _Persons] = field(default_factory=dict)

    def named(self, passage: Passage, start: int, end: int, *, personal: bool = False) -> Named:
        """The recipients in ``text[start:end]``, which ends where the verb begins.

        Args:
            personal: the honour is a person's, so that after a title any two or three characters are a name.
        """
        self.members.personal = personal
        end = self._trim(passage.text, start, end)
        start = min(end, _opened(passage.text, start, end))
        found = self._list(passage, start, end)
        whole = self._whole_list(passage, start, end)
        if found or whole:
            return Named(max(found, whole, key=len), False)
        text = passage.text[start:end]
        for cause in islice(pattern("{words:because}").finditer(passage.text, start + 2, end), _MOST_CAUSES):
            if before := self._list(passage, start, cause.start()):
                return Named(tuple(r._replace(certainty=0.9 * r.certainty) for r in before), False)
        deed = pattern("的[^,。;、的]{0,12}?{words:deed}$").search(
            passage.text, max(start + 2, end - _LONGEST_DEED), end
        )
        if deed and (before := self._list(passage, start, deed.start())):
            return Named(tuple(r._replace(certainty=0.9 * r.certainty) for r in before), False)
        ranked = pattern("[^,。;、的]{0,8}?{words:ranked}$").search(passage.text, max(start, end - _LONGEST_DEED), end)
        if ranked and (before := self._list(passage, start, ranked.start())):
            return Named(tuple(r._replace(certainty=0.9 * r.certainty) for r in before), False)
        if not text and (before := self._clause_before(passage, start)):
            return Named(before, False)
        if back := _BACK.fullmatch(passage.text, start, end):
            return Named(self._meant(passage, back), False)
        if pointed := self.antecedents.pointed(passage, text, end):
            return Named(pointed, False)
        return Named((), names_nobody(text))

    def _meant(self, passage: Passage, back: re.Match[str]) -> tuple[Recipient, ...]:
        """该局, 医院, 学校: the last unit before whose name ends so; 我区: the place that the article is about."""
        unit, start = back.group("unit"), back.start()
        near = self.agents.mentions.of(passage, Place, Organization, start=max(0, start - _FAR), end=start)
        ends = ("中学", "小学", "学校", "学院") if unit.endswith("校") else (unit,)
        last = next((m for m in reversed(near) if m.referent.name.endswith(ends) and len(m.text) > 2), None)
        if last:
            return (Recipient(last.referent, last.text, 0.75),)
        default = self.agents.default()
        about = self.agents.mentions.about
        owners = [r for r in (default.referent if default else None, about) if r and r.name.endswith(ends)]
        return (Recipient(owners[0], back.group(), 0.7),) if owners else ()

    def member(self, passage: Passage, start: int, end: int, *, personal: bool = False) -> Named:
        """The recipient that is one member of a list, whether or not its name is known as one."""
        self.members.personal = personal
        name = passage.text[start:end]
        if personal and is_name(name):
            return Named((Recipient(Person(name, self.agents.mentions.about), name, 0.9),), False)
        if found := self._list(passage, start, end):
            return Named(found[-1:], False)
        alone = self.members.alone(passage.text[start:end])
        return Named((alone,) if alone else (), False)

    def thing(self, passage: Passage, start: int, end: int) -> Named:
        """The product or craft whose name is all that stands before the verb but for when: 石泉蜡梅|2008年."""
        end = self._trim(passage.text, start, end)
        return self.member(passage, min(end, _opened(passage.text, start, end)), end)

    def _whole_list(self, passage: Passage, start: int, end: int) -> tuple[Recipient, ...]:
        """A stretch that is nothing but a list of names, known or not; () where one member may be something else."""
        if end - start > _LONGEST_LIST or not _SEVERAL.search(passage.text, start, end):
            return ()
        members = [m.named for m in of_line(passage.text, start, end)]
        if len(members) < 2 or any(m.end - m.start > _LONGEST_MEMBER for m in members):
            return ()
        personal = self.members.personal or are_persons(passage.text, members)
        found = [self.member(passage, *m, personal=personal).recipients for m in members]
        return tuple(r for named in found for r in named) if all(found) else ()

    def _clause_before(self, passage: Passage, start: int) -> tuple[Recipient, ...]:
        """甲村、乙村,获得…: the clause before is nothing but a list of names."""
        if not passage.text.endswith(",", 0, start):
            return ()
        begin = clause_start(passage.text, start - 1)
        found = self._list(passage, begin, start - 1)
        if len(found) == 1 and not passage.text.endswith("的", begin, max(begin, start - 1 - len(found[0].wording))):
            return found if found[0].wording == passage.text[begin : start - 1] else ()
        return found

    def dropped(self, passage: Passage, at: int, honour: str) -> tuple[Recipient, ...]:
        """The recipients of what is received at ``at`` by somebody named earlier."""
        sentence = sentence_at(passage, at)
        last = self._last.get((id(passage), sentence.start), ()) or self.antecedents.subject(passage, at)
        if is_for_persons(honour):
            persons = last and isinstance(last[0].referent, Person)
            return last if persons else self._person(passage, sentence.start, at)
        if last and (_fits(last[0].referent, honour) or not levels_of(honour)):
            return last
        if is_mostly_for_persons(honour):
            return self._person(passage, sentence.start, at)
        who = self.agents.of(passage, at)
        if who is None:
            return ()
        certainty = (0.3 + 0.42 * who.certainty) * (0.9 if who.reason in ("headline", "lead", "about") else 1)
        levels = levels_of(honour)
        if not isinstance(who.referent, Place):
            return (Recipient(who.referent, who.wording, min(certainty, 0.45) if levels else certainty),)
        if not levels:
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
        persons = self._persons_of(passage)
        if last := persons.last(start, at):
            return (Recipient(last.referent, last.text, 0.7),)
        first = passage.text.rfind("\n", 0, at) + 1
        if only := persons.only(first, start):
            return (Recipient(only.referent, only.text, 0.6),)
        name = next((n for n in (passage.text[first : first + k] for k in (3, 2)) if is_name(n)), "")
        if name and passage.text[first + len(name)] in ",(:":
            return (Recipient(Person(name, self.agents.mentions.about), name, 0.7),)
        return self.antecedents.person(passage, at)

    def _persons_of(self, passage: Passage) -> _Persons:
        if id(passage) not in self._persons:
            self._persons[id(passage)] = _Persons(self.agents.mentions.of(passage, Person))
        return self._persons[id(passage)]

    def _trim(self, text: str, start: int, end: int) -> int:
        return without_tail(text, start, end, pattern(r"(?:{words:before}|[,、:\s])$"))

    def _list(self, passage: Passage, start: int, end: int) -> tuple[Recipient, ...]:
        """The members of a list that ends at ``end``, or before 等; () where none can be read."""
        text, stops = passage.text, [end]
        while len(stops) < _MOST_OTHERS and (others := _OTHERS.search(text, max(start, stops[-1] - 13), stops[-1])):
            stops.append(others.start())
        if len(stops) > 1 and _OWN_COUNT.fullmatch(text, start, end):
            return ()  # 石泉县3家企业: they are counted, and the county has not got it
        stops = [m.start() if (m := _NOTED.search(text, max(start, s - 42), s)) else s for s in stops]
        return next((named for stop in reversed(stops) if (named := self._members(passage, start, stop))), ())

    def _members(self, passage: Passage, start: int, end: int) -> tuple[Recipient, ...]:
        """The members of a list that ends at ``end``, the last one first until one cannot be read."""
        found: list[Recipient] = []
        while end > start:
            cut, member = self.members.last(passage, start, end)
            if member is None and not (found and 1 < end - cut <= 4 and cut > start):
                break
            found += [member] if member else []
            end = cut - 1 if cut > start and passage.text[cut - 1] == "、" else cut
            if end == cut and not passage.text.startswith("”“", cut - 1):
                joined = _JOINED.search(passage.text, max(start, cut - 2), cut)
                if not joined:
                    break
                end = joined.start()
        return tuple(_of_one_kind(found[::-1]))


def _of_one_kind(found: list[Recipient]) -> list[Recipient]:
    """Teams of places where the last of a list says that they are: 甲镇、乙镇代表队."""
    last = found[-1].referent if len(found) > 1 else None
    team = _TEAM.search(last.name) if isinstance(last, Organization) else None
    return [_team_of(r, team.group()) for r in found] if team else found


def _team_of(recipient: Recipient, team: str) -> Recipient:
    place = recipient.referent
    return (
        recipient._replace(referent=Organization(place.name + team, place)) if isinstance(place, Place) else recipient
    )


def _fits(referent: Subject, honour: str) -> bool:
    levels = levels_of(honour)
    if is_for_persons(honour):
        return isinstance(referent, Person | Thing)
    if not levels:
        return not isinstance(referent, Person)
    return isinstance(referent, Place) and referent.level in levels
