"""The lines of an HTML page, and which of them are the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Elements within a line; all others, br among them, end one (HTML Standard, phrasing content).
_INLINE = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby"
)
_INLINE |= _tags("ruby s samp small span strike strong sub sup time tt u var wbr")
_UNPRINTED = _tags("button canvas footer head iframe nav noscript object script select style svg template textarea")
_ENDS = re.compile(r"[。！？；…!?]|[,，].*[,，]|[.;](?:\s|$)", re.DOTALL)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MOST = 0.85


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A printed line: its text, the element that it stands in, and how many of its characters are links."""

    text: str
    element: HtmlElement
    linked: int

    @property
    def weight(self) -> int:
        """Characters of running text; 0 for headings, menus, dates and the like."""
        running = _ENDS.search(self.text) and self.linked * 2 < len(self.text)
        return len(self.text) - self.linked if running else 0

    @property
    def is_link(self) -> bool:
        """Whether the line is a link and nothing else."""
        return not self.weight and self.linked * 5 > len(self.text) * 4


def blocks_of(root: HtmlElement) -> Iterator[Block]:
    """The printed lines of a page, in order; what a browser does not print, and menus, are taken out of ``root``."""
    from lxml import etree

    etree.strip_elements(root, *_UNPRINTED, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    line: list[tuple[str, bool]] = []
    inside, links = [root], 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        starts, breaks = event == "start", element.tag not in _INLINE
        if breaks:
            yield from _block(line, inside[-1])
            line = []
            inside.append(element) if starts else inside.pop()
        links += (1 if starts else -1) * (element.tag == "a")
        line.append(((element.text if starts else element.tail) or "", links > 0))
    yield from _block(line, root)


def _block(line: list[tuple[str, bool]], element: HtmlElement) -> Iterator[Block]:
    joined = "".join(text for text, _ in line)
    kept = element.tag == "pre" or _BLANKS.sub(_blank, joined)
    for text in joined.splitlines() if kept is True else [kept]:
        if text.strip():
            linked = sum(len(text.strip()) for text, in_link in line if in_link)
            yield Block(text.strip(), element, linked)


def _blank(match: re.Match[str]) -> str:
    """A blank, but nothing for a line break of the markup between two Chinese signs."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return "" if "\n" in match[0] and min(before or " ", after or " ") > "\u2e80" else " "


def main_blocks(blocks: list[Block], extracted: str) -> list[Block]:
    """The lines of the article, in order; none where there is no running text.

    Args:
        extracted: what another extractor took for the article; decides on running text outside the element
            that holds most of it. Where it took nothing, all running text is kept.
    """
    box = _box(blocks)
    if box is None:
        return []
    known = squeezed(extracted)
    whole = box.tag in ("html", "body")
    return [b for b in blocks if _belongs(b, box, known, whole) and not b.is_link]


def _belongs(block: Block, box: HtmlElement, known: str, whole: bool) -> bool:
    if whole:
        return block.weight > 0 or squeezed(block.text) in known
    return _is_in(block.element, box) or (block.weight > 0 and (not known or squeezed(block.text) in known))


def _is_in(element: HtmlElement, box: HtmlElement) -> bool:
    return element is box or any(above is box for above in element.iterancestors())


def squeezed(text: str) -> str:
    """The text without any blank."""
    return "".join(text.split())


def _box(blocks: list[Block]) -> HtmlElement | None:
    """The smallest element with most of the running text that is more than one paragraph of several."""
    weights: Counter[HtmlElement] = Counter()
    for block in blocks:
        if block.weight:
            for element in (block.element, *block.element.iterancestors()):
                weights[element] += block.weight
    if not weights:
        return None
    most = _MOST * max(weights.values())
    # Ancestors hold at least as much as what they enclose, so the last in document order is the innermost.
    box = min(
        (e for e in weights if weights[e] >= most), key=lambda e: (weights[e], -sum(1 for _ in e.iterancestors()))
    )
    return _above_paragraph(box, weights)


def _above_paragraph(box: HtmlElement, weights: Counter[HtmlElement]) -> HtmlElement:
    parent = box.getparent()
    if box.tag in ("p", "li", "pre", "blockquote", "section") and parent is not None and weights[parent] > weights[box]:
        return parent
    return box
