"""graph.html: the explorer, one page that opens from the disk without a network.

Everything of the graph is in the page, packed in blocks that it opens when they are wanted; of a large graph the facts
that matter most (:mod:`kg.exports.html.excerpt`), and the page says how many are left out. A content policy lets run
what was written here and nothing else, and lets nothing be fetched; every text of the input is data, never markup.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.exports.html import bundled, outline, packing
from kg.exports.html.articles import articles_of
from kg.exports.html.contents import Contents, contents_of
from kg.exports.html.evidence import evidence_of
from kg.exports.html.excerpt import excerpt_of
from kg.exports.html.index import index_of
from kg.exports.html.reading_aloud import pinyin_of

if TYPE_CHECKING:
    from kg.api import Graph

filename = "graph.html"

_PAGE = Path(__file__).parent / "page"


def export(graph: Graph, path: Path) -> None:
    """Write the page (HTML5, UTF-8)."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_parts(graph))


def page(graph: Graph) -> str:
    """The whole page as text."""
    return "".join(_parts(graph))


def _parts(graph: Graph) -> Iterator[str]:
    """The page piece by piece: a text that is in the file is held no longer."""
    script, style = _joined("js"), _joined("css")
    filled = {"policy": [_policy(script, style)], "style": [style], "blocks": _blocks(graph), "script": [script]}
    pieces = re.split(r"{{(policy|style|blocks|script)}}", _file(_PAGE / "page.html"))
    for before, name in zip(pieces[::2], pieces[1::2]):
        yield before
        yield from filled[name]
    yield pieces[-1]


def _policy(script: str, style: str) -> str:
    """Scripts and styles by their digests, pictures that the page makes itself, nothing else (CSP Level 3)."""
    library, _ = bundled.library()
    scripts = " ".join(f"'sha256-{_digest(text)}'" for text in (script, library))
    return f"default-src 'none'; script-src {scripts}; style-src 'sha256-{_digest(style)}'; img-src data: blob:; " + (
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _joined(suffix: str) -> str:
    """The page's sources in the order of their names; scripts share one scope of their own."""
    text = "\n".join(_file(source) for source in sorted(_PAGE.glob(f"*.{suffix}")))
    return f'"use strict";\n(() => {{\n{text}\n}})();' if suffix == "js" else text


def _file(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _blocks(graph: Graph) -> Iterator[str]:
    contents, left = _contents(graph)
    index = index_of(contents, base=graph.base)
    index["left"] = left
    library, notice = bundled.library()
    index["size"] = {"facts": packing.FACTS, "articles": packing.ARTICLES}
    index["notices"] = [notice, "Outlines 轮廓: " + outline.SOURCE]
    yield packing.element("index", index)
    yield packing.element("sounds", [pinyin_of(e.label) for e in contents.entities.values()])
    yield packing.element("picture", bundled.standard_picture(contents, index))
    yield packing.element("library", library)
    yield packing.element("provinces", outline.provinces())
    yield from _texts(graph, contents)


def _contents(graph: Graph) -> tuple[Contents, dict[str, int]]:
    """What the page holds, and how much it leaves out."""
    excerpt = excerpt_of(graph)
    return contents_of(excerpt.triples), {"entities": excerpt.entities, "facts": excerpt.facts}


def _texts(graph: Graph, contents: Contents) -> Iterator[str]:
    for i, part in packing.parts(contents.statements, packing.FACTS):
        yield packing.element(f"evidence-{i}", evidence_of(list(part)))
    for i, articles in packing.parts(articles_of(graph, contents), packing.ARTICLES):
        yield packing.element(f"articles-{i}", articles)
