"""What every match of a pattern begins with and holds: by that most texts are put aside without being matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.rules.grammar import CLAUSE_ENDS, Choice, Edge, Gap, Item, Literal, Repeat, Slot, WordList


@dataclass(frozen=True, slots=True)
class Held:
    """Words one of which every match holds."""

    pattern: re.Pattern[str]
    least: int
    """Characters of the shortest."""


Parts = tuple[Held, ...]
"""What a stretch holds, in its order."""


def held(items: Sequence[Item], words: Mapping[str, Sequence[str]]) -> Parts:
    """The words that every match holds, in the order in which they stand there."""
    found = [s for item in items if (s := _needed(item, words))]
    return tuple(Held(re.compile(any_of(s)), min(map(len, s))) for s in found)


def may_stand(needs: Iterable[Held], text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds one of each of the words, in their order."""
    for need in needs:
        found = need.pattern.search(text, start, end)
        if found is None:
            return False
        start = found.start() + need.least
    return True


def around(items: Sequence[Item], words: Mapping[str, Sequence[str]], kind: str) -> tuple[Parts, Parts]:
    """The words that every match holds before and behind what fills the first slot of a kind."""
    at = next((i for i, item in enumerate(items) if isinstance(item, Slot) and item.kind == kind), None)
    return ((), ()) if at is None else (held(items[:at], words), held(items[at + 1 :], words))


def tail_of(items: Sequence[Item]) -> Sequence[Item]:
    """The end of a pattern from its last sure word on, where slots follow that and no gap.

    Empty where there is no such end, and where the pattern begins with a word: that is found as soon.
    """
    if _begins_with_word(items):
        return ()
    for at in range(len(items) - 1, 0, -1):
        tail = items[at:]
        if any(isinstance(item, Gap) for item in tail):
            return ()
        if _begins_with_word(tail) and any(isinstance(item, Slot) for item in tail):
            return tail
    return ()


def _begins_with_word(items: Sequence[Item]) -> bool:
    begin = firsts(items)
    return bool(begin) and all(isinstance(item, (Literal, WordList)) for item in begin)


def firsts(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items one of which every match begins with; empty when that cannot be told."""
    if not items:
        return ()
    item, rest = items[0], items[1:]
    if isinstance(item, Choice):
        each = [firsts((*option, *rest)) for option in item.options]
    elif isinstance(item, Repeat):
        each = [firsts((item.item,)), firsts(rest)]
    else:
        plain = isinstance(item, (Literal, WordList, Slot)) or isinstance(item, Edge) and item.sign == "^"
        return (item,) if plain else ()
    return tuple(dict.fromkeys(i for found in each for i in found)) if all(each) else ()


def heads(items: Sequence[Item], words: Mapping[str, Sequence[str]]) -> re.Pattern[str] | None:
    """Finds where the literals, words and edges among the items begin."""
    forms = [item.text for item in items if isinstance(item, Literal)]
    forms += [word for item in items if isinstance(item, WordList) for word in words[item.name]]
    edge = rf"(?<![^{CLAUSE_ENDS}])" if any(isinstance(item, Edge) for item in items) else ""
    found = [f"(?={any_of(forms)})"] if forms else []
    return re.compile("|".join(found + [edge] if edge else found)) if found or edge else None


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of some words."""
    each = sorted(set(words))
    return f"(?:{'|'.join(map(re.escape, each))})"


def needed(items: Sequence[Item], words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Words of which every match of the items holds one: the fewest and longest; empty when none must stand."""
    found = [s for item in items if (s := _needed(item, words))]
    return min(found, key=lambda s: (len(s), -min(map(len, s)), sorted(s)), default=frozenset())


def _needed(item: Item, words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    if isinstance(item, Literal):
        return frozenset((item.text,))
    if isinstance(item, WordList):
        return frozenset(words[item.name])
    if isinstance(item, Choice):
        each = [needed(option, words) for option in item.options]
        return frozenset().union(*each) if all(each) else frozenset()
    return frozenset()
