"""How a graph shows itself in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.built import Graph

_SHOWN = 12
_LABELS = {"initiative": "initiatives 举措", "role": "roles 职务", "honour": "honours 荣誉", "measure": "measures 数据"}


def html_of(graph: Graph) -> str:
    """The counts, and the first facts with their quotes; every text is escaped."""
    counts = " · ".join(f"<b>{n}</b> {_LABELS[kind]}" for kind, n in graph.counts().items())
    rows = "".join(
        f"<tr><td>{escape(f.subject)}</td><td>{escape(f.predicate)}</td><td>{escape(f.object)}</td>"
        f"<td>{escape(f.quote)}</td><td>{escape(f.confidence)}</td></tr>"
        for f in graph.facts[:_SHOWN]
    )
    more = (
        f"<p>… {len(graph.facts) - _SHOWN} more: <code>graph.to_pandas()</code></p>"
        if len(graph.facts) > _SHOWN
        else ""
    )
    head = "<tr><th>subject</th><th>predicate</th><th>object</th><th>quote</th><th>confidence</th></tr>"
    return f"<div><p>{counts}</p><table>{head}{rows}</table>{more}</div>"
