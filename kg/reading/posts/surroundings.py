"""What stands around a post: the posts and places of its sentence, the organisations named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from kg.model import Mention, Mentions, Organization, Passage, Place, Span
from kg.names.places.about import fits
from kg.reading.posts.sessions import is_of_session, session_in
from kg.reading.sentences import sentence_at
from kg.spans import LastBefore

_SET_UP = re.compile(
    r"(?:成立|组建|设立|组成|建立|开设|编成|命名为)了?([^,。;\n由]{2,24}?(?:专班|小组|指挥部|工作组|筹备组|顾问团|专家组|委员会"
    r"|理事会|组委会|联谊会|研究会|工作室|调解室|驿站|工作站|联盟|协会|服务队|巡逻队|宣传队|突击队|服务社|教育集团|讲习所|中心))(?=[,。;\n、(]|$)"
)
_SET_UP_BEHIND = re.compile(r"的([^,。;\n的]{2,24}?(?:专班|小组|指挥部|工作组|委员会))")
_COMMITTEE = re.compile(r"(?<=...)(?:党委|党组|党总支|党支部)$")
_WITHIN = re.compile(r"(?:^|[。;!?,\n“])(?:[^,。;\n]{0,12}?[,]?)?(?:走进|来到|位于|在)[^,。;\n]{2,30}$")

_OF_BODY = re.compile(
    "(?:常务)?委员|(?:常务)?理事|监事|监事长|(?:常务)?副(?:会长|理事长|主席|主任|秘书长|书记)|秘书长|(?:名誉|荣誉)(?:会长|主席|理事长)|成员|会员"
)
_BODY = re.compile(
    "委员会|[居村支]委会?$|理事会|协会|工会|妇联|商会|学会|联合会|文联|合作社|支部|党委|总支|联谊会|促进会|教代会"
)
_LONGEST_UNIT, _LONGEST_SETTING = 40, 60
_NEAR = 120
"""Characters over which a title without its organisation takes that of the same title."""
_SENTENCES = 3
_NO_COMMITTEE = re.compile(r"(?<!委)(?<!党组)(?<!支部)$")
_FAR = 700
"""Characters over which a short form points back."""
_SHORTEST = 4
_OFTEN = 3
"""Times that an organisation must be named to be what the article is about."""
_VAGUE = re.compile(r"[“”]?(?:[0-9驻各全多两几一二三四五六七八九十该本我这那每其某]|所有|有关|相关|其他)")
_CUT = re.compile(r"届|^[^“]*+”|“[^”]*+$")
"""What no whole name of an organisation holds: the number of a session, half of a pair of quotes."""
_NAMING = r"(?:评为|获评|荣获|授予|获得|认定为|列为|入选|获颁|创建)"
"""Behind these words stands the name of an honour."""
_NAMED, _NAMES = re.compile(rf"{_NAMING}(?:首批|全国|全省|全市)?[“]?$"), re.compile(_NAMING)
_LONGEST_HONOUR = 8
_LEADING = re.compile(
    r"^.*(?:成立了?|组建了?|设立了?|开设了?|建成了?|建起了?|走进|来到|位于|编成|命名为|依托|利用|办起了?|还有|以及|保持|实行|迎接|等候|抱着|进入|送往|送到|前往|住进|(?:承|举|主|协)办|联合|参加|任(?!县|丘)|一[家所个支]|[由在到与和把是为从的该])"
)

Referent = Place | Organization
Stated = tuple[int, str, Referent]
"""Where a post that was found ends, its title, and where it is held."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a post is held; ``start`` is where its wording starts."""

    start: int
    referent: Referent | None
    certainty: float = 1.0


_LONGER = r"(?!长|[的里]?(?:长|们))"
_LET_GO = r"(?=[,。;:、\n)”的里内在](?!长)|$)"


