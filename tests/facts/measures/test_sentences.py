"""Invented sentences: what a number counts, of whom, and whether it is a plan."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.facts import find_facts
from kg.model import Article, Fact, Initiative, Quantity
from kg.reading import read

_FILE = Path(__file__).with_name("sentences.tsv")


class Case(NamedTuple):
    """A line of the table; a "?" marks what is not found yet."""

    text: str
    number: str
    what: str
    subject: str
    status: str


def cases() -> list[Case]:
    """The table."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if line and not line.startswith("#")]


@cache
def facts_of(text: str) -> tuple[Fact, ...]:
    """The measures of a sentence."""
    return tuple(f for f in find_facts(read(Article.of_text(text))) if isinstance(f.object, Quantity))


def found(case: Case) -> Fact:
    """The measure that a line speaks of."""
    numbers = {f"{f.object.value}{f.object.unit}": f for f in facts_of(case.text) if isinstance(f.object, Quantity)}
    assert case.number in numbers, f"{case.number} not among {sorted(numbers)}"
    return numbers[case.number]


def name(fact: Fact) -> str:
    """The subject's name."""
    return fact.subject.label if isinstance(fact.subject, Initiative) else fact.subject.name


def bare(wording: str) -> str:
    """Without outer quotes, which some names keep."""
    return wording.translate(str.maketrans("", "", "“”"))


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.text[:40]} {c.number}")
def test_what_is_counted_is_a_whole_phrase(case: Case) -> None:
    quantity = found(case).object
    assert isinstance(quantity, Quantity)
    assert case.what.startswith("?") or quantity.what == case.what


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.text[:40]} {c.number}")
def test_the_subject_is_what_the_clause_says_it_of(case: Case) -> None:
    assert case.subject.startswith("?") or bare(name(found(case))) == bare(case.subject)


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.text[:40]} {c.number}")
def test_targets_and_forecasts_are_planned(case: Case) -> None:
    quantity = found(case).object
    assert isinstance(quantity, Quantity) and (quantity.status or "-") == case.status


def test_few_lines_are_still_open() -> None:
    open_ones = [c for c in cases() if c.what.startswith("?") or c.subject.startswith("?")]
    assert len(cases()) >= 120 and len(open_ones) <= 12
