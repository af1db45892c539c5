"""Whether a number is a target, a plan or a forecast, and not yet a fact."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.measures.beside import WORDS
from kg.model import Passage, Status
from kg.reading.sentences import sentence_at
from kg.rules.wordlists import lists

_WINDOW = 160


def status_of(passage: Passage, position: int) -> Status:
    """ "planned" where the words before a number, in its sentence, say so, and no later ones say that it is done."""
    start = max(sentence_at(passage, position).start, position - _WINDOW)
    before = passage.text[start:position]
    planned = _last("target", before)
    return "planned" if planned >= 0 and planned > _last("done", before) else ""


def _last(head: str, words: str) -> int:
    return max((m.start() for m in _pattern(head).finditer(words)), default=-1)


@cache
def _pattern(head: str) -> re.Pattern[str]:
    return re.compile("|".join(lists(WORDS)[head]))
