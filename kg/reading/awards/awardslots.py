"""What fills the slots of constructions of honours, by where it begins in a passage.

========== ==================================================================================================
slot       what fills it
========== ==================================================================================================
HONOURS    the names of honours that follow a verb, to the end of their list (``:sure`` the verb is said of
           honours alone, so that a quoted name needs no headword; ``:reaching`` each says how far it reaches)
HONOUR     one name that begins with its reach (全省乡村振兴示范县, “全国文明村”)
TITLE      an honour that may be a title before a name (全国劳动模范, 第三批“中国好人”)
KIND       a kind of good deeds by which honours are sorted (助人为乐好人)
AWARD      one name that ends in a headword before 由, 被 or 归, its reach named or not (最佳组织奖, 冠军)
NAMED      what is left of the sentence
RANKS      several places in an order that are parted among as many (一、二、三等奖; 冠、亚、季军)
RANK       a place in an order (全市第一, 县级第三名)
LIST       a list of honours that is made public here (发布“甲地好人”榜)
PERSONS    the persons named from here on, a kind of deeds or a post before the first
PERSON     one person's name, or a family's (甲家庭)
UNIT       the place named here, with those above it
WHOM       what lies between a verb of granting and the honour: its recipients (``:verb`` between 将
           and the verb, ``:entered`` the same without 为, ``:presented`` between 向 and the verb,
           ``:commended`` between 对 and 进行表彰, ``:taken`` between 由 and the verb)
GIVER      who gives, behind 被
REST       what is left of the clause
========== ==================================================================================================
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from kg.model import Mentions, Passage, Place, Span
from kg.reading.awards.awardnames import Name, Names, names_at
from kg.reading.awards.awardtitles import Title, titles_in
from kg.reading.awards.awardwords import LEVEL, pattern
from kg.reading.awards.heads import heads_of
from kg.reading.awards.namedbehind import name_behind, person_at
from kg.reading.awards.publishing import lists_in
from kg.rules.slotends import Fillers, Filling
from kg.rules.wordlists import lists

_LONGEST_PLACE, _LONGEST_GIVER, _LONGEST_HONOUR = 40, 24, 40
_LONGEST_WHOM = 160
_VERBS = str(Path(__file__).with_name("constructions"))
_MOST_PERSONS = 100
_NO_GIVER = frozenset(",。;“”被\n")
_WHOM = re.compile(r"(?:[^,。;“”\n()被]|“[^“”\n]{1,20}”(?=[\u4e00-\u9fff]{2,12}[、“为])|\([^()\n]{0,40}\))+")
_ORDINAL = r"第[一二三四五六七八九十\d]{1,3}[名位]?|前[三五十\d]{1,2}[名位强]?"
"""A place in an order, any number."""
_CONTEST = (
    r"[\u4e00-\u9fff]{1,12}?(?:榜|联赛|[中甲乙][甲乙超]|(?:男子|女子|混合|男女)(?:个人|团体|单打|双打)?|个人|团体"
    r"|单打|双打|男单|女单)"
)
"""In what an order was made: 金牌榜, 滑雪男子个人."""
_AWARD = re.compile(r"[^,。;:、\n的由被归]{2,20}(?=[由被归])")
RANKS = re.compile(
    r"(?P<lead>[^,。;:、\n“”的]{0,14}?)(?:(?P<numbers>[特一二三四五六](?:、[一二三四五六]){1,5})(?P<kind>等奖|名)"
    r"|(?P<medals>冠、?亚、?季?)军|(?P<places>第[一二三四五六]名?(?:、第[一二三四五六]名?){1,5}))"
)
_REST = re.compile(r"[^,。;:!?\n]{2,200}")
_SENTENCE = re.compile(r"[^。!?\n]{2,800}")
_NO_HONOUR = frozenset(",。;:、\n的“”")


class AwardGround:
    """A passage as constructions of honours see it (a ``kg.rules.matcher.Ground``)."""

    def __init__(self, passage: Passage, mentions: Mentions) -> None:
        self.passage, self.mentions, self.text = passage, mentions, passage.text
        self._filling = Filling(_FILLERS)

    def ends(self, slot: str, argument: str, at: int) -> Iterable[int]:
        """Where what fills a slot may end that begins at ``at``: offsets, the likeliest first."""
        return self._filling.ends(self, slot, argument, at)

    def starts(self, slot: str, argument: str, start: int, end: int) -> Iterable[int]:
        """The offsets within ``text[start:end]`` at which what fills a slot begins."""
        if slot == "TITLE":
            return [at for at in self.titles if start <= at < end]
        if slot == "LIST":
            return [at for at in self.lists if start <= at < end]
        return [m.start() for m in _begins(slot).finditer(self.text, start, end)]

    def names(self, at: int, argument: str) -> Names:
        """The honours named from ``at`` on."""
        return names_at(self.text, at, strong=argument == "sure")

    def honours(self, argument: str, at: int) -> Iterator[int]:
        """The end of the list of honours, 称号 included; with "reaching" each must say how far it reaches."""
        found = self.names(at, argument)
        if found.names and (argument != "reaching" or all(self._reaches(n, at) for n in found.names)):
            yield found.end

    def _reaches(self, name: Name, at: int) -> bool:
        """Whether an honour's name begins with its reach, where the list or its member does, and ends in a headword."""
        first = name.start == at or self.text[name.start - 1] in "、和的"
        reach = pattern(rf"“?{LEVEL}").match(self.text, name.start)
        return first and reach is not None and heads_of(self.text).is_titled(name.start, name.end)

    def honour(self, argument: str, at: int) -> Iterator[int]:
        """Every place where the one name may end, the longest first."""
        quoted = self.text.startswith("“", at)
        level = pattern(LEVEL).match(self.text, at + quoted)
        if not level:
            return
        if quoted:
            end = self.text.find("”", at, at + _LONGEST_HONOUR) + 1
            yield from (e for e in [end] if e and heads_of(self.text).is_titled(at, e))
            return
        limit = min(len(self.text), at + _LONGEST_HONOUR)
        stop = next((i for i in range(at, limit) if self.text[i] in _NO_HONOUR), limit)
        heads = heads_of(self.text)
        yield from (e for e in range(stop, max(at + 3, level.end()), -1) if heads.is_titled(at, e))

    def award(self, argument: str, at: int) -> Iterator[int]:
        """Where the name ends, before what tells who took it."""
        found = _AWARD.match(self.text, at)
        if found and heads_of(self.text).ends_in_head(at, found.end()):
            yield found.end()

    def ranks(self, argument: str, at: int) -> Iterator[int]:
        """The whole list of places."""
        if found := RANKS.match(self.text, at):
            yield found.end()

    def title(self, argument: str, at: int) -> Iterator[int]:
        """Where the honour that may be a title ends."""
        if at in self.titles:
            yield self.titles[at].end

    def kind(self, argument: str, at: int) -> Iterator[int]:
        """The kind of good deeds."""
        if found := _begins("KIND").match(self.text, at):
            yield found.end()

    def rank(self, argument: str, at: int) -> Iterator[int]:
        """The place in an order, where the clause ends behind it."""
        if found := rank_at(self.text, at):
            yield found.end()

    def listing(self, argument: str, at: int) -> Iterator[int]:
        """Where the words end that make a list public."""
        if at in self.lists:
            yield self.lists[at]

    def persons(self, argument: str, at: int) -> Iterator[int]:
        """Where the last of the names ends."""
        if found := self.persons_at(at):
            yield found[-1].end

    def persons_at(self, at: int) -> list[Span]:
        """The persons named from ``at`` on, parted by 、 or 和 without a post between them."""
        first = name_behind(self.passage, at, self.mentions)
        found = [first] if first else []
        while 0 < len(found) < _MOST_PERSONS and self.text[found[-1].end : found[-1].end + 1] in ("、", "和"):
            start = found[-1].end + 1
            name = person_at(self.text, start)
            if not name:
                break
            found.append(Span(start, start + len(name)))
        return found

    def person(self, argument: str, at: int) -> Iterator[int]:
        """Where the one name ends, a post before it left out."""
        if found := name_behind(self.passage, at):
            family = next((w for w in ("一家", "家庭", "夫妇") if self.text.startswith(w, found.end)), "")
            yield found.end + len(family)

    def unit(self, argument: str, at: int) -> Iterator[int]:
        """The place that is named here with those above it (甲省乙县)."""
        end = at
        while behind := [m.end for m in self._places(end) if m.start == end]:
            end = max(behind)
        if end > at:
            yield end

    def _places(self, at: int) -> list:
        return self.mentions.of(self.passage, Place, start=at, end=min(at + _LONGEST_PLACE, len(self.text)))

    def whom(self, argument: str, at: int) -> Iterator[int]:
        """Where an honour, 为 or a verb may follow, the nearest first."""
        if self.text[at : at + 1] in ("他", "她") and not argument:
            yield at + 1
        found = _WHOM.match(self.text, at, min(len(self.text), at + _LONGEST_WHOM))
        if not found:
            return
        cuts = _after_whom(argument).finditer(
            self.text, at + 1 + (argument not in ("entered", "verb")), min(len(self.text), found.end() + 8)
        )
        yield from (m.start() for m in cuts if m.start() <= found.end())

    def giver(self, argument: str, at: int) -> Iterator[int]:
        """Every place up to 24 characters on, the nearest first."""
        for end in range(at + 1, min(len(self.text), at + _LONGEST_GIVER) + 1):
            if self.text[end - 1] in _NO_GIVER:
                return
            if end > at + 1:
                yield end

    def rest(self, argument: str, at: int) -> Iterator[int]:
        """The end of the clause."""
        if found := _REST.match(self.text, at):
            yield found.end()

    def named(self, argument: str, at: int) -> Iterator[int]:
        """The end of the sentence, where it is not far."""
        if found := _SENTENCE.match(self.text, at):
            yield found.end()

    @cached_property
    def titles(self) -> Mapping[int, Title]:
        """The honours that may be titles, by where they begin."""
        return {t.start: t for t in titles_in(self.text)}

    @cached_property
    def lists(self) -> Mapping[int, int]:
        """The lists that are made public: where each begins and ends."""
        return {m.start(): m.end() for m in lists_in(self.text)}

    def listed_before(self, at: int, reach: int) -> re.Match[str] | None:
        """The last list made public within ``reach`` characters before ``at``; None without one."""
        found = lists_in(self.text)
        last = bisect_left([m.start() for m in found], at) - 1
        while last >= 0 and found[last].start() >= at - reach:
            if found[last].end() <= at:
                return found[last]
            last -= 1
        return None


