"""Records of tables and JSON lines: which column is the text, which the headline, and the Page they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import SkipItem, StopRun
from kg.model import Page
from kg.pages.metadates import iso_date
from kg.pages.naming import persons
from kg.rules.wordlists import lists

_COLUMNS = str(Path(__file__).with_name("columns.txt"))


def usual_names() -> Mapping[str, tuple[str, ...]]:
    """Field -> the names that its column usually has (columns.txt): text, title, date, source, url, authors."""
    return lists(_COLUMNS)


def check_fields(columns: Mapping[str, str]) -> None:
    """Refuse a field that records do not have.

    Raises:
        StopRun: the message lists those there are.
    """
    for field in columns:
        if field not in usual_names():
            raise StopRun(f"no field {field!r} 无此字段; there are: {', '.join(usual_names())}")


def choose(present: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Field -> column, among the columns that a file has; given names come before usual ones.

    Raises:
        SkipItem: a given column is not there, or none is the text's; the message lists those there are.
    """
    here = list(present)
    plain = {_plain(name): name for name in reversed(here)}
    chosen = {}
    for field, usual in usual_names().items():
        wanted = [columns[field]] if field in columns else usual
        found = [plain[_plain(name)] for name in wanted if _plain(name) in plain]
        if found:
            chosen[field] = found[0]
        elif field in columns or field == "text":
            raise SkipItem(_absent(field, columns.get(field, ""), here))
    return chosen


def _absent(field: str, given: str, here: list[str]) -> str:
    listed = ", ".join(name[:40] for name in here[:20]) or "(none)"
    said = f"no column {given!r} 无此列" if given else "no column of the text 无正文列"
    return f"{said}: name it with --{field}-column; there are: {' '.join(listed.split())}"


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-\ufeff]", "", name).casefold()


def page_of(record: Mapping[str, Any], chosen: Mapping[str, str], source: str) -> Page:
    """The page of one record; its text is the text column as it stands.

    Raises:
        SkipItem: the record has no text.
    """
    values = {field: record.get(column) for field, column in chosen.items()}
    text = _string(values.get("text"), "\n")
    if not text.strip():
        raise SkipItem(f"no text in column {chosen['text']!r} 正文为空: fill it in or take the record out")
    return Page(
        source,
        text,
        title=" ".join(_string(values.get("title"), " ").split()),
        date=iso_date(_string(values.get("date"), " ")),
        paper=" ".join(_string(values.get("source"), " ").split()),
        url=_string(values.get("url"), " ").strip(),
        authors=persons(_string(values.get("authors"), ";")),
    )


def _string(value: Any, between: str) -> str:
    """A JSON value as text: parts of a list joined, of an object its name; a stack, for they may be nested deep."""
    parts, stack = list[str](), [value]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack += reversed(value)
        elif isinstance(value, dict):
            stack.append(value.get("name") or value.get("text") or "")
        elif isinstance(value, int) and not isinstance(value, bool):
            parts.append(str(value))
        elif isinstance(value, str):
            parts.append(value)
    return between.join(filter(None, parts))
