"""Rows of a list (winners, posts, addresses), which belong to the text above them and are no headlines."""

from __future__ import annotations

import re

from kg.articles.bylines import is_person, signature
from kg.articles.lines import Paragraph

_LABELLED_ROW = re.compile(r"([\u4e00-\u9fff“”()]{2,12}):\s*(\S.{5,})")
_NAME_ROW = re.compile(r"(\S{2,4})(?:\s*+[(][^()]{1,8}[)])?(?:\s++[,、:]?|[,、:])\s*+\S.{2,40}")
_LEAST = {"label": 2, "name": 3}


def mark_rows(paragraphs: list[Paragraph]) -> None:
    """Mark as running text the short lines that are rows of one list: 孝老爱亲模范:甲 单位;乙 单位."""
    at, text_above = 0, False
    while at < len(paragraphs):
        form = _form(paragraphs[at])
        end = at + 1
        while form and end < len(paragraphs) and _form(paragraphs[end]) == form:
            end += 1
        if form and end - at >= _LEAST[form[0]] and text_above:
            for paragraph in paragraphs[at:end]:
                paragraph.kind = "body"
        text_above = text_above or any(p.kind == "body" for p in paragraphs[at:end])
        at = end


def _form(paragraph: Paragraph) -> tuple[str, str] | None:
    """How a line would be built as a row of a list: its kind, and what the list's other rows share with it."""
    text = paragraph.text
    if paragraph.kind not in ("short", "body") or len(text) > 90 or text[-1] in "。!?" or signature(text):
        return None
    labelled = _LABELLED_ROW.fullmatch(text)
    if labelled and re.search(r"[\s;、]", labelled[2]):
        return "label", labelled[1][-2:]
    named = _NAME_ROW.fullmatch(text)
    return ("name", "") if named and is_person(named[1]) else None
