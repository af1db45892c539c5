"""What the calendar knows: the words that date an event, festivals, and the days that they fall on."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.wordlists import rows


class Word(NamedTuple):
    """One row of words.tsv: a wording (regular expression) and what it says."""

    wording: str
    value: str


def _rows(file: str) -> list[list[str]]:
    return [row.split("\t") for row in rows(Path(__file__).with_name(file))]


@cache
def words(kind: str) -> tuple[Word, ...]:
    """The rows of one kind in words.tsv, in the file's order; empty for an unknown kind."""
    return tuple(Word(wording, value) for k, wording, value in _rows("words.tsv") if k == kind)


def alternatives(kind: str) -> str:
    """All wordings of a kind as one regular expression, without a group around it."""
    return "|".join(w.wording for w in words(kind))


@lru_cache(maxsize=1)
def festivals() -> dict[str, Word]:
    """Festivals by name, with their wordings and month-day ("lunar" for those of the lunar calendar)."""
    return {name: Word(wording, day) for name, wording, day in _rows("festivals.tsv")}


@lru_cache(maxsize=1)
def _lunar_days() -> dict[tuple[str, str], str]:
    names, *years = _rows("lunar_days.tsv")
    return {(year, name): day for year, *days in years for name, day in zip(names[1:], days)}


def festival_day(name: str, year: int) -> datetime.date | None:
    """The Gregorian day of a festival: ("端午", 2022) is 2022-06-03; None for lunar ones outside 1990–2040."""
    day = festivals()[name].value
    if day == "lunar":
        day = _lunar_days().get((str(year), name), "")
    return datetime.date.fromisoformat(f"{year}-{day}") if day else None
