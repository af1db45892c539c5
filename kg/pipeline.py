"""THE ORDER of the steps: pages -> articles -> mentions -> facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles import cut, without_reprints
from kg.entities import article_id
from kg.errors import StopRun
from kg.facts import find_facts
from kg.mentions import find_mentions
from kg.model import Article, Fact, Page, Place
from kg.pages import read


@dataclass(slots=True)
class Harvest:
    """What the pages gave, in reading order."""

    pages: list[Page] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    about: dict[str, Place | None] = field(default_factory=dict)
    """Article identifier -> the place that the article is about."""


def run(
    inputs: Sequence[str | Path],
    *,
    on_skip: Callable[[str, str], None],
    watch: Callable[[str, int, int], None],
    columns: Mapping[str, str],
) -> Harvest:
    """Read the inputs and find every fact in them.

    Args:
        inputs: files and folders.
        on_skip: called as ``on_skip(source, reason)`` for each input that cannot be used.
        watch: called as ``watch(step, done, total)``.
        columns: names of the columns of CSV and JSONL input.

    Raises:
        StopRun: no page could be read.
    """
    harvest = Harvest(pages=list(read([Path(p) for p in inputs], on_skip=on_skip, **columns)))
    for done, page in enumerate(harvest.pages):
        watch("articles", done, len(harvest.pages))
        harvest.articles += cut(page, on_skip=on_skip)
    harvest.articles = without_reprints(harvest.articles)
    for done, article in enumerate(harvest.articles):
        watch("facts", done, len(harvest.articles))
        _gather(harvest, article)
    watch("facts", len(harvest.articles), len(harvest.articles))
    if not harvest.pages:
        raise StopRun(f"no page to read in: {', '.join(map(str, inputs))}")
    return harvest


def _gather(harvest: Harvest, article: Article) -> None:
    mentions = find_mentions(article)
    harvest.about[article_id(article)] = mentions.about
    harvest.facts += find_facts(article, mentions)
