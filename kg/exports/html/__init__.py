"""graph.html: one page that opens from the disk without a network.

pyvis draws the overview with a layout computed beforehand; the panel shows what is known of a node, with
the quoted sentences. Nothing is loaded from outside, and every text is data, never markup.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exports.html.layout import positions
from kg.exports.html.picture import Picture, picture_of

if TYPE_CHECKING:
    from kg.api import Graph

filename = "graph.html"
MOST_NODES = 1500
"""More nodes than this make the page slow; the best connected ones are drawn."""

_HERE = Path(__file__).parent
_OUTSIDE = re.compile(
    r"<!-- <link\b.*?-->|<link\b[^>]*https?://[^>]*>|<script\b[^>]*src=\"https?://[^>]*>\s*</script>", re.S
)
_HEADING = re.compile(r"<center>\s*<h1>\s*</h1>\s*</center>", re.S)


def export(graph: Graph, path: Path) -> None:
    """Write the page (HTML5, UTF-8)."""
    path.write_text(page(graph), encoding="utf-8")


def page(graph: Graph) -> str:
    """The whole page as text."""
    picture = picture_of(graph.store, most=MOST_NODES)
    html = _OUTSIDE.sub("", _HEADING.sub("", _drawn(picture)))
    head = f"<title>县志 Xianzhi</title><style>{_file('page.css')}</style></head>"
    body = f"{_file('panel.html')}<script>const XZ = {_data(picture)};\n{_file('page.js')}</script></body>"
    return (
        html.replace("<html>", '<!DOCTYPE html>\n<html lang="zh">', 1)
        .replace("</head>", head, 1)
        .replace("</body>", body, 1)
    )


def _drawn(picture: Picture) -> str:
    """pyvis's page with nodes where the layout puts them."""
    from pyvis.network import Network

    network = Network(height="100vh", width="100%", directed=True, cdn_resources="in_line")
    place = positions(picture.network)
    for node in picture.nodes:
        x, y = place[node.id]
        network.add_node(
            node.id,
            label=node.short,
            title=f"{node.kind_zh} {node.label}",
            color=node.color,
            size=node.size,
            x=x,
            y=y,
            shape="dot",
            font={"size": node.font},
        )
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, title=edge.label, color="#c3ccd6", width=edge.width)
    network.set_options(_file("options.json"))
    return network.generate_html(notebook=False)


def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _data(picture: Picture) -> str:
    """JSON that can stand in a script element: no ``<`` can end it."""
    data: dict[str, Any] = {
        "nodes": {n.id: n.details() for n in picture.nodes},
        "facts": picture.facts,
        "legend": picture.legend,
        "left_out": picture.left_out,
    }
    return (
        json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    )
