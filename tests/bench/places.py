"""How fast are places linked? CPU time of finding and linking every place, against jieba.posseg.

    python tests/bench/places.py [--megabytes 1] [--runs 5]

Both read the same text, the seeds repeated, in turn and in one process on one core; tables and dictionary are
loaded before their clocks start. A ratio above 1: linking is faster than tagging.
"""

from __future__ import annotations

import argparse
import logging
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"


def texts(megabytes: float) -> list[str]:
    """The paragraphs of the seeds as articles of some lines each, repeated up to that size (UTF-8)."""
    seeds = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))]
    lines = [line for text in seeds for line in text.splitlines() if line.strip()]
    articles = ["\n".join(lines[i : i + 12]) for i in range(0, len(lines), 12)]
    size = sum(len(a.encode()) for a in articles)
    return articles * max(1, round(megabytes * 1e6 / size))


def link(articles: list[str]) -> int:
    """Number of places found."""
    from kg.model import Article, Mentions
    from kg.reading.mentions import places

    count = 0
    for text in articles:
        article = Article.of_text(text)
        count += len(list(places.find(article, Mentions(article))))
    return count


def tag(articles: list[str]) -> int:
    """Number of words tagged."""
    from jieba import posseg

    return sum(1 for text in articles for line in text.split("\n") for _ in posseg.cut(line))


def timed(work: Callable[[list[str]], int], articles: list[str]) -> float:
    """CPU seconds."""
    start = time.process_time()
    work(articles)
    return time.process_time() - start


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    import jieba

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    jieba.setLogLevel(logging.ERROR)
    articles = texts(given.megabytes)
    found, _ = link(articles), tag(articles[:1])
    pairs = [(timed(link, articles), timed(tag, articles)) for _ in range(given.runs)]
    report(sum(map(len, articles)), found, pairs)


def report(characters: int, found: int, pairs: list[tuple[float, float]]) -> None:
    """The table."""
    linking, tagging = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratios = sorted(tagged / linked for linked, tagged in pairs)
    print(f"{characters:,} characters, {found:,} places, {len(pairs)} runs, medians of CPU seconds on one core")
    print(f"places         {linking:7.2f} s   {characters / linking:10,.0f} characters/s")
    print(f"jieba.posseg   {tagging:7.2f} s   {characters / tagging:10,.0f} characters/s")
    print(f"ratio tagger to places  {statistics.median(ratios):.2f}  (min {ratios[0]:.2f}, max {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
