"""The forms in which a Chinese text prints a date, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.reading.calendar import alternatives, festivals

YEAR = r"(?:19\d\d|20[0-4]\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r" ?(?:至|到|—++|–|-|~|―) ?"


class Form(NamedTuple):
    """A form with its name; it is looked for where ``sign`` is found, if it has one."""

    name: str
    pattern: re.Pattern[str]
    sign: re.Pattern[str] | None = None

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """The form's matches, in text order."""
        return self.pattern.finditer(text) if self.sign is None or self.sign.search(text) else iter(())


def _alone() -> str:
    """Where a year or a month may begin that goes on no number."""
    words = {c for c in alternatives("year") + alternatives("carried") if c != "|"}
    return rf"(?=[\d一二三四五六七八九十元{''.join(sorted(words))}])(?<![\d.])"


def _year() -> str:
    """A printed year, or 今年 and the like."""
    words = "|".join((alternatives("year"), alternatives("carried")))
    return rf"(?:(?P<year>{YEAR}) ?年|(?P<word>{words}))[度的]?"


def _days() -> str:
    """8月2日, 2021年12月31日, 8月2日至4日, 4月22至24日, 八月二日."""
    more = rf"(?:(?P<year2>{YEAR}) ?年 ?)?(?:(?P<month2>{MONTH}) ?月 ?)?(?P<day2>{DAY}) ?[日号]"
    first = rf"{_alone()}(?:{_year()} ?)?(?P<month>{MONTH}) ?月 ?(?P<day>{DAY}) ?(?:[日号]|(?={_TO}{DAY} ?[日号]))"
    return rf"{first}(?:{_TO}{more})?"


def _months() -> str:
    """3月, 2021年3月至5月, 1—6月, 六月底, 8月下旬."""
    more = rf"(?:(?P<year2>{YEAR}) ?年 ?)?(?P<month2>{MONTH}) ?月(?! ?\d)"
    first = rf"{_alone()}(?:{_year()} ?)?(?P<month>{MONTH}) ?(?:月|(?={_TO}{MONTH} ?月))(?! ?\d)"
    return rf"{first}(?P<tail>[上中下]旬|份|初|底|末)?(?:{_TO}{more})?(?P<tail2>[上中下]旬|份|初|底|末)?"


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """Every form; where two match at one place the longer one is meant, then the earlier here."""
    part = alternatives("part")
    patterns = {
        "day": _days(),
        "month": _months(),
        "numeric": rf"{_alone()}(?P<year>{YEAR})(?P<sep>[-./])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![\d.])",
        "years": rf"{_alone()}(?P<year>{YEAR}) ?年?{_TO}(?P<year2>{YEAR}) ?学?年",
        "year": rf"{_alone()}{_year()}(?P<part>{part})?",
        "part": rf"(?P<part>{part})(?=以来|来|[,以前])",
        "bare_day": rf"(?:(?<=[。,;\n ])|^)(?P<day>{DAY})日(?=[,上下早晚凌傍]|中午)",
    }
    worded = {"plan": f"(?P<plan>{alternatives('plan')})"} | {n: f"(?:{w.wording})" for n, w in festivals().items()}
    patterns |= {kind: f"(?:{alternatives(kind)})" for kind in ("vague", "same", "shift_day", "shift_month")}
    plain = [Form(name, re.compile(pattern)) for name, pattern in patterns.items()]
    dated = [Form(n, re.compile(f"(?:{_year()})?{word}"), re.compile(word)) for n, word in worded.items()]
    return (*plain, *dated)
