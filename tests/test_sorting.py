"""What is sorted on disk comes as if it had been sorted in memory."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from kg.sorting import Sorter


@given(st.lists(st.tuples(st.text(max_size=3), st.integers())), st.integers(1, 20), st.integers(2, 5))
def test_items_come_by_key_and_within_a_key_as_they_went_in(tmp_path_factory, items, most_held, most_runs):
    folder = tmp_path_factory.mktemp("sort")
    sorter = Sorter(folder, most_held=most_held, most_runs=most_runs)
    for key, value in items:
        sorter.add(key, value)
    assert list(sorter.sorted()) == sorted(items, key=lambda item: item[0])
    assert list(folder.iterdir()) == []


def test_no_more_is_held_than_allowed(tmp_path):
    sorter = Sorter(tmp_path, most_held=100)
    for number in range(1000):
        sorter.add(f"{number % 7}", (b"x", "县", number), weight=3)
        assert len(sorter._held) <= 34
    assert len(list(tmp_path.iterdir())) > 20


def test_no_more_runs_than_allowed_are_merged_at_once(tmp_path):
    sorter = Sorter(tmp_path, most_held=10, most_runs=4)
    for number in range(5000):
        sorter.add(f"{number * 7919 % 5000:05d}", number)
    assert len(list(tmp_path.iterdir())) < 4 * 6
    assert [key for key, _ in sorter.sorted()] == [f"{number:05d}" for number in range(5000)]
    assert list(tmp_path.iterdir()) == []


def test_many_runs_are_merged(tmp_path):
    numbers = list(range(5000))
    random.Random(1).shuffle(numbers)
    sorter = Sorter(tmp_path, most_held=50)
    for number in numbers:
        sorter.add(f"{number:05d}", number)
    assert [value for _, value in sorter.sorted()] == sorted(numbers)
