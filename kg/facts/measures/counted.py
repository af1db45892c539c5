"""What a number counts or measures: the noun phrase beside it, else the deed, else what its unit implies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from kg.model import Span
from kg.reading.phrases import Item, Kind, items, listed, phrase_after, phrase_before
from kg.reading.quantities import QuantityMention
from kg.reading.reading import Text
from kg.reading.sentences import sentence_at
from kg.rules.tables import rows
from kg.rules.words import lists

_FOLDER = Path(__file__).parent
WORDS = str(_FOLDER / "words.txt")
_MONEY = frozenset(("元", "美元", "欧元", "港元", "港币"))
_SHARES = frozenset(("%", "百分点"))
_MEASURED = _MONEY | _SHARES | {"平方米", "亩", "米", "千克", "立方米", "千瓦", "千瓦时", "升"}
_PEOPLE = ("人次", "人")
_LONGEST = 8
_REACH = 24
_SCALES = "百千万亿"


@cache
def words(head: str) -> frozenset[str]:
    """A list of ``words.txt``."""
    return frozenset(lists(WORDS)[head])


@cache
def implied() -> dict[str, str]:
    """Unit -> what it counts by itself."""
    return {row[0]: row[1] for row in rows(_FOLDER / "implied.tsv")}


class Counted:
    """Finds what the numbers of one passage count; they are asked for in text order."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._items: dict[Span, list[Item]] = {}
        self._last: tuple[int, QuantityMention, str] | None = None

    def what(self, number: QuantityMention, clause: Span) -> str:
        """The phrase as printed; "" where none stands there."""
        found = self._of(clause)
        at = bisect_right(found, number.start, key=lambda i: i.end)
        after = bisect_left(found, number.end, key=lambda i: i.start)
        what = self._what(found, at, after, number)
        if what:
            self._last = (sentence_at(self._text.passage, number.start).start, number, what)
        return what or implied().get(number.unit.lstrip(_SCALES), "")

    def thing(self, number: QuantityMention, clause: Span) -> Span | None:
        """Where the noun phrase stands that is counted: 劝导点 in 设立劝导点42个; None for money, shares and people."""
        if number.base_unit in (*_MEASURED, *_PEOPLE):
            return None
        found = self._of(clause)
        at = bisect_right(found, number.start, key=lambda i: i.end)
        after = bisect_left(found, number.end, key=lambda i: i.start)
        phrase = self._governed(self._phrase(found, at, after, number))
        noun = phrase and phrase[-1].kind in (Kind.NOUN, Kind.DEED, Kind.QUOTE)
        return Span(phrase[0].start, phrase[-1].end) if noun else None

    def named(self, number: QuantityMention, clause: Span, what: str) -> str:
        """What is said of a subject that is itself the thing counted: how often it was held, or what was done to it.

        举办甲培训班12期 says its 期数, 发放《乙》3000册 that it was 发放.
        """
        unit = number.unit.lstrip(_SCALES)
        found = self._of(clause)
        at = bisect_right(found, number.start, key=lambda i: i.end)
        phrase = _left(found, at)
        if unit in words("copies") and phrase and any(i.kind is Kind.QUOTE for i in phrase):
            start = bisect_left(found, phrase[0].start, key=lambda i: i.start)
            before = found[start - 1] if start else phrase[0]
            first = phrase[0] if self._does(phrase[0]) else before
            return first.wording if first.kind in (Kind.VERB, Kind.DEED, Kind.NOUN) else what
        return implied()[unit] if unit in words("sessions") else what

    def _what(self, found: list[Item], at: int, after: int, number: QuantityMention) -> str:
        if number.base_unit in _SHARES and (change := self._change(found, at, number)):
            return change
        phrase = self._governed(self._phrase(found, at, after, number))
        if len(phrase) == 1 and phrase[0].wording in words("no deed"):
            phrase = ()
        return _printed(phrase) or self._shared(found, at, number) or _deed(found, at, after, number)

    def _of(self, clause: Span) -> list[Item]:
        if clause not in self._items:
            self._items[clause] = items(self._text.words, clause)
        return self._items[clause]

    def _phrase(self, found: list[Item], at: int, after: int, number: QuantityMention) -> Sequence[Item]:
        left, right = _left(found, at), self._right(found, at, after, number)
        if number.base_unit in _SHARES:
            return left
        if number.base_unit in _MONEY:
            return _paid(left) or (right if len(right) and right[0].kind is Kind.NOUN else ()) or right[:1]
        if number.unit.endswith(_PEOPLE):
            return () if _take_part(found, after) else left or right
        return right or _modified(found, after, at) or left

    def _right(self, found: list[Item], at: int, after: int, number: QuantityMention) -> Sequence[Item]:
        """The phrase right behind a number, up to a verb that has an object of its own: 120名志愿者."""
        phrase = phrase_after(found, after)
        people = number.base_unit == "人"
        cut = next((i for i in range(1, len(phrase)) if self._predicates(phrase, i, people=people)), len(phrase))
        if (
            cut == len(phrase)
            and number.base_unit != "人"
            and any(self._does(i) for i in found[max(0, at - _REACH) : at])
        ):
            return _through(found, after) or phrase
        return phrase[:cut]

    def _predicates(self, phrase: Sequence[Item], at: int, *, people: bool) -> bool:
        """Whether a word of a phrase rather says what its noun does: 36名选手同台竞技, 786名女性发放."""
        item = phrase[at]
        if item.wording in listed("predicate"):
            return True
        last_deed = at == len(phrase) - 1 and item.kind is Kind.DEED
        return (item.start, item.end) in self._verbs or (people and last_deed)

    def _does(self, item: Item) -> bool:
        return item.kind is Kind.VERB or (item.start, item.end) in self._verbs

    def _governed(self, phrase: Sequence[Item]) -> Sequence[Item]:
        """The phrase without a verb that governs the rest of it."""
        while len(phrase) > 1 and phrase[0].wording in words("planning"):
            phrase = phrase[1:]
        while len(phrase) > 1 and (phrase[0].start, phrase[0].end) in self._verbs:
            phrase = phrase[1:]
        while len(phrase) > 1 and phrase[-1].end - phrase[0].start > _LONGEST:
            phrase = phrase[1:]
        return phrase

    @cached_property
    def _verbs(self) -> frozenset[tuple[int, int]]:
        return frozenset((g.start, g.end) for g in self._text.governors.governors)

    def _shared(self, found: list[Item], at: int, number: QuantityMention) -> str:
        """What the number before counts: 不合格种子9批、2.6吨; 其中某镇11台."""
        if not self._last or self._last[0] != sentence_at(self._text.passage, number.start).start:
            return ""
        _, last, what = self._last
        end = _unlinked(found, at)
        while end and found[end - 1].kind in (Kind.LIST, Kind.AND):
            end -= 1
        beside = end and found[end - 1].end == last.end and last.base_unit != "人"
        of_part = not end or found[end - 1].kind is Kind.NAME or found[end - 1].wording == "其中"
        part = of_part and last.unit == number.unit
        return what if (beside and number.unit not in ("户", "人")) or part else ""

    def _change(self, found: list[Item], at: int, number: QuantityMention) -> str:
        """同比增长, with what grows where the clause names it."""
        end = _unlinked(found, at)
        start = end
        while start and found[start - 1].wording in words("growth"):
            start -= 1
        if start == end:
            return ""
        growth = _printed(found[start:end])
        while start and (found[start - 1].wording in words("against") or found[start - 1].kind is Kind.ADVERB):
            start -= 1
            growth = found[start].wording + growth if found[start].wording in ("同比", "环比") else growth
        grows = _printed(phrase_before(found, start))
        if not grows and self._last and self._last[0] == sentence_at(self._text.passage, number.start).start:
            grows = self._last[2]
        return grows + growth


