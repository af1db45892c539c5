"""The lines of a headline: which of them is the kicker above it, that the title leaves out."""

from __future__ import annotations

import re

from kg.articles.lines import Paragraph

_UNFINISHED = re.compile(r"[的和与及在将为以从向对把被让使于并或、,:了]$")
_COLUMN = re.compile(
    r"公\s?示|公\s?告|通\s?告|.{0,12}(?:大讨论|系列(?:报道|评论)|在行动|进行时|走基层|我来说|大家谈"
    r"|特别报道|报道之.).{0,6}"
)
_SLOGAN = re.compile(r"\S{2,4}(?: \S{2,4}){1,3}")


def without_kicker(heads: list[Paragraph]) -> list[Paragraph]:
    """A headline's lines without its kicker: a column's name, a slogan, or a third line above title and subtitle."""
    if len(heads) < 2:
        return heads
    first, main = heads[0].text, heads[1].text
    third = len(heads) > 2 and heads[2].text.startswith("—") and not main.startswith("—")
    slogan = _SLOGAN.fullmatch(first) and len(main) >= 10 and " " not in main
    if main.startswith("—") and not _COLUMN.fullmatch(first):
        return heads
    if _COLUMN.fullmatch(first) or slogan or third and not _UNFINISHED.search(first):
        return heads[1:]
    return heads
