"""Gold files and the pages that they describe."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import StopRun

KINDS = ("initiatives", "roles", "honours", "measures")


class PageText:
    """A page's text, searched with white space left out; positions are offsets into the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offsets = [i for i, c in enumerate(text) if not c.isspace()]
        self.flat = "".join(text[i] for i in self.offsets)

    def find(self, words: str, lo: int = 0, hi: int | None = None) -> int:
        """First place at or behind ``lo`` (before ``hi``), else the first at all, else -1."""
        flat = "".join(words.split())
        at = self.flat.find(flat) if flat else -1
        first = self.offsets[at] if at >= 0 else -1
        while at >= 0:
            place = self.offsets[at]
            if place >= lo and (hi is None or place < hi):
                return place
            at = self.flat.find(flat, at + 1)
        return first


@dataclass(slots=True)
class GoldPage:
    """A page's gold articles with their extents, and its facts with the offset (``at``) of their evidence."""

    articles: list[dict[str, Any]]
    extents: list[tuple[int, int]]
    facts: dict[str, list[dict[str, Any]]]
    text: PageText


def load_gold(folder: Path, pages: Path) -> dict[str, GoldPage]:
    """Page file name -> gold.

    Raises:
        StopRun: no gold file, one that is not JSON, or no page file for one.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise StopRun(f"{folder}: no gold files (*.json) there")
    return dict(_load(file, pages) for file in files)


def _load(file: Path, pages: Path) -> tuple[str, GoldPage]:
    try:
        page = json.loads(file.read_text(encoding="utf-8"))
        name = page.get("page") or file.stem + ".txt"
        text = PageText((pages / name).read_text(encoding="utf-8"))
    except ValueError as error:
        raise StopRun(f"{file}: not a gold file: {error}") from None
    except OSError:
        raise StopRun(f"{pages / name}: the page of {file.name} is missing; say --pages FOLDER") from None
    return name, gold_page(page["articles"], text)


def gold_page(articles: list[dict[str, Any]], text: PageText) -> GoldPage:
    """The gold of one page, its evidence found in the text."""
    extents = _extents(articles, text)
    facts: dict[str, list[dict[str, Any]]] = {k: [] for k in KINDS}
    for (lo, hi), article in zip(extents, articles):
        for kind in KINDS:
            for fact in article.get(kind, []):
                at = text.find(fact["evidence"], lo, hi)
                facts[kind].append({**fact, "at": at if lo <= at < hi else lo})
    return GoldPage(articles, extents, facts, text)


def _extents(articles: list[dict[str, Any]], text: PageText) -> list[tuple[int, int]]:
    """Body extents, widened to the title where it stands closely before the body."""
    found = []
    for article in articles:
        start = text.find(article["first"])
        last = text.find(article["last"], lo=max(start, 0))
        end = last + len(article["last"]) + 4 if last >= 0 else start + 1
        title = text.find(article["title"].split(" ")[0][:10]) if article.get("title") else -1
        low = title if 0 <= title < start and start - title < 400 else max(0, start - 1)
        found.append((low, max(end, start + 1)))
    return found
