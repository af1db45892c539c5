"""How do time and memory grow with the number of articles? Builds of 1,000 and 10,000 and more, and of one page more.

    python -m tests.bench.scale [--counts 1000 10000] [--workers 1] [--copies] [--plot scale.svg] [--keep FOLDER]

The pages are made of the annotated articles (``tests/bench/pages.py``). Each build is a process of its own; printed
are its seconds (of the clock, and of all cores together), its peak memory (of the largest of its processes), the same
for a build after one page was added, and what a million articles would take by the line through the last two counts.
With ``--copies`` the rows of all pages are there before the build begins (``tests/bench/copies.py``): what is measured
is all that comes behind reading.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench import copies
from tests.bench.pages import write

MILLION = 1_000_000


class Cost(NamedTuple):
    """What one build took."""

    seconds: float
    cpu: float
    megabytes: float


class Size(NamedTuple):
    """One number of articles."""

    articles: int
    characters: int
    build: Cost
    one_more: Cost


def build(pages: Path, out: Path, workers: int) -> Cost:
    """One build in a process of its own."""
    command = [sys.executable, "-m", "kg", "build", str(pages), "-o", str(out), "--workers", str(workers)]
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")
    return Cost(time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measured(folder: Path, count: int, workers: int, *, copied: bool = False) -> Size:
    """A build of so many pages, and one of a page more."""
    pages, out = folder / f"pages{count}", folder / f"out{count}"
    characters = copies.write(pages, out, count) if copied else write(pages, count)
    whole = build(pages, out, workers)
    write(pages, 1, first=count)
    return Size(count, characters, whole, build(pages, out, workers))


def at(sizes: list[Size], number: int, value: str) -> float:
    """A figure at another number of articles, by the line through the last two that were measured."""
    (x0, y0), (x1, y1) = [(s.articles, getattr(s.build, value)) for s in sizes[-2:]]
    return y1 + (number - x1) * (y1 - y0) / (x1 - x0)


def report(sizes: list[Size], workers: int) -> None:
    """The table."""
    print(f"{workers} worker(s)")
    print("articles   characters   seconds   CPU s   peak MB   one page more: s   CPU s   peak MB")
    for s in sizes:
        print(
            f"{s.articles:8,}   {s.characters:10,}   {s.build.seconds:7.1f}   {s.build.cpu:5.1f}   "
            f"{s.build.megabytes:7,.0f}   {s.one_more.seconds:16.1f}   {s.one_more.cpu:5.1f}   "
            f"{s.one_more.megabytes:7,.0f}"
        )
    if len(sizes) > 1:
        hours, megabytes = at(sizes, MILLION, "seconds") / 3600, at(sizes, MILLION, "megabytes")
        print(f"a million by that line: {hours:.1f} hours, {megabytes:,.0f} MB")


def plot(sizes: list[Size]) -> str:
    """Seconds and megabytes against articles, as SVG."""
    most = sizes[-1].articles
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" font-family="sans-serif">']
    for value, colour in (("seconds", "#1f6feb"), ("megabytes", "#d1242f")):
        top = max(getattr(s.build, value) for s in sizes) or 1
        points = [(60 + 540 * s.articles / most, 300 - 250 * getattr(s.build, value) / top) for s in sizes]
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{colour}"/>' for x, y in points]
        parts.append(
            f'<text x="66" y="{30 if value == "seconds" else 48}" fill="{colour}">{value}, to {top:,.0f}</text>'
        )
    parts.append(f'<path d="M60 50V300H600" fill="none" stroke="#333"/><text x="520" y="330">{most:,} articles</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--copies", action="store_true", help="all rows are there: measure what comes behind them")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--keep", type=Path, help="a folder for the pages and builds")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = given.keep or Path(name)
        sizes = [measured(folder, count, given.workers, copied=given.copies) for count in given.counts]
    report(sizes, given.workers)
    if given.plot:
        given.plot.write_text(plot(sizes), encoding="utf-8")


if __name__ == "__main__":
    main()
