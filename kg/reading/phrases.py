"""Noun phrases of a clause, read from its words: what stands right before or right behind a place in it.

A phrase is a run of nouns, with the adjectives, verbal nouns and names of deeds between them (高标准农田, 困难学生,
老旧小区改造项目), quotes and brackets closed. It never begins or ends within a word, and verbs of doing bound it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum, auto
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.model import Span
from kg.reading.quantities.numerals import SPELT
from kg.reading.words import BODY, NUMBER, PERSON, PLACE, Word, Words
from kg.rules.wordlists import lists

_LISTS = str(Path(__file__).with_name("phrases.txt"))
_NAMED = (PLACE, BODY, PERSON)
_PAIRS = {"“": "”", "《": "》", "(": ")", "‘": "’"}
_MOST = 16
_HAN = range(0x4E00, 0xA000)


class Kind(StrEnum):
    """What a word may be in a phrase."""

    NOUN = auto()
    NAME = auto()
    """A place, body or person."""
    QUOTE = auto()
    BRACKET = auto()
    DEED = auto()
    """A verbal noun, or a verb that names a deed (改造): part of a phrase only beside a noun, or alone as its head."""
    VERB = auto()
    MODIFIER = auto()
    """Adjectives and the like: in a phrase before a noun."""
    NUMBER = auto()
    OF = auto()
    """的"""
    LIST = auto()
    """、"""
    AND = auto()
    """和, 与, 及"""
    ADVERB = auto()
    OTHER = auto()


class Item(NamedTuple):
    """A word, a quote or a bracket of a clause; offsets into the passage's text."""

    start: int
    end: int
    kind: Kind
    wording: str


@cache
def listed(head: str) -> frozenset[str]:
    """A list of ``phrases.txt``."""
    return frozenset(lists(_LISTS)[head])


def items(words: Words, clause: Span) -> list[Item]:
    """The words of a clause, each with its kind; quotes, titles and brackets are one item each."""
    found: list[Item] = []
    inside, text = words.within(clause.start, clause.end), words.text
    at = 0
    while at < len(inside):
        start, end, tag = inside[at]
        wording = text[start:end]
        closing = _closing(text, inside, at) if wording in _PAIRS else None
        if closing is not None:
            kind = Kind.BRACKET if wording == "(" else Kind.QUOTE
            _add(found, _item(text, start, inside[closing].end, kind))
            at = closing + 1
            continue
        _add(found, Item(start, end, _kind(wording, tag), wording))
        at += 1
    return found


def _add(found: list[Item], item: Item) -> None:
    """Add an item; one that makes a noun of the word before it is joined with that."""
    bracket = item.kind is Kind.BRACKET
    if found and (bracket or item.wording in listed("suffix")):
        before = found[-1]
        suffix = not bracket and before.kind in _STEMS and len(before.wording) > 1
        if suffix or (bracket and before.kind in (Kind.NOUN, Kind.DEED)):
            kind = before.kind if bracket else Kind.NOUN
            found[-1] = Item(before.start, item.end, kind, before.wording + item.wording)
            return
    found.append(item)


def _item(text: str, start: int, end: int, kind: Kind) -> Item:
    return Item(start, end, kind, text[start:end])


def _closing(text: str, inside: Sequence[Word], at: int) -> int | None:
    sign = _PAIRS[text[inside[at].start : inside[at].end]]
    return next((i for i in range(at + 1, min(len(inside), at + 40)) if text[inside[i].start] == sign), None)


_TAGS = {
    "n": Kind.NOUN,
    "j": Kind.NOUN,
    "l": Kind.NOUN,
    "e": Kind.OTHER,
    "s": Kind.NOUN,
    "i": Kind.NOUN,
    "a": Kind.MODIFIER,
    "b": Kind.MODIFIER,
    "z": Kind.MODIFIER,
    "v": Kind.VERB,
    "m": Kind.NUMBER,
    "d": Kind.ADVERB,
    "h": Kind.MODIFIER,
}


@lru_cache(maxsize=1 << 14)
def _kind(wording: str, tag: str) -> Kind:
    if tag == NUMBER:
        return Kind.NUMBER
    if tag in _NAMED:
        return Kind.NAME
    if wording == "的":
        return Kind.OF
    if wording == "、":
        return Kind.LIST
    if wording in ("和", "与", "及", "以及", "或"):
        return Kind.AND
    if wording in listed("noun"):
        return Kind.NOUN
    if wording in listed("no thing") or wording[0] in "每各":
        return Kind.OTHER
    if tag in ("vn", "an") or (wording in listed("nominal")):
        return Kind.DEED
    if tag in ("eng", "x", "zg", "k", "g") and (ord(wording[0]) in _HAN or wording[0].isalnum()):
        return Kind.NOUN
    if len(wording) > 1 and wording[-1] in listed("suffix") and tag[0] not in "vdpcrmtf":
        return Kind.NOUN
    if tag == "m" and not wording[0].isdigit() and wording[0] not in SPELT:
        return Kind.NOUN
    return _TAGS.get(tag[:1], Kind.OTHER)


_STEMS = (Kind.NOUN, Kind.DEED, Kind.VERB, Kind.MODIFIER)
_CORE = (Kind.NOUN, Kind.DEED, Kind.QUOTE)


def phrase_after(found: Sequence[Item], at: int) -> Sequence[Item]:
    """The phrase that begins with the item numbered ``at``; empty when none does."""
    start = at + (at < len(found) and found[at].kind is Kind.NAME)
    end = at = start
    while end < min(len(found), at + _MOST) and (found[end].kind in _CORE or _modifies(found, end)):
        end += 1
    while end > at and found[end - 1].kind not in _CORE:
        end -= 1
    return found[at:end]


def _modifies(found: Sequence[Item], at: int) -> bool:
    """Whether an adjective stands before a noun."""
    return found[at].kind is Kind.MODIFIER and at + 1 < len(found) and found[at + 1].kind in (*_CORE, Kind.MODIFIER)


def phrase_before(found: Sequence[Item], at: int) -> Sequence[Item]:
    """The phrase that ends right before the item numbered ``at``; empty when none does."""
    end = at
    start = end
    while start > max(0, end - _MOST) and (found[start - 1].kind in (*_CORE, Kind.MODIFIER)):
        start -= 1
    if start == end or found[end - 1].kind not in _CORE:
        return ()
    if start and found[start - 1].wording in listed("denying"):
        start -= 1
    return found[start:at]