@cache
def _ended(ends: str) -> re.Pattern[str]:
    """Words that end so; one sign alone (站, 队) may begin another word and needs a break behind it."""
    each = ends.split("|")
    clear, short = "|".join(e for e in each if len(e) > 1), "|".join(e for e in each if len(e) == 1)
    found = [rf"(?:{words}){behind}" for words, behind in ((clear, _LONGER), (short, _LET_GO)) if words]
    any_end = "|".join(found)
    return re.compile(rf"(?<![0-9])[\u4e00-\u9fff“”]{{2,24}}?(?:{any_end})(?:[\u4e00-\u9fff]{{1,6}}(?:{any_end}))?")


def _own_words(words: str) -> str:
    """An organisation's words without what leads to them: 该县组建马背巡逻队 → 马背巡逻队."""
    own = _LEADING.sub("", words).lstrip("”")
    return own.removeprefix("“") if "”" not in own else own


def _is_honour(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is what somebody was named, and no body: 获评省绿色学校."""
    return _NAMED.search(text, max(0, start - _LONGEST_HONOUR), start) is not None


def scope_of(referent: object) -> Referent | None:
    """What a mention refers to, when a post can be held there."""
    return referent if isinstance(referent, (Place, Organization)) else None


def place_of_scope(referent: Referent | None) -> Place | None:
    """The place of a scope: itself, or that of the organisation."""
    return referent.place if isinstance(referent, Organization) else referent


@dataclass
class Surroundings:
    """Reads one passage in text order and remembers the posts stated last."""

    passage: Passage
    mentions: Mentions
    _stated: dict[int, list[Stated]] = field(default_factory=dict)
    """Start of a sentence -> the posts found in it so far."""
    _set_up: dict[Span, re.Match[str] | None] = field(default_factory=dict)
    _bodies: dict[str, LastBefore[tuple[int, Organization]]] = field(default_factory=dict)
    _units: list[tuple[int, int]] | None = None
    _last_village: Place | None = None
    """The village or community of the post stated last."""

    def units_near(self, start: int, end: int) -> list[tuple[int, int]]:
        """The places and organisations that may touch ``text[start:end]``; none is longer than 40 characters."""
        if self._units is None:
            self._units = sorted((m.start, m.end) for m in self.mentions.of(self.passage, Place, Organization))
        first = bisect_left(self._units, (start - _LONGEST_UNIT, 0))
        return self._units[first : bisect_left(self._units, (end, 0))]

    def note(self, at: int, title: str, scope: Referent) -> None:
        """Remember a post that ends at ``at``."""
        self._stated.setdefault(sentence_at(self.passage, at).start, []).append((at, title, scope))
        if isinstance(scope, Place) and scope.level == "village":
            self._last_village = scope

    def beside(self, at: int, title: str) -> Referent | None:
        """关工委 of 关工委主任甲、秘书长乙: the organisation of the post right before."""
        found = self.in_sentence(at)
        near = found and self.passage.text[at - 1 : at] in ("、", ",") and at - found[-1][0] <= 6
        scope = found[-1][2] if near else None
        if not isinstance(scope, Organization) or re.search(r"[县市区旗州省]委$", scope.name):
            return None
        return scope if re.search(r"长$|主任$|主席$|经理$|书记$|总监$|理事$|委员$", title) else None

    def meeting(self, at: int, title: str) -> Organization | None:
        """The session of a congress whose 执行主席 or 监票人 is named, where the text or its headline names it."""
        spoken = (self.passage.text[max(0, at - _FAR) : at], self.mentions.article.headline.text)
        return session_in(spoken, self.mentions.about) if is_of_session(title) else None

    def elected(self, at: int, title: str) -> Organization | None:
        """The body of the post stated before in the sentence, for another that it has: 甲当选主任,乙当选委员."""
        if not _OF_BODY.fullmatch(title):
            return None
        found = self.in_sentence(at)
        scope = found[-1][2] if found else None
        if isinstance(scope, Organization) and _BODY.search(scope.name):
            return scope
        return (
            self.organization("理事会|协会|商会|学会|促进会|联谊会", at) if "理事" in title or "监事" in title else None
        )

    def set_up(self, at: int) -> Organization | None:
        """The 专班 or 领导小组 that the sentence says was set up and whose 组长 is named."""
        sentence = sentence_at(self.passage, at)
        if sentence not in self._set_up:
            self._set_up[sentence] = _SET_UP.search(self.passage.text, sentence.start, sentence.end)
        match = self._set_up[sentence]
        match = match if match and match.end() <= at else self._led(at, sentence.end)
        if not match:
            return None
        units = self.mentions.of(self.passage, Place, start=sentence.start, end=match.start())
        place = scope_of(units[-1].referent) if units else self.mentions.about
        place = place_of_scope(place)
        return Organization((place.name if place else "") + match.group(1), place)

    def _led(self, at: int, end: int) -> re.Match[str] | None:
        """成立由镇长任组长的防汛工作领导小组: what is set up stands behind the post."""
        stop = min(end, at + 6)
        behind = next((i for i in range(at, stop) if self.passage.text[i] == "的"), -1)
        return _SET_UP_BEHIND.match(self.passage.text, behind) if behind > 0 else None

    def setting(self, at: int) -> Referent | None:
        """The place or organisation in which a sentence is set: 在仙桥村,网格员… or 走进卫生院,…."""
        start = max(sentence_at(self.passage, at).start, at - _LONGEST_SETTING)
        for mention in reversed(self.mentions.of(self.passage, Place, Organization, start=start, end=at)):
            text = self.passage.text
            behind = text[mention.end : mention.end + 9]
            if _WITHIN.search(text[start : mention.start] + "们们") and re.match(r"(?:里|内|中)?,", behind):
                return scope_of(mention.referent)
        return None

    def place_near(self, at: int, outer: Place | None) -> Place | None:
        """The unit inside ``outer`` that the sentence names last before ``at``: the county of a province's company."""
        start = max(sentence_at(self.passage, at).start, at - _LONGEST_SETTING)
        named = (m.referent for m in reversed(self.mentions.of(self.passage, Place, start=start, end=at)))
        return next((p for p in named if isinstance(p, Place) and outer in p.chain[1:]), None)

    def organization(self, ends: str, at: int) -> Organization | None:
        """The organisation named last whose name ends so; of this passage rather than of those before."""
        if ends not in self._bodies:
            self._bodies[ends] = LastBefore(self._bodies_called(re.compile(rf"(?:{ends})$")))
        start, body = self._bodies[ends].find(at) or (-1, None)
        worded = self._worded_before(ends, at)
        return worded[1] if worded and worded[0] > start else body

    def _bodies_called(self, ending: re.Pattern[str]) -> Iterator[tuple[int, tuple[int, Organization]]]:
        """The organisations whose names end so, with their start, from where on they are known: at once in others."""
        for mention in self.mentions.found:
            body = _without_committee(mention.referent)
            if body and ending.search(body.name) and not _is_honour(mention.passage.text, mention.start):
                here = mention.passage is self.passage
                yield (mention.end if here else 0), (mention.start if here else -1, body)

    def _worded_before(self, ends: str, at: int) -> tuple[int, Organization] | None:
        """The organisation that only its ending gives away (组建马背巡逻队) and where its words begin."""
        low = max(0, at - _FAR)
        for match in reversed([*_ended(ends).finditer(self.passage.text, low, at)]):
            words = match.group()
            start = match.start() + len(words) - len(words := _own_words(words))
            if len(words) >= _SHORTEST and not _VAGUE.match(words) and not self._is_none(words, start):
                return start, self.in_full(words, start)
        return None

    def _is_none(self, words: str, at: int) -> bool:
        return _CUT.search(words) is not None or _NAMES.match(words) is not None or _is_honour(self.passage.text, at)

    def in_full(self, words: str, at: int) -> Organization:
        """The organisation of these words; what knows short forms restores them."""
        return Organization(words, self.place_named(words, at) or self.mentions.about)

    def place_named(self, words: str, at: int) -> Place | None:
        """The place that an organisation's words, which begin at ``at``, begin with: 济南大学, 上饶市人民医院."""
        named = self.mentions.of(self.passage, Place, start=at, end=at + len(words))
        first = next((m.referent for m in named if m.start == at and isinstance(m.referent, Place)), None)
        about = self.mentions.about
        above = (p for p in (about.chain if about else ()) if len(p.name) > 2 and words.startswith(p.name[:-1]))
        found = first or next(above, None)
        return None if found and about and found.level == "province" and found in about.chain else found

    def in_sentence(self, at: int) -> list[Stated]:
        """The posts stated before in the sentence."""
        start = sentence_at(self.passage, max(0, at - 1)).start
        return sorted((s for s in self._stated.get(start, ()) if s[0] < at), key=lambda s: s[0])

    @cached_property
    def main_body(self) -> Organization | None:
        """The organisation that the article is about: named in its headline, else by far most often."""
        found = [(m.referent, m.passage) for m in self.mentions.found]
        bodies = [(body, passage) for body, passage in found if isinstance(body, Organization)]
        headline = self.mentions.article.headline
        named = {body for body, passage in bodies if passage is headline}
        if len(named) == 1:
            return named.pop()
        most = Counter(body for body, _ in bodies).most_common(1)
        return most[0][0] if most and most[0][1] >= _OFTEN and most[0][1] * 2 > len(bodies) else None

    def stated_near(self, at: int) -> list[Stated]:
        """The posts stated in the sentence and in the two before it, where these are near."""
        found: list[Stated] = []
        start = at
        for _ in range(_SENTENCES):
            found = self.in_sentence(start) + found
            start = sentence_at(self.passage, max(0, start - 1)).start
        return [s for s in found if at - _NEAR <= s[0] < at]

    def body_before(self, at: int) -> Organization | None:
        """The body named last that is no party committee."""
        found = self._bodies.setdefault("", LastBefore(self._bodies_called(_NO_COMMITTEE))).find(at)
        return found[1] if found else None

    def last(self, at: int) -> Referent | None:
        """Where the post stated last in the sentence is held."""
        found = self.in_sentence(at)
        return found[-1][2] if found else None

    def unit(self, word: str, at: int, first: Referent | None) -> Place | None:
        """The 县 or 镇 that is meant: that of the posts beside, of the sentence, of the article."""
        stated = (s for _, _, s in reversed(self.in_sentence(at)))
        if found := self._fitting(word, [first, *stated]):
            return found
        before = self.mentions.lookup.last(self.passage, at, ("lies in", word), lambda m: _lies_in(m, word))
        near = before and before.start >= sentence_at(self.passage, at).start
        last = [before.referent] if before else []
        roots = [*last, self.mentions.about] if near else [self.mentions.about, *last]
        return self._fitting(word, [*roots, self._last_village])

    def _fitting(self, word: str, roots: Iterable[object]) -> Place | None:
        return next((unit for root in roots if (unit := _unit_of(root, word))), None)


def _lies_in(mention: Mention, word: str) -> bool:
    return isinstance(mention.referent, Place) and _unit_of(mention.referent, word) is not None


def _unit_of(root: object, word: str) -> Place | None:
    """The unit called so in which a place lies, or where an organisation is."""
    place = place_of_scope(scope_of(root))
    return next((p for p in place.chain if fits(word, p)), None) if place else None


def _without_committee(referent: object) -> Organization | None:
    """农业农村局 for its 党委; None for what is no organisation."""
    if not isinstance(referent, Organization):
        return None
    name = _COMMITTEE.sub("", referent.name)
    return Organization(name, referent.place) if name != referent.name else referent
