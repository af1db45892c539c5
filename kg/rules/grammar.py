"""A construction's pattern, parsed: literals, slots, word lists, gaps and groups in the order of the text.

::

    <appoint> [PERSONS=who] 同志? (为 | 担任) [POSTS=posts]

============ =============================================================================================
written      means
============ =============================================================================================
任命          these characters
<appoint>    any word of the list ``appoint``, the longest first
[POSTS=x]    a slot that the reading fills (a post, a person, a verb …), captured as ``x``
[VERB:hold]  a slot with an argument; without ``=`` it is captured under its own name in lower case
..8          up to 8 characters, as few as can be, without a stop (，；：。！？ or a line break)
...40        the same, but only 。！？ and line breaks stop it
^  $         the start of a clause; its end
(a | b c)    one of these
x?           x or nothing (同志? is 同志 or nothing)
x*           x any number of times, 12 at most
!x           x does not stand here
============ =============================================================================================

Blanks part the items and mean nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import StopRun

MOST_REPEATS = 12
CLAUSE_ENDS, SENTENCE_ENDS = ",;:。!?\n", "。!?\n"
"""What ``..`` stops at, and what stops ``...``."""
_TOKEN = re.compile(
    r"\s*+(?:(?P<list><[a-z][a-z0-9 _-]*>)|(?P<slot>\[[A-Z]+(?::[a-z ]+)?(?:=[a-z_]+)?\])|(?P<gap>\.{2,3}\d{1,3})"
    r"|(?P<sign>[()|?*!^$])|(?P<literal>[^\s()|?*!^$<>\[\].]++))"
)


@dataclass(frozen=True, slots=True)
class Literal:
    """Characters as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class WordList:
    """Any word of a list."""

    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What the reading fills."""

    kind: str
    argument: str
    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to ``most`` characters; ``wide`` lets commas and colons pass."""

    most: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """The start ("^") or end ("$") of a clause."""

    sign: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an empty one makes it optional."""

    options: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """An item up to ``MOST_REPEATS`` times, as often as can be."""

    item: Item


@dataclass(frozen=True, slots=True)
class Not:
    """An item that must not stand here."""

    item: Item


Item = Literal | WordList | Slot | Gap | Edge | Choice | Repeat | Not


def parse(pattern: str) -> tuple[Item, ...]:
    """The items of a pattern.

    Raises:
        StopRun: the message shows where the pattern cannot be read.
    """
    tokens = list(_tokens(pattern))
    items, at = _sequence(tokens, 0, pattern)
    if at < len(tokens):
        raise StopRun(f"pattern {pattern!r}: {tokens[at][1]!r} without its opening sign 括号不配")
    return items


def _tokens(pattern: str) -> Iterator[tuple[str, str]]:
    at, end = 0, len(pattern.rstrip())
    while at < end:
        match = _TOKEN.match(pattern, at)
        if match is None:
            raise StopRun(f"pattern {pattern!r}: cannot be read from {pattern[at : at + 12]!r} on 写法有误")
        yield match.lastgroup or "", match.group(match.lastgroup or 0)
        at = match.end()


def _sequence(tokens: list[tuple[str, str]], at: int, pattern: str) -> tuple[tuple[Item, ...], int]:
    items: list[Item] = []
    while at < len(tokens) and tokens[at][1] not in ("|", ")"):
        item, at = _item(tokens, at, pattern)
        if at < len(tokens) and tokens[at][1] in ("?", "*"):
            items.append(Choice(((item,), ())) if tokens[at][1] == "?" else Repeat(item))
            at += 1
        else:
            items.append(item)
    return tuple(items), at


def _item(tokens: list[tuple[str, str]], at: int, pattern: str) -> tuple[Item, int]:
    kind, text = tokens[at]
    if kind == "sign":
        return _signed(tokens, at, pattern)
    if kind == "list":
        return WordList(text[1:-1]), at + 1
    if kind == "gap":
        dots = len(text) - len(text.lstrip("."))
        return Gap(int(text[dots:]), dots == 3), at + 1
    return (_slot(text) if kind == "slot" else Literal(text)), at + 1


def _signed(tokens: list[tuple[str, str]], at: int, pattern: str) -> tuple[Item, int]:
    sign = tokens[at][1]
    if sign in "^$":
        return Edge(sign), at + 1
    if sign == "!" and at + 1 < len(tokens):
        item, after = _item(tokens, at + 1, pattern)
        return Not(item), after
    if sign == "(":
        return _group(tokens, at + 1, pattern)
    raise StopRun(f"pattern {pattern!r}: {sign!r} has nothing to stand for 符号多余")


def _group(tokens: list[tuple[str, str]], at: int, pattern: str) -> tuple[Item, int]:
    options: list[tuple[Item, ...]] = []
    while True:
        items, at = _sequence(tokens, at, pattern)
        options.append(items)
        if at >= len(tokens):
            raise StopRun(f"pattern {pattern!r}: a bracket is never closed 括号未闭合")
        if tokens[at][1] == ")":
            return Choice(tuple(options)), at + 1
        at += 1


def _slot(text: str) -> Slot:
    body, _, name = text[1:-1].partition("=")
    kind, _, argument = body.partition(":")
    return Slot(kind, argument, name or kind.lower())
