"""Groups of winners under headings that no headword makes known: 年度义工:甲、乙, where the text gives honours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Span
from kg.reading.awards.awardnames import Name, without_year
from kg.reading.awards.awardwords import is_nothing, pattern

_CERTAINTY = 0.9
"""Of a group between others that honours head, or in a text whose headline says that there are winners."""
_GROUP = 400
"""Characters of the longest group."""
_LABEL = re.compile(r"[\u4e00-\u9fff“”·]{3,18}")
_BROKEN = re.compile(r"[了的在是]")
Heading = tuple[re.Match[str], Name | None]


def completed(text: str, headings: Sequence[Heading], headline: str) -> list[Heading]:
    """The headings, with the honours of those that stand next to honours or below a headline that tells of winners."""
    found = list(headings)
    told = bool(pattern("{words:winners}").search(headline))
    order = [*range(len(found)), *reversed(range(len(found)))]
    for at in order:
        heading, honour = found[at]
        if honour or not (label := _label(text, heading)):
            continue
        if told and _beside(found, at, known=False) or _beside(found, at, known=True):
            found[at] = heading, Name(heading.start("name"), heading.end("name"), label, _CERTAINTY)
    return found


def _label(text: str, heading: re.Match[str]) -> str:
    """The words of a heading that begins a line and may name an honour; "" for others (联系人:, 会长:)."""
    begins = heading.start() == 0 or text[heading.start() - 1] == "\n"
    if not begins or "name" not in heading.re.groupindex or heading.group().endswith("—"):
        return ""
    words = without_year(pattern("^{words:lead}+").sub("", heading.group("name")))
    strange = pattern("{words:no-heading}").search(words) and not pattern("^(?:年度|{words:praise})").match(words)
    if strange or pattern("{words:undecided}").search(heading.group()) or is_nothing(words):
        return ""
    return words if _LABEL.fullmatch(words) and not _BROKEN.search(words) else ""


def _beside(headings: Sequence[Heading], at: int, *, known: bool) -> bool:
    """Whether the group before or behind a heading is near; with ``known``, one of an honour."""
    here = Span(*headings[at][0].span())
    for other in (at - 1, at + 1):
        if not 0 <= other < len(headings):
            continue
        there, honour = headings[other]
        near = max(here.start, there.start()) - min(here.end, there.end()) <= _GROUP
        if near and (not known or (honour is not None and honour.certainty >= _CERTAINTY)):
            return True
    return False
