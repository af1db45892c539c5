"""What those that a number counts do or undergo, where no noun names them: 达成意向 in 417人达成意向."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.phrases import Item, Kind, phrase_after

_MOST = 3
"""Adverbs between a number and its verb."""
_SIDE = 2
"""Characters of the shortest verb that says enough without an object."""


def predicate(found: Sequence[Item], after: int) -> str:
    """The verb behind a number with its object; "" where none stands there.

    Args:
        found: the items of the clause.
        after: the first item behind the number.
    """
    at = after
    while at < min(len(found), after + _MOST) and found[at].kind is Kind.ADVERB:
        at += 1
    if at >= len(found) or found[at].kind not in (Kind.VERB, Kind.DEED):
        return ""
    aspect = at + 1 + (at + 1 < len(found) and found[at + 1].wording in ("了", "过", "到"))
    whole = found[at].wording + "".join(item.wording for item in phrase_after(found, aspect))
    return whole if len(whole) >= _SIDE else ""
