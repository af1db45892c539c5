"""Who takes, holds and gives up which post: 218 sentences with invented people, half of them notices."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reading.posts.held import READ, held

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("tenures.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:16].replace("\n", " "))
def test_every_tenure_is_found_with_its_status_and_no_other(row: dict[str, Any]) -> None:
    found = [[e.person, e.title, e.scope, e.status] for e in held(row["text"]) if e.confidence >= READ]
    assert sorted(found) == sorted(row["roles"])


def test_half_of_the_sentences_are_notices_and_one_in_six_names_nobody() -> None:
    assert len(ROWS) >= 200
    assert sum(row["kind"] == "notice" for row in ROWS) >= 100
    assert sum(not row["roles"] for row in ROWS) >= len(ROWS) / 6
