"""Kills builds at random moments: ``python -m tests.exports.killing FOLDER KILLS SEED`` prints what it saw as JSON.

By turns kill -9 and Ctrl-C, at any moment and while the files are written. A process of its own, because it forks: the
tables are loaded once, and no thread may be about. So the parent opens neither shards nor stores.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import networkx  # noqa: F401  what a build imports late is imported once, before the forks
import numpy.linalg  # noqa: F401
import pyarrow.parquet  # noqa: F401
import pyvis.network  # noqa: F401
import shacl_rust  # noqa: F401

import kg
from kg import embedded, exports
from kg.articles import cut
from kg.facts import find_facts
from kg.growing import NEW
from kg.model import Page
from kg.reading import read
from kg.rows import chunks, shards
from kg.store import in_memory
from tests.filesets.test_publishing import left_over
from tests.test_growing import page, put

SETS = {"a": range(8), "b": range(4, 12)}
"""The pages of two folders, of which half are in both."""


def build(pages: Path, out: Path, told: int) -> kg.Graph:
    """A whole build as the command makes it; a byte tells when the writing begins."""
    with exports.claimed(out) as claim:
        return kg.build(pages, claim=claim, watch=lambda step, *_: step == "write" and os.write(told, b"w"))


def child(pages: Path, out: Path, told: int) -> None:
    """A build, and what stood there before it and after it, as JSON."""
    known = {key for file in shards_in(out) if (label := shards.label_of(file)) for key in label.keys}
    seen: dict[str, Any] = {"store before": store_is_the_graphs(out)}
    try:
        graph = build(pages, out, told)
    except KeyboardInterrupt:
        os._exit(130)
    seen["kept"] = graph.growth.kept if graph.growth else -1
    seen["known"] = sum(chunks.key_of(p) in known for p in graph.pages)
    seen["store"] = store_is_the_graphs(out)
    os.write(told, json.dumps(seen).encode())


def shards_in(out: Path) -> Iterator[Path]:
    """The shards of the build before, and of one that was broken off."""
    for folder in (out / "facts", out / "facts" / NEW):
        yield from folder.glob("*.parquet")


def store_is_the_graphs(out: Path) -> bool:
    """Whether the store, where there is one, holds what the graph's file does."""
    kept = embedded.beside(out / "graph.ttl")
    store = embedded.opened(kept) if kept else None
    return kept is None or (store is not None and set(store) == set(in_memory(out / "graph.ttl")))


def started(pages: Path, out: Path) -> tuple[int, int]:
    """A build in a process of its own, and where it tells that it writes."""
    told, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(told)
        child(pages, out, tell)
        os._exit(0)
    os.close(tell)
    return pid, told


def finished(pages: Path, out: Path) -> tuple[float, float, dict[str, Any]]:
    """Build undisturbed; seconds until the writing began and until the end, and what was seen."""
    begin = time.monotonic()
    pid, told = started(pages, out)
    select.select([told], [], [])
    writing = time.monotonic() - begin
    with os.fdopen(told, "rb") as stream:
        said = stream.read()
    assert os.waitpid(pid, 0)[1] == 0, "a build failed"
    return writing, time.monotonic() - begin, json.loads(said.removeprefix(b"w"))


def killed(pages: Path, out: Path, *, after: float, writing: bool, how: signal.Signals) -> None:
    """Build and kill so many seconds after the start, or after the writing began."""
    pid, told = started(pages, out)
    if writing:
        select.select([told], [], [])
    time.sleep(after)
    os.kill(pid, how)
    os.waitpid(pid, 0)
    os.close(told)


def state(out: Path) -> str:
    """The files that stand in a folder, as anybody reads them, as one number."""
    files = sorted(p for p in out.iterdir() if p.is_file() and not p.name.startswith("."))
    return sha256(b"".join(p.name.encode() + p.read_bytes() for p in files)).hexdigest()


def prepared(folder: Path) -> dict[str, Path]:
    """The two folders of pages; shards are small, and every graph is large enough for a store."""
    chunks.SIGNS, embedded.LARGE = 3 * len(page(1)), 10
    pages = {name: folder / name for name in SETS}
    for name, numbers in SETS.items():
        put(pages[name], *numbers)
    # Loads the tables, and neither store nor shapes: what one of their threads holds, a fork would never release.
    for article in cut(Page("a", page(1))):
        find_facts(read(article))
    return pages


def main(folder: Path, kills: int, seed: int) -> dict[str, object]:
    pages = prepared(folder)
    known, times = {}, (0.0, 0.0)
    for name, given in pages.items():
        *times, _ = finished(given, folder / f"known-{name}")
        known[state(folder / f"known-{name}")] = name
    chance, out, seen = random.Random(seed), folder / "out", []
    finished(pages["a"], out)
    for number in range(kills):
        before = known[state(out)]
        new = "b" if before == "a" else "a"
        writing, how = number % 2 == 1, signal.SIGINT if number % 4 > 1 else signal.SIGKILL
        longest = times[1] - times[0] if writing else times[1]
        killed(pages[new], out, after=chance.uniform(0, 1.1 * longest), writing=writing, how=how)
        standing, loaded = known.get(state(out), "mixed"), kg.load(out)
        file = folder / f"known-{standing}" / "graph.ttl"
        whole = standing != "mixed" and loaded.turtle == file.read_bytes()
        following = chance.choice("ab")
        *_, said = finished(pages[following], out)
        over = left_over(out) + ([] if known.get(state(out)) == following else ["wrong set"])
        over += [p.name for p in (out / "facts").glob(f"{NEW}/*")]
        seen.append({"old": standing == before, "new": standing == new, "whole": whole, "over": over} | said)
    return {"seen": seen, "seconds": times}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
