"""Who holds which post where: a table of sentences with invented people."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.api import MIN_CONFIDENCE
from tests.reading.posts.held import held

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("roles.jsonl").read_text(encoding="utf-8").splitlines()
]
TRAPS = [i for i, row in enumerate(ROWS) if row["kind"] == "trap"]
STATED = [i for i, row in enumerate(ROWS) if row["kind"] != "trap"]

KNOWN_MISSES = {
    100,  # 俚岛海上救助队 is given its township's full name
    123,  # 马上进 reads as 马上 进
}
"""Lines of the table (from 0) of which something is still missed or wrong."""

Role = tuple[str, str, str]


@cache
def found(line: int) -> tuple[Role, ...]:
    """Person, title and scope of the posts found in a line."""
    rows = [e for e in held(ROWS[line]["text"]) if e.confidence >= MIN_CONFIDENCE]
    return tuple((e.person, e.title, e.scope) for e in rows)


def expected(line: int) -> list[Role]:
    return [(person, title, scope or "") for person, title, scope in ROWS[line]["roles"]]


def same_scope(one: str, other: str) -> bool:
    """Equal, or one the end of the other: 仙桥村 and 崇明区竖新镇仙桥村."""
    return one == other or bool(one and other and (one.endswith(other) or other.endswith(one)))


def hits(line: int, *, scope: bool) -> int:
    """How many posts of a line are found, one to one."""
    left = list(found(line))
    count = 0
    for person, title, where in expected(line):
        fits = (r for r in left if r[:2] == (person, title) and (same_scope(r[2], where) or not scope))
        match = next(fits, None)
        if match:
            left.remove(match)
            count += 1
    return count


def f1(*, scope: bool) -> float:
    lines = range(len(ROWS))
    return 2 * sum(hits(i, scope=scope) for i in lines) / sum(len(found(i)) + len(expected(i)) for i in lines)


def is_right(line: int) -> bool:
    return hits(line, scope=True) == len(expected(line)) == len(found(line))


@pytest.mark.parametrize("line", [i for i in STATED if i not in KNOWN_MISSES])
def test_every_post_is_found_with_its_scope_and_no_other(line: int) -> None:
    assert is_right(line), (ROWS[line]["text"], expected(line), found(line))


@pytest.mark.parametrize("line", TRAPS)
def test_text_without_office_holder_gives_nobody(line: int) -> None:
    assert found(line) == (), ROWS[line]["text"]


def test_known_misses_are_still_misses() -> None:
    assert {i for i in range(len(ROWS)) if not is_right(i)} == KNOWN_MISSES


def test_f1_of_roles_and_of_scopes_stays_where_it_is() -> None:
    assert f1(scope=False) >= 0.99
    assert f1(scope=True) >= 0.98
