"""Bytes of an HTML page -> markup and its tree; what would take a parser more than linear time is refused before."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SkipItem
from kg.pages.limits import (
    DEEPEST_MARKUP,
    DEEPEST_PLAIN,
    LARGEST_PAGE,
    LONGEST_PLAIN,
    MOST_ATTRIBUTES,
    check_page,
    too_large,
)
from kg.pages.text import decode
from kg.rules.wordlists import lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SMALLER = "save it without its pictures"


def markup_of(data: bytes) -> str:
    """The page as text, in the encoding that it declares if that is one of the web's, else in the one it is in.

    Raises:
        SkipItem: too large, binary, or in no encoding that Chinese text uses.
    """
    if len(data) > 4 * LARGEST_PAGE:
        raise SkipItem(too_large(f"a page of {len(data) >> 20} MB", LARGEST_PAGE, _SMALLER))
    markup = _decoded(data).replace("\0", "")
    check_page(markup, advice=_SMALLER)
    return markup


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    codec = _web_encodings().get(declared[1].decode("ascii", "replace").lower()) if declared else None
    if codec and b"\0" not in data:
        try:
            return data.decode(codec)
        except UnicodeError:
            pass
    return decode(data)


@cache
def _web_encodings() -> dict[str, str]:
    """Label -> Python's codec."""
    found = lists(str(Path(__file__).with_name("encodings.txt")))
    return {label: codec for codec, labels in found.items() for label in labels}


def tree_of(markup: str) -> tuple[HtmlElement | None, bool]:
    """The page's root element (None where there is no element), and whether it is plain.

    What is not plain is too large or deep to hand on to a program whose time grows with length times depth.

    Raises:
        SkipItem: an element has too many attributes, or too many elements are inside each other.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    data, shape = markup.encode(errors="replace"), _Shape()
    try:
        etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True, target=shape))
        root = document_fromstring(data, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.LxmlError, ValueError):
        return None, False
    return root, shape.deepest <= DEEPEST_PLAIN and len(markup) <= LONGEST_PLAIN


class _Shape:
    """Looks at each tag as it is read, before a tree is made of it."""

    def __init__(self) -> None:
        self.depth = self.deepest = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.deepest = max(self.depth, self.deepest)
        if len(attributes) > MOST_ATTRIBUTES:
            raise SkipItem(
                f"an element <{tag[:20]}> with {len(attributes)} attributes, over {MOST_ATTRIBUTES} 属性过多: "
                "save the article's text alone"
            )
        if self.depth > DEEPEST_MARKUP:
            raise SkipItem(
                f"over {DEEPEST_MARKUP} elements inside each other 嵌套过深: close them, or save the article's text"
            )

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        """Nothing is made of the tags here."""
