"""Every regular expression of the project, where it is used, and on how much text at most.

Patterns come from a run of the program (:mod:`record`) and from the rows of data files that no run has compiled.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import kg
from tests.fuzz.hostile import Pump
from tests.fuzz.programs import tree_of
from tests.fuzz.steps import Counter, TooManySteps

ROOT = Path(kg.__file__).parents[1]
"""The tree whose ``kg`` is imported: tests, seeds and data files are its own."""
HERE = Path(__file__).parents[2]
BOUNDS = Path(__file__).with_name("bounds.tsv")
_META = re.compile(r"[\[\](){}|?*+^$\\]")
_PLACEHOLDER = re.compile(r"\{[a-z_:+ -]+\}")
_HEADED = re.compile(r"\[[a-z][a-z0-9 _-]*\]")


@dataclass(frozen=True)
class Pattern:
    """A regular expression with what is known of its use."""

    source: str
    flags: int
    made: str
    """The function or the data file that it comes from."""
    uses: dict[str, dict[str, int]]
    """Function -> method -> the longest stretch of text handed over."""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    @cached_property
    def unbounded(self) -> bool:
        """Whether it has a repeat without an upper bound; without one a match is no longer than the pattern."""
        return "MAXREPEAT" in repr(tree_of(self.compiled))

    @property
    def sites(self) -> str:
        """The functions that use it, or the one that made it."""
        return " ".join(sorted(self.uses)) or self.made

    @property
    def whole(self) -> bool:
        """Whether a match must reach the end: ``fullmatch`` only, or nobody knows."""
        return any("fullmatch" in methods for methods in self.uses.values())

    @property
    def anywhere(self) -> bool:
        """Whether a match may begin anywhere."""
        methods = {method for used in self.uses.values() for method in used}
        return not methods or bool(methods - {"match", "fullmatch"})

    def bound(self, bounds: dict[str, int]) -> int:
        """The most characters that it is ever handed, 0 when some use has no declared bound."""
        if not self.uses or not all(site in bounds for site in self.uses):
            return 0
        return max(bounds[site] for site in self.uses)


def recorded() -> list[Pattern]:
    """All patterns that a run of the program compiles."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)])}
    command = [sys.executable, "-m", "tests.fuzz.record"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return [Pattern(**found) for found in json.loads(done.stdout)]


def rows(known: list[Pattern]) -> Iterator[Pattern]:
    """The rows of data files that are regular expressions and part of no known pattern."""
    run = "\n".join(pattern.source for pattern in known)
    for path in sorted(ROOT.glob("kg/**/*.t[xs][tv]")):
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for cell in row.split("\t") if not row.startswith("#") else ():
                if _META.search(cell) and not _HEADED.fullmatch(cell) and not _PLACEHOLDER.search(cell):
                    yield from _row(cell, f"{path.relative_to(ROOT).as_posix()}:{number}", run)


def _row(cell: str, place: str, run: str) -> Iterator[Pattern]:
    """The patterns of a cell: its words where each is one, else the cell."""
    if cell in run:
        return
    words = [word for word in cell.split() if _META.search(word)]
    for source in words if all(map(_compiles, words)) else filter(_compiles, [cell]):
        if source not in run:
            yield Pattern(source, re.compile(source).flags, place, {})


def _compiles(source: str) -> bool:
    try:
        return bool(re.compile(source))
    except re.error:
        return False


def bounds() -> dict[str, int]:
    """Function -> the most characters that it hands to its patterns, as declared."""
    found = [row.split("\t") for row in BOUNDS.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return {site: int(size) for site, size, _why in found}


SIZES = ((48, 96, 192), (256, 512, 1024), (512, 1024, 2048))
"""Small sizes first; where windows of the pattern reach further than these, larger ones decide."""
_MORE = 2.7
"""The last increment may be this much of the one before: 2 when linear, 4 when quadratic."""
_BUDGET = 1200
"""Steps for each character; the heaviest linear patterns need some hundreds."""


def counts(pattern: Pattern, text: str, budget: int) -> int:
    """The steps that a pattern takes over a text, by the methods that the program uses; -1 when too many."""
    counter, found = Counter(pattern.compiled, budget), 0
    try:
        if pattern.anywhere:
            counter.finditer(text)
            found = counter.steps
        else:
            counter.match(text)
            found = counter.steps
        if pattern.whole:
            counter.match(text, whole=True)
            found = max(found, counter.steps)
    except TooManySteps:
        return -1
    return found


def grown(pattern: Pattern, pump: Pump) -> list[tuple[int, int]]:
    """(characters, steps) where a pattern takes more than linear steps on a pump, [] where it does not."""
    found: list[tuple[int, int]] = []
    for sizes in SIZES if pattern.unbounded else (SIZES[0][-1:],):
        found = []
        for size in sizes:
            text = pump.text(size)
            found.append((len(text), counts(pattern, text, _BUDGET * size)))
            if found[-1][1] < 0:
                return found
        if len(found) < 3:
            return []
        (a, one), (b, two), (c, three) = found
        if (three - two) / (c - b) <= _MORE / 2 * max((two - one) / max(1, b - a), 0) + 3:
            return []
    return found


MOST_STEPS = 20_000
"""What a pattern may take on the longest string that its users declare: some milliseconds."""


def too_slow_at(pattern: Pattern, pump: Pump, size: int) -> list[tuple[int, int]]:
    """(characters, steps) where a pattern for short strings takes too many steps on one of ``size`` characters."""
    text = pump.text(size)[:size]
    taken = counts(pattern, text, MOST_STEPS)
    return [(len(text), taken)] if taken < 0 else []
