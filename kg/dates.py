"""Dates in a text, as ISO 8601 strings or parts of them; the year restored from the date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Passage
from kg.sentences import clauses, sentence_at

_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_DATE = re.compile(
    rf"(?<!\d)(?:(?P<year>{_YEAR})年(?!度|版|代)|(?P<rel>今年|去年|前年|明年))?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?"
    rf"(?:\s*(?:至|—|-|~|到)\s*(?:(?P<month2>1[0-2]|0?[1-9])月)?(?P<day2>3[01]|[12]\d|0?[1-9])日)?"
    rf"|(?<!\d)(?P<from>{_YEAR})(?:年)?\s*(?:至|—|-|~|到)+\s*(?P<to>{_YEAR})年"
    rf"|(?<!\d)(?P<only>{_YEAR})年(?!版|代)|(?P<word>今年|去年|前年)(?=以来|[,的“初底末春夏秋冬]|上半年|下半年|\d)")
_RELATIVE = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a passage: offsets into ``passage.text``, ISO dates ("" unknown), and how it was restored."""

    start: int
    end: int
    date: str
    date_end: str = ""
    note: str = ""


@lru_cache(maxsize=256)
def dates_in(passage: Passage, published: str = "") -> tuple[DateMention, ...]:
    """Every date of a passage; ``published`` is the article's ISO date or year ("" unknown)."""
    return tuple(_mentions(passage.text, int(published[:4]) if published else None))


def _mentions(text: str, year: int | None) -> Iterator[DateMention]:
    for match in _DATE.finditer(text):
        part = match.groupdict()
        if part["from"]:
            yield DateMention(*match.span(), part["from"], part["to"])
        elif part["only"]:
            yield DateMention(*match.span(), part["only"])
        elif part["word"]:
            if year:
                yield DateMention(*match.span(), str(year + _RELATIVE[part["word"]]), "", f"{part['word']} → {year + _RELATIVE[part['word']]}")
        else:
            yield _day(match, part, year)


def _day(match: re.Match[str], part: dict[str, str | None], year: int | None) -> DateMention:
    note = ""
    if part["year"]:
        year = int(part["year"])
    elif year:
        year += _RELATIVE.get(part["rel"] or "", 0)
        note = f"year restored: {year}"
    if year is None:
        return DateMention(*match.span(), "")
    begin = _iso(year, part["month"], part["day"])
    end = _iso(year, part["month2"] or part["month"], part["day2"]) if part["day2"] else ""
    return DateMention(*match.span(), begin, end, note)


def _iso(year: int, month: str | None, day: str | None) -> str:
    """The date, without the day where there is no such day (2月30日)."""
    import datetime

    text = f"{year}-{int(month or 1):02d}"
    if not day:
        return text
    try:
        return datetime.date(year, int(month or 1), int(day)).isoformat()
    except ValueError:
        return text


def date_of(passage: Passage, start: int, end: int, published: str = "") -> DateMention | None:
    """The date that governs ``text[start:end]``: the nearest before it in its clause, else in its sentence."""
    found = [d for d in dates_in(passage, published) if d.date]
    clause = next((c for c in clauses(passage) if c.start <= start < c.end), None)
    sentence = sentence_at(passage, start)
    for span in (clause, sentence):
        near = [d for d in found if span and span.start <= d.start and d.end <= start]
        if near and span is clause:
            return near[-1]
        if near and start - near[-1].end <= 40:
            return near[-1]
    return next((d for d in found if start <= d.start and d.end <= end), None)
