"""report.json: what went in, what came out, what was left out and why."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.built import Graph
    from kg.skipping import Skipped

filename = "report.json"


def summary(graph: Graph) -> dict[str, Any]:
    """The figures of a build; no clock, no paths of the machine."""
    totals = graph.totals
    return {
        "pages": totals.pages,
        "articles": totals.articles.total(),
        "articles by kind": _tally(totals.articles),
        "articles whose year is inferred": totals.inferred,
        "reprints": [{"title": title, "kept": kept, "others": others} for title, kept, others in totals.reprinted],
        "facts": graph.counts(),
        "below the confidence asked for": totals.low,
        "rejected": totals.rejected.total(),
        "rejected by rule": _tally(totals.rejected),
        "triples": graph.size,
        "skipped": [_skipped(s) for s in graph.skipped],
        "characters": totals.characters,
    }


def _skipped(item: Skipped) -> dict[str, str]:
    where = {"source": item.source} | ({"article": item.article} if item.article else {})
    return {**where, "reason": item.reason}


def _tally(found: Counter[str]) -> dict[str, int]:
    return {name: found[name] for name in sorted(found)}


def export(graph: Graph, path: Path) -> None:
    """Write the summary as JSON."""
    path.write_text(json.dumps(summary(graph), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
