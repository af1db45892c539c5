"""What a paragraph is by its form: running text, a short line, a column's label, furniture."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.articles.bylines import is_dateline, signature
from kg.articles.drafts import is_finished

_LONGEST_FURNITURE = 80
_LONGEST_HEADLINE = 60


@lru_cache(maxsize=1)
def _furniture() -> dict[str, re.Pattern[str]]:
    """"certain" and "label" -> the lines that are so, as one pattern."""
    sections: dict[str, list[str]] = {"certain": [], "label": []}
    section = "certain"
    for row in (Path(__file__).parent / "data" / "furniture.txt").read_text(encoding="utf-8").splitlines():
        if row in ("[certain]", "[label]"):
            section = row.strip("[]")
        elif row and not row.startswith("#"):
            sections[section].append(f"(?:{row})")
    return {name: re.compile("|".join(rows)) for name, rows in sections.items()}


def kind_of(text: str) -> str:
    """"furniture", "label", "short" (a headline, section head or byline) or "body"."""
    if len(text) <= _LONGEST_FURNITURE:
        if _furniture()["certain"].fullmatch(text):
            return "furniture"
        if _furniture()["label"].fullmatch(text) and not signature(text):
            return "label"
    return "body" if _is_body(text) else "short"


def _is_body(text: str) -> bool:
    if is_dateline(text) or len(text) > _LONGEST_HEADLINE:
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
    if len(text) > _LONGEST_FURNITURE:
        return False
    found = signature(text)
    return bool(found and found.sure) or bool(_furniture()["certain"].fullmatch(text) or _furniture()["label"].fullmatch(text))
