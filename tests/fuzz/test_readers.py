"""Damaged files give pages or a reason, in time; nothing else."""

from __future__ import annotations

import pytest

from tests.fuzz.readers import SOUND, damaged, read
from tests.fuzz.whole import within

_SECONDS = 10.0
"""Guard against hanging, for one file of some kilobytes."""


@pytest.mark.parametrize("suffix", SOUND)
def test_damaged_files_give_pages_or_a_reason(suffix):
    for number in range(200):
        with within(_SECONDS):
            read(suffix, damaged(suffix, number))


@pytest.mark.parametrize("suffix", SOUND)
def test_files_of_other_formats_give_pages_or_a_reason(suffix):
    for data in SOUND.values():
        read(suffix, data)


def test_damage_is_the_same_each_time():
    assert all(damaged(s, n) == damaged(s, n) != SOUND[s] for s in SOUND for n in (1, 2, 5))
