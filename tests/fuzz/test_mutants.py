"""Whatever is done to a page, it is read: nothing raised, every quote the page's own, a graph that parses, in time."""

from __future__ import annotations

import os

import pytest

from kg import pages
from tests.fuzz.mutants import failing, wrong
from tests.fuzz.mutator import Mutant, mutant
from tests.fuzz.readers import Bytes
from tests.fuzz.whole import TooLong, within

COUNT = int(os.environ.get("KG_MUTANTS", "2000"))
"""How many mutants are read; .ci/run asks for more, ``make fuzz`` for a million."""


def test_mutated_pages_are_read_with_exact_quotes():
    bad = [f"{number}: {told}" for number, told in failing(range(COUNT), workers=2) if told]
    shown = "\n".join(bad[:30])
    assert not bad, f"{len(bad)} of {COUNT} mutants (python -m tests.fuzz.mutants --show NUMBER)\n{shown}"


def test_mutants_are_the_same_each_time():
    assert [mutant(n) for n in range(60)] == [mutant(n) for n in range(60)]
    assert len({mutant(n).text for n in range(60)}) > 55


def test_most_mutants_are_small_and_some_are_whole_pages():
    sizes = sorted(len(mutant(n).text) for n in range(200))
    assert 300 < sizes[100] < 1500 and sizes[-3] > 3000


def test_records_of_mutants_keep_every_offset():
    for found in map(mutant, range(100)):
        (page,) = pages.pages_of(Bytes(found.record, ".jsonl"), "a.jsonl", on_skip=_none_skipped, columns={})
        assert len(page.text) == len(found.text)
        assert page.text.encode() == found.page.text.encode()


def _none_skipped(source: str, reason: str) -> None:
    pytest.fail(f"{source}: {reason}")


def test_what_is_wrong_is_told_with_its_place(monkeypatch):
    monkeypatch.setattr("tests.fuzz.whole.cut", lambda page: 1 // 0)
    assert wrong(Mutant(0, "国", "", "", "a.txt")).startswith("ZeroDivisionError at ")


def test_guard_ends_what_hangs():
    with pytest.raises(TooLong), within(0.05):
        while True:
            pass
