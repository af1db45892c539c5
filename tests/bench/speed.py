"""How fast is a whole build? Characters a second on one core, peak memory, and the ratio to jieba.posseg.

    python tests/bench/speed.py [--megabytes 2] [--runs 3]

The text is made of the seeds: the pages of each copy are shuffled anew, sentence by sentence, so that no article is a
reprint of another. Both
sides run in a process of their own on the same text, turn by turn; jieba's dictionary is loaded before its
clock starts, while the build's clock includes its start-up, the check of the graph and all four outputs.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
_TAG = """
import sys, time, pathlib, logging
import jieba, jieba.posseg as posseg
jieba.setLogLevel(logging.ERROR)
posseg.initialize() if hasattr(posseg, "initialize") else jieba.initialize()
list(posseg.cut("预热"))
text = "\\n".join(p.read_text(encoding="utf-8") for p in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")))
start = time.process_time()
for line in text.split("\\n"):
    for _ in posseg.cut(line): pass
print(time.process_time() - start)
"""


def make_pages(folder: Path, megabytes: float) -> int:
    """Write pages of about that size (UTF-8) made of the seeds; return their characters."""
    seeds = [(p.stem, p.read_text(encoding="utf-8")) for p in sorted(SEEDS.glob("*.txt"))]
    pool = [s for _, text in seeds for s in re.findall(r"[^。\n]{12,}。", text)]
    size = characters = copy = 0
    while size < megabytes * 1e6:
        for stem, text in seeds:
            varied = _reshuffled(text, pool, random.Random(f"{copy} {stem}")) if copy else text
            (folder / f"{copy:03d}_{stem}.txt").write_text(varied, encoding="utf-8")
            size += len(varied.encode())
            characters += len(varied)
        copy += 1
    return characters


def _reshuffled(text: str, pool: list[str], chance: random.Random) -> str:
    """The page with each sentence but a paragraph's first drawn anew, so that no article is a reprint of another."""
    lines = []
    for line in text.split("\n"):
        first, *rest = re.findall(r"[^。]+。?", line) or [line]
        lines.append(first + "".join(chance.choice(pool) for _ in rest))
    return "\n".join(lines)


def run(command: list[str]) -> tuple[float, int, str]:
    """CPU seconds, peak memory in bytes, and output of a command on one core."""
    reader, writer = os.pipe()
    process = subprocess.Popen(command, stdout=writer, preexec_fn=_one_core)
    os.close(writer)
    with open(reader) as pipe:
        output = pipe.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, output


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        pages, out = Path(name, "pages"), Path(name, "out")
        pages.mkdir()
        characters = make_pages(pages, given.megabytes)
        print(
            f"{characters:,} characters in {len(list(pages.iterdir()))} pages, {given.runs} runs, "
            "medians of CPU seconds on one core"
        )
        builds, tags = [], []
        for _ in range(given.runs):
            shutil.rmtree(out, ignore_errors=True)  # what was read before would not be read again
            builds.append(run([sys.executable, "-m", "kg", "build", str(pages), "-o", str(out), "--workers", "1"]))
            tags.append(float(run([sys.executable, "-c", _TAG, str(pages)])[2].split()[-1]))
        report(characters, builds, tags)


def report(characters: int, builds: list[tuple[float, int, str]], tags: list[float]) -> None:
    """The table."""
    build, tag = statistics.median(b[0] for b in builds), statistics.median(tags)
    ratios = sorted(t / b[0] for b, t in zip(builds, tags))
    print(
        f"kg build       {build:7.2f} s   {characters / build:10,.0f} characters/s   "
        f"peak {max(b[1] for b in builds) / 1e6:,.0f} MB"
    )
    print(f"jieba.posseg   {tag:7.2f} s   {characters / tag:10,.0f} characters/s")
    print(f"ratio build to tagger  {statistics.median(ratios):.2f}  (min {ratios[0]:.2f}, max {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
