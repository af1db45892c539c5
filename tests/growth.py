"""How the work of a function grows with its input, counted in lines that run and not by a clock."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[1]
MOST = 2.6
"""How much more work twice the input may make: 2 when linear, 4 when quadratic."""


def steps(work: Callable[[], object], *folders: str) -> int:
    """The lines that run in some folders or modules of ``kg`` while something is done; each turn of a loop counts."""
    within, count = ("<string>", *(str(ROOT / "kg" / folder) for folder in folders)), 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(within):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def grows_linearly(work: Callable[[int], Callable[[], object]], *folders: str, size: int) -> None:
    """Assert that work on an input of four times ``size`` is little more than twice that on half of it.

    Args:
        work: size -> what is to be done; what it takes to make the input is not counted.
        folders: where steps are counted, below ``kg``.
        size: half the smaller of the two inputs.
    """
    work(4 * size)()  # word lists and patterns are read once, short lines remembered
    two, four = (steps(work(n), *folders) for n in (2 * size, 4 * size))
    assert four <= MOST * two + 500, f"{two} lines, then {four}"


def finishes(code: str, *, seconds: int = 20) -> str:
    """What a program prints, which must end soon: exponential work would go on for years."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=seconds, check=True
    )
    return done.stdout.strip()
