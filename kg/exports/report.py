"""report.json: what went in, what came out, what was left out and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.model import Article
    from kg.skipping import Skipped

filename = "report.json"


def summary(graph: Graph) -> dict[str, Any]:
    """The figures of a build; no clock, no paths of the machine."""
    return {
        "pages": len(graph.pages),
        "articles": len(graph.articles),
        "articles by kind": _tally(a.kind for a in graph.articles),
        "articles whose year is inferred": sum(a.date_inferred for a in graph.articles),
        "reprints": [_reprints(a) for a in graph.articles if a.reprints],
        "facts": graph.counts(),
        "below the confidence asked for": len(graph.rejected),
        "rejected": len(graph.quarantined),
        "rejected by rule": _tally(r.rule for r in graph.quarantined),
        "triples": len(graph.triples or ()),
        "skipped": [_skipped(s) for s in graph.skipped],
        "characters": sum(len(p.text) for p in graph.pages),
    }


def _reprints(article: Article) -> dict[str, Any]:
    """The printing that was kept and the others, by source and extent (RFC 5147): b.txt#char=120,480."""
    others = [_extent(source, span.start, span.end) for source, span in article.reprints]
    return {"title": article.title, "kept": _extent(article.page.source, article.start, article.end), "others": others}


def _extent(source: str, start: int, end: int) -> str:
    return f"{source}#char={start},{end}"


def _skipped(item: Skipped) -> dict[str, str]:
    where = {"source": item.source} | ({"article": item.article} if item.article else {})
    return {**where, "reason": item.reason}


def _tally(values: Any) -> dict[str, int]:
    from collections import Counter

    return dict(sorted(Counter(values).items()))


def export(graph: Graph, path: Path) -> None:
    """Write the summary as JSON."""
    path.write_text(json.dumps(summary(graph), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
