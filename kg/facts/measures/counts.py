"""One number where it stands: its clause, what it counts, and what kind of number and of deed it is."""

from __future__ import annotations

from functools import cache, cached_property

from kg.facts.measures.beside import WORDS
from kg.facts.measures.leftout import is_left_out
from kg.model import Passage, Span
from kg.reading.quantities import QuantityMention, is_threshold
from kg.reading.reading import Text
from kg.reading.sentences import sentence_at
from kg.rules.wordlists import lists

MONEY = frozenset(("元", "美元", "欧元", "港元", "港币"))
SHARES = frozenset(("%", "百分点"))
_EXTENTS = frozenset(("平方米", "亩", "米", "千克", "立方米"))
MEASURED = MONEY | SHARES | _EXTENTS | {"千瓦", "千瓦时", "升"}
"""Base units of what is measured; all others count."""
_SCALES = "百千万亿"
_WINDOW = 24
_DEED = 14
"""Characters before a number in which the verb of its deed is looked for."""
_DEEDS = ("invests", "extends", "reaches", "carries out", "grows", "owns")


@cache
def _verbs() -> tuple[tuple[str, str], ...]:
    """The verbs of deeds, each with its kind."""
    return tuple((verb, kind) for kind in _DEEDS for verb in lists(WORDS)[kind])


def numbers(text: Text) -> list[QuantityMention]:
    """The numbers of a passage that are said of somebody or something, in text order."""
    body = text.passage
    return [number for number in text.quantities if not (is_threshold(body, number) or is_left_out(body, number))]


class Count:
    """A number in its clause.

    Args:
        body: where it stands.
        number: the number; ``start`` and ``end`` are offsets of ``body.text``.
        clause: its clause.
        what: what it counts, as printed; "" where no words say it.
        thing: the noun phrase that it counts, if any.
    """

    def __init__(
        self, body: Passage, number: QuantityMention, clause: Span, what: str = "", thing: Span | None = None
    ) -> None:
        self.body, self.number, self.clause, self.what, self.thing = body, number, clause, what, thing
        self.start, self.end = number.start, number.end
        self.sentence = sentence_at(body, number.start)
        self.unit = number.unit.lstrip(_SCALES)

    @cached_property
    def kind(self) -> str:
        """Money, share, extent, people or count."""
        base = self.number.base_unit
        if base in MONEY:
            return "money"
        if base in SHARES:
            return "share"
        if base in _EXTENTS:
            return "extent"
        return "people" if base in ("人", "人次", "户", "户次") else "count"

    @cached_property
    def deed(self) -> str:
        """What kind of verb it belongs to: the last one before it in its clause, else the first behind it, else ""."""
        before = self.body.text[max(self.clause.start, self.start - _DEED) : self.start]
        behind = self.body.text[self.end : min(self.clause.end, self.end + _DEED // 2)]
        verbs = _verbs()
        last = max((before.rfind(verb), kind) for verb, kind in verbs)
        if last[0] >= 0:
            return last[1]
        return min(((at, kind) for verb, kind in verbs if (at := behind.find(verb)) >= 0), default=(0, ""))[1]

    @cached_property
    def brackets(self) -> int:
        """Where the brackets open that it stands in; -1 where it stands in none."""
        opening = self.body.text.rfind("(", self.clause.start, self.start)
        return -1 if opening < 0 or self.body.text.find(")", opening, self.start) >= 0 else opening

    @cached_property
    def before(self) -> str:
        """The words before it in its clause, the nearest."""
        return self.body.text[max(self.clause.start, self.start - _WINDOW) : self.start]
