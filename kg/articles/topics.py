"""Whether two stretches of text are about the same: shared wordings, places in the same county."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from kg.names.places.gazetteer import named, place_of

_WORDS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]+")
_UNIT = re.compile(r"自治[州县旗]|街道|苏木|[市县区旗盟州镇乡](?!区)")
ByPrefecture = dict[str, set[str]]
"""Codes of counties by their prefecture's first four digits."""
_LONGEST = 9
_MOST_NAMESAKES = 2


@lru_cache(maxsize=8192)
def _codes(name: str) -> frozenset[str]:
    """Six-digit codes of the counties and prefectures that a name means or lies in; none when it may mean many."""
    codes = frozenset(place_of(reading).adcode for reading in named(name)[: _MOST_NAMESAKES + 1])
    return frozenset() if len(codes) > _MOST_NAMESAKES or any(c.endswith("0000") for c in codes) else codes


@lru_cache(maxsize=2048)
def counties(text: str) -> frozenset[str]:
    """Codes of the counties and prefectures that a text names, or whose towns it names."""
    found: set[str] = set()
    for match in _UNIT.finditer(text):
        names = (text[start : match.end()] for start in range(max(0, match.end() - _LONGEST), match.end() - 1))
        found |= next((codes for codes in map(_codes, names) if codes), frozenset())
    return frozenset(found)


def add_by_prefecture(found: ByPrefecture, codes: Iterable[str]) -> ByPrefecture:
    """The counties with further ones added, each under the first four digits of its code."""
    for code in codes:
        found.setdefault(code[:4], set()).add(code)
    return found


def related(some: Iterable[str], others: ByPrefecture) -> bool:
    """Whether two sets of counties have one in common, or a county of one lies in a prefecture of the other."""
    near = ((s, others[s[:4]]) for s in some if s[:4] in others)
    return any(s[4:] == "00" or s in there or s[:4] + "00" in there for s, there in near)


def neighbours(some: Iterable[str], others: ByPrefecture) -> bool:
    """Whether two sets of counties name one county each of a prefecture that both name, and not the same."""
    for prefecture, here in add_by_prefecture({}, some).items():
        there, itself = others.get(prefecture, set()), prefecture + "00"
        both = itself in here and itself in there
        if both and len(here) == len(there) == 2 and here != there:
            return True
    return False


class Printed:
    """A text that is asked again and again whether it has two or three characters in a row."""

    _SHORT = 20_000
    """Characters of a text that is quicker searched than taken apart."""
    _MOST = 400_000
    """Characters that tell a text's words; what follows tells no more."""

    def __init__(self, text: str) -> None:
        self._text = text[: self._MOST]

    def __contains__(self, words: str) -> bool:
        return words in (self._text if len(self._text) <= self._SHORT else self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        text = self._text
        return frozenset(text[i : i + n] for n in (2, 3) for i in range(len(text) - n + 1))


@lru_cache(maxsize=2048)
def grams(text: str, n: int) -> frozenset[str]:
    """Stretches of ``n`` characters that no punctuation breaks."""
    return frozenset([run[i : i + n] for run in _WORDS.findall(text) for i in range(len(run) - n + 1)])


def share(part: str, whole: frozenset[str] | set[str], n: int) -> float:
    """How many of a text's wordings of ``n`` characters are among those given, 0 to 1."""
    wanted = grams(part, n)
    return len(wanted & whole) / len(wanted) if wanted else 0.0


def repeated(words: str, text: str) -> float:
    """How many of a headline's words (pairs of characters) come again where a text starts, 0 to 1."""
    return share(words, grams(text[:200], 2), 2)
