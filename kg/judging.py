"""The program against annotated articles: they are read as pages, built in memory, and compared."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from kg import api
from kg.evaluation.annotated import Annotated, load_annotated
from kg.evaluation.goldpages import Report, compare


def judge(corpus: Path, split: str = "", *, min_confidence: float = api.MIN_CONFIDENCE) -> Report:
    """Build a graph of annotated articles and score it.

    Args:
        corpus: a corpus (``articles`` and ``splits.tsv``), or a folder of annotated articles.
        split: train, dev or test; all articles where it is empty.
        min_confidence: facts below it are not counted.

    Raises:
        StopRun: no annotated articles, or one that cannot be read.
    """
    articles = load_annotated(corpus, split)
    return compare({a.name: a.gold for a in articles}, built(articles, min_confidence=min_confidence).store)


def built(articles: Sequence[Annotated], *, min_confidence: float = api.MIN_CONFIDENCE) -> api.Graph:
    """The graph of the articles, each a page of its own."""
    with tempfile.TemporaryDirectory(prefix="xianzhi-") as folder:
        for article in articles:
            (Path(folder) / article.name).write_text(article.text + "\n", encoding="utf-8", newline="\n")
        return api.build(folder, min_confidence=min_confidence)
