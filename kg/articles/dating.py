"""When an article was published: metadata, file name, a printed date, or the year that its text implies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kg.model import Page, half_width
from kg.pages.dates import possible
from kg.wordlists import rows

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_PRINTED = re.compile(
    r"(?<!\d)((?:19[5-9]|20[0-4])\d)\s*(?:年|[-/.])\s*(1[0-2]|0?[1-9])\s*(?:月|[-/.])\s*(3[01]|[12]\d|0?[1-9])(?!\d)"
)
_YEAR = re.compile(r"(?<![\d.])((?:19[89]|20[0-4])\d)(?=年(?![底末前版]|度?(?:目标|规划)))")
_RANGE = re.compile(r"(?:19|20)\d\d年?\s*[—\-~至到]+\s*(?:19|20)\d\d年")
_PLAN = re.compile(r"(?:到|至|力争|预计|计划|确保|争取|面向|展望|[—\-~])\s*$")


@lru_cache(maxsize=1)
def _events() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    cells = (row.split("\t") for row in rows(Path(__file__).parent / "data" / "events.tsv"))
    return tuple((re.compile(name), int(first), int(last)) for name, first, last in cells)


def published(page: Page, text: str, furniture: Iterable[str]) -> tuple[str, float]:
    """The date of publication (ISO or part of it; "" unknown) and how sure it is, 0 to 1.

    Args:
        page: its metadata and its file name come first.
        text: its text with half-width signs, where nothing else tells.
        furniture: the page's furniture lines (a masthead's 2022年8月5日 星期五).
    """
    stated = _iso(page.date)
    if stated:
        return stated, 1.0
    named = _IN_NAME.search(page.source)
    if named and (day := possible(named[1], named[3], named[4])):
        return day, 0.95
    printed = (possible(*m.groups()) for line in furniture for m in _PRINTED.finditer(line))
    day = next(filter(None, printed), "")
    return (day, 0.95) if day else _implied(text)


def _iso(date: str) -> str:
    """A record's date as an ISO date or part of one: 2022/8/2, 2022年8月2日, 20220802, 2022-08-02T10:00."""
    text = half_width(date).strip()
    day = _PRINTED.search(text) or _IN_NAME.search(text)
    if day:
        year, *_, month, number = day.groups()
        return possible(year, month, number)
    part = re.match(r"((?:19|20)\d\d)(?:\s*[年/.-]\s*(1[0-2]|0?[1-9])(?!\d))?", text)
    return (part[1] + (f"-{int(part[2]):02}" if part[2] else "")) if part else ""


def _implied(text: str) -> tuple[str, float]:
    """The year that a text was written in: the latest it speaks of, and the years of the events that it names."""
    years = Counter(_years(text))
    events = [(first, last) for name, first, last in _events() if name.search(text)]
    latest = max(years, default=0)
    since = max((first for first, _ in events), default=0)
    if not latest and not since:
        return "", 0.0
    if since > latest:
        return str(since), 0.6 if latest == since - 1 or len(events) > 1 else 0.5
    supported = any(first <= latest <= last for first, last in events)
    return str(latest), min(0.9, 0.6 + 0.1 * min(years[latest], 2) + 0.15 * supported)


def _years(text: str) -> Iterable[int]:
    """Years that a text gives as past or present; plans (到2025年, 2021—2025年) and titles of decades left out."""
    ranges = [m.span() for m in _RANGE.finditer(text)]
    for match in _YEAR.finditer(text):
        planned = _PLAN.search(text[max(0, match.start() - 4) : match.start()])
        last = bisect_right(ranges, (match.start(), len(text))) - 1
        if last >= 0 and match.start() < ranges[last][1] or planned and text[match.start() - 1] not in "—-":
            continue
        yield int(match[1])
