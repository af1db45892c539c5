"""Lines that are told apart by what stands around them: speech, addressees, headlines with a colon."""

from __future__ import annotations

import re

from kg.articles.bylines import BYLINES, is_dateline, signature
from kg.articles.lines import Paragraph
from kg.articles.topics import repeated
from kg.rules.patterns import filled

_SPEECH = re.compile(r"(?:“[^”]{1,30}[。!?…]”\s?){1,3}|“[^”]{1,30}[。!?…,]”[^“”]{2,24}[,:]“[^”]{1,30}[。!?…]”")
_LAST_WORDS = re.compile(filled(BYLINES, r"(?:{appeal})[^。?]{4,50}!|(?:{appended}).{2,60}"))
_ADDRESSED = re.compile(filled(BYLINES, r"(?:{addressed})[^。!?;]{0,40}:"))
_NUMBERED_LABEL = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)、.,][^。!?;]{1,20}:")
_LONGEST_HEADLINE = 30
_LONGEST_WITH_SUMMARY = 150
"""Characters of a headline with its column and its summary."""
_STOPS = ("。", "!", "?", "…", ";", ":", ",")
_CLOSED = (")", "”")
"""Ends of a headline, and of a text too, if it has a full stop."""
# What sets the parts of a headline apart.
_PARTS = re.compile(r"(?:[\u4e00-\u9fff][)”]?|——|[)%0-9])[ \u3000]+(?:[\u4e00-\u9fff“]|——)")
# How a caption or a report starts.
_NOTE = re.compile(r"[图(]|.{0,12}(?:摄|讯|电)\s")
_LONGEST_CRY = 10
"""Characters of an utterance that is no headline although the text below takes its words up: “后来呢?”."""
_REPEATED = 0.3


def place(paragraphs: list[Paragraph]) -> None:
    """Set right the ``kind`` of lines whose form says one thing and whose place another."""
    for i, paragraph in reversed(list(enumerate(paragraphs))):
        above = paragraphs[i - 1] if i else None
        below = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        if paragraph.kind == "short" and above and below and _is_text(paragraph, above, below):
            paragraph.kind = "body"
        elif paragraph.kind == "body" and below and _opens_page(above) and _is_headline(paragraph, below):
            paragraph.kind = "short"


def _is_text(line: Paragraph, above: Paragraph, below: Paragraph) -> bool:
    """Whether a short line belongs to the text: an utterance, 各乡镇人民政府:, 一、任命:."""
    if above.kind == "furniture" or below.kind == "furniture":
        return False
    if is_lead_in(line.text):
        return True
    if above.kind == "body" and line.gap <= below.gap and _LAST_WORDS.fullmatch(line.text):
        return True
    return bool(_SPEECH.fullmatch(line.text)) and (_goes_on(line, above, below) or _ends_talk(line, above, below))


def is_lead_in(text: str) -> bool:
    """Whether a line addresses or announces what stands below it, in a paragraph of its own."""
    return bool(_ADDRESSED.fullmatch(text) or _NUMBERED_LABEL.fullmatch(text))


def _goes_on(line: Paragraph, above: Paragraph, below: Paragraph) -> bool:
    """Whether an utterance has text below that no news item starts with, and no wider gap above than below."""
    if above.kind == "body" and len(line.text) > _LONGEST_CRY and repeated(line.text, below.text) > _REPEATED:
        return False
    set_apart = line.gap > below.gap or bool(signature(above.text))
    return below.kind == "body" and not set_apart and not is_dateline(below.text)


def _ends_talk(line: Paragraph, above: Paragraph, below: Paragraph) -> bool:
    """Whether an utterance is an article's last line: people speak above it, and the headline is below."""
    headed = below.kind == "short" and not below.text.startswith("—") and not signature(below.text)
    return headed and above.kind == "body" and "“" in above.text and line.gap <= below.gap


def _opens_page(above: Paragraph | None) -> bool:
    return above is None or above.kind == "furniture"


def _is_headline(paragraph: Paragraph, below: Paragraph) -> bool:
    return _is_first_line(paragraph, below) or (below.kind == "body" and _is_long_headline(paragraph.text))


def _is_long_headline(text: str) -> bool:
    """Whether a line is a headline with what it sums up below it: 把好事办好(一线行走) 群众的事无小事,….

    Its parts are set apart by blanks, and it has no full stop at its end.
    """
    short = len(text) <= _LONGEST_WITH_SUMMARY and not text.endswith(_STOPS)
    short = short and not (text.endswith(_CLOSED) and "。" in text)
    return short and bool(_PARTS.search(text)) and not is_dateline(text) and not _NOTE.match(text)


def _is_first_line(paragraph: Paragraph, below: Paragraph) -> bool:
    """Whether what ends with a colon is a headline's first line: the second stands below it."""
    short = len(paragraph.text) <= _LONGEST_HEADLINE and paragraph.text.endswith(":")
    return short and below.kind == "short" and not signature(below.text)
