"""(subject, has, measure): numbers with units, tied to the initiative or the unit that the clause speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from kg.model import ACCEPTED, Article, Fact, Initiative, Passage, Quantity, Span, Subject
from kg.occurrences import occurrences
from kg.reading import Reading
from kg.reading.quantities import QuantityMention
from kg.reading.sentences import clause_at, sentence_at

needs = ("initiatives",)

_WHAT_BEFORE = re.compile(r"([\u4e00-\u9fffA-Za-z%·-]{1,16})$")
_WHAT_AFTER = re.compile(r"([\u4e00-\u9fff]{1,10})")
_DROP = re.compile(
    r"^(?:共|共有|累计|已|目前|全市|全县|全区|该县|其中|总共|现有|年|并|还|又|先后|共计|合计|达到|将|为|有|了)+|(?:共|共有|累计|达到|达|了|近|约|超|已|为|是|有|的)+$"
)
_LONGEST_WORDS = 16
"""Characters of the words before a number that may say what it counts."""
_TARGET = re.compile(r"(?:^|[,;])(?:要|力争|确保|争取|到20\d\d年|应|必须)")


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The measures of an article."""
    reader = _Reader(reading, facts)
    return filter(None, map(reader.fact, reading.text(reading.article.body).quantities))


def _places_of(article: Article, facts: tuple[Fact, ...]) -> list[tuple[int, Initiative]]:
    """Where each initiative's wordings stand in the body, in text order."""
    sure = dict.fromkeys(f.object for f in facts if isinstance(f.object, Initiative) and f.confidence >= ACCEPTED)
    wordings = {thing: {thing.label, *thing.aliases} for thing in sure}
    starts = occurrences((w for of_thing in wordings.values() for w in sorted(of_thing)), article.body.text)
    found = [(start, thing) for thing, words in wordings.items() for word in words for start in starts.get(word, ())]
    return sorted(found, key=lambda p: (p[0], p[1].label))


class _Reader:
    """Reads the numbers of one article's body."""

    def __init__(self, reading: Reading, facts: tuple[Fact, ...]) -> None:
        self.article, self.body = reading.article, reading.article.body
        self.agents = reading.agents
        self.initiatives = _places_of(self.article, facts)
        self._targets: dict[Span, int] = {}

    def fact(self, number: QuantityMention) -> Fact | None:
        """What a number states; None for a target, and where nobody is spoken of."""
        clause, sentence = _clause(self.body, number), sentence_at(self.body, number.start)
        if self._is_target(number, sentence):
            return None
        subject, wording, certain = self._subject(number, clause, sentence)
        if subject is None:
            return None
        what = _what(self.body.text, number, clause)
        quantity = Quantity(what, number.value, number.unit, number.bound, number.base_value, number.base_unit)
        evidence = self.body.evidence(clause.start, clause.end)
        return Fact(subject, quantity, evidence, self.article, certain, "measures", "number + unit", wording)

    def _is_target(self, number: QuantityMention, sentence: Span) -> bool:
        """Whether the sentence says before the number that something shall be done: 力争, 到2025年."""
        if sentence not in self._targets:
            said = _TARGET.search(self.body.text[sentence.start : sentence.end])
            self._targets[sentence] = sentence.start + said.end() if said else len(self.body.text) + 1
        return self._targets[sentence] <= number.start

    def _subject(self, number: QuantityMention, clause: Span, sentence: Span) -> tuple[Subject | None, str, float]:
        """An initiative named in the clause, or right before in the sentence; else whoever acts."""
        here = self._last_initiative(clause.start, clause.end)
        if here:
            return here, here.label, 0.85
        near = self._last_initiative(sentence.start, number.start)
        if near:
            return near, near.label, 0.75
        who = self.agents.of(self.body, number.start)
        return (who.referent, who.wording, 0.55 + 0.2 * who.certainty) if who else (None, "", 0)

    def _last_initiative(self, start: int, end: int) -> Initiative | None:
        before = bisect_left(self.initiatives, end, key=lambda p: p[0])
        at, initiative = self.initiatives[before - 1] if before else (-1, None)
        return initiative if at >= start else None


def _clause(body: Passage, number: QuantityMention) -> Span:
    clause = clause_at(body, number.start)
    return clause if clause and number.end <= clause.end else Span(number.start, number.end)


def _what(text: str, number: QuantityMention, clause: Span) -> str:
    """What is counted: the noun behind the number, else the words before it."""
    after = _WHAT_AFTER.match(text, number.end, clause.end)
    before = _WHAT_BEFORE.search(text[max(clause.start, number.start - _LONGEST_WORDS) : number.start])
    left = _DROP.sub("", before.group(1)[-8:]) if before else ""
    right = after.group(1)[:8] if after and number.base_unit not in ("元", "%") else ""
    return (left[-6:] + right) or left or number.unit
