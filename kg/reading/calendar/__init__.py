"""What the calendar knows: the words that date an event, festivals, and the days that they fall on."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.rules.tables import rows
from kg.rules.wordlists import lists


class Word(NamedTuple):
    """A wording (regular expression) and what it says."""

    wording: str
    value: str


_FOLDER = Path(__file__).parent


@cache
def words(kind: str) -> tuple[Word, ...]:
    """The wordings of one kind in words.txt, in the file's order; a head's words behind the kind are their value."""
    found = lists(str(_FOLDER / "words.txt")).items()
    return tuple(Word(w, head.partition(" ")[2]) for head, listed in found if head.split()[0] == kind for w in listed)


def alternatives(kind: str) -> str:
    """All wordings of a kind as one regular expression, without a group around it."""
    return "|".join(w.wording for w in words(kind))


@lru_cache(maxsize=1)
def festivals() -> dict[str, Word]:
    """Festivals by name, with their wordings and month-day ("lunar" for those of the lunar calendar)."""
    return {name: Word(wording, day) for name, wording, day in rows(_FOLDER / "festivals.tsv")}


@lru_cache(maxsize=1)
def _lunar_days() -> dict[tuple[str, str], str]:
    names, *years = rows(_FOLDER / "lunar_days.tsv")
    return {(year, name): day for year, *days in years for name, day in zip(names[1:], days)}


def festival_day(name: str, year: int) -> datetime.date | None:
    """The Gregorian day of a festival: ("端午", 2022) is 2022-06-03; None for lunar ones outside 1990–2040."""
    day = festivals()[name].value
    if day == "lunar":
        day = _lunar_days().get((str(year), name), "")
    return datetime.date.fromisoformat(f"{year}-{day}") if day else None
