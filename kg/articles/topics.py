"""Whether two stretches of text are about the same: shared wordings, places in the same county."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.names.places.gazetteer import named, place_of

_WORDS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]+")
_UNIT = re.compile(r"自治[州县旗]|街道|苏木|[市县区旗盟州镇乡](?!区)")
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


def related(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of counties have one in common, or a county of one lies in a prefecture of the other."""
    others = set(others)
    wider = {o[:4] + "00" for o in others}
    return any(
        s in others or s in wider or s[4:] == "00" and s[:4] + "00" in wider or s[:4] + "00" in others for s in some
    )


def neighbours(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of counties name one county each of a prefecture that both name, and not the same."""
    here, there = set(some), set(others)
    for prefecture in (c[:4] for c in here & there if c.endswith("00")):
        one, other = ({c for c in codes if c[:4] == prefecture and c[4:] != "00"} for codes in (here, there))
        if len(one) == len(other) == 1 and one != other:
            return True
    return False


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
