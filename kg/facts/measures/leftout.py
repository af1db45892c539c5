"""Numbers that say nothing of an undertaking, a place or an organisation: how far, how tall, a price, a household's."""

from __future__ import annotations

import re

from kg.facts.measures.beside import WORDS
from kg.model import Passage
from kg.reading.quantities import QuantityMention
from kg.reading.sentences import clause_at, in_speech, sentence_at
from kg.rules.patterns import alternation

_NEAR = 16
_WINDOW = 80
"""Characters before a number in which its household is looked for."""
_SIZES = ("米", "厘米", "毫米")
_QUOTED = re.compile("“[^“”]{0,40}”|《[^《》]{0,40}》")


def is_left_out(passage: Passage, number: QuantityMention) -> bool:
    """Whether a number is a distance, a thing's size, a price, or tells of somebody's household or own work."""
    clause = clause_at(passage, number.start)
    start = clause.start if clause else number.start
    before = passage.text[max(start, number.start - _NEAR) : number.start]
    behind = passage.text[number.end : number.end + _NEAR]
    if number.base_unit == "米":
        return _is_distance(number, before, behind)
    if number.base_unit == "元" and (_finds("price", before) or alternation(WORDS, "price behind").match(behind)):
        return True
    return _is_private(passage, number, before)


def _is_distance(number: QuantityMention, before: str, behind: str) -> bool:
    """Distances, heights, race tracks; metres are a length only of what is long: 修渠1200米."""
    if _finds("distance", before) or alternation(WORDS, "distance behind").match(behind):
        return True
    beside = before + behind.partition(",")[0]
    return number.unit in _SIZES and not _finds("long", beside)


def _is_private(passage: Passage, number: QuantityMention, before: str) -> bool:
    """What a family has, somebody earns, or a speaker says of himself."""
    if number.base_unit == "元" and _finds("earned", before):
        return True
    start = max(sentence_at(passage, number.start).start, number.start - _WINDOW)
    told = _QUOTED.sub("", passage.text[start : number.start])
    return _finds("family", told) or (in_speech(passage, number.start) and _finds("speaker", told))


def _finds(head: str, words: str) -> bool:
    return alternation(WORDS, head).search(words) is not None
