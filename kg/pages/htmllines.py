"""The lines of an HTML page, and which of them are the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
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
_MOST_LOOKUPS = 2_000


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
    if not joined.strip():
        return
    linked = sum(len(text.strip()) for text, in_link in line if in_link)
    for text in joined.splitlines() if element.tag == "pre" else [_BLANKS.sub(_blank, joined)]:
        if text.strip():
            yield Block(text.strip(), element, linked)


def _blank(match: re.Match[str]) -> str:
    """A blank, but nothing for a line break of the markup between two Chinese signs."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
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
    known = _Known(extracted)
    if box.tag in ("html", "body"):
        return [b for b in blocks if (b.weight > 0 or b in known) and not b.is_link]
    inside = set(box.iter())
    return [
        b
        for b in blocks
        if (b.element in inside or (b.weight > 0 and (not extracted.strip() or b in known))) and not b.is_link
    ]


class _Known:
    """The lines that another extractor took, joined or not.

    Looking for a line in the whole text takes as long as the text: that is done for so many lines as a page has, and
    for the thousands of a hostile one only whole lines are compared.
    """

    def __init__(self, extracted: str) -> None:
        self.text = squeezed(extracted)
        self.lines = {squeezed(line) for line in extracted.splitlines()}
        self.left = _MOST_LOOKUPS

    def __contains__(self, block: Block) -> bool:
        line = squeezed(block.text)
        if line in self.lines:
            return True
        self.left -= 1
        return self.left >= 0 and line in self.text


def squeezed(text: str) -> str:
    """The text without any blank."""
    return "".join(text.split())


def _box(blocks: list[Block]) -> HtmlElement | None:
    """The smallest element with most of the running text that is more than one paragraph of several."""
    weights = _weights(blocks)
    if not weights:
        return None
    most = _MOST * max(weights.values())
    # In document order what encloses comes before what it encloses, so the last of the lightest is the innermost.
    heavy = [element for element in weights if weights[element] >= most]
    least = min(weights[element] for element in heavy)
    return _above_paragraph([e for e in heavy if weights[e] == least][-1], weights)


def _weights(blocks: list[Block]) -> dict[HtmlElement, int]:
    """The elements with running text, in document order, and how much they and all inside them hold."""
    own: Counter[HtmlElement] = Counter()
    for block in blocks:
        own[block.element] += block.weight
    elements = list(blocks[0].element.getroottree().iter("*")) if blocks else []
    for element in reversed(elements):
        parent = element.getparent()
        if parent is not None:
            own[parent] += own[element]
    return {element: own[element] for element in elements if own[element]}


def _above_paragraph(box: HtmlElement, weights: Mapping[HtmlElement, int]) -> HtmlElement:
    parent = box.getparent()
    if box.tag in ("p", "li", "pre", "blockquote", "section") and weights.get(parent, 0) > weights[box]:
        return parent
    return box
