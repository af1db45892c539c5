"""A passage's paragraphs, sentences and clauses, and what in it is quoted speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from kg.model import Passage, Span

_SENTENCE = re.compile(r"[^。!?\n]*[。!?]*[”’)]*")
_CLAUSE = re.compile(r"(?:\([^()\n。]{0,60}\)|“[^“”\n。!?]{0,40}”|[^,;:。!?\n])+")
_SPEECH = re.compile(r"“[^“”\n]*(?:[。!?…][^“”\n]*”|”(?=[^。\n]{0,30}?(?:说|道|表示|介绍|告诉)))")


@lru_cache(maxsize=256)
def paragraphs(passage: Passage) -> tuple[Span, ...]:
    """The passage's non-empty paragraphs, as offsets into ``passage.text``."""
    return tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", passage.text))


@lru_cache(maxsize=256)
def sentences(passage: Passage) -> tuple[Span, ...]:
    """The passage's sentences (ended by 。！？ or the paragraph), as offsets into ``passage.text``."""
    return tuple(Span(*m.span()) for m in _SENTENCE.finditer(passage.text) if m.group().strip())


def sentence_at(passage: Passage, position: int) -> Span:
    """The sentence that holds the character at ``position``; an empty span there when none does."""
    spans = sentences(passage)
    after = bisect_right(spans, (position, len(passage.text)))
    span = spans[after - 1] if after else Span(position, position)
    return span if position < span.end else Span(position, position)


@lru_cache(maxsize=256)
def clauses(passage: Passage) -> tuple[Span, ...]:
    """The passage's clauses (parted by ，；： and sentence ends), as offsets into ``passage.text``."""
    return tuple(Span(*m.span()) for m in _CLAUSE.finditer(passage.text) if m.group().strip())


def clause_at(passage: Passage, position: int) -> Span | None:
    """The clause that holds the character at ``position`` or ends there."""
    spans = clauses(passage)
    after = bisect_right(spans, (position, len(passage.text)))
    return spans[after - 1] if after and position <= spans[after - 1].end else None


def clauses_between(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """The clauses that start at ``start`` or later and end before ``end``."""
    spans = clauses(passage)
    first = bisect_left(spans, (start, 0))
    last = first
    while last < len(spans) and spans[last].end < end:
        last += 1
    return spans[first:last]


@lru_cache(maxsize=256)
def speech(passage: Passage) -> tuple[Span, ...]:
    """Stretches of direct speech: quotes that hold a sentence end or are followed by a verb of saying."""
    return tuple(Span(*m.span()) for m in _SPEECH.finditer(passage.text))


def in_speech(passage: Passage, position: int) -> bool:
    """Whether the character at ``position`` stands in direct speech."""
    return any(s.start <= position < s.end for s in speech(passage))
