"""THE ORDER of the steps: pages -> articles -> reading -> facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles import cut, without_reprints
from kg.entities import article_id
from kg.errors import StopRun
from kg.facts import find_facts
from kg.model import Article, Fact, Page, Place
from kg.pages import read
from kg.reading import read as read_article
from kg.skipping import Skips


@dataclass(slots=True)
class Harvest:
    """What the pages gave, in the order of their sources."""

    skips: Skips = field(default_factory=Skips)
    pages: list[Page] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    about: dict[str, Place | None] = field(default_factory=dict)
    """Article identifier -> the place that the article is about."""

    def keep(self, articles: list[Article]) -> None:
        """Go on with some of the articles and what they say."""
        kept = set(map(id, articles))
        self.articles = articles
        self.facts = [f for f in self.facts if id(f.article) in kept]
        self.about = {key: self.about[key] for key in map(article_id, articles)}


def run(
    inputs: Sequence[str | Path],
    *,
    watch: Callable[[str, int, int], None],
    columns: Mapping[str, str],
    strict: bool = False,
    output: str | Path | None = None,
) -> Harvest:
    """Read the inputs and find every fact in them; the order of the inputs changes nothing.

    Args:
        inputs: files and folders.
        watch: called as ``watch(step, done, total)``.
        columns: names of the columns of CSV and JSONL input.
        strict: stop where an error in the program would cost a page or an article.
        output: the folder that results go to; it is not read where it is inside an input.

    Raises:
        StopRun: no page could be read.
    """
    harvest = Harvest(Skips(strict))
    harvest.pages = sorted(
        read([Path(p) for p in inputs], on_skip=harvest.skips.add, output=output, **columns), key=_in_order
    )
    if not harvest.pages:
        raise StopRun(f"no page to read in: {', '.join(map(str, inputs))}")
    for done, page in enumerate(harvest.pages):
        watch("articles", done, len(harvest.pages))
        with harvest.skips.sparing(page.source):
            harvest.articles += cut(page, on_skip=harvest.skips.add)
    articles = without_reprints(harvest.articles)
    harvest.articles = []
    for done, article in enumerate(articles):
        watch("facts", done, len(articles))
        with harvest.skips.sparing(article.page.source, article.title):
            _gather(harvest, article)
    watch("facts", len(articles), len(articles))
    return harvest


def _in_order(page: Page) -> tuple[list[tuple[int, str]], str, str]:
    """By source, numbers by their size: news.csv#2 before news.csv#10."""
    parts = enumerate(re.split(r"(\d+)", page.source))
    return [(len(part.lstrip("0")) if i % 2 else 0, part) for i, part in parts], page.title, page.text


def _gather(harvest: Harvest, article: Article) -> None:
    reading = read_article(article)
    harvest.facts += find_facts(reading)
    harvest.about[article_id(article)] = reading.about
    harvest.articles.append(article)