def _printed(phrase: Sequence[Item]) -> str:
    return "".join(item.wording for item in phrase)


def _paid(phrase: Sequence[Item]) -> Sequence[Item]:
    """An amount's phrase; of 县水务局筹资 only the deed, with 总 and the like."""
    if phrase and phrase[-1].wording in words("paying"):
        start = len(phrase) - 1
        while start and phrase[start - 1].kind is Kind.MODIFIER:
            start -= 1
        return phrase[start:]
    return phrase


def _through(found: list[Item], after: int) -> Sequence[Item]:
    """A noun phrase to the clause's end with deeds in it: 三条节能玻璃智能制造生产线."""
    rest = found[after : after + _REACH + 1]
    if len(rest) > _REACH:
        return ()
    nominal = (Kind.NOUN, Kind.DEED, Kind.QUOTE, Kind.VERB, Kind.MODIFIER)
    verbs = [i for i in rest if i.kind is Kind.VERB]
    whole = rest and all(i.kind in nominal for i in rest) and rest[-1].kind is Kind.NOUN and rest[0].kind is Kind.NOUN
    return rest if whole and verbs and not any(v.wording in listed("predicate") for v in verbs) else ()


def _take_part(found: list[Item], after: int) -> bool:
    return after < len(found) and found[after].wording in words("take part")


