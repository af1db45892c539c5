"""What stands right below a headline and is no part of it: the office that writes, a date, a document's number."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile

from kg.articles.bylines import BYLINES, Signature, is_writer, signature
from kg.articles.lines import Paragraph
from kg.articles.topics import counties
from kg.rules.patterns import filled

_LONGEST = 40
_OFFICE = filled(BYLINES, r"[\u4e00-\u9fff()]{1,28}(?:{organization}|{institution})(?:[(][^()]{1,12}[)])?")
_ACTION = filled(BYLINES, r"{action}")
_LOCAL = re.compile(r"(?:中共|共青团|[省市县区旗州盟镇乡村])[\u4e00-\u9fff]")
_NAMED_UNIT = 12
"""Characters at the start of an office's name in which its county stands: 四川省遂宁市安居区…局."""
_NOTE = filled(BYLINES, r"{note}")
_SIGNER = filled(BYLINES, r"[\u4e00-\u9fff()]{2,26}(?:{signer})|{signed}")
"""Who signs a notice, and when."""
_SIGNING_DAY = filled(BYLINES, r"{signed}")
_DAY = re.compile(
    r"[(]?(?:(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日|[一二][〇○零一二三四五六七八九]{3}年.{1,3}月.{1,3}日"
    r"|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})[)]?"
)
_SENT = re.compile(r"(?:信息|供稿|供图|提供)$")
_CARRIES_OVER = filled(BYLINES, r"(?:{carries over})$")


def is_note(text: str) -> bool:
    """Whether a line dates or numbers the text below: (2016年8月11日), (…第四次会议通过), 灵科字〔2006〕19号."""
    return len(text) <= 2 * _LONGEST and bool(_NOTE.fullmatch(text))


@lru_cache(maxsize=4096)
def byline(text: str) -> Signature | None:
    """Who signs a line that stands below a headline, or None when the line is part of it.

    Besides what is a signature anywhere: an office (腾冲市委政法委), offices and their writers (区民政局 马晓燕).
    """
    found = signature(text)
    if found or not 3 <= len(text) <= _LONGEST:
        return found
    words = text.removesuffix("供稿").split()
    if not words or not _is_local(words[0]):
        return None
    names = tuple(dropwhile(_is_office, words))
    return Signature(names, False) if len(names) < len(words) and all(map(is_writer, names)) else None


def is_day(text: str) -> bool:
    """Whether a line is nothing but a day with its year, in brackets or without: 二〇二三年五月六日, (2023-05-06)."""
    return bool(_DAY.fullmatch(text.strip()))


def is_signer(text: str) -> bool:
    """Whether a line below a notice is the office that signs it, or the day."""
    return bool(_SIGNER.fullmatch(text))


def dated_by_signer(lines: list[Paragraph]) -> bool:
    """Whether lines start with an office and the day on which it signs, which only a notice does."""
    return len(lines) > 1 and is_signer(lines[0].text) and bool(_SIGNING_DAY.fullmatch(lines[1].text))


def signs_off(text: str) -> bool:
    """Whether a line in brackets below a text names the office that sent it: (县农业局信息), (旗政府办 任瑞)."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    found = byline(_SENT.sub("", text[1:-1]))
    return found is not None and not is_note(text)


def _is_office(text: str) -> bool:
    """Whether a text is nothing but an office's or a place's name."""
    return bool(_OFFICE.fullmatch(text)) and not _ACTION.search(text)


def _is_local(text: str) -> bool:
    """Whether a text starts with a county, or with 县…."""
    return bool(_LOCAL.match(text) or counties(text[:_NAMED_UNIT]))


def parted(lines: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Headline lines and the byline lines below them."""
    cut = len(lines)
    while cut:
        found = signature(lines[cut - 1].text)
        if not (found and found.sure or cut > 1 and _is_byline(lines, cut - 1)):
            break
        cut -= 1
    return lines[:cut], lines[cut:]


def _is_byline(lines: list[Paragraph], at: int) -> bool:
    """Whether a line below another is no part of the headline: who writes, or when."""
    text, above = lines[at].text, lines[at - 1].text
    if signature(text) or is_note(text):
        return True
    return byline(text) is not None and not _CARRIES_OVER.search(above)
