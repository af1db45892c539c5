"""How the work of all steps grows with a text, in a process of its own: ``python -m tests.fuzz.growing_text`` < units.

Work is counted, not timed: lines of Python that run, in ``kg`` and below it, and characters that regular expressions
go through. Each unit (a JSON string a line) is repeated as one paragraph and as lines of forty characters, n, 2n and
4n characters; answers come one a line as JSON: unit, form, and "" or what is wrong.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

from kg.passages import Page
from tests.fuzz import record

FORMS = ("paragraph", "lines")
SIZES = ((400, 800, 1600), (1500, 3000, 6000))
SECONDS = 120.0
"""The guard against hanging, for one text; linear work takes a tenth of a second."""
_HERE = str(Path(__file__).parent)
_MORE, _LITTLE = 1.3, 20
"""Increments of linear work are equal; those of quadratic work double."""
_SOUND = "3月4日,江陵县开展老旧小区改造,投入12万元。"


class Size(NamedTuple):
    """A text's length and the work that it makes."""

    characters: int
    lines: int
    searched: int
    by_name: dict[str, int]


def page_of(unit: str, form: str, size: int) -> Page:
    """A page of about ``size`` characters: a headline, a sound sentence, then the unit again and again."""
    body = (unit * (size // len(unit) + 1))[:size]
    if form == "lines":
        body = "\n".join(body[at : at + 40] for at in range(0, len(body), 40))
    start = f"江陵县推进老旧小区改造\n本报讯(记者章阿福){_SOUND}{body}"
    return Page("a.txt", f"{start}。\n{_SOUND}", date="2022-03-04")


class Work:
    """Counts what is done while it is in charge."""

    def __init__(self) -> None:
        self.lines_of: defaultdict[CodeType, int] = defaultdict(int)
        self.searched_by: defaultdict[record.Recorded, int] = defaultdict(int)

    def _line(self, frame: FrameType, _event: str, _arg: Any) -> Any:
        if frame.f_code.co_filename.startswith(_HERE):
            return None
        self.lines_of[frame.f_code] += 1
        return self._line

    @property
    def by_name(self) -> dict[str, int]:
        """Work by function (lines run) and by pattern (characters searched)."""
        found = {f"{Path(c.co_filename).stem}.{c.co_qualname}": n for c, n in self.lines_of.items()}
        return found | {f"/{p.pattern[:60]}/ made in {p.made}": n for p, n in self.searched_by.items()}

    def __enter__(self) -> Work:
        record.WATCH = self._searched
        sys.settrace(self._line)
        return self

    def __exit__(self, *_raised: object) -> None:
        sys.settrace(None)
        record.WATCH = record.nothing

    def _searched(self, call: record.Call) -> None:
        self.searched_by[call.pattern] += call.went


def measured(unit: str, form: str) -> list[Size]:
    """What is done for each size: small ones, and larger ones where those do not look linear."""
    from tests.fuzz.whole import read, within

    found: list[Size] = []
    with within(SECONDS):  # what is read once and kept shall not count
        read(page_of(unit, form, 100))
    for sizes in SIZES:
        found = []
        for size in sizes:
            page = page_of(unit, form, size)
            with within(SECONDS), Work() as work:
                read(page)
            lines, searched = sum(work.lines_of.values()), sum(work.searched_by.values())
            found.append(Size(len(page.text), lines, searched, work.by_name))
        if not faster(found):
            break
    return found


def faster(sizes: list[Size]) -> bool:
    """Whether work grows faster than the text: the last increment, by character, is well above the one before."""
    a, b, c = sizes
    return any(
        (c[kind] - b[kind]) / (c.characters - b.characters)
        > _MORE * (b[kind] - a[kind]) / (b.characters - a.characters) + _LITTLE
        for kind in (1, 2)
    )


def blamed(sizes: list[Size]) -> list[str]:
    """The functions and patterns whose work grew most beyond twice the increment before."""
    a, b, c = (size.by_name for size in sizes)
    beyond = {name: n - b.get(name, 0) - 2 * (b.get(name, 0) - a.get(name, 0)) for name, n in c.items()}
    worst = sorted(beyond, key=lambda name: (-beyond[name], name))[:5]
    return [f"{name}: {a.get(name, 0)} → {b.get(name, 0)} → {c[name]}" for name in worst if beyond[name] > 0]


def main() -> None:
    record.record()
    record.import_all()
    for row in sys.stdin:
        unit = json.loads(row)
        for form in FORMS:
            print(json.dumps([unit, form, _answer(unit, form)]), flush=True)


def _answer(unit: str, form: str) -> Any:
    from tests.fuzz.whole import TooLong

    try:
        sizes = measured(unit, form)
    except TooLong as error:
        return str(error)
    except Exception as error:  # what a text breaks is another test's affair; here it is only named
        return f"{type(error).__name__}: {error}"
    grown = [f"{s.characters} characters: {s.lines} lines run, {s.searched} characters searched" for s in sizes]
    return [*grown, *blamed(sizes)] if faster(sizes) else ""


if __name__ == "__main__":
    main()
