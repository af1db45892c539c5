"""A passage's paragraphs, sentences and clauses, and what in it is quoted speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from kg.model import Passage, Span
from kg.spans import Cover, bounded

_SENTENCE = re.compile(r"[^。!?\n]*[。!?]*[”’)]*")
_CLAUSE = re.compile(r"(?:\([^()\n。]{0,60}\)|“[^“”\n。!?]{0,40}”|[^,;:。!?\n])+")
_SPEECH = re.compile(r"“[^“”\n。!?…]*+(?:[。!?…][^“”\n]*+”|”(?=[^。\n]{0,30}?(?:说|道|表示|介绍|告诉)))")
_FAR = 1 << 62
"""Behind the end of any text."""
_LONGEST_SENTENCE, _LONGEST_CLAUSE = 720, 240
"""Characters; a longer stretch without a sign (a table, a column of names) is cut: work within it stays bounded."""


@lru_cache(maxsize=256)
def paragraphs(passage: Passage) -> tuple[Span, ...]:
    """The passage's non-empty paragraphs, as offsets into ``passage.text``."""
    return tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", passage.text))


@lru_cache(maxsize=256)
def sentences(passage: Passage) -> tuple[Span, ...]:
    """The passage's sentences (ended by 。！？ or the paragraph; long ones cut), as offsets into ``passage.text``."""
    return tuple(_pieces(_SENTENCE, passage.text, _LONGEST_SENTENCE))


def _pieces(pattern: re.Pattern[str], text: str, most: int) -> Iterator[Span]:
    for match in pattern.finditer(text):
        for start, end in bounded(text, *match.span(), most=most):
            if text[start:end].strip():
                yield Span(start, end)


def sentence_at(passage: Passage, position: int) -> Span:
    """The sentence that holds the character at ``position``; an empty span there when none does."""
    span = _at(sentences(passage), position)
    return span if span and position < span.end else Span(position, position)


def paragraph_at(passage: Passage, position: int) -> Span:
    """The paragraph that holds the character at ``position`` or ends there; an empty span there when none does."""
    span = _at(paragraphs(passage), position)
    return span if span and position <= span.end else Span(position, position)


_end = itemgetter(1)


def _at(spans: tuple[Span, ...], position: int) -> Span | None:
    """The last span that starts at ``position`` or before."""
    after = bisect_right(spans, (position, _FAR))
    return spans[after - 1] if after else None


@lru_cache(maxsize=256)
def clauses(passage: Passage) -> tuple[Span, ...]:
    """The passage's clauses (parted by ，；： and sentence ends; long ones cut), as offsets into ``passage.text``."""
    return tuple(_pieces(_CLAUSE, passage.text, _LONGEST_CLAUSE))


def clause_at(passage: Passage, position: int) -> Span | None:
    """The clause that holds the character at ``position`` or ends there."""
    span = _at(clauses(passage), position)
    return span if span and position <= span.end else None


def clauses_between(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """The clauses that start at ``start`` or later and end before ``end``."""
    first, last = clause_range(passage, start, end)
    return clauses(passage)[first:last]


def clause_range(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Which of the clauses start at ``start`` or later and end before ``end``: the first, and one behind the last."""
    spans = clauses(passage)
    first = bisect_left(spans, (start, 0))
    return first, max(first, bisect_left(spans, end, key=_end))


@lru_cache(maxsize=256)
def speech(passage: Passage) -> tuple[Span, ...]:
    """Stretches of direct speech: quotes that hold a sentence end or are followed by a verb of saying."""
    return tuple(Span(*m.span()) for m in _SPEECH.finditer(passage.text))


@lru_cache(maxsize=256)
def _spoken(passage: Passage) -> Cover:
    return Cover(speech(passage))


def in_speech(passage: Passage, position: int) -> bool:
    """Whether the character at ``position`` stands in direct speech."""
    return _spoken(passage).holds(position, position + 1)


def is_spoken(passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch lies within one direct speech."""
    return _spoken(passage).holds(start, end)
