"""Whether what a clause names is done, planned, over, or not done at all.

没有开展甲, 拒绝实施甲, 叫停甲, 甲未能建成 deny; 甲已停办 ends; 拟实施甲, 甲将于明年启动 plan. The words stand in
``data/polarity.txt``; each is looked for in a bounded stretch beside the name, never beyond its clause.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from pathlib import Path

from kg.rules.wordlists import lists

_WORDS = str(Path(__file__).parent / "data" / "polarity.txt")
_BEFORE = 60
"""Characters before a name in which a denial may begin."""
_AFTER = 48
_TURNS = re.compile(r"而是|转而|改为|反而|却|但|然而|于是|从而|就|便|才(?!艺|能|会)")
_DONE = re.compile(r"已|[成建开展办施]了|目前|据了解|近日|此前|当天|如今|;|:")
_CERTAIN = re.compile(r"不得不|不能不|不可不|无不|没有不|非但|不仅|不但|不只|不单|不光|不断|不懈")


class Polarity(Enum):
    """What a clause says of an undertaking."""

    DONE = "done"
    """Done or running."""
    PLANNED = "planned"
    ENDED = "ended"
    DENIED = "denied"
    """Not done, refused, stopped or failed."""


_ORDER = (Polarity.DONE, Polarity.PLANNED, Polarity.ENDED, Polarity.DENIED)
"""What says more stands behind: what is denied is not planned."""


class Saying:
    """What a clause says of the names in it, each side of a name read once.

    Args:
        text: where it stands; quotations may be masked.
        sentence: where its sentence begins; a plan goes on through it (拟实施甲,并开展乙).
        start: where the clause begins.
        end: where the next clause ends.
    """

    def __init__(self, text: str, sentence: int, start: int, end: int) -> None:
        self._text, self._bounds = text, (sentence, start, end)
        self._before: dict[int, Polarity] = {}
        self._behind: dict[int, Polarity] = {}

    def of(self, left: int, right: int) -> Polarity:
        """What is said of ``text[left:right]``."""
        text, (sentence, start, end) = self._text, self._bounds
        if left not in self._before:
            self._before[left] = _said_before(text[start:left], text[sentence:start])
        if right not in self._behind:
            self._behind[right] = _said_behind(text[right:end])
        return max(self._before[left], self._behind[right], key=_ORDER.index)


def _said_before(before: str, sentence: str) -> Polarity:
    left = _CERTAIN.sub(lambda m: "·" * len(m.group()), before[-_BEFORE:])
    if _denies(left):
        return Polarity.DENIED
    if _governed(left, "end"):
        return Polarity.ENDED
    ahead = sentence[-_BEFORE:] + left
    planned = any(not _done(ahead[m.end() :]) for m in _any("planned").finditer(ahead))
    return Polarity.PLANNED if planned else Polarity.DONE


def _said_behind(after: str) -> Polarity:
    right = after[:_AFTER]
    for head, said in (("failed", Polarity.DENIED), ("over", Polarity.ENDED), ("to come", Polarity.PLANNED)):
        if _pattern(head).match(right):
            return said
    return Polarity.DONE


def _denies(left: str) -> bool:
    """没有开展…, 拒绝…: unless the clause turns before the name (没有停下,而是开展…)."""
    found = [m.end() for m in _negated().finditer(left)]
    return (bool(found) and any(not _TURNS.search(left, at) for at in found)) or _governed(left, "refuse")


def _governed(left: str, kind: str) -> bool:
    """Whether one of the verbs governs the name, itself or by 实施 behind it: no other verb of doing stands between."""
    ends = [m.end() for m in _verb(kind).finditer(left)]
    return bool(ends) and any(
        not _doing().search(left, at) and not _TURNS.search(left, at) and "的" not in left[at:] for at in ends
    )


def _done(words: str) -> bool:
    """Whether something done follows the word of planning: 计划投资…,已建成; 将…,目前."""
    return _DONE.search(words) is not None


@cache
def _any(head: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in lists(_WORDS)[head]))


@cache
def _verb(head: str) -> re.Pattern[str]:
    """A verb of a list, with the verb of doing that it may govern: 放弃实施."""
    return re.compile(rf"(?:{_any(head).pattern})(?:{_doing().pattern})?+了?")


@cache
def _negated() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('not').pattern})(?:{_any('between').pattern}){{0,3}}+(?:{_any('doing').pattern})")


@cache
def _doing() -> re.Pattern[str]:
    return re.compile("|".join(row for row in lists(_WORDS)["doing"] if len(row) > 1))


@cache
def _pattern(head: str) -> re.Pattern[str]:
    """The rows of a list behind a name; in the next clause only what has no object of its own (甲因故,未能建成)."""
    aside, said = _any("aside").pattern, _any(head).pattern
    near = rf"(?:{aside}){{0,5}}+(?:{said})"
    return re.compile(rf"{near}|[^,。;]{{0,14}},(?:{aside}){{0,5}}+(?:{said})(?=[,。;!?]|$)")
