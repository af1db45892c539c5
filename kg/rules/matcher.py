"""The one matcher: a construction against a text, in time that grows with the text and never faster.

A pattern becomes a program; the matcher runs it at one point after another and never comes twice to the same
instruction at the same point: what failed there before fails again (the bit-state search of RE2, Cox 2010). Where
several readings fit, the first in the order of the pattern is taken: longest words first, gaps as short as can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.model import Span
from kg.rules.grammar import MOST_REPEATS, Choice, Edge, Gap, Item, Literal, Not, Repeat, Slot, WordList
from kg.rules.necessary import Parts, around, firsts, heads, held, may_stand, needed, tail_of
from kg.rules.stepping import Ends, Ground, Known, by_length, edge, gap, slot, unless, words_from


class Match(NamedTuple):
    """A stretch that fits, and what filled the slots: offsets into the text, ends exclusive."""

    start: int
    end: int
    slots: Mapping[str, Span]


class _Step(NamedTuple):
    """One instruction: where what stands there may end, and where to go on, the likeliest way first."""

    ends: Ends | None
    """None where nothing is read."""
    next: tuple[int, ...]
    name: str = ""
    """Of a slot."""


_FOUND = 0
"""The instruction that ends a match."""
_Slots = tuple[tuple[str, int, int], ...]
_NOTHING: _Slots = ()


class Program:
    """A compiled pattern.

    Args:
        items: the parsed pattern.
        words: the word lists by name, for ``<lists>``.

    Raises:
        KeyError: a list that is not there.
    """

    def __init__(self, items: Sequence[Item], words: Known) -> None:
        self._steps = [_Step(None, ())]
        self._begin: list[frozenset[str] | None] = [None]
        """Of each instruction the words with one of which what follows begins; None where that is not known."""
        self._lists = words
        self.needed = needed(items, words)
        """Words one of which every match holds; empty when there are no such words."""
        self.slots = tuple((item.kind, item.argument) for item in items if isinstance(item, Slot))
        """Those that something fills in every match, with their arguments."""
        self._items, self._held = items, held(items, words)
        tail = tail_of(items)
        self._tail = Program(tail, words) if tail else None
        """What every match ends with, from a word on; without it nothing else is tried."""
        self._start = self._compile(items, _FOUND)
        self._firsts = firsts(items)
        self._first_slots = tuple((i.kind, i.argument) for i in self._firsts if isinstance(i, Slot))
        self._heads = heads(self._firsts, words)

    def _put(self, step: _Step, begin: frozenset[str] | None = None) -> int:
        self._steps.append(step)
        self._begin.append(begin)
        return len(self._steps) - 1

    def _compile(self, items: Sequence[Item], after: int) -> int:
        """Instructions for the items in front of ``after``; where they begin."""
        for item in reversed(items):
            after = self._compile_item(item, after)
        return after

    def _compile_item(self, item: Item, after: int) -> int:
        if (words := self._words_of(item)) is not None:
            begin = frozenset(filter(None, words))
            follows = self._begin[after] if "" in words else frozenset()
            return self._put(_Step(words_from(words), (after,)), None if follows is None else begin | follows)
        if isinstance(item, Choice):
            return self._either([self._compile(option, after) for option in item.options])
        if isinstance(item, Repeat):
            at = after
            for _ in range(MOST_REPEATS):
                at = self._either([self._compile_item(item.item, at), after])
            return at
        name = item.name if isinstance(item, Slot) else ""
        return self._put(_Step(self._ends_of(item, after), (after,), name))

    def _either(self, ways: list[int]) -> int:
        each = [self._begin[way] for way in ways]
        known = [words for words in each if words is not None]
        return self._put(_Step(None, tuple(ways)), frozenset().union(*known) if len(known) == len(each) else None)

    def _words_of(self, item: Item) -> list[str] | None:
        """The words, in their order, of which an item is any one; "" for nothing, None where it is something else."""
        if isinstance(item, Literal):
            return [item.text]
        if isinstance(item, WordList):
            return by_length(self._lists[item.name])
        if not isinstance(item, Choice) or any(len(option) > 1 for option in item.options):
            return None
        each = [self._words_of(option[0]) if option else [""] for option in item.options]
        return None if None in each else [word for words in each for word in words or ()]

    def _ends_of(self, item: Item, after: int) -> Ends:
        if isinstance(item, Slot):
            return slot(item.kind, item.argument)
        if isinstance(item, Gap):
            return gap(item, self._begin[after])
        if isinstance(item, Edge):
            return edge(item.sign)
        assert isinstance(item, Not)
        return unless(Program((item.item,), self._lists).fits)

    def may_stand(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` has the words that every match holds."""
        return may_stand(self._held, text, start, end)

    def around(self, kind: str) -> tuple[Parts, Parts]:
        """The words that every match holds before and behind what fills a slot."""
        return around(self._items, self._lists, kind)

    def find(self, ground: Ground, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """The matches within ``text[start:end]`` from left to right; none overlaps another."""
        return self._find(ground, start, len(ground.text) if end is None else end)

    def first(self, ground: Ground, start: int, end: int) -> Match | None:
        """The first match within ``text[start:end]``."""
        dead = set[int]()
        for at in self._points(ground, start, end):
            if match := self.match_at(ground, at, end, dead):
                return match
        return None

    def _points(self, ground: Ground, start: int, limit: int) -> Iterable[int]:
        """Where a match may begin that has an end."""
        if self._tail is None:
            return self._candidates(ground, start, limit)
        last = self._tail.last(ground, start, limit)
        return [at for at in self._candidates(ground, start, limit) if at <= last] if last >= 0 else ()

    def _find(self, ground: Ground, start: int, limit: int) -> Iterator[Match]:
        free, dead = start, set[int]()
        for at in self._points(ground, start, limit):
            match = self.match_at(ground, at, limit, dead) if at >= free else None
            if match:
                free, dead = max(match.end, at + 1), set()
                yield match

    def last(self, ground: Ground, start: int, end: int) -> int:
        """The last point within ``text[start:end]`` where a match begins; -1 where none does."""
        dead = set[int]()
        points = reversed(list(self._candidates(ground, start, end)))
        return next((at for at in points if self.match_at(ground, at, end, dead)), -1)

    def _candidates(self, ground: Ground, start: int, end: int) -> Iterable[int]:
        """Where a match may begin, by what it begins with; everywhere when that cannot be told."""
        if not self._firsts:
            return range(start, end)
        found = {m.start() for m in self._heads.finditer(ground.text, start, end)} if self._heads else set()
        for kind, argument in self._first_slots:
            found.update(ground.starts(kind, argument, start, end))
        points = sorted(found)
        while points and points[-1] >= end:
            points.pop()
        return points

    def fits(self, ground: Ground, at: int, limit: int) -> bool:
        """Whether the pattern fits at one point."""
        return self.match_at(ground, at, limit, set()) is not None

    def match_at(self, ground: Ground, start: int, limit: int, dead: set[int]) -> Match | None:
        """The match that begins at a point; the work is bounded by instructions times characters in all.

        Args:
            ground: what is read.
            start: the point.
            limit: where a match ends at the latest.
            dead: what failed from other points, as points times instructions; what fails here is added.
        """
        steps, text, many = self._steps, ground.text, len(self._steps)
        number, at, slots = self._start, start, _NOTHING
        path: list[tuple[int, int, _Slots]] = []
        while number != _FOUND:
            if at * many + number not in dead:
                dead.add(at * many + number)
                ends_of, ways, name = steps[number]
                if ends_of is None:
                    path += [(way, at, slots) for way in reversed(ways)]
                elif name:
                    found = ends_of(ground, text, at, limit)
                    path += [(ways[0], end, (*slots, (name, at, end))) for end in reversed(found)]
                elif found := ends_of(ground, text, at, limit):
                    if len(found) > 1:
                        path += [(ways[0], end, slots) for end in reversed(found[1:])]
                    number, at = ways[0], found[0]
                    continue
            if not path:
                return None
            number, at, slots = path.pop()
        return Match(start, at, {name: Span(begin, end) for name, begin, end in slots})
