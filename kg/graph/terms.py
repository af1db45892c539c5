"""The terms of the graph: prefixes, and texts, numbers and dates as literals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.vocab import PREFIXES

CONCEPT = "https://w3id.org/xianzhi/concept/"
_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_YEARLESS_TYPES = {4: "xsd:gMonth", 7: "xsd:gMonthDay"}

UNWRITABLE = "\0\ufffe\uffff"
"""What no XML text may hold (XML 1.1, Char), so that several loaders of Turtle refuse it."""
_WRITABLE = dict.fromkeys(map(ord, UNWRITABLE), "\ufffd")

Term = NamedNode | Literal | BlankNode
Row = tuple[NamedNode, NamedNode, Term]
"""Subject, predicate, object."""


@cache
def term(name: str) -> NamedNode:
    """The node of a prefixed name: ``term("xz:Place")``."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def zh(text: str) -> Literal:
    """A Chinese text; U+FFFD stands for what no loader takes (see ``UNWRITABLE``)."""
    return Literal(text.translate(_WRITABLE), language="zh")


def string(text: str) -> Literal:
    """A text in no language; U+FFFD as in :func:`zh`."""
    return Literal(text.translate(_WRITABLE))


def number(value: float | Decimal) -> Literal:
    """An xsd:decimal without exponent: 0.85, 1500000000."""
    digits = format(Decimal(str(value)), "f")
    return Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=term("xsd:decimal"))


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=term("xsd:integer"))


def date(text: str) -> Literal:
    """An ISO date or part of one: xsd:date, gYearMonth, gYear; without its year (--08-02, --08) gMonthDay, gMonth."""
    types = _YEARLESS_TYPES if text.startswith("--") else _DATE_TYPES
    return Literal(text, datatype=term(types[len(text)]))


def status_of(said: Iterable[str]) -> str:
    """What several passages say of one thing: done or running where one says so, else ended, else planned."""
    return min(said, key=("", "ended", "planned").index, default="")
