"""Regular expressions as programs for :mod:`steps`: the parse tree of ``re._parser``, flattened.

A program is a list of instructions ``(code, *arguments)``; a jump goes to an instruction's number. Single characters
are judged by ``re`` itself, so that sets, categories and flags mean here what they mean there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _compiler, _parser
from re import _constants as sre
from typing import Any

SIGN, WORD, RUN, SPLIT, BRANCH, JUMP, LOOP, UNTIL, LAZY_UNTIL, FENCE, ATOM, AHEAD, NOT, NOT_END, AT = range(15)
MARK, BACK, IF_GROUP, SUCCESS, FAIL = range(15, 20)
"""Instructions: see :func:`steps.matches` for what each does."""

UNITS = frozenset({sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN})
REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})
Node = tuple[Any, Any]


def tree_of(pattern: re.Pattern[str]) -> _parser.SubPattern:
    """The parse tree of a pattern; its flags stand in ``tree.state.flags``."""
    return _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)


def compiled(node: Node, flags: int) -> re.Pattern[str]:
    """One node of a parse tree (without groups) as a pattern of its own."""
    return _compiler.compile(_parser.SubPattern(_parser.State(), [node]), flags)


def many_of(node: Node, flags: int) -> re.Pattern[str]:
    """As many of a node of one character as there are."""
    body = _parser.SubPattern(_parser.State(), [node])
    return compiled((sre.POSSESSIVE_REPEAT, (0, sre.MAXREPEAT, body)), flags)


class Sign(dict[str, bool]):
    """Whether a node of one character matches a character; asked of ``re`` once."""

    def __init__(self, node: Node, flags: int) -> None:
        super().__init__({"": False})
        self.ask = compiled(node, flags).match

    def __missing__(self, sign: str) -> bool:
        self[sign] = answer = self.ask(sign) is not None
        return answer


class First:
    """The characters with which a match of some nodes can begin; ``open`` when it can be empty or is unknown."""

    def __init__(self) -> None:
        self.letters: set[str] = set()
        self.signs: list[Sign] = []
        self.open = True

    def allows(self, sign: str) -> bool:
        return self.open or sign in self.letters or any(s[sign] for s in self.signs)

    def add(self, other: First) -> None:
        self.letters |= other.letters
        self.signs += other.signs


class Choice(dict[str, tuple[int, ...]]):
    """The alternatives of a branch that can begin with a character ("" for the end of the text)."""

    def __init__(self, ways: list[tuple[First, int]]) -> None:
        super().__init__()
        self.ways = ways

    def __missing__(self, sign: str) -> tuple[int, ...]:
        self[sign] = found = tuple(at for first, at in self.ways if first.allows(sign))
        return found


def simple(body: _parser.SubPattern) -> bool:
    """Whether the engine repeats this body in its inner loop (one character, no group)."""
    return bool(_compiler._simple(body))


def unwrapped(body: _parser.SubPattern) -> Node:
    node = body[0]
    return node if node[0] in UNITS else unwrapped(node[1][-1])


class Program:
    """A pattern as instructions, with the characters that a match can begin with."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        tree = tree_of(pattern)
        self.code: list[tuple[Any, ...]] = []
        self.backward = (
            "(?P=" in pattern.pattern or "(?(" in pattern.pattern or bool(re.search(r"\\[1-9]", pattern.pattern))
        )
        self._sequence(tree, tree.state.flags)
        self.code.append((SUCCESS,))
        self.first = first_of(tree, tree.state.flags)

    def _emit(self, *instruction: Any) -> int:
        self.code.append(instruction)
        return len(self.code) - 1

    def _sequence(self, nodes: Iterable[Node], flags: int) -> None:
        word = ""
        for op, av in nodes:
            if op is sre.LITERAL and not flags & re.IGNORECASE:
                word += chr(av)
                continue
            if word:
                self._emit(WORD, word, len(word))
            word = ""
            self._node(op, av, flags)
        if word:
            self._emit(WORD, word, len(word))

    def _node(self, op: Any, av: Any, flags: int) -> None:
        if op in UNITS:
            self._emit(SIGN, Sign((op, av), flags))
        elif op in REPEATS:
            self._repeat(op, av, flags)
        elif op is sre.SUBPATTERN:
            self._group(av, flags)
        elif op is sre.ATOMIC_GROUP:
            self._fenced(av, flags, ATOM)
        elif op is sre.ASSERT:
            self._fenced(av[1], flags, AHEAD, av[1].getwidth()[0] if av[0] < 0 else 0)
        elif op is sre.ASSERT_NOT:
            self._refused(av, flags)
        elif op is sre.AT:
            self._emit(AT, compiled((op, av), flags).match)
        elif op is sre.BRANCH:
            self._branch(av[1], flags)
        elif op is sre.GROUPREF:
            self._emit(BACK, av, flags & re.IGNORECASE)
        elif op is sre.GROUPREF_EXISTS:
            self._condition(av, flags)
        elif op is sre.FAILURE:
            self._emit(FAIL)
        else:
            raise NotImplementedError(op)

    def _group(self, av: Any, flags: int) -> None:
        group, added, dropped, body = av
        if group and self.backward:
            self._emit(MARK, 2 * group)
        self._sequence(body, _compiler._combine_flags(flags, added, dropped))
        if group and self.backward:
            self._emit(MARK, 2 * group + 1)

    def _fenced(self, body: Any, flags: int, end: int, width: int = 0) -> None:
        self._emit(FENCE, width)
        self._sequence(body, flags)
        self._emit(end)

    def _refused(self, av: Any, flags: int) -> None:
        width = av[1].getwidth()[0] if av[0] < 0 else 0
        start = self._emit(NOT)
        self._sequence(av[1], flags)
        self._emit(NOT_END)
        self.code[start] = (NOT, width, len(self.code))

    def _branch(self, ways: list[Any], flags: int) -> None:
        start, tails, found = self._emit(BRANCH), [], []
        for way in ways:
            found.append((first_of(way, flags), len(self.code)))
            self._sequence(way, flags)
            tails.append(self._emit(JUMP))
        self.code[start] = (BRANCH, Choice(found))
        for tail in tails:
            self.code[tail] = (JUMP, len(self.code))

    def _condition(self, av: Any, flags: int) -> None:
        group, then, otherwise = av
        start = self._emit(IF_GROUP)
        self._sequence(then, flags)
        tail = self._emit(JUMP)
        self.code[start] = (IF_GROUP, group, len(self.code))
        if otherwise:
            self._sequence(otherwise, flags)
        self.code[tail] = (JUMP, len(self.code))

    def _repeat(self, op: Any, av: Any, flags: int) -> None:
        low, high, body = int(av[0]), int(av[1]), av[2]
        if op is not sre.MIN_REPEAT and simple(body):
            self._emit(RUN, many_of(unwrapped(body), flags).match, low, high, op is sre.POSSESSIVE_REPEAT)
            return
        possessive = op is sre.POSSESSIVE_REPEAT
        if possessive:
            self._emit(FENCE, 0)
        start = self._emit(LOOP)
        if possessive:
            self._emit(FENCE, 0)
        self._sequence(body, flags)
        if possessive:
            self._emit(ATOM)
        until = self._emit(LAZY_UNTIL if op is sre.MIN_REPEAT else UNTIL, low, high, start + 1)
        self.code[start] = (LOOP, until)
        if possessive:
            self._emit(ATOM)


def first_of(nodes: Iterable[Node], flags: int) -> First:
    """With which characters a match of these nodes can begin."""
    found = First()
    for op, av in nodes:
        part = _first_of_node(op, av, flags)
        if part is None:
            return First()
        found.add(part)
        if not part.open:
            found.open = False
            break
    return found


def _first_of_node(op: Any, av: Any, flags: int) -> First | None:
    found = First()
    if op in UNITS:
        found.open = False
        if op is sre.LITERAL and not flags & re.IGNORECASE:
            found.letters.add(chr(av))
        else:
            found.signs.append(Sign((op, av), flags))
    elif op in REPEATS:
        found = first_of(av[2], flags)
        found.open = found.open or av[0] == 0
    elif op is sre.SUBPATTERN:
        found = first_of(av[3], _compiler._combine_flags(flags, av[1], av[2]))
    elif op is sre.ATOMIC_GROUP:
        found = first_of(av, flags)
    elif op is sre.BRANCH:
        ways = [first_of(way, flags) for way in av[1]]
        found.open = any(way.open for way in ways)
        for way in ways:
            found.add(way)
    elif op in (sre.GROUPREF, sre.GROUPREF_EXISTS):
        return None
    return found
