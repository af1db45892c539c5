"""Coordinated names: members before 等 and a group word, and lists that one counted word sums up (…三大工程)."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.initiatives.names import Name
from kg.reading.governors import Words
from kg.reading.masks import Clause, Masked

_COUNT = re.compile(r"[一二三四五六七八九十两][大项个](?:重点|专项|特色)?$")
_COUNTED_QUOTE = re.compile(r"^(?:[一二三四五六七八九十两]+[大项个]?[^、,]{2,6}|(?:[一二三四五六七八九十两].){2,4})$")
_NAMED_BY_MEMBERS = ("project", "campaign", "event", "brand")


def settled(reading: Masked, clause: Clause, words: Words, names: list[Name]) -> list[Name]:
    """The names of a clause with its lists settled: members or group, never both."""
    for name in list(names):
        if name not in names:
            continue
        if _sums_up(reading, name):
            names = _summed(reading, clause, words, names, name)
        elif name.boundary == "等":
            names = _grouped(clause, words, names, name)
    return names


def _sums_up(reading: Masked, name: Name) -> bool:
    """…三大工程, …“六大平台”: the list before it belongs to the name."""
    text = reading.text[name.start : name.end]
    if text.endswith("”") and "“" in text:
        return bool(_COUNTED_QUOTE.match(text[text.rindex("“") + 1 : -1]))
    return bool(name.head) and bool(_COUNT.search(reading.text[name.left : name.end - len(name.head)]))


def _summed(reading: Masked, clause: Clause, words: Words, names: list[Name], name: Name) -> list[Name]:
    start = words.list_start(clause, name.start)
    if name.boundary != "list" and start >= name.start:
        return names
    whole = replace(
        name,
        start=min(start, name.start),
        left=min(start, name.left),
        shape="quoted" if "“" in reading.text[start : name.end] else name.shape,
    )
    return [n for n in names if n.end <= start or n.start >= name.end] + [whole]


def _grouped(clause: Clause, words: Words, names: list[Name], group: Name) -> list[Name]:
    start = words.list_start(clause, group.left - 1)
    members = [n for n in names if start <= n.start and n.end <= group.left]
    quoted = [n for n in members if n.shape in ("quoted", "bare quote", "titled")]
    others = [n for n in names if n not in members and n is not group]
    if quoted or (members and group.type in _NAMED_BY_MEMBERS):
        kept = [replace(n, type=_type_of(n, group), member=True) for n in members]
        return sorted(others + kept, key=lambda n: n.start)
    if members or group.type in _NAMED_BY_MEMBERS[:2]:
        return others + ([group] if group.type in ("facility", "body", "document") else members)
    return [*others, replace(group, start=start, left=start)] if group.left - start <= 24 else others


def _type_of(member: Name, group: Name) -> str:
    return group.type if member.shape == "bare quote" else member.type
