"""What is done around the reading of pages, and undone behind it."""

from __future__ import annotations

import gc

import pytest

from kg import harvest
from kg.model import ACCEPTED, Page


@pytest.mark.parametrize("before", [(700, 10, 10), (500_000, 10, 10), (0, 10, 10)])
def test_circles_are_looked_for_seldom_while_pages_are_read_and_as_before_behind(
    before: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int, int]] = []
    found = harvest.find_facts
    monkeypatch.setattr(harvest, "find_facts", lambda reading: (seen.append(gc.get_threshold()), found(reading))[1])
    known = gc.get_threshold()
    gc.set_threshold(*before)
    try:
        harvest.harvest([Page("a.txt", "云和县举办运动会\n\n本报讯 5月2日,云和县举办第三届农民运动会。\n")], ACCEPTED)
        assert gc.get_threshold() == before
    finally:
        gc.set_threshold(*known)
    assert seen == [(before[0] and max(before[0], 200_000), 10, 10)]
