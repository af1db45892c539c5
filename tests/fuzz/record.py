"""Which regular expressions the program makes, and what it hands them: run in a process of its own.

``python -m tests.fuzz.record`` imports every module of ``kg``, reads the seeds and the texts of the test cases, and
prints as JSON a list of objects with ``source``, ``flags``, ``made`` (the function that
compiled it) and ``uses`` (function -> method -> the longest stretch of text handed over, in characters).
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import kg
from tests.fuzz.programs import tree_of
from tests.fuzz.steps import Counter, TooManySteps

ROOT = Path(kg.__file__).parents[1]
"""The tree whose ``kg`` is imported: tests, seeds and data files are its own."""
METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
_TEXT_AT = {"split": 0, "sub": 1, "subn": 1}


class Recorded:
    """Stands for a compiled pattern and says what it is asked."""

    def __init__(self, pattern: re.Pattern[str], made: str) -> None:
        self._pattern, self.made = pattern, made
        self.uses: dict[str, dict[str, int]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    @cached_property
    def _model(self) -> Counter | None:
        unbounded = "MAXREPEAT" in repr(tree_of(self._pattern))
        return Counter(self._pattern, 1_000_000) if unbounded else None

    def tried(self, text: str) -> int:
        """The steps of a match at the start of a text; a constant for patterns without an unbounded repeat."""
        if self._model is None:
            return 1
        try:
            self._model.match(text)
        except TooManySteps:
            return 1_000_000
        return self._model.steps

    def handed(self, method: str, size: int, site: str) -> None:
        """Note a call."""
        known = self.uses.setdefault(site, {})
        known[method] = max(size, known.get(method, 0))


class Call(NamedTuple):
    """One call of a method of a pattern."""

    pattern: Recorded
    method: str
    text: str
    start: int
    stop: int
    end: int
    """Where the match ends, -1 for none (or for all of them)."""

    @property
    def went(self) -> int:
        """How many characters the call went through; a match that fails at its start went as far as the model goes."""
        if self.end >= 0:
            return self.end - self.start + 1
        if self.method in ("match", "fullmatch"):
            return self.pattern.tried(self.text[self.start : self.stop])
        return self.stop - self.start + 1


def _counted(method: str) -> Callable[..., Any]:
    at = _TEXT_AT.get(method)

    def call(self: Recorded, *given: Any, **named: Any) -> Any:
        text = given[at or 0] if len(given) > (at or 0) else named["string"]
        window = () if at is not None else given[1:3]
        start = window[0] if window else 0
        stop = min(window[1], len(text)) if len(window) > 1 else len(text)
        found = getattr(self._pattern, method)(*given, **named)
        WATCH(Call(self, method, text, start, stop, found.end() if isinstance(found, re.Match) else -1))
        return found

    return call


for _method in METHODS:
    setattr(Recorded, _method, _counted(_method))


def site() -> str:
    """The innermost function of ``kg`` that is running: ``kg.reading.awards.awardnames.clean``."""
    frame: Any = sys._getframe(1)
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module.startswith("kg.") or module == "kg":
            inner = re.sub(r"\.<[a-z]+>", "", frame.f_code.co_qualname.replace(".<locals>", ""))
            return f"{module}.{inner}"
        frame = frame.f_back
    return ""


def note(call: Call) -> None:
    """Remember where a pattern is used, and on how much text."""
    call.pattern.handed(call.method, call.stop - call.start, site())


def nothing(_call: Call) -> None:
    """Leave a call alone."""


WATCH: Callable[[Call], None] = note
MADE: dict[tuple[str, int], Recorded] = {}


def record() -> None:
    """From now on every pattern that a module of ``kg`` compiles is recorded in ``MADE``."""
    plain = re._compile  # type: ignore[attr-defined]

    def compiled(pattern: Any, flags: int) -> Any:
        if isinstance(pattern, Recorded):
            return pattern
        found = plain(pattern, flags)
        caller = sys._getframe(2).f_globals.get("__name__", "")
        if isinstance(found.pattern, bytes) or not (caller.startswith("kg.") or caller == "kg"):
            return found
        return MADE.setdefault((found.pattern, found.flags), Recorded(found, site()))

    re._compile = compiled  # type: ignore[attr-defined]


def import_all() -> None:
    """Import every module of the package, so that patterns of module level are made."""
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.name.endswith(("__main__", "make_nametables", "make_placetables", "make_words")):
            importlib.import_module(module.name)


def texts() -> Iterator[str]:
    """The seeds, the invented pages, and every string of the test cases, a hundred to a page."""
    for path in (*sorted((ROOT / "seeds").glob("*.txt")), *sorted(ROOT.glob("tests/**/pages/*.txt"))):
        yield path.read_text(encoding="utf-8")
    cases = [text for path in sorted(ROOT.glob("tests/*/*.jsonl")) for text in _strings(path)]
    for path in sorted(ROOT.glob("tests/*/*.tsv")):
        cases += [cell for row in path.read_text(encoding="utf-8").splitlines() for cell in row.split("\t")]
    cases = [text for text in cases if len(text) > 8]
    for start in range(0, len(cases), 100):
        yield "\n".join(cases[start : start + 100])


def _strings(path: Path) -> Iterator[str]:
    for row in path.read_text(encoding="utf-8").splitlines():
        values = list(json.loads(row).values())
        while values:
            value = values.pop(0)
            if isinstance(value, str):
                yield value
            elif isinstance(value, (list, dict)):
                values += value.values() if isinstance(value, dict) else value


def run(text: str) -> list[Any]:
    """All steps from a page's text to facts; what ``kg build`` does with one page."""
    from kg.articles import cut
    from kg.facts import find_facts
    from kg.model import Page
    from kg.reading import read

    page = Page("hostile.txt", text, date="2022-03-04")
    return [fact for article in cut(page) for fact in find_facts(read(article))]


def main() -> None:
    record()
    import_all()
    for text in texts():
        run(text)
    found = [{"source": p.pattern, "flags": p.flags, "made": p.made, "uses": p.uses} for _, p in sorted(MADE.items())]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
