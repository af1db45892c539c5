"""What a printed date means, given the day of publication and the dates before it in the text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.reading.calendar import alternatives, festival_day, words

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_SENTENCE_END = re.compile(r"[。!?\n]")
_AHEAD = re.compile(r"(?:将|定于|拟|计划|预计|即将|力争|争取|确保|到|至)[于在]?$")
_LEAP = 2000
"""A year in which every day of the calendar stands."""
_FAR = 150  # days from publication; a bare date that lies farther ahead is taken for last year's


class Meaning(NamedTuple):
    """ISO dates, or parts of them ("" unknown), and how they were found."""

    date: str
    date_end: str = ""
    note: str = ""


@dataclass(slots=True)
class Known:
    """What is known where a date stands: the day of publication, the year and day named before."""

    text: str
    published: str
    position: int = 0
    year: int | None = None
    """Year printed before in the same sentence."""
    day: Meaning | None = None
    """The day named last in the passage."""

    def move_to(self, position: int) -> None:
        """Go on to the next date; a printed year holds to the end of its sentence."""
        if _SENTENCE_END.search(self.text, self.position, position):
            self.year = None
        self.position = position

    def resolve(self, match: re.Match[str], month: int = 0, day: int = 1) -> tuple[int | None, str]:
        """The year of a match and a note; None when nothing tells it."""
        groups = match.groupdict()
        if groups.get("year"):
            self.year = number(groups["year"])
            return self.year, ""
        if groups.get("word"):
            return self._worded(groups["word"])
        if self.year:
            return self.year, f"{self.year} from earlier in the sentence"
        year = self._nearest(month, day)
        return year, f"year restored: {year}" if year else "year unknown"

    def _worded(self, wording: str) -> tuple[int | None, str]:
        carried = _value("carried", wording)
        start = self.year if carried is not None else self.published_year
        if start is None:
            return None, f"{wording}: year unknown"
        self.year = start + int(carried if carried is not None else _value("year", wording) or 0)
        return self.year, f"{wording} → {self.year}"

    @property
    def published_year(self) -> int | None:
        """Year of publication."""
        return int(self.published[:4]) if self.published else None

    @property
    def published_day(self) -> datetime.date | None:
        """Day of publication, when known to the day."""
        return datetime.date.fromisoformat(self.published) if len(self.published) == 10 else None

    def _nearest(self, month: int, day: int) -> int | None:
        """The year of publication, or the one before (after) for a date that would lie far ahead (behind)."""
        year = self.published_year
        if year is None or not month or len(self.published) < 7:
            return year
        printed = datetime.date.fromisoformat((self.published + "-15")[:10])
        days = (datetime.date(year, month, min(day, 28)) - printed).days
        if _AHEAD.search(self.text, max(0, self.position - 4), self.position):
            return year + (-days > _FAR)
        return year - (days > _FAR)


def number(printed: str) -> int:
    """2022 → 2022, 二〇二二 → 2022, 十二 → 12, 三十一 → 31, 元 (月) → 1."""
    if printed.isdecimal():
        return int(printed)
    if "十" in printed:
        tens, ones = printed.split("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[c]) for c in printed))


def _value(kind: str, wording: str) -> str | None:
    return next((w.value for w in words(kind) if re.fullmatch(w.wording, wording)), None)


def iso(year: int | None, month: int = 0, day: int = 0) -> str:
    """The date as ISO 8601, without the day where there is no such day (2月30日); without a year --08-02 or --08."""
    if not month:
        return str(year or "")
    start = f"{year:04d}" if year else "-"
    try:
        datetime.date(year or _LEAP, month, day)
    except ValueError:
        return f"{start}-{month:02d}"
    return f"{start}-{month:02d}-{day:02d}"


def read(name: str, match: re.Match[str], known: Known) -> Meaning | None:
    """What a match of the form called ``name`` says; None where it is no date after all."""
    reader = _READERS.get(name)
    return reader(match, known) if reader else _festival(name, match, known)


def _day(match: re.Match[str], known: Known) -> Meaning:
    """8月2日, 8月2日至4日, 12月28日至1月3日, 2022-08-02."""
    part = match.groupdict()
    month, day = number(part["month"]), number(part["day"])
    year, note = known.resolve(match, month, day)
    end = ""
    if part.get("day2"):
        month2 = number(part["month2"] or part["month"])
        end = iso(_end_year(part, year, month2 < month), month2, number(part["day2"]))
    known.day = Meaning(iso(year, month, day), end, note)
    return known.day


def _month(match: re.Match[str], known: Known) -> Meaning | None:
    """3月, 2021年3月至5月, 8月下旬; 三月三 and 十月小区 are none."""
    part = match.groupdict()
    spelt = not part["month"].isdecimal() and part["month"] != "元"
    if spelt and not any(part[k] for k in ("year", "word", "tail", "tail2", "month2")):
        return None
    month = number(part["month"])
    year, note = known.resolve(match, month)
    if not part["month2"]:
        return Meaning(iso(year, month), "", note)
    month2 = number(part["month2"])
    return Meaning(iso(year, month), iso(_end_year(part, year, month2 < month), month2), note)


def _end_year(part: dict[str, str | None], year: int | None, next_year: bool) -> int | None:
    printed = part.get("year2")
    return number(printed) if printed else year + next_year if year else None


def _years(match: re.Match[str], known: Known) -> Meaning | None:
    """2021—2023年; 2023-2021 is none."""
    first, last = number(match["year"]), number(match["year2"])
    return Meaning(str(first), str(last)) if first < last else None


def _year(match: re.Match[str], known: Known) -> Meaning | None:
    """2022年, 去年, 今年上半年, 年初: of a part of a year the year alone is sure to date an event."""
    part = match.groupdict()
    year, note = known.resolve(match)
    if year is None and part.get("word") and _value("carried", part["word"]) is not None:
        return None
    return Meaning(iso(year), "", ", ".join(filter(None, [note, part["part"]])))


def _bare_day(match: re.Match[str], known: Known) -> Meaning | None:
    """20日, at the head of a clause: the nearest such day up to publication."""
    printed, day = known.published_day, number(match["day"])
    if not printed:
        return Meaning("", "", "month unknown")
    month = printed if day <= printed.day else printed.replace(day=1) - datetime.timedelta(1)
    known.day = Meaning(iso(month.year, month.month, day), "", f"month restored: {iso(month.year, month.month)}")
    return known.day


def _plan(match: re.Match[str], known: Known) -> Meaning | None:
    wording = match["plan"]
    first, last = (_value("plan", wording) or "").split()
    return Meaning(first, last, f"{wording} → {first}–{last}")


def _vague(match: re.Match[str], known: Known) -> Meaning:
    """近日: the month of publication, when it is known."""
    month = known.published[:7] if len(known.published) >= 7 else ""
    return Meaning(month, "", f"{match.group()}: shortly before publication")


def _same(match: re.Match[str], known: Known) -> Meaning | None:
    """当天: the day named last."""
    return known.day and known.day._replace(note=f"{match.group()} → {known.day.date}")


def _shifted_day(match: re.Match[str], known: Known) -> Meaning:
    """昨日: the day before publication."""
    if not known.published_day:
        return Meaning("", "", f"{match.group()}: day unknown")
    day = known.published_day + datetime.timedelta(int(_value("shift_day", match.group()) or 0))
    known.day = Meaning(day.isoformat(), "", f"{match.group()} → {day}")
    return known.day


def _shifted_month(match: re.Match[str], known: Known) -> Meaning:
    """上月: the month before that of publication."""
    if len(known.published) < 7:
        return Meaning("", "", f"{match.group()}: month unknown")
    months = int(known.published[:4]) * 12 + int(known.published[5:7]) - 1
    year, month = divmod(months + int(_value("shift_month", match.group()) or 0), 12)
    return Meaning(iso(year, month + 1), "", f"{match.group()} → {iso(year, month + 1)}")


def _festival(name: str, match: re.Match[str], known: Known) -> Meaning | None:
    """今年“五一”期间 → the month, 端午节当天 → the day, 春节前夕 → the month before where it is near."""
    dated = bool(match["year"] or match["word"])
    beside = _beside_festival().match(known.text, match.end())
    if not dated and not beside:
        return None
    month = festival_day(name, known.published_year or 2000)
    year, note = known.resolve(match, month.month if month else 0)
    day = festival_day(name, year) if year else None
    note = ", ".join(filter(None, [note, name]))
    if not day:
        return Meaning(iso(year), "", note)
    word = beside.group() if beside else ""
    if word in ("当天", "当日", "这天"):
        return Meaning(day.isoformat(), "", note)
    before = (day - datetime.timedelta(7)) if word in ("前夕", "来临", "到来", "临近", "将至", "前") else day
    return Meaning(iso(year, day.month) if before.month == day.month else iso(year), "", note)


@lru_cache(maxsize=1)
def _beside_festival() -> re.Pattern[str]:
    return re.compile(alternatives("beside"))


_READERS: dict[str, Callable[[re.Match[str], Known], Meaning | None]] = {
    "day": _day,
    "numeric": _day,
    "month": _month,
    "years": _years,
    "year": _year,
    "part": _year,
    "bare_day": _bare_day,
    "plan": _plan,
    "vague": _vague,
    "same": _same,
    "shift_day": _shifted_day,
    "shift_month": _shifted_month,
}
