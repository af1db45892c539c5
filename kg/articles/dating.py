"""When an article was published: metadata, file name, a printed date, or the year that its text implies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.articles.offices import is_day
from kg.model import Page, half_width
from kg.pages.metadates import iso_date, possible
from kg.rules.patterns import any_of
from kg.rules.tables import rows

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_PRINTED = re.compile(
    r"(?<!\d)((?:19[5-9]|20[0-4])\d)\s*(?:年|[-/.])\s*(1[0-2]|0?[1-9])\s*(?:月|[-/.])\s*(3[01]|[12]\d|0?[1-9])(?!\d)"
)
_YEAR = re.compile(r"(?<![\d.])((?:19[89]|20[0-4])\d)(?=年)")
_RANGE = re.compile(r"(?:19|20)\d\d年?\s*[—\-~至到]+\s*(?:19|20)\d\d年")
_PLAN = re.compile(r"(?:到|至|力争|预计|计划|确保|争取|面向|展望|[—\-~])\s*$")


@lru_cache(maxsize=1)
def _events() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    cells = rows(Path(__file__).parent / "data" / "events.tsv")
    return tuple((re.compile(name), int(first), int(last)) for name, first, last in cells)


_STATED, _PRINTS = 1.0, 0.95
"""Confidence of a date in the metadata, and of one on the page or in the file's name."""


class Published(NamedTuple):
    """A date of publication: ISO or part of it, "" unknown; how sure it is, 0 to 1; how it was found."""

    date: str = ""
    confidence: float = 0.0
    inferred: bool = False
    """Whether neither page nor metadata print the year: a named event tells it."""

    @property
    def standing(self) -> int:
        """How good its source is: 4 metadata, 3 the page's print or file name, 2 the text, 1 an event, 0 unknown."""
        if not self.date or self.inferred:
            return int(self.inferred)
        return 4 if self.confidence >= _STATED else 3 if self.confidence >= _PRINTS else 2


def published(page: Page, text: str, furniture: Iterable[str]) -> Published:
    """The date of publication, from the surest source that there is.

    Args:
        page: its metadata and its file name come first.
        text: its text with half-width signs, where nothing else tells.
        furniture: the page's furniture lines (a masthead's 2022年8月5日 星期五).
    """
    stated = _iso(page.date)
    if stated:
        return Published(stated, _STATED)
    named = _IN_NAME.search(page.source)
    if named and (day := possible(named[1], named[3], named[4])):
        return Published(day, _PRINTS)
    printed = (possible(*m.groups()) for line in furniture for m in _PRINTED.finditer(line))
    day = next(filter(None, printed), "")
    return Published(day, _PRINTS) if day else _implied(text)


def signed(dated: Published, lines: Iterable[str]) -> Published:
    """The date of one article of a page: that of the day below its headline or its text, if no surer one is known.

    Args:
        dated: what the page tells.
        lines: the article's bylines and the last lines of its text.
    """
    if dated.confidence >= _PRINTS:
        return dated
    day = next((day for line in lines if is_day(line) and (day := iso_date(line.strip("() ")))), "")
    return Published(day, _PRINTS) if day else dated


def _iso(date: str) -> str:
    """A record's date as an ISO date or part of one: 2022/8/2, 2022年8月2日, 20220802, 2022-08-02T10:00."""
    text = half_width(date).strip()
    day = _PRINTED.search(text) or _IN_NAME.search(text)
    if day:
        year, *_, month, number = day.groups()
        return possible(year, month, number)
    part = re.match(r"((?:19|20)\d\d)(?:\s*[年/.-]\s*(1[0-2]|0?[1-9])(?!\d))?", text)
    return (part[1] + (f"-{int(part[2]):02}" if part[2] else "")) if part else ""


def _implied(text: str) -> Published:
    """The year that a text was written in: the latest it speaks of, else the years of the events that it names."""
    years = Counter(_years(text))
    events = [(first, last) for name, first, last in _events() if name.search(text)]
    latest = max(years, default=0)
    since = max((first for first, _ in events), default=0)
    if not latest and not since:
        return Published()
    if since > latest:
        return Published(str(since), 0.6 if latest == since - 1 or len(events) > 1 else 0.5, inferred=True)
    supported = any(first <= latest <= last for first, last in events)
    return Published(str(latest), min(0.9, 0.6 + 0.1 * min(years[latest], 2) + 0.15 * supported))


@lru_cache(maxsize=1)
def _past() -> tuple[re.Pattern[str], re.Pattern[str]]:
    years = str(Path(__file__).parent / "data" / "years.txt")
    before, after = any_of(years, "past before"), any_of(years, "past after")
    return re.compile(rf"(?:{before})\s?$"), re.compile(after)


def _years(text: str) -> Iterable[int]:
    """Years that a text gives as its own; plans (到2025年, 2021—2025年) and the past (自2014年以来) left out."""
    ranges = [m.span() for m in _RANGE.finditer(text)]
    before, after = _past()
    for match in _YEAR.finditer(text):
        words = text[max(0, match.start() - 4) : match.start()]
        planned = _PLAN.search(words) and words[-1] not in "—-"
        last = bisect_right(ranges, (match.start(), len(text))) - 1
        ranged = last >= 0 and match.start() < ranges[last][1]
        if not (planned or ranged or before.search(words) or after.match(text, match.end())):
            yield int(match[1])
