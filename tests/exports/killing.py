"""Kills builds at random moments: ``python -m tests.exports.killing FOLDER KILLS SEED`` prints what it saw as JSON.

A process of its own, because it forks: the tables are loaded once, and no thread may be about.
"""

import json
import os
import random
import select
import signal
import sys
import time
from hashlib import sha256
from pathlib import Path

import networkx  # noqa: F401  what a build imports late is imported once, before the forks
import numpy.linalg  # noqa: F401
import pyarrow.parquet  # noqa: F401
import pyvis.network  # noqa: F401
import shacl_rust  # noqa: F401

import kg
from kg import exports
from kg.articles import cut
from kg.facts import find_facts
from kg.model import Page
from kg.reading import read
from tests.filesets.test_publishing import left_over

TEXTS = {
    "a": "云和县召开会议\n\n本报讯(章文)8月2日,浙江省云和县召开防汛工作会议,云和县委书记章阿福出席。\n",
    "b": "松阳县开展行动\n\n本报讯(章文)8月3日,浙江省松阳县开展老旧小区改造,投资1.2亿元。\n",
}


def build(page: Path, out: Path, told: int) -> None:
    """A whole build as the command makes it; a byte tells when the writing begins."""
    with exports.claimed(out) as claim:
        kg.build(page, claim=claim, watch=lambda step, *_: step == "write" and os.write(told, b"w"))


def started(page: Path, out: Path) -> tuple[int, int]:
    """A build in a process of its own, and where it tells that it writes."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        build(page, out, tell)
        os._exit(0)
    os.close(tell)
    return child, told


def finished(page: Path, out: Path) -> tuple[float, float]:
    """Build undisturbed; seconds until the writing began and until the end."""
    begin = time.monotonic()
    child, told = started(page, out)
    select.select([told], [], [])
    writing = time.monotonic() - begin
    assert os.waitpid(child, 0)[1] == 0, "a build failed"
    os.close(told)
    return writing, time.monotonic() - begin


def killed(page: Path, out: Path, *, after: float, writing: bool) -> None:
    """Build and kill so many seconds after the start, or after the writing began."""
    child, told = started(page, out)
    if writing:
        select.select([told], [], [])
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(told)


def state(out: Path) -> str:
    """The files that stand in a folder, as anybody reads them, as one number."""
    files = sorted(p for p in out.iterdir() if p.is_file() and not p.name.startswith("."))
    return sha256(b"".join(p.name.encode() + p.read_bytes() for p in files)).hexdigest()


def main(folder: Path, kills: int, seed: int) -> dict[str, object]:
    pages = {name: folder / f"{name}.txt" for name in TEXTS}
    for name, text in TEXTS.items():
        pages[name].write_text(text, encoding="utf-8")
        # Loads the tables, and neither store nor shapes: what one of their threads holds, a fork would never release.
        for article in cut(Page(name, text)):
            find_facts(read(article))
    known, times = {}, (0.0, 0.0)
    for name, page in pages.items():
        times = finished(page, folder / f"known-{name}")
        known[state(folder / f"known-{name}")] = name
    chance, out, seen = random.Random(seed), folder / "out", []
    finished(pages["a"], out)
    for number in range(kills):
        before = known[state(out)]
        new = "b" if before == "a" else "a"
        writing = number % 2 == 1
        longest = times[1] - times[0] if writing else times[1]
        killed(pages[new], out, after=chance.uniform(0, 1.1 * longest), writing=writing)
        standing, loaded = known.get(state(out), "mixed"), kg.load(out)
        whole = (
            loaded.turtle == (folder / f"known-{standing}" / "graph.ttl").read_bytes()
            if standing in known.values()
            else False
        )
        following = chance.choice("ab")
        finished(pages[following], out)
        over = left_over(out) + ([] if known.get(state(out)) == following else ["wrong set"])
        seen.append({"kept": standing == before, "new": standing == new, "whole": whole, "over": over})
    return {"seen": seen, "seconds": times}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
