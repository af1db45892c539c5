"""A passage's words and their parts of speech, cut as jieba cuts (by ``rjieba``), names and numbers kept whole.

The dictionary is jieba's own with two additions: the names of places (:mod:`kg.names.places.gazetteer`) and the
headwords of undertakings (``headwords.txt``, ``programmes.txt``). Parts of speech are those of ICTCLAS, as jieba has
them: ``n`` noun, ``vn`` verbal noun, ``v`` verb, ``ns`` place, ``nt`` body, ``nr`` person, ``m`` number, ``x`` sign …
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Organization, Person, Place, Referent
from kg.names.places.gazetteer import tables
from kg.reading.lexicon import heads

if TYPE_CHECKING:
    from rjieba import Jieba

_NAME_FREQUENCY = 200
"""As often as jieba's dictionary has a county; enough to win against the characters one by one."""
_HEAD_TAG = "n"
NUMBER, PLACE, BODY, PERSON = "number", "place", "body", "person"
"""Tags of what the reading has found, apart from those of jieba's dictionary (m, ns, nt, nr)."""
_NAMES = ((Place, PLACE), (Organization, BODY), (Person, PERSON))


class Word(NamedTuple):
    """A word; offsets into the passage's text, end exclusive."""

    start: int
    end: int
    tag: str


class Whole(NamedTuple):
    """A stretch that is one word whatever the dictionary says: a name or a number."""

    start: int
    end: int
    tag: str


class Words:
    """The words of a passage in text order; they cover all of it, white space and signs included."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self._words = words
        self._starts = [w.start for w in words]

    def __iter__(self) -> Iterator[Word]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def wording(self, word: Word) -> str:
        """The word as printed."""
        return self.text[word.start : word.end]

    def within(self, start: int, end: int) -> Sequence[Word]:
        """The words that lie within ``text[start:end]``; one that only reaches into it is left out."""
        first, last = self.range_within(start, end)
        return self._words[first:last]

    def range_within(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first word within ``text[start:end]`` and of the first behind."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        if last > first and self._words[last - 1].end > end:
            last -= 1
        return first, last

    def at(self, position: int) -> Word | None:
        """The word that holds the character at ``position``."""
        index = bisect_right(self._starts, position) - 1
        return self._words[index] if index >= 0 and position < self._words[index].end else None


def words_of(text: str, whole: Iterable[Whole] = ()) -> Words:
    """The words of a text; ``whole`` stretches stay one word each, of overlapping ones the first and longest."""
    found: list[Word] = []
    at = 0
    for name in sorted(whole, key=lambda w: (w.start, -w.end)):
        if name.start < at or name.end <= name.start:
            continue
        _cut(found, text, at, name.start)
        found.append(Word(*name))
        at = name.end
    _cut(found, text, at, len(text))
    return Words(text, found)


def _cut(found: list[Word], text: str, start: int, end: int) -> None:
    """Add the words of a stretch."""
    at = start
    for wording, tag in _segmenter().tag(text[start:end]) if start < end else ():
        after = at + len(wording)
        found.append(Word(at, after, tag))
        at = after


def tag_of(referent: Referent) -> str:
    """The part of speech of a name."""
    return next((tag for kind, tag in _NAMES if isinstance(referent, kind)), "nz")


@cache
def _segmenter() -> Jieba:
    """jieba's dictionary with ours; loaded when the first word is asked for, which takes about a fifth of a second."""
    from rjieba import Jieba

    segmenter = Jieba()
    for name in tables().named:
        segmenter.add_word(name, _NAME_FREQUENCY, "ns")
    for word in heads():
        if len(word) > 1 and not segmenter.has_word(word):
            segmenter.add_word(word, _NAME_FREQUENCY, _HEAD_TAG)
    return segmenter
