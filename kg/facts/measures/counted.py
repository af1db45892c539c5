"""What a number counts or measures: the noun phrase beside it, else the deed, else what its unit implies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from kg.facts.measures.behind import predicate
from kg.facts.measures.beside import (
    REACH,
    deed_counted,
    phrase_left,
    phrase_modified,
    phrase_of_fund,
    phrase_of_share,
    phrase_paid,
    phrase_through,
    printed,
    spoken_deed,
    take_part,
    unlinked,
    words,
)
from kg.facts.measures.counts import MEASURED, MONEY, SHARES
from kg.model import Span
from kg.reading.phrases import Item, Kind, items, listed, phrase_after, phrase_before
from kg.reading.quantities import QuantityMention
from kg.reading.reading import Text
from kg.reading.sentences import clause_at, sentence_at
from kg.rules.tables import rows

_FOLDER = Path(__file__).parent
_PEOPLE = ("人次", "人")
_LONGEST = 8
_SCALES = "百千万亿"


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
        clause = self._bracketed(number, clause)
        found = self._of(clause)
        at = bisect_right(found, number.start, key=lambda i: i.end)
        after = bisect_left(found, number.end, key=lambda i: i.start)
        what = self._what(found, at, after, number)
        if what:
            self._last = (sentence_at(self._text.passage, number.start).start, number, what)
        return what or implied().get(number.unit.lstrip(_SCALES), "")

    def thing(self, number: QuantityMention, clause: Span) -> Span | None:
        """Where the noun phrase stands that is counted: 劝导点 in 设立劝导点42个; None for money, shares and people."""
        if number.base_unit in (*MEASURED, *_PEOPLE):
            return None
        clause = self._bracketed(number, clause)
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
        phrase = phrase_left(found, at)
        if unit in words("copies") and phrase and any(i.kind is Kind.QUOTE for i in phrase):
            start = bisect_left(found, phrase[0].start, key=lambda i: i.start)
            before = found[start - 1] if start else phrase[0]
            does = (i for i in reversed(phrase) if i.end <= self._quote(phrase).start and self._does(i))
            first = next(does, before)
            return first.wording if first.kind in (Kind.VERB, Kind.DEED, Kind.NOUN) else what
        return implied()[unit] if unit in words("sessions") else what

    def _quote(self, phrase: Sequence[Item]) -> Item:
        """The first quote of a phrase."""
        return next(i for i in phrase if i.kind is Kind.QUOTE)

    def _bracketed(self, number: QuantityMention, clause: Span) -> Span:
        """The brackets that a number stands in; where it opens them, the clause before: 一等奖(1名)."""
        text = self._text.passage.text
        opening = text.rfind("(", clause.start, number.start)
        if opening < 0 or text.find(")", opening, number.start) >= 0:
            return clause
        if opening + 1 == number.start and text.startswith(")", number.end):
            return Span(clause.start, opening)
        closing = text.find(")", number.end, clause.end)
        return Span(opening + 1, closing if closing >= 0 else clause.end)

    def _what(self, found: list[Item], at: int, after: int, number: QuantityMention) -> str:
        if number.base_unit in SHARES and (change := self._change(found, at, number)):
            return change
        phrase = self._governed(self._phrase(found, at, after, number))
        if len(phrase) == 1 and phrase[0].wording in words("no deed"):
            phrase = ()
        doing = self._done_by(found, after)
        own = printed(phrase) or self._explained(number) or (doing if number.base_unit not in MEASURED else "")
        said = own or self._shared(found, at, number) or deed_counted(found, at, after, number)
        return said or spoken_deed(found, at) or doing or self._of_same_unit(number)

    def _of(self, clause: Span) -> list[Item]:
        if clause not in self._items:
            self._items[clause] = items(self._text.words, clause)
        return self._items[clause]

    def _phrase(self, found: list[Item], at: int, after: int, number: QuantityMention) -> Sequence[Item]:
        left, right = phrase_left(found, at), self._right(found, at, after, number)
        if number.base_unit in SHARES:
            return phrase_of_share(found, at) or left
        if number.base_unit in MONEY:
            return phrase_paid(left) or phrase_of_fund(right)
        if number.unit.endswith(_PEOPLE):
            return () if take_part(found, after) else left or right
        return right or phrase_modified(found, after, at) or left

    def _right(self, found: list[Item], at: int, after: int, number: QuantityMention) -> Sequence[Item]:
        """The phrase right behind a number, up to a verb that has an object of its own: 120名志愿者."""
        phrase = phrase_after(found, after)
        people = number.base_unit == "人"
        cut = next((i for i in range(1, len(phrase)) if self._predicates(phrase, i, people=people)), len(phrase))
        if (
            cut == len(phrase)
            and number.base_unit != "人"
            and any(self._does(i) for i in found[max(0, at - REACH) : at])
        ):
            return phrase_through(found, after) or phrase
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
        end = unlinked(found, at)
        while end and found[end - 1].kind in (Kind.LIST, Kind.AND):
            end -= 1
        beside = end and found[end - 1].end == last.end and last.base_unit != "人"
        of_part = not end or found[end - 1].kind is Kind.NAME or found[end - 1].wording == "其中"
        part = of_part and last.unit == number.unit
        return what if (beside and number.unit not in ("户", "人")) or part else ""

    def _done_by(self, found: list[Item], after: int) -> str:
        """What those do that are counted; "" where they take part, or the number changes."""
        changes = after < len(found) and found[after].wording in words("to") | words("grown")
        return "" if changes or take_part(found, after) else predicate(found, after)

    def _explained(self, number: QuantityMention) -> str:
        """The last phrase of the words behind a dash: 428袋——县献血办采得的血液."""
        text = self._text.passage.text
        clause = clause_at(self._text.passage, number.end + 2) if text.startswith("——", number.end) else None
        if clause is None:
            return ""
        found = items(self._text.words, Span(number.end + 2, clause.end))
        return printed(self._governed(phrase_before(found, len(found)))) or predicate(found, 0)

    def _of_same_unit(self, number: QuantityMention) -> str:
        """What the number before counts, of the same unit and in the same sentence: 试了11个品种,活下来4个."""
        if not self._last or number.base_unit in (*MEASURED, *_PEOPLE):
            return ""
        sentence, last, what = self._last
        same = sentence == sentence_at(self._text.passage, number.start).start and last.unit == number.unit
        return what if same else ""

    def _change(self, found: list[Item], at: int, number: QuantityMention) -> str:
        """同比增长, with what grows where the clause names it."""
        end = unlinked(found, at)
        start = end
        while start and found[start - 1].wording in words("growth"):
            start -= 1
        if start == end:
            return ""
        growth = printed(found[start:end])
        while start and (found[start - 1].wording in words("against") or found[start - 1].kind is Kind.ADVERB):
            start -= 1
            growth = found[start].wording + growth if found[start].wording in ("同比", "环比") else growth
        grows = printed(phrase_before(found, start))
        if not grows and self._last and self._last[0] == sentence_at(self._text.passage, number.start).start:
            grows = self._last[2]
        return grows + growth
