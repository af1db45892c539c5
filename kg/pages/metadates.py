"""Dates of metadata as ISO 8601 calendar dates or a part of them: 2022-08-05, 2022-08, 2022."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_YEARS = range(1900, 2100)
_DIGITS = str.maketrans("〇零○一二三四五六七八九０１２３４５６７８９", "0001234567890123456789")
_TENS = re.compile(r"([一二三]?)十([一二三四五六七八九]?)")
_JOINED = re.compile(r"(?<!\d)(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?=$|\D|(?:\d\d|\d{4}|\d{6})(?!\d))")
_PARTED = re.compile(r"(?<!\d)(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})(?!\d)(?:\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d))?")
_YEAR = re.compile(r"(?<![\d:])(?P<y>\d{4})(?![\d:])")
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d+)?")
_MASTHEAD = re.compile(
    r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日[\s,，·|]*(?:星期|周)\s*(?P<w>[一二三四五六日天])"
)


def iso_date(text: str) -> str:
    """A date as metadata writes it, as ISO or part of it; "" where it is none or impossible (2022-02-30).

    Known: 2022-08-05, 2022/8/5, 2022.8.5, 20220805, 2022年8月, 二〇二二年八月五日, with a time after it or without;
    seconds and milliseconds since 1970, in China's time zone; RFC 5322 (Fri, 05 Aug 2022 10:00:00 +0800).
    """
    plain = _TENS.sub(_ten, text.strip()[:100]).translate(_DIGITS)
    since_1970 = _SECONDS.fullmatch(plain)
    if since_1970:
        return (datetime(1970, 1, 1, 8) + timedelta(seconds=int(since_1970[1]))).date().isoformat()
    match = _JOINED.search(plain) or _PARTED.search(plain)
    if match:
        return possible(match["y"], match["m"], match["d"])
    year = _YEAR.search(plain)
    return _mail_date(plain) or (possible(year["y"]) if year else "")


def _ten(match: re.Match[str]) -> str:
    """十五 → 一五, 二十 → 二〇: one character a digit."""
    return f"{match[1] or '一'}{match[2] or '〇'}"


def _mail_date(text: str) -> str:
    from email.utils import parsedate

    parts = parsedate(text)
    return possible(*map(str, parts[:3])) if parts else ""


def possible(year: str, month: str | None = None, day: str | None = None) -> str:
    """The ISO form of a year, month and day; "" for a day that no calendar has, or a year outside 1900–2099."""
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return whole[: 10 if day else 7 if month else 4] if int(year) in _YEARS else ""


def masthead_date(text: str) -> str:
    """The first date of a masthead, 2022年8月5日 星期五, whose weekday is right; "" when there is none."""
    for match in _MASTHEAD.finditer(text):
        day = possible(match["y"], match["m"], match["d"])
        if day and date.fromisoformat(day).weekday() == "一二三四五六日".index(match["w"].replace("天", "日")):
            return day
    return ""
