"""The tables of units and of the words around numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.wordlists import rows


class Unit(NamedTuple):
    """A unit's base unit, its factor to it, and what may not follow it (a regular expression)."""

    base: str
    factor: Decimal
    not_before: str


def _rows(file: str) -> list[list[str]]:
    return [row.split("\t") for row in rows(Path(__file__).with_name(file))]


@cache
def units() -> dict[str, Unit]:
    """Every unit of units.tsv."""
    return {row[0]: Unit(row[1], Decimal(row[2]), row[3] if len(row) > 3 else "") for row in _rows("units.tsv")}


def unit_pattern() -> str:
    """All units as a regular expression, the longest first."""
    ordered = sorted(units().items(), key=lambda u: (-len(u[0]), u[0]))
    return "|".join(re.escape(name) + (f"(?!{unit.not_before})" if unit.not_before else "") for name, unit in ordered)


@cache
def wordings(kind: str) -> tuple[tuple[str, str], ...]:
    """The rows of one kind in words.tsv: wording and value."""
    return tuple((wording, value) for k, wording, value in _rows("words.tsv") if k == kind)


def alternatives(kind: str) -> str:
    """The wordings of a kind as one regular expression."""
    return f"(?:{'|'.join(wording for wording, _ in wordings(kind))})"


@cache
def beginning(kind: str) -> re.Pattern[str]:
    """A wording of the kind, to be matched at the start of what follows a number."""
    return re.compile(alternatives(kind))


@cache
def ending(kind: str) -> re.Pattern[str]:
    """A wording of the kind at the end of what stands before a number."""
    return re.compile(alternatives(kind) + "$")
