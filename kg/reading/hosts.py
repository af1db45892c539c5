"""Further hosts of what one unit hosts: 甲、乙联合举办, 甲联合乙举办, 由甲主办、乙承办."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.model import Mention
from kg.paths import Row
from kg.rules.patterns import alternation

WORDS = str(Path(__file__).with_name("agents.txt"))
MOST = 8
"""Further hosts of one undertaking."""
_BEHIND = 16
"""Characters behind a name in which the words stand that say what it does."""


def named_with(row: Row, text: str, first: Mention, end: int) -> list[Mention]:
    """Those that a list or 联合 joins to the one that acts: 乙、丙 in 甲、乙和丙共同主办.

    Args:
        row: the units of the passage.
        text: the passage's text.
        first: the one that stands first.
        end: where the stretch ends in which they may stand.

    Returns:
        The others, in their order; none where the last is no subject (甲、乙的支持下).
    """
    found = list(_joined(row, text, row.path_end(first), end))
    behind = text[found[-1].end : end][:_BEHIND] if found else ""
    return [] if any(alternation(WORDS, head).match(behind) for head in ("guides", "owned", "aside")) else found


def _joined(row: Row, text: str, last: Mention, end: int) -> Iterator[Mention]:
    for _ in range(MOST):
        joins = alternation(WORDS, "joined").match(text, last.end, end)
        other = row.starting_at(joins.end()) if joins else None
        if other is None or other.end > end:
            return
        last = row.path_end(other)
        yield last


def hosting_after(row: Row, text: str, last: Mention, end: int) -> list[Mention]:
    """Those that host behind one that hosts: 乙、丙 in 由甲主办,乙和丙承办."""
    hosts = alternation(WORDS, "hosting").match(text, last.end, end)
    other = row.starting_at(hosts.end()) if hosts else None
    if other is None or other.end > end:
        return []
    found = [row.path_end(other)]
    found += _joined(row, text, found[0], end)
    again = alternation(WORDS, "hosts too").match(text, found[-1].end, end)
    return found if again else []


def are_joint(text: str, first: Mention, last: Mention, end: int) -> bool:
    """Whether the words between or behind say that all do together what is told: 甲联合乙, 甲、乙共同…."""
    pattern = alternation(WORDS, "together")
    return bool(pattern.search(text, first.end, last.start) or pattern.search(text[last.end : end][:_BEHIND]))
