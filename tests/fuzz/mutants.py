"""Reads mutated pages by number: ``python -m tests.fuzz.mutants --count 1000000 --start 0``; failing numbers are named.

A page fails when it raises, when a quote is not the page's own text, when its graph is no Turtle, or when it takes
longer than the guard against hanging allows. ``--show N`` prints mutant N.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
import traceback
from collections.abc import Iterable, Iterator

from tests.fuzz.mutator import Mutant, mutant
from tests.fuzz.whole import check, within

SECONDS = 60.0
"""Guard against hanging for one page of up to 40,000 characters, on a busy machine."""


def wrong(found: Mutant) -> str:
    """What is wrong with a mutant, "" for nothing: the exception and where it was raised."""
    try:
        with within(SECONDS):
            check(found.page)
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [f for f in frames if "/kg/" in f.filename] or list(frames)
        place = f"{ours[-1].filename.rpartition('/kg/')[2]}:{ours[-1].lineno} {ours[-1].name}"
        return f"{type(error).__name__} at {place}: {' '.join(str(error).split())[:200]}"
    return ""


def _wrong_by_number(number: int) -> tuple[int, str]:
    return number, wrong(mutant(number))


def failing(numbers: Iterable[int], *, workers: int = 0) -> Iterator[tuple[int, str]]:
    """(number, what is wrong or "") of each mutant, in no order; ``workers`` processes, 0 for one a core."""
    count = workers or os.cpu_count() or 1
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        yield from pool.imap_unordered(_wrong_by_number, numbers, chunksize=20)


def main(args: list[str] | None = None) -> int:
    """The command; returns 1 when a mutant fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--start", type=int, default=0, help="the first number, to go on where a run stopped")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--show", type=int, metavar="N", help="print mutant N and what is wrong with it")
    given = parser.parse_args(args)
    if given.show is not None:
        shown = mutant(given.show)
        print(repr(shown.page), wrong(shown), sep="\n")
        return 0
    return _all(given.start, given.count, given.workers)


def _all(start: int, count: int, workers: int) -> int:
    bad, begun = 0, time.monotonic()
    for done, (number, told) in enumerate(failing(range(start, start + count), workers=workers), 1):
        if told:
            bad += 1
            print(f"mutant {number}: {told}", flush=True)
        if done % 1000 == 0:
            rate = done / (time.monotonic() - begun)
            print(f"{done} of {count} read, {bad} failing, {rate:.0f} a second; go on with --start {start + done}",
                  file=sys.stderr, flush=True)  # fmt: skip
    print(f"{count} mutants from {start}: {bad} failing")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
