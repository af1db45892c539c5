"""How much work a reader does, counted in calls, not by the clock."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

SECONDS_FOR_100_000 = 5
"""What the worst page may cost; pages half as long are tried, for slow machines."""


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


def seconds(function: Callable[..., Any], *args: Any) -> float:
    """Time of this process, for work within one call of C."""
    start = time.process_time()
    function(*args)
    return time.process_time() - start
