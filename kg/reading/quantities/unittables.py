"""The tables of units and of the words around numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.rules.tables import rows
from kg.rules.wordlists import lists


class Unit(NamedTuple):
    """A unit's base unit, its factor to it, and what may not follow it (a regular expression)."""

    base: str
    factor: Decimal
    not_before: str


_FOLDER = Path(__file__).parent


@cache
def units() -> dict[str, Unit]:
    """Every unit of units.tsv."""
    found = rows(_FOLDER / "units.tsv")
    return {name: Unit(base, Decimal(factor), "".join(guard)) for name, base, factor, *guard in found}


def unit_pattern() -> str:
    """All units as a regular expression, the longest first."""
    ordered = sorted(units().items(), key=lambda u: (-len(u[0]), u[0]))
    return "|".join(re.escape(name) + (f"(?!{unit.not_before})" if unit.not_before else "") for name, unit in ordered)


@cache
def wordings(kind: str) -> tuple[tuple[str, str], ...]:
    """The wordings of one kind in words.txt; a head's words behind the kind are their value (at most)."""
    found = lists(str(_FOLDER / "words.txt")).items()
    return tuple((w, head.partition(" ")[2]) for head, listed in found if head.split()[0] == kind for w in listed)


def alternatives(kind: str) -> str:
    """The wordings of a kind as one regular expression."""
    return f"(?:{'|'.join(wording for wording, _ in wordings(kind))})"


@cache
def beginning(kind: str, between: str = "") -> re.Pattern[str]:
    """A wording of the kind, to be matched at the start of what follows a number, ``between`` (a pattern) before it."""
    return re.compile(between + alternatives(kind))


@cache
def ending(kind: str, between: str = "") -> re.Pattern[str]:
    """A wording of the kind and ``between`` (a pattern) at the end of what stands before a number."""
    return re.compile(f"{alternatives(kind)}{between}$")
