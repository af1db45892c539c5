"""The seed pages set anew in narrow columns: the same articles come out, however the lines are broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.articles import cut
from kg.articles.kinds import kind_of
from kg.model import Page, half_width, without_line_breaks

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))


def set_anew(text: str, width: int, *, indent: bool, spaced: bool) -> str:
    """A page of one paragraph a line, broken after ``width`` characters; ``spaced``: a blank line under every line."""
    lines: list[str] = []
    for row in filter(None, map(str.strip, text.splitlines())):
        if kind_of(half_width(row)) == "body":
            row = "\u3000\u3000" * indent + row
            rows = [row[i : i + width] for i in range(0, len(row), width)]
        elif 1.3 * width < len(row) < 60:
            rows = [row[: len(row) // 2], row[len(row) // 2 :]]
        else:
            rows = [row]
        lines += [r for row in rows for r in ((row, "") if spaced else (row,))]
    return "\n".join(lines)


def squeezed(text: str) -> str:
    return "".join(without_line_breaks(text).split())


def f1(width: int, *, indent: bool, spaced: bool) -> float:
    """Over the seed pages: 2 x bodies that start and end right / (articles by hand + articles found)."""
    hits = total = 0
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (ROOT / "seeds" / gold["page"]).read_text(encoding="utf-8")
        found = cut(Page(gold["page"], set_anew(text, width, indent=indent, spaced=spaced)))
        bodies = [squeezed("".join(a.page.text[f.start : f.end] for f in a.fragments)) for a in found]
        ends = [(squeezed(g["first"]), squeezed(g["last"])) for g in gold["articles"]]
        hits += sum(any(b.startswith(first) and b.endswith(last) for b in bodies) for first, last in ends)
        total += len(ends) + len(bodies)
    return 2 * hits / total


@pytest.mark.parametrize("width", [16, 18, 20, 24, 30, 38])
@pytest.mark.parametrize("indent", [False, True])
def test_narrow_columns(width: int, indent: bool) -> None:
    assert f1(width, indent=indent, spaced=False) >= 0.85


@pytest.mark.parametrize("width", [20, 24])
def test_a_blank_line_under_every_line(width: int) -> None:
    assert f1(width, indent=True, spaced=True) >= 0.85
