"""The work of all steps, page to graph, grows no faster than the text, whatever the text repeats."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.fuzz.growing_text import Size, faster
from tests.fuzz.hostile import GENRE
from tests.fuzz.patterns import HERE, ROOT

PAIRS = tuple(one.rstrip("\n") + other for one, other in zip(GENRE[::6], [*GENRE[7:], *GENRE[:7]][::6]))
"""Every sixth unit with the seventh after it."""
_SECONDS = 600
"""Guard against hanging, for a process that measures some units."""


def _wrong(units: tuple[str, ...]) -> list[str]:
    """What is wrong with some units, measured in one process."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)])}
    rows = "".join(json.dumps(unit) + "\n" for unit in units)
    command = [sys.executable, "-m", "tests.fuzz.growing_text"]
    done = subprocess.run(
        command, input=rows, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    assert done.returncode == 0, done.stderr
    answers = [json.loads(row) for row in done.stdout.splitlines()]
    assert len(answers) == 2 * len(units)
    return [f"{unit!r} as {form}: {_told(wrong)}" for unit, form, wrong in answers if wrong]


def _told(wrong: str | list[str]) -> str:
    return wrong if isinstance(wrong, str) else "\n    ".join(["work grows faster than the text", *wrong])


@pytest.mark.parametrize("start", range(0, len(GENRE), 5))
def test_work_grows_with_the_length_of_a_repeated_unit(start):
    wrong = _wrong(GENRE[start : start + 5])
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("start", range(0, len(PAIRS), 5))
def test_work_grows_with_the_length_of_repeated_pairs(start):
    wrong = _wrong(PAIRS[start : start + 5])
    assert not wrong, "\n".join(wrong)


def test_quadratic_work_is_seen_and_linear_work_is_not():
    assert faster([Size(n, n * n // 10, n, {}) for n in (400, 800, 1600)])
    assert faster([Size(n, n, n * n // 10, {}) for n in (400, 800, 1600)])
    assert not faster([Size(n, 300 * n + 5000, 40 * n, {}) for n in (400, 800, 1600)])
