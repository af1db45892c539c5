"""How much work a reader does, counted in calls, not by the clock; and a guard for work within one call of C."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

_HANGING = 60
"""Seconds after which work that should take a moment is taken for endless."""


def calls(function: Callable[..., Any], *args: Any) -> int:
    """Calls of Python and of C that ``function(*args)`` makes."""
    made = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function(*args)
    finally:
        sys.setprofile(before)
    return made


def ends(function: Callable[..., Any], *args: Any) -> None:
    """Run something that once took minutes.

    Raises:
        AssertionError: it hangs.
    """

    def hangs(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(_HANGING)
    try:
        function(*args)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
