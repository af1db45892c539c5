"""Regular expressions out of word lists (:mod:`kg.rules.wordlists`): each function takes a file and its heads."""

from __future__ import annotations

import re
from functools import cache

from kg.rules.wordlists import lists


@cache
def words(path: str, head: str) -> frozenset[str]:
    """The words of one list.

    Raises:
        KeyError: the file has no such list.
    """
    return frozenset(lists(path)[head])


@cache
def any_of(path: str, *heads: str) -> str:
    """The patterns of some lists, in the file's order, as alternatives of one regular expression."""
    found = lists(path)
    return "|".join(word for head in heads for word in found[head])


@cache
def longest_first(path: str, *heads: str) -> str:
    """The patterns of some lists as alternatives, longest first."""
    found = lists(path)
    return "|".join(sorted({word for head in heads for word in found[head]}, key=lambda w: (-len(w), w)))


@cache
def alternation(path: str, head: str) -> re.Pattern[str]:
    """A list as one pattern."""
    return re.compile(any_of(path, head))


@cache
def ending(path: str, head: str) -> re.Pattern[str]:
    """A list as one pattern that must end where the searched stretch ends."""
    return re.compile(rf"(?:{any_of(path, head)})$")


@cache
def filled(path: str, form: str) -> re.Pattern[str]:
    """A pattern in which ``{head}`` stands for any word of that list: ``^(?:{adverbs}|[0-9]{1,3})$``."""
    return re.compile(re.sub(r"\{([a-z ]+)\}", lambda match: any_of(path, match.group(1)), form))