@lru_cache(maxsize=4)
def _after_whom(argument: str) -> re.Pattern[str]:
    """What stands behind the recipients of something that is granted."""
    if argument == "taken":
        return re.compile("|".join(sorted(lists(_VERBS)["taken"])))
    if argument in ("entered", "presented"):
        return re.compile("|".join(sorted(lists(_VERBS)["enter" if argument == "entered" else "present"])))
    if argument == "commended":
        return re.compile("进行|予以|给予|表彰|表扬|嘉奖|奖励")
    if argument == "verb":
        return re.compile("|".join(sorted(lists(_VERBS)["name"])))
    named = "(?:全国|全省|国家|省级|市级|第.{1,3}[届批])[^,。;“”\n]{2,24}称号"
    return re.compile(rf"“|为|{named}")


@lru_cache(maxsize=1)
def _rank() -> re.Pattern[str]:
    among = rf"(?P<among>同类|县级|区县|县区|县\(市、?区\)|乡镇|同行业|全国同行|{_CONTEST})?"
    return pattern(rf"(?P<level>{LEVEL}|全区)?{among}(?P<rank>{{heads:rank}}|{_ORDINAL})(?=[,。;、!?\n]|$|的)")


def rank_at(text: str, at: int) -> re.Match[str] | None:
    """The place in an order that is named at ``at``: how far it reaches, among whom, and which."""
    return _rank().match(text, at)


@lru_cache(maxsize=8)
def _begins(slot: str) -> re.Pattern[str]:
    """Finds where what fills a slot may begin."""
    kinds = r"“?{heads:category}(?:道德)?(?:好人|模范|奖获得者|类)”?"
    sources = {
        "KIND": kinds,
        "HONOUR": f"(?=“?{LEVEL})",
        "RANK": "(?={heads:rank})",
        "AWARD": "(?=.)",
        "RANKS": "(?=.)",
    }
    return pattern(sources.get(slot, ""))


_FILLERS: Fillers = {
    "HONOURS": AwardGround.honours,
    "HONOUR": AwardGround.honour,
    "TITLE": AwardGround.title,
    "KIND": AwardGround.kind,
    "AWARD": AwardGround.award,
    "RANKS": AwardGround.ranks,
    "RANK": AwardGround.rank,
    "LIST": AwardGround.listing,
    "PERSONS": AwardGround.persons,
    "PERSON": AwardGround.person,
    "UNIT": AwardGround.unit,
    "WHOM": AwardGround.whom,
    "GIVER": AwardGround.giver,
    "REST": AwardGround.rest,
    "NAMED": AwardGround.named,
}
