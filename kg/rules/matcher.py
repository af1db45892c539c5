"""The one matcher: a construction against a text, in time that grows with the text and never faster.

A pattern becomes a program; the matcher runs it at one point after another and never comes twice to the same
instruction at the same point: what failed there before fails again (the bit-state search of RE2, Cox 2010). Where
several readings fit, the first in the order of the pattern is taken: longest words first, gaps as short as can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kg.model import Span
from kg.rules.grammar import MOST_REPEATS, Choice, Edge, Gap, Item, Literal, Not, Repeat, Slot, WordList

_CLAUSE_ENDS = frozenset(",;:。!?\n")
_SENTENCE_ENDS = frozenset("。!?\n")


class Ground(Protocol):
    """What a pattern is matched against."""

    @property
    def text(self) -> str: ...

    def ends(self, slot: str, argument: str, at: int) -> Iterable[int]:
        """Where what fills a slot may end that begins at ``at``, the likeliest end first; offsets into ``text``."""
        ...

    def starts(self, slot: str, argument: str, start: int, end: int) -> Iterable[int]:
        """The offsets within ``text[start:end]`` at which what fills a slot begins."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch that fits, and what filled the slots: offsets into the text, ends exclusive."""

    start: int
    end: int
    slots: Mapping[str, Span]


class _Step(NamedTuple):
    """One instruction: ``do`` says what, ``next`` and ``other`` where to go on."""

    do: str
    item: Item | None = None
    next: int = -1
    other: int = -1


