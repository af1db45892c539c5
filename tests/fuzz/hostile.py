"""Hostile strings for a regular expression, from its own parse tree.

Each repeat of the tree is pumped with words that its body matches: alone behind what stands before the repeat,
together with it, and together with the words of the next repeat; words that the body matches in two ways come first.
A sign that fits nowhere ends the string, so that the engine tries every way before it gives up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from re import _compiler, _parser
from re import _constants as sre
from typing import Any, NamedTuple

from tests.fuzz.programs import REPEATS, UNITS, Sign, tree_of

FAVOURITES = "一国0a县“《、, (\n。”》:-.·①X\t的年"
"""The signs tried first, the same for every set, so that neighbours that share a sign are pumped with it."""
BREAK = "\x00"
UNITS_FILE = Path(__file__).with_name("units.txt")
GENRE = tuple(row.replace("⏎", "\n") for row in UNITS_FILE.read_text("utf-8").splitlines() if row[0] != "#")
_MOST_WORDS, _MOST_PUMPS = 400, 24


class Pump(NamedTuple):
    """A string that grows: ``head``, then ``unit`` again and again, then ``tail``."""

    head: str
    unit: str
    tail: str = BREAK

    def text(self, size: int) -> str:
        """About ``size`` characters of the unit between head and tail, more where the unit is long."""
        return self.head + self.unit * max(size // len(self.unit), size // 16) + self.tail


@dataclass
class _Found:
    """A repeat of the tree: what stands before it, and words of its body."""

    head: str
    words: list[str]


class Words:
    """Words that parts of a parse tree match; lookarounds are not obeyed, so that some words may fail."""

    def __init__(self, tree: _parser.SubPattern) -> None:
        self.state = tree.state
        self.signs: dict[tuple[str, int], str] = {}

    def signs_of(self, node: Any, flags: int) -> str:
        """Some signs that a node of one character matches."""
        key = (str(node), flags)
        if key not in self.signs:
            sign = Sign(node, flags)
            own = [chr(a) if isinstance(a, int) else chr(a[0]) for op, a in _members(node) if a is not None]
            self.signs[key] = "".join(dict.fromkeys([*filter(sign.__getitem__, [*FAVOURITES, *own])])) or "?"
        return self.signs[key]

    def word(self, nodes: Iterable[Any], flags: int, pick: int = 0) -> str:
        """A word that some nodes match; ``pick`` chooses among alternatives and signs."""
        return "".join(self._word(op, av, flags, pick) for op, av in nodes)

    def _word(self, op: Any, av: Any, flags: int, pick: int) -> str:
        if op in UNITS:
            signs = chr(av) if op is sre.LITERAL else self.signs_of((op, av), flags)
            return signs[pick % len(signs)]
        if op in REPEATS:
            return self.word(av[2], flags, pick) * min(4, max(1, int(av[0])))
        if op is sre.BRANCH:
            return self.word(av[1][pick % len(av[1])], flags, pick)
        if op is sre.SUBPATTERN:
            return self.word(av[3], _compiler._combine_flags(flags, av[1], av[2]), pick)
        return self.word(av, flags, pick) if op is sre.ATOMIC_GROUP else ""

    def bodies(self, body: Any, flags: int) -> list[str]:
        """Words of a repeat's body: those first that are several rounds of it, then some of the others."""
        ways = min(_MOST_WORDS, max([3, *(len(av[1]) for av in _branches(body))]))
        words = list(dict.fromkeys(filter(None, (self.word(body, flags, pick) for pick in range(ways)))))
        again = _parser.SubPattern(self.state, [(sre.MAX_REPEAT, (2, sre.MAXREPEAT, body))])
        doubled = _compiler.compile(again, flags).fullmatch
        twice = [word for word in words if len(word) < 12 and doubled(word)]
        return list(dict.fromkeys([*twice[:3], *words[:3], *words[3 :: max(1, len(words) // 3)]]))

    def repeats(self, nodes: Iterable[Any], flags: int, head: str = "") -> Iterator[_Found]:
        """All repeats in some nodes, outer ones first."""
        for op, av in nodes:
            if op in REPEATS and av[1] > 3:
                yield _Found(head, self.bodies(av[2], flags))
            for part, its_flags in _parts(op, av, flags):
                yield from self.repeats(part, its_flags, head)
            head += self._word(op, av, flags, 0)


def _members(node: Any) -> list[Any]:
    op, av = node
    members = av if op is sre.IN else [(op, av)]
    return [m for m in members if m[0] in (sre.LITERAL, sre.RANGE)]


def _parts(op: Any, av: Any, flags: int) -> list[tuple[Any, int]]:
    if op in REPEATS:
        return [(av[2], flags)]
    if op is sre.SUBPATTERN:
        return [(av[3], _compiler._combine_flags(flags, av[1], av[2]))]
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [(av[1], flags)]
    if op is sre.BRANCH:
        return [(way, flags) for way in av[1]]
    return [(av, flags)] if op is sre.ATOMIC_GROUP else []


def _branches(nodes: Iterable[Any]) -> Iterator[Any]:
    for op, av in nodes:
        if op is sre.BRANCH:
            yield op, av
        for part, _ in _parts(op, av, 0):
            yield from _branches(part)


def pumps(pattern: re.Pattern[str]) -> list[Pump]:
    """Strings that may cost this pattern more than they should, the same ones each time."""
    tree = tree_of(pattern)
    words = Words(tree)
    own = list(dict.fromkeys(_own(words, tree)))
    step = max(1, len(own) // _MOST_PUMPS)
    chosen = own[: _MOST_PUMPS // 2] + list(islice(own[_MOST_PUMPS // 2 :], 0, None, step))
    return [*chosen, *(Pump("", unit) for unit in GENRE)]


def _own(words: Words, tree: _parser.SubPattern) -> Iterator[Pump]:
    flags = tree.state.flags
    found = list(words.repeats(tree, flags))
    for repeat in found:
        for word in repeat.words:
            yield Pump(repeat.head, word)
            if repeat.head:
                yield Pump("", repeat.head + word)
    for one, other in pairwise(found):
        for word in one.words[:2]:
            yield Pump(one.head, word + other.words[0] if other.words else word)
    for pick in range(3):
        if word := words.word(tree, flags, pick):
            yield Pump("", word)
            yield Pump("", word, "")