def _modified(found: list[Item], after: int, at: int) -> Sequence[Item]:
    """A noun behind its modifier: 20名戴着红帽的孩子, 19位80岁以上的老人, 36名参赛选手."""
    if after >= len(found) or found[after].wording in listed("predicate"):
        return ()
    if found[after].kind is Kind.NUMBER and found[after].wording.endswith("元") and phrase_after(found, after + 1):
        return [found[after], *phrase_after(found, after + 1)]  # 122个过500万元项目
    of = next((i for i in range(after, min(after + 8, len(found))) if found[i].kind is Kind.OF), None)
    if of is not None:
        return phrase_after(found, of + 1)
    if found[after].kind is Kind.VERB:
        phrase = phrase_after(found, after + 1)
        governed = any(item.kind is Kind.VERB for item in found[max(0, at - _REACH) : at])
        if phrase and (governed or after + 1 + len(phrase) < len(found)):
            return found[after : after + 1 + len(phrase)]
    return ()


def _left(found: list[Item], at: int) -> Sequence[Item]:
    """The phrase before a number and the words that link them: 招募志愿者120名, 满意度由91%升至98%."""
    end = _unlinked(found, at)
    phrase = phrase_before(found, end)
    first = end - len(phrase)
    if phrase and first and found[first - 1].kind is Kind.NUMBER and not found[first - 1].wording.endswith("元"):
        return phrase[1:]  # its first word is what the number before it counts: 5个小区3294户
    return phrase


def _unlinked(found: list[Item], at: int) -> int:
    """Where the phrase must end that the number says something of."""
    least, reached = max(0, at - _REACH), False
    while at > least and _links(found[at - 1]):
        reached = reached or found[at - 1].wording in ("到", "至")
        at -= 1
    if at and (found[at - 1].wording in words("to") or (reached and found[at - 1].wording in words("grown"))):
        at -= 1
        while at > least and (found[at - 1].kind is Kind.NUMBER or found[at - 1].wording in words("from")):
            at -= 1
    while at > least and found[at - 1].wording in words("from"):
        at -= 1
    return at


def _links(item: Item) -> bool:
    return item.wording in words("links") or item.kind is Kind.ADVERB or item.wording[0] == "每"


def _deed(found: list[Item], at: int, after: int, number: QuantityMention) -> str:
    """The deed that is counted (培训200人, 调处成功94件), or people who take part."""
    if number.base_unit == "人" and _take_part(found, after):
        return found[after].wording + "人数"
    end = _unlinked(found, at)
    start = end
    while start and found[start - 1].kind is Kind.MODIFIER:
        start -= 1
    before = found[start - 1] if start else None
    if before and before.kind is Kind.VERB and len(before.wording) > 1 and before.wording not in words("no deed"):
        return _printed(found[start - 1 : end])
    return ""
