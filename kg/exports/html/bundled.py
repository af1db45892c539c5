"""vis-network, as pyvis ships it, and the standard picture that pyvis makes of a graph."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.exports.html.contents import Contents

MOST_NODES = 2000
"""Of larger graphs vis-network draws neighbourhoods only."""

_FONTS = {"Province": 40, "Prefecture": 26, "County": 32}
"""Pixels at full size, where the whole graph is in view these names are still read."""
_OPTIONS = Path(__file__).parent / "options.json"


@cache
def library() -> tuple[str, str]:
    """The library's text, and its name, version and licence for the page to show."""
    import pyvis

    (file,) = sorted(Path(pyvis.__file__).parent.glob("lib/vis-9.1*/vis-network.min.js"))
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    version = re.search(r"@version (\S+)", text)
    shown = version.group(1) if version else file.parent.name.removeprefix("vis-")
    return text, f"vis-network {shown} (Apache License 2.0 / MIT), bundled from pyvis {pyvis.__version__} (BSD)"


def standard_picture(contents: Contents, index: dict[str, Any]) -> dict[str, Any]:
    """pyvis's nodes, edges and options; of a graph too large for it, the options alone.

    Nodes are named by their number in the index, so names of the input never become markup.
    """
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    drawn = [i for i, size in enumerate(index["nodes"]["size"]) if size]
    if len(drawn) <= MOST_NODES:
        _add(network, index, drawn)
    network.set_options(_OPTIONS.read_text(encoding="utf-8"))
    nodes, edges, *_, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": options}


def _add(network: Any, index: dict[str, Any], drawn: list[int]) -> None:
    nodes, classes = index["nodes"], index["classes"]
    for i in drawn:
        look = {"color": classes[nodes["kind"][i]][1], "size": nodes["size"][i], "x": nodes["x"][i], "y": nodes["y"][i]}
        font = _FONTS.get(classes[nodes["kind"][i]][0], 14)
        network.add_node(i, label=nodes["label"][i], shape="dot", font={"size": font}, **look)
    facts = index["facts"]
    ties = {(s, o) for s, o in zip(facts["s"], facts["o"])} | {(s, o) for s, _, o in index["links"]}
    for s, o in sorted(ties):
        if nodes["size"][s] and nodes["size"][o]:
            network.add_edge(s, o)
