"""Noun phrases that may name an initiative: where they end, where they begin, what kind of name they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from kg.facts.initiatives.namewords import follower_pattern, matches_any, patterns, tail_pattern
from kg.reading.governors import LONGEST, Words
from kg.reading.lexicon import COMPOUND, NAMED, Head, heads
from kg.reading.masks import QUOTED, TITLED, Clause, Masked

Shape = Literal["quoted", "titled", "headed", "compound", "bare quote", "phrase"]
_QUOTED_NAME = re.compile(rf"[“‘]{QUOTED}+[”’]|《{TITLED}+》")
_SUMMED = re.compile(r"[一二三四五六七八九十两0-9]+[大项个种类]|[“‘]|等")
_BOUNDS = frozenset("、的“”《》和与及在对将把")
_MOST_TRIMS = 12
"""Times that the patterns of trims.txt are tried one after the other."""
_QUOTATION = re.compile(r"“[^”]*”|《[^》]*》")


class Name(NamedTuple):
    """A noun phrase of a clause.

    ``left`` is where its dropped modifiers and quantities begin, so that what governs it ends there.
    """

    start: int
    end: int
    left: int
    shape: Shape
    type: str
    strength: int
    modifier: str = ""
    open: bool = False
    """Whether an unknown word follows."""
    boundary: str = ""
    """What stands before it: verb, 的, list, start, mention or a preposition."""
    member: bool = False
    """Whether a group headword follows (“A”“B”等项目)."""
    head: str = ""
    verb: str = ""
    """The verb that stands right before it and its quantities, whatever it is."""
    marks: tuple[str, ...] = ()
    """Signs of its bounds and of its clause."""


def names_in(reading: Masked, clause: Clause, words: Words) -> Iterator[Name]:
    """The candidate names of a clause, from left to right."""
    last = clause.start
    for end, head in _ends(reading, clause):
        name = _name(reading, clause, words, end, head)
        if name and name.end > last:
            last = name.end
            yield name


def _ends(reading: Masked, clause: Clause) -> list[tuple[int, Head | None]]:
    """Where names may end: (offset, headword); None for a quote or title without headword."""
    found: dict[int, Head | None] = {
        e: h
        for e, h in reading.heads_within(clause)
        if clause.start + len(h.word) <= e and h.type != "none" and e not in reading.inside
    }
    for match in _QUOTED_NAME.finditer(reading.quoted, clause.start, clause.end):
        found.setdefault(match.end(), None)
    return sorted(found.items())


def closing(reading: Masked, end: int, limit: int) -> str:
    """closed, open (a longer phrase goes on) or unknown: what follows the name that may end there."""
    text = reading.quoted
    while text.startswith("工作", end, limit) and end not in reading.heads_from:
        end += 2
    following = reading.heads_from.get(end)
    goes_on = following and following.type != "none" and end + len(following.word) <= limit
    if goes_on and not _takes_place(text[end:limit]):
        return "open"
    if text.startswith("暨", end, limit) or tail_pattern().match(text, end, limit):
        return "open"
    return "closed" if follower_pattern().match(text, end, limit) else "unknown"


def _takes_place(rest: str) -> bool:
    return rest.startswith(("启动", "改革")) and not rest.startswith(("启动仪式", "启动会", "启动大会"))


def _name(reading: Masked, clause: Clause, words: Words, end: int, head: Head | None) -> Name | None:
    state = closing(reading, end, clause.end)
    if head is None and _SUMMED.match(reading.quoted, end):
        state = "closed"
    if state == "open" or (state == "unknown" and _goes_on(reading, end, clause.end)):
        return None
    if head is None:
        return _quote_name(words, clause, end, state)
    return _headed_name(words, clause, end, head, state)


def _goes_on(reading: Masked, end: int, limit: int) -> bool:
    """Whether another headword follows before any boundary."""
    for at in range(end, min(limit, end + 9)):
        if reading.cut[at] in _BOUNDS:
            return False
        if at > end and at in reading.heads_from and reading.heads_from[at].type != "none":
            return True
    return False


def _headed_name(words: Words, clause: Clause, end: int, head: Head, state: str) -> Name | None:
    reading = words.reading
    head_start = end - len(head.word)
    left, boundary = words.left_of(clause, head_start, end)
    start = trimmed(reading.text, left, head_start)
    modifier = reading.text[start:head_start]
    shape: Shape = "quoted" if "“" in modifier or "‘" in modifier else "headed"
    if "《" in modifier and shape == "headed":
        shape = "titled" if head.type == "document" else "quoted"
    if head.strength == COMPOUND and shape == "headed":
        shape = "compound"
    if state == "unknown" and len(head.word) == 1:
        return None
    return Name(
        start, end, left, shape, head.type, head.strength, modifier, state == "unknown", boundary, head=head.word
    )


def _quote_name(words: Words, clause: Clause, end: int, state: str) -> Name | None:
    reading, text = words.reading, words.reading.quoted
    opened = max(text.rfind(c, clause.start, end) for c in "“‘《")
    inner = reading.text[opened + 1 : end - 1]
    left, boundary = words.left_of(clause, opened, end)
    if text[opened] == "《":
        return Name(opened, end, opened, "titled", "document", 3, "", state == "unknown", boundary)
    head = inner_head(inner)
    named = head is not None and head.strength in (2, 3, NAMED) and len(inner) > len(head.word)
    start = opened if named else trimmed(reading.text, left, opened)
    if not named and (opened - start > 6 or is_nothing(reading.text[start:opened] + "项目")):
        start = opened
    return Name(
        start,
        end,
        left,
        "quoted" if named else "bare quote",
        head.type if head else "service",
        head.strength if head else 0,
        reading.text[start:opened],
        state == "unknown",
        boundary,
    )


def inner_head(inner: str) -> Head | None:
    """The headword that a quoted name ends in."""
    for size in range(min(8, len(inner)), 0, -1):
        head = heads().get(inner[-size:])
        if head:
            return None if head.type == "none" else head
    return None


def trimmed(text: str, start: int, limit: int) -> int:
    """The start without determiners, quantities and descriptions."""
    return start + _trimmings(text[start:limit])


@lru_cache(maxsize=1 << 14)
def _trimmings(words: str) -> int:
    start, changed = 0, len(words) <= LONGEST
    for _ in range(_MOST_TRIMS):
        if not changed or start >= len(words):
            break
        changed = False
        for pattern in patterns("trims"):
            match = pattern.match(words[start:] + "\ufdd5")
            if match and match.end() and start + match.end() <= len(words):
                start, changed = start + match.end(), True
    return start


@lru_cache(maxsize=1 << 14)
def is_nothing(label: str) -> bool:
    """Whether a label names nothing: a generic word, an abstract aim, a torn quotation."""
    if label.count("“") != label.count("”") or label.count("《") != label.count("》"):
        return True
    if "“" not in label and matches_any("stop_names", label):
        return True
    return matches_any("junk", unquoted(label))


def unquoted(label: str) -> str:
    """A label without what it quotes."""
    return _QUOTATION.sub("", label) if "“" in label or "《" in label else label
