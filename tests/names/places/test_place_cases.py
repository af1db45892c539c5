"""312 hard cases of linking, each one a line of cases.tsv: what is right, what is left open, what is wrong.

Columns: kind, date of the article, headline, text, the wording asked about, name and code that it means. "-" as
name: no place at all; "?": shared by several units with nothing that tells which. Either way nothing may be linked.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.model import Article, Mention, Organization, Place
from kg.names.places.gazetteer import conventional
from kg.reading import read as read_article


class Case(NamedTuple):
    kind: str
    date: str
    title: str
    text: str
    surface: str
    name: str
    adcode: str

    @property
    def nothing(self) -> bool:
        return self.name in ("-", "?")

    @property
    def referent(self) -> type:
        return Organization if self.kind in ("party_body", "organisation") else Place


def read() -> list[Case]:
    with Path(__file__).with_name("cases.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Case(*row) for row in rows]


CASES = read()
KINDS = sorted({case.kind for case in CASES})
LEAST = {"township_misprint": 0.9}
"""Share that must be right, where it is not all of a kind: 社陂镇 is one sign off two townships, so it stays open."""


def answers(case: Case) -> set[tuple[str, str]]:
    """Conventional name and code of what the wording was linked to; of a longer name only if some name is wanted."""
    whole = "\n".join(part for part in (case.title, case.text) if part)
    start = whole.index(case.surface)
    end = start + len(case.surface)
    found = read_article(Article.of_text(case.text, title=case.title, date=case.date)).mentions.found
    ending = [m for m in found if isinstance(m.referent, case.referent) and _extent(m)[1] == end]
    exact = [m for m in ending if _extent(m)[0] == start]
    longer = [] if case.nothing else [m for m in ending if _extent(m)[0] < start]
    return {(conventional(m.referent.name), _code(m)) for m in exact or longer}


def _extent(mention: Mention) -> tuple[int, int]:
    offsets = mention.passage.offsets
    return offsets[mention.start], offsets[mention.end - 1] + 1


def _code(mention: Mention) -> str:
    place = mention.referent if isinstance(mention.referent, Place) else mention.referent.place
    return place.adcode if place else ""


@cache
def judged() -> tuple[tuple[Case, str, frozenset[tuple[str, str]]], ...]:
    return tuple((case, *_judge(case)) for case in CASES)


def _judge(case: Case) -> tuple[str, frozenset[tuple[str, str]]]:
    got = frozenset(answers(case))
    right = not got if case.nothing else got == {(case.name, case.adcode)}
    return ("right" if right else "wrong" if got else "open"), got


def failing(kind: str = "") -> str:
    """The lines that are not right, for the message of a failed test."""
    return "\n" + "\n".join(
        f"{verdict}: {'|'.join(case)} -> {sorted(got)}"
        for case, verdict, got in judged()
        if verdict != "right" and kind in ("", case.kind)
    )


def test_the_table_has_every_case_once_and_each_wording_stands_in_its_text():
    assert len(CASES) == 312 == len(set(CASES))
    assert all(case.surface in f"{case.title}\n{case.text}" for case in CASES)


def test_97_in_100_wordings_are_linked_right_and_at_most_one_is_linked_wrong():
    verdicts = Counter(verdict for _, verdict, _ in judged())
    assert verdicts["right"] / len(CASES) >= 0.97, failing()
    assert verdicts["wrong"] / len(CASES) <= 0.01, failing()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_case_is_linked_right(kind):
    verdicts = [verdict for case, verdict, _ in judged() if case.kind == kind]
    assert verdicts.count("right") / len(verdicts) >= LEAST.get(kind, 1.0), failing(kind)
