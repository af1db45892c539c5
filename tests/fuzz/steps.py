"""How many steps ``re`` takes: its backtracking engine, step by step, on the same parse tree.

The model follows ``Modules/_sre/sre_lib.h`` of CPython 3.11: the same order of alternatives, the same rule against
empty rounds of a repeat, the same advance after an empty match; its matches are those of ``re`` (a test compares
them). Two constants differ, both bounded by the pattern's size: an alternative that cannot begin with the next
character costs nothing here, and a word of several letters is one step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tests.fuzz import programs as p
from tests.fuzz.programs import Program


class TooManySteps(Exception):
    """The budget is spent."""


class Counter:
    """Counts the steps of one pattern over texts, up to a budget for each call."""

    def __init__(self, pattern: re.Pattern[str], budget: int = 1_000_000) -> None:
        self.program = program_of(pattern)
        self.budget = budget
        self.steps = 0

    def finditer(self, text: str) -> list[tuple[int, int]]:
        """The spans of all matches, as ``pattern.finditer`` gives them (also what sub, split and findall do).

        Raises:
            TooManySteps: the budget is spent.
        """
        self.steps = 0
        return list(self._all(text))

    def search(self, text: str) -> tuple[int, int] | None:
        """The span of the first match anywhere."""
        self.steps = 0
        return next(self._all(text), None)

    def match(self, text: str, *, whole: bool = False) -> tuple[int, int] | None:
        """The span of the match at the start (``whole``: of all the text, as ``fullmatch``)."""
        self.steps = 0
        end = self._run(text, 0, -1, whole)
        return None if end is None else (0, end)

    def _all(self, text: str) -> Iterator[tuple[int, int]]:
        start, not_here = 0, -1
        while start <= len(text):
            found = self._from(text, start, not_here)
            if found is None:
                return
            yield found
            start = found[1]
            not_here = start if found[0] == found[1] else -1

    def _from(self, text: str, start: int, not_here: int) -> tuple[int, int] | None:
        first, known = self.program.first, dict[str, bool]()
        for at in range(start, len(text) + 1):
            self.steps += 1
            sign = text[at : at + 1]
            allowed = known.get(sign)
            if allowed is None:
                allowed = known[sign] = first.allows(sign)
            if not allowed:
                continue
            end = self._run(text, at, not_here, False)
            if end is not None:
                return at, end
        return None

    def _run(self, text: str, start: int, not_here: int, whole: bool) -> int | None:
        """The end of the match that begins at ``start``; one that is empty at ``not_here`` does not count.

        ``stack`` holds the ways not yet tried: (instruction, position, nest, marks, lowest position). ``nest`` is a
        linked list of what is open around an instruction: rounds of repeats, heights of the stack at fences.
        """
        code, size, steps = self.program.code, len(text), 0
        budget = self.budget - self.steps
        stack: list[tuple[int, int, Any, Any, int]] = []
        pc, pos, nest, marks = 0, start, None, {}
        low = count = last = height = 0
        while True:
            steps += 1
            if steps > budget:
                self.steps += steps
                raise TooManySteps
            op = code[pc]
            kind = op[0]
            fails = False
            if kind == p.SIGN:
                if pos < size and op[1][text[pos]]:
                    pos += 1
                    pc += 1
                else:
                    fails = True
            elif kind == p.WORD:
                if text.startswith(op[1], pos):
                    pos += op[2]
                    pc += 1
                else:
                    fails = True
            elif kind == p.RUN:
                end = op[1](text, pos, min(size, pos + op[3])).end()
                steps += end - pos
                low = pos + op[2]
                pc += 1
                if end < low:
                    fails = True
                else:
                    if end > low and not op[4]:
                        stack.append((pc, end - 1, nest, marks, low))
                    pos = end
            elif kind == p.BRANCH:
                ways = op[1][text[pos : pos + 1]]
                if ways:
                    for way in ways[:0:-1]:
                        stack.append((way, pos, nest, marks, pos))
                    pc = ways[0]
                else:
                    fails = True
            elif kind == p.JUMP:
                pc = op[1]
            elif kind == p.LOOP:
                nest = (-1, -1, nest)
                pc = op[1]
            elif kind == p.UNTIL or kind == p.LAZY_UNTIL:
                count, last, outer = nest[0] + 1, nest[1], nest[2]
                more = count < op[2] and pos != last
                if count < op[1]:
                    nest, pc = (count, last, outer), op[3]
                elif kind == p.UNTIL:
                    if more:
                        stack.append((pc + 1, pos, outer, marks, pos))
                        nest, pc = (count, pos, outer), op[3]
                    else:
                        nest, pc = outer, pc + 1
                else:
                    if more:
                        stack.append((op[3], pos, (count, pos, outer), marks, pos))
                    nest, pc = outer, pc + 1
            elif kind == p.FENCE:
                nest = (len(stack), pos, nest)
                pos -= op[1]
                pc += 1
                fails = pos < 0
            elif kind == p.ATOM:
                del stack[nest[0] :]
                nest = nest[2]
                pc += 1
            elif kind == p.AHEAD:
                del stack[nest[0] :]
                pos, nest = nest[1], nest[2]
                pc += 1
            elif kind == p.NOT:
                height = len(stack)
                if pos < op[1]:
                    pc = op[2]
                else:
                    stack.append((op[2], pos, nest, marks, pos))
                    nest = (height, pos, nest)
                    pos -= op[1]
                    pc += 1
            elif kind == p.NOT_END:
                del stack[nest[0] :]
                fails = True
            elif kind == p.AT:
                if op[1](text, pos):
                    pc += 1
                else:
                    fails = True
            elif kind == p.MARK:
                marks = {**marks, op[1]: pos}
                pc += 1
            elif kind == p.BACK:
                said = text[marks[2 * op[1]] : marks[2 * op[1] + 1]] if 2 * op[1] + 1 in marks else None
                here = None if said is None else text[pos : pos + len(said)]
                steps += len(said or "")
                if said is None or (here != said and not (op[2] and here.lower() == said.lower())):
                    fails = True
                else:
                    pos += len(said)
                    pc += 1
            elif kind == p.IF_GROUP:
                pc = pc + 1 if 2 * op[1] + 1 in marks else op[2]
            elif kind == p.SUCCESS:
                if pos == not_here == start or (whole and pos != size):
                    fails = True
                else:
                    self.steps += steps
                    return pos
            else:
                fails = True
            if fails:
                if not stack:
                    self.steps += steps
                    return None
                pc, pos, nest, marks, low = stack.pop()
                if pos > low:
                    stack.append((pc, pos - 1, nest, marks, low))


@lru_cache(maxsize=4096)
def program_of(pattern: re.Pattern[str]) -> Program:
    """The pattern as a program, made once."""
    return Program(pattern)
