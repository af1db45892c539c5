"""``python -m tests.fuzz.slow`` prints the patterns that take more than linear steps, with a string that shows it."""

from __future__ import annotations

from tests.fuzz.hostile import Pump, pumps
from tests.fuzz.patterns import Pattern, bounds, grown, recorded, rows, too_slow_at


def verdict(pattern: Pattern, limits: dict[str, int]) -> str:
    """Why a pattern is too slow, "" when it is not: the pump, and steps by characters."""
    size = pattern.bound(limits)
    for pump in pumps(pattern.compiled):
        found = too_slow_at(pattern, pump, size) if size else grown(pattern, pump)
        if found:
            return _told(pattern, pump, found)
    return ""


def _told(pattern: Pattern, pump: Pump, found: list[tuple[int, int]]) -> str:
    steps = ", ".join(f"{size} characters: {'over budget' if n < 0 else n}" for size, n in found)
    seen = max((n for used in pattern.uses.values() for n in used.values()), default=0)
    return (
        f"{pattern.source[:160]!r}{'…' if len(pattern.source) > 160 else ''}\n  made in {pattern.made}\n"
        f"  used in {pattern.sites}, on {seen} characters at most\n"
        f"  {pump.head!r} + {pump.unit!r} × n + {pump.tail!r}\n  steps: {steps}"
    )


def all_slow() -> list[str]:
    """The verdicts on all patterns of the project."""
    known, limits = recorded(), bounds()
    return [told for pattern in [*known, *rows(known)] if (told := verdict(pattern, limits))]


if __name__ == "__main__":
    print("\n\n".join(all_slow()))