class Program:
    """A compiled pattern.

    Args:
        items: the parsed pattern.
        words: the word lists by name, for ``<lists>``.

    Raises:
        KeyError: a list that is not there.
    """

    def __init__(self, items: Sequence[Item], words: Mapping[str, Sequence[str]]) -> None:
        self._steps: list[_Step] = []
        self._words: dict[str, dict[str, list[str]]] = {}
        self._lists = words
        self._subs: dict[int, Program] = {}
        self.needed = needed(items, words)
        """Words one of which every match holds; empty when there are no such words."""
        start = self._compile(items, self._put(_Step("match")))
        self._start = start
        self._firsts = firsts(items)
        self._heads = _heads(self._firsts, words)

    def _put(self, step: _Step) -> int:
        self._steps.append(step)
        return len(self._steps) - 1

    def _compile(self, items: Sequence[Item], after: int) -> int:
        """Instructions for the items in front of ``after``; where they begin."""
        for item in reversed(items):
            after = self._compile_item(item, after)
        return after

    def _compile_item(self, item: Item, after: int) -> int:
        if isinstance(item, Choice):
            starts = [self._compile(option, after) for option in item.options]
            at = starts[-1]
            for start in reversed(starts[:-1]):
                at = self._put(_Step("either", None, start, at))
            return at
        if isinstance(item, Repeat):
            at = after
            for _ in range(MOST_REPEATS):
                at = self._put(_Step("either", None, self._compile_item(item.item, at), after))
            return at
        if isinstance(item, WordList):
            self._words[item.name] = _by_initial(self._lists[item.name])
        at = self._put(_Step(type(item).__name__, item, after))
        if isinstance(item, Not):
            self._subs[at] = Program((item.item,), self._lists)
        return at

    def find(self, ground: Ground, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """The matches within ``text[start:end]`` from left to right; none overlaps another."""
        run = _Run(self, ground, len(ground.text) if end is None else end)
        free = start
        for at in self._candidates(ground, start, run.limit):
            match = run.at(at) if at >= free else None
            if match:
                free = max(match.end, at + 1)
                yield match
                run = _Run(self, ground, run.limit)

    def _candidates(self, ground: Ground, start: int, end: int) -> Iterable[int]:
        """Where a match may begin, by what it begins with; everywhere when that cannot be told."""
        if not self._firsts:
            return range(start, end)
        found = {m.start() for m in self._heads.finditer(ground.text, start, end)} if self._heads else set()
        for item in self._firsts:
            if isinstance(item, Slot):
                found.update(ground.starts(item.kind, item.argument, start, end))
        return sorted(at for at in found if at < end)

    def fits(self, ground: Ground, at: int, limit: int) -> bool:
        """Whether the pattern fits at one point."""
        return _Run(self, ground, limit).at(at) is not None


class _Run:
    """One program over one text."""

    def __init__(self, program: Program, ground: Ground, limit: int) -> None:
        self.program, self.ground, self.limit = program, ground, limit
        self._dead: set[tuple[int, int]] = set()

    def at(self, start: int) -> Match | None:
        """The match that begins at a point; the work is bounded by instructions times characters in all."""
        program, text = self.program, self.ground.text
        path: list[tuple[int, int, tuple[tuple[str, Span], ...]]] = [(program._start, start, ())]
        while path:
            number, at, slots = path.pop()
            if (number, at) in self._dead:
                continue
            self._dead.add((number, at))
            step = program._steps[number]
            if step.do == "match":
                return Match(start, at, dict(slots))
            if step.do == "either":
                path += [(step.other, at, slots), (step.next, at, slots)]
                continue
            ends = list(self._ends(number, step.item, at, text))
            if isinstance(step.item, Slot):
                path += [(step.next, e, (*slots, (step.item.name, Span(at, e)))) for e in reversed(ends)]
            else:
                path += [(step.next, e, slots) for e in reversed(ends)]
        return None

    def _ends(self, number: int, item: Item | None, at: int, text: str) -> Iterator[int]:
        if isinstance(item, Literal):
            if text.startswith(item.text, at) and at + len(item.text) <= self.limit:
                yield at + len(item.text)
        elif isinstance(item, WordList):
            words = self.program._words[item.name].get(text[at : at + 1], ())
            yield from (at + len(w) for w in words if text.startswith(w, at) and at + len(w) <= self.limit)
        elif isinstance(item, Slot):
            yield from (e for e in self.ground.ends(item.kind, item.argument, at) if e <= self.limit)
        elif isinstance(item, Gap):
            yield from self._gap(item, at, text)
        elif isinstance(item, Edge):
            near = text[at - 1 : at] if item.sign == "^" else text[at : at + 1]
            if not near or near in _CLAUSE_ENDS:
                yield at
        elif isinstance(item, Not) and not self.program._subs[number].fits(self.ground, at, self.limit):
            yield at

    def _gap(self, gap: Gap, at: int, text: str) -> Iterator[int]:
        stops = _SENTENCE_ENDS if gap.wide else _CLAUSE_ENDS
        yield at
        for end in range(at + 1, min(at + gap.most, self.limit) + 1):
            if text[end - 1] in stops:
                return
            yield end


def _by_initial(words: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        found.setdefault(word[0], []).append(word)
    return found


def firsts(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items one of which every match begins with; empty when that cannot be told."""
    if not items:
        return ()
    item, rest = items[0], items[1:]
    if isinstance(item, Choice):
        each = [firsts((*option, *rest)) for option in item.options]
    elif isinstance(item, Repeat):
        each = [firsts((item.item,)), firsts(rest)]
    else:
        plain = isinstance(item, (Literal, WordList, Slot)) or isinstance(item, Edge) and item.sign == "^"
        return (item,) if plain else ()
    return tuple(dict.fromkeys(i for found in each for i in found)) if all(each) else ()


def _heads(items: Sequence[Item], words: Mapping[str, Sequence[str]]) -> re.Pattern[str] | None:
    """Finds where the literals, words and edges among the items begin."""
    forms = [re.escape(item.text) for item in items if isinstance(item, Literal)]
    forms += [re.escape(word) for item in items if isinstance(item, WordList) for word in words[item.name]]
    edge = rf"(?<![^{''.join(sorted(_CLAUSE_ENDS))}])" if any(isinstance(item, Edge) for item in items) else ""
    found = [f"(?={'|'.join(forms)})"] if forms else []
    return re.compile("|".join(found + [edge] if edge else found)) if found or edge else None


def needed(items: Sequence[Item], words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Words of which every match of the items holds one: the fewest and longest; empty when none must stand."""
    found = [s for item in items if (s := _needed(item, words))]
    return min(found, key=lambda s: (len(s), -min(map(len, s)), sorted(s)), default=frozenset())


def _needed(item: Item, words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    if isinstance(item, Literal):
        return frozenset((item.text,))
    if isinstance(item, WordList):
        return frozenset(words[item.name])
    if isinstance(item, Choice):
        each = [needed(option, words) for option in item.options]
        return frozenset().union(*each) if all(each) else frozenset()
    return frozenset()
