"""Noun phrases that the words of a clause show: names without a headword, and other bounds of names with one.

Where a name begins is often not to be told from the words before it alone, so that a phrase is proposed with each
beginning that may be right; of overlapping spans the likeliest is kept when all have been weighed (see choosing.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.facts.initiatives.names import Name, Shape, trimmed
from kg.facts.initiatives.namewords import ENDINGS
from kg.model import Span
from kg.reading.governors import Words
from kg.reading.lexicon import happenings, verbs
from kg.reading.masks import Clause, Masked
from kg.reading.phrases import Item, Kind, items
from kg.reading.words import NUMBER
from kg.reading.words import Words as Cut
from kg.rules.wordlists import lists

_PARTS = (Kind.NOUN, Kind.DEED, Kind.MODIFIER, Kind.QUOTE)
_LAST = (Kind.NOUN, Kind.DEED, Kind.QUOTE)
_MOST_ITEMS, _MOST_STARTS = 14, 4
_LONGEST_ENDING = 5
_LONGEST = 40
_GOVERNING = ("hold", "create", "issue", "stop")


@cache
def _endings() -> dict[str, str]:
    return {word: kind for kind, words in lists(ENDINGS).items() for word in words}


@cache
def ending_of(word: str) -> tuple[str, str] | None:
    """The longest ending of ``endings.txt`` that a phrase has, and the type of what is called so."""
    for size in range(min(_LONGEST_ENDING, len(word)), 0, -1):
        if kind := _endings().get(word[-size:]):
            return word[-size:], kind
    return None


def proposals(words: Words, cut: Cut, clause: Clause, known: Sequence[Name]) -> Iterator[Name]:
    """Names that the words of a clause show beside those that are known there, from left to right."""
    reading, found = words.reading, items(cut, Span(clause.start, clause.end))
    have = {(n.start, n.end) for n in known}
    heads = {n.end: n for n in known}
    for at, item in enumerate(found):
        if item.kind not in _LAST or item.end > clause.end or (item.end not in heads and _goes_on(found, at)):
            continue
        for start, left, boundary in (*_starts(words, found, at), *_by_signs(reading, clause, words, item.end)):
            name = _name(reading, found, at, (start, left, boundary), heads.get(item.end))
            name = name and _mended(cut, name)
            if name and (name.start, name.end) not in have:
                have.add((name.start, name.end))
                yield name


def mended(cut: Cut, names: Sequence[Name]) -> list[Name]:
    """The names with their beginnings moved to where the word begins that they tear (现|代玻璃产业基地)."""
    return [_mended(cut, n) for n in names]


def _mended(cut: Cut, name: Name) -> Name:
    word = cut.at(name.start)
    if word is None or not name.left <= word.start < name.start or word.tag == NUMBER:
        return name
    return name._replace(start=word.start, modifier=cut.text[word.start : name.start] + name.modifier)


def _by_signs(reading: Masked, clause: Clause, words: Words, end: int) -> Iterator[tuple[int, int, str]]:
    """Where it begins by the signs and verbs before it, and with the list of words that may share its last word."""
    word = _end_of(reading, end, reading.text[max(clause.start, end - _LONGEST_ENDING) : end])[0]
    at = end - len(word)
    if not word or at <= clause.start:
        return
    left, boundary = words.left_of(clause, at, end)
    if end - left <= _LONGEST:
        yield trimmed(reading.text, left, at), left, boundary
    start = words.joined_start(clause, left)
    if start < left and end - start <= _LONGEST:
        yield trimmed(reading.text, start, at), start, "start"


def _goes_on(found: Sequence[Item], at: int) -> bool:
    """Whether the phrase goes on behind an item, other than with what happens to it (…直播季启动以来)."""
    after = found[at + 1] if at + 1 < len(found) else None
    return after is not None and after.kind in (*_LAST, Kind.BRACKET) and after.wording not in happenings()


def _starts(words: Words, found: Sequence[Item], last: int) -> list[tuple[int, int, str]]:
    """Where the phrase that ends with an item may begin: (start, start before its quantities, what stands before)."""
    at, cuts = last, [last + 1] if found[last].kind is Kind.QUOTE else []
    while at >= 0 and last - at < _MOST_ITEMS:
        kind = found[at].kind
        if at < last and _governs(words, found[at]):
            break
        if kind in (Kind.NAME, Kind.NUMBER) or _is_verb(found[at : at + 1]):
            cuts.append(at + 1)
        elif kind not in _PARTS or (kind is Kind.QUOTE and at < last and found[at + 1].kind is Kind.QUOTE):
            break
        if kind is Kind.QUOTE:
            cuts.append(at)
        at -= 1
    first = at + 1
    boundary = _boundary(found, first)
    spots = [(c, _boundary(found, c)) for c in cuts if first < c <= last]
    return [
        (trimmed(words.reading.text, found[i].start, found[last].start), found[first].start, b)
        for i, b in [(first, boundary), *spots][:_MOST_STARTS]
    ]


def _is_verb(items: Sequence[Item]) -> bool:
    """Whether an item names a deed and may be the verb that governs what follows."""
    return any(item.kind is Kind.DEED and item.wording in verbs() for item in items)


def _governs(words: Words, item: Item) -> bool:
    """Whether an item is a verb of holding, making or issuing that governs what follows."""
    governor = words.verb_at(item.start)
    return governor is not None and governor.end == item.end and governor.verb.group in _GOVERNING


def _boundary(found: Sequence[Item], first: int) -> str:
    if first == 0:
        return "start"
    kind = found[first - 1].kind
    return {Kind.VERB: "verb", Kind.LIST: "list", Kind.AND: "list", Kind.OF: "的", Kind.NAME: "mention"}.get(
        kind, kind.name.lower()
    )


def _name(
    reading: Masked, found: Sequence[Item], last: int, bounds: tuple[int, int, str], known: Name | None
) -> Name | None:
    start, left, boundary = bounds
    end = found[last].end
    label, verb = reading.text[start:end], _verb(found, left)
    if end - start < 3:
        return None
    if label == (known.head if known else _end_of(reading, end, label)[0]):
        return None
    if known:
        modifier = label[: len(label) - len(known.head)]
        bent = _shape(label, known.shape)
        return known._replace(start=start, left=left, shape=bent, modifier=modifier, boundary=boundary, verb=verb)
    word, kind, strength = _end_of(reading, end, label)
    shape: Shape = "quoted" if "“" in label else "phrase"
    modifier = label[: len(label) - len(word)]
    return Name(start, end, left, shape, kind or "service", strength, modifier, False, boundary, False, word, verb)


def _end_of(reading: Masked, end: int, label: str) -> tuple[str, str, int]:
    """The headword or ending of a phrase, the type that it shows, its strength."""
    head = reading.heads_to.get(end)
    if head and head.type != "none" and len(head.word) <= len(label):
        return head.word, head.type, head.strength
    word, kind = ending_of(label.rstrip("”’")) or ("", "")
    return word, kind, 0


def _shape(label: str, shape: Shape) -> Shape:
    return shape if ("“" in label) == (shape in ("quoted", "bare quote")) else "quoted" if "“" in label else "headed"


_FILLING = (Kind.NUMBER, Kind.MODIFIER, Kind.NAME, Kind.QUOTE, Kind.LIST, Kind.AND, Kind.NOUN, Kind.DEED)


def _verb(found: Sequence[Item], left: int) -> str:
    """The verb before a phrase, over numbers, names and the list that it stands in."""
    at = next((i for i, item in enumerate(found) if item.start >= left), len(found)) - 1
    for item in reversed(found[max(0, at - 8) : at + 1]):
        if item.kind is Kind.VERB or (item.kind is Kind.DEED and item.wording in verbs()):
            return item.wording
        if item.kind not in _FILLING and item.wording not in ("了", "起", "着", "过", "一"):
            return ""
    return ""
