"""Dates in a text, as ISO 8601 strings or parts of them; the year restored from the date of publication."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from kg.model import Passage
from kg.reading.calendar import alternatives
from kg.reading.calendar.daymeaning import Known, read
from kg.reading.calendar.forms import forms
from kg.reading.sentences import clause_at, sentence_at

Role = Literal["", "deadline", "as of"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a passage: offsets into ``passage.text``, ISO dates ("" unknown), and how it was restored.

    ``date_end`` closes a range. ``role`` tells a deadline (6月底前) and the day of a count (截至6月底)
    from the date of an event.
    """

    start: int
    end: int
    date: str
    date_end: str = ""
    note: str = ""
    role: Role = ""


@lru_cache(maxsize=256)
def dates_in(passage: Passage, published: str = "") -> tuple[DateMention, ...]:
    """Every date of a passage, in text order.

    Args:
        published: the article's ISO date or part of it. Without it 8月2日 has the date "". With a
            year alone 近日 has the date "" and a note; with a month it has that month.
    """
    return tuple(_mentions(passage.text, published))


def _mentions(text: str, published: str) -> Iterator[DateMention]:
    known = Known(text, published)
    for name, match in _matches(text):
        if _no_date(text, match):
            continue
        known.move_to(match.start())
        meaning = read(name, match, known)
        if meaning:
            yield DateMention(*match.span(), *meaning, _role(text, match))


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The matches of all forms in text order, without those that overlap an earlier or longer one."""
    found = [(form.name, match) for form in forms() for match in form.found_in(text)]
    end = 0
    for name, match in sorted(found, key=lambda f: (f[1].start(), -f[1].end())):
        if match.start() >= end:
            yield name, match
            end = match.end()


@cache
def _beside(kind: str) -> re.Pattern[str]:
    """The words of a kind, at the end of what stands before a date or at the start of what follows."""
    return re.compile(f"(?:{alternatives(kind)})" + ("$" if kind.endswith("before") else ""))


def _no_date(text: str, match: re.Match[str]) -> bool:
    """Recurring (每年8月), lunar (农历八月) and compared (比去年) dates, years of history."""
    before = text[max(0, match.start() - 4) : match.start()]
    return bool(_beside("no-date-before").search(before) or _beside("no-date-after").match(text, match.end()))


def _role(text: str, match: re.Match[str]) -> Role:
    before = text[max(0, match.start() - 4) : match.start()]
    if _beside("as-of-before").search(before):
        return "as of"
    late = _beside("deadline-before").search(before) or _beside("deadline-after").match(text, match.end())
    return "deadline" if late else ""


def date_of(passage: Passage, start: int, end: int, published: str = "") -> DateMention | None:
    """The date that governs ``text[start:end]``; deadlines and days of counts never do.

    In this order: the nearest before it in its clause, one inside it (2022年…大赛), one after it in
    its clause, the nearest before it in its sentence.
    """
    found, sentence = _governing(passage, published), sentence_at(passage, start)
    clause = clause_at(passage, start)
    if clause is None or start == clause.end:
        clause = sentence
    last = bisect_right(found, start, key=lambda d: d.end)
    before = [d for d in found[max(0, last - 1) : last] if sentence.start <= d.start]
    near = [d for d in before if d.start >= clause.start]
    first, behind = (bisect_left(found, at, key=lambda d: d.start) for at in (start, end))
    inside = [d for d in found[first : first + 1] if d.end <= end]
    after = [d for d in found[behind : behind + 1] if d.end <= clause.end]
    chosen = [*near, *inside, *after, *before]
    finer = (d for d in chosen if len(d.date) > 4 and d.date.startswith(chosen[0].date))
    return next(finer, chosen[0]) if chosen and len(chosen[0].date) == 4 else next(iter(chosen), None)


@lru_cache(maxsize=256)
def _governing(passage: Passage, published: str) -> tuple[DateMention, ...]:
    """The dates that may date an event, none overlapping."""
    return tuple(d for d in dates_in(passage, published) if not d.role)
