"""JSON Lines (https://jsonlines.org): each line an object, and each object a page ``file#line``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from kg.errors import SkipItem
from kg.model import Page
from kg.pages import File, Report
from kg.pages.limits import DEEPEST_RECORD, check_record
from kg.pages.records import choose, page_of
from kg.pages.streams import opened

suffixes = (".jsonl", ".ndjson")
_MOST_DIGITS = 4_000
_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)  # a string is one, whatever is in it


def read(path: File, source: str, *, on_skip: Report, columns: Mapping[str, str]) -> Iterator[Page]:
    """The records that have text; a broken line or one without text is reported under its number.

    Raises:
        SkipItem: no line is an object, or no object has the column of the text.
    """
    with opened(path, newline="\n") as text:  # JSON strings may hold U+2028
        keys: dict[str, None] = {}
        found = 0
        for _, record in _records(text, source, on_skip):
            keys.update(dict.fromkeys(record))
            found += 1
        if not found:
            raise SkipItem('no JSON object in any line 没有记录: write one object a line, {"text": "…"}')
        chosen = choose(keys, columns)
        text.seek(0)
        for number, record in _records(text, source, _told_before):
            try:
                yield page_of(record, chosen, f"{source}#{number}")
            except SkipItem as error:
                on_skip(f"{source}#{number}", f"line {number} 第{number}行: {error}")


def _told_before(source: str, reason: str) -> None:
    """What is reported of broken lines when they are read a second time."""


def _records(text: TextIO, source: str, on_skip: Report) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, ended in enumerate(text, 1):
        line = ended.removesuffix("\n")
        if not line.strip():
            continue
        try:
            yield number, _record(line, number)
        except SkipItem as error:
            on_skip(f"{source}#{number}", str(error))


def _record(line: str, number: int) -> dict[str, Any]:
    try:
        check_record(line)
        _check_depth(line)
        record = json.loads(line, parse_int=_integer)
    except SkipItem as error:
        raise SkipItem(f"line {number} 第{number}行: {error}") from None
    except json.JSONDecodeError as error:
        raise SkipItem(
            f"line {number} is no JSON ({error.msg} at character {error.pos + 1}) "
            f"第{number}行不是JSON: write one object a line"
        ) from None
    except (ValueError, RecursionError) as error:
        raise SkipItem(
            f"line {number} cannot be read ({type(error).__name__}) 第{number}行无法读取: nest it less"
        ) from None
    if not isinstance(record, dict):
        raise SkipItem(f'line {number} is no object 第{number}行不是对象: write it as {{"text": "…"}}')
    return record


def _integer(digits: str) -> int | None:
    """A whole number; none where it has more digits than Python converts (4,300), for no field of ours is so large."""
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def _check_depth(line: str) -> None:
    """Refuse what is nested too deep, before the parser meets a limit that depends on who called it."""
    if line.count("[") + line.count("{") <= DEEPEST_RECORD:
        return
    depth = 0
    for sign in _BRACKET.findall(line):
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        if depth > DEEPEST_RECORD:
            raise SkipItem(f"over {DEEPEST_RECORD} lists and objects inside each other 嵌套过深: nest it less")
