"""What a paragraph is by its form: running text, a short line, a column's label, furniture."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.articles.bylines import is_dateline, signature
from kg.articles.drafts import is_finished
from kg.rules.patterns import alternation

_FURNITURE = str(Path(__file__).parent / "data" / "furniture.txt")
_LONGEST_FURNITURE = 80
_LONGEST_PAGE_HEAD = 120
_LONGEST_HEADLINE = 60
_DIGITS = re.compile(r"0?([1-9])")
_ORNAMENTS = "▲△■□●○◆◇★☆※▼◎[]【】|- "
_SPOKEN = re.compile(r"(?:记者|问|答|提问|主持人):.")
_BETWEEN_CELLS = re.compile(r"\s*[|·│▏]\s*|\s+")


def _furniture(head: str) -> re.Pattern[str]:
    """The lines (parts of page heads) that are "certain", "label" or "cell"."""
    return alternation(_FURNITURE, head)


def kind_of(text: str) -> str:
    """ "furniture", "label", "short" (a headline, section head or byline) or "body"."""
    if is_furniture(text):
        return "furniture"
    if is_label(text) and not signature(text):
        return "label"
    return "body" if _is_body(text) else "short"


def section_numbers(texts: list[str]) -> set[int]:
    """Which of a page's lines are bare numbers of sections: 1, 2, 3 one below the other, each above a text."""
    found = [i for i, text in enumerate(texts[:-1]) if _DIGITS.fullmatch(text) and not is_furniture(texts[i + 1])]
    counted: list[int] = []
    for i in found:
        if texts[i].lstrip("0") == str(len(counted) + 1):
            counted.append(i)
    return set(counted) if len(counted) > 1 else set()


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether a line belongs to no article wherever it stands: a page head, staff, an index, an advertisement."""
    if len(text) > _LONGEST_PAGE_HEAD:
        return False
    plain = _closed_up(text)
    return len(plain) <= _LONGEST_FURNITURE and bool(_furniture("certain").fullmatch(plain)) or _is_page_head(plain)


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether a line is the name of a column or contest: ▲简讯, 新闻追踪, 图片新闻."""
    if len(text) > _LONGEST_FURNITURE:
        return False
    label, plain = _furniture("label"), _closed_up(text)
    return bool(label.fullmatch(plain) or label.fullmatch(_closed_up(text.strip(_ORNAMENTS))))


def _closed_up(text: str) -> str:
    """A line whose words are set in wide letters, closed: 编 辑 路 芸 → 编辑 路芸, 民 生 → 民生."""
    pairs = re.sub(r"(?<!\S)([\u4e00-\u9fff]) +([\u4e00-\u9fff])(?!\S)", r"\1\2", text)
    return pairs if len(pairs) < len(text) else text


def _is_page_head(text: str) -> bool:
    """Whether a line consists of short parts, at least one of which only a page head has: 红河图片 2018年12月4日 08."""
    if re.search(r"[。!?;“]", text):
        return False
    cells = [c for c in _BETWEEN_CELLS.split(text.strip("|·│ ")) if c]
    known = [bool(_furniture("cell").fullmatch(c)) for c in cells]
    strange = [c for c, sure in zip(cells, known, strict=True) if not sure]
    return len(cells) > 1 and any(known) and all(len(c) <= 6 for c in strange) and len(strange) <= sum(known) + 2


def _is_body(text: str) -> bool:
    if is_dateline(text) or len(text) > _LONGEST_HEADLINE or _SPOKEN.match(text):
        return True
    if len(text) <= 32 and re.search(r"[!?][”’]?$", text) and not re.search(r"[。;]", text):
        return False
    if signature(text):
        return False
    if is_finished(text) or "。" in text or (text.endswith(":") and len(text) > 12):
        return True
    pauses = len(re.findall(r"[,、]", text))
    return (len(text) > 40 and pauses > 0) or (len(text) > 30 and pauses > 1)


def stands_alone(text: str) -> bool:
    """Whether a line is never part of a paragraph with its neighbours: furniture, a credit, a byline."""
    found = signature(text)
    return bool(found and found.sure) or is_furniture(text) or is_label(text)
