"""Noun phrases that the words of a clause show: names without a headword, and other bounds of names with one.

Where a name begins is often not to be told from the words before it alone, so that a phrase is proposed with each
beginning that may be right; of overlapping spans the likeliest is kept when all have been weighed (see choosing.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

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
_OF_DEEDS = ("hold", "advance")
"""Groups of verbs whose object may be a deed named by verbs: 实施分类供养."""
_DEED_PARTS = (Kind.NOUN, Kind.DEED, Kind.MODIFIER, Kind.VERB, Kind.ADVERB)
_MOST_DEED_PARTS, _DEED_LENGTHS = 4, range(3, 11)


@cache
def _endings() -> dict[str, str]:
    return {word: kind for kind, words in lists(ENDINGS).items() for word in words}


@lru_cache(maxsize=1 << 14)
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
        end = item.end
        if item.kind not in _LAST or end > clause.end or (end not in heads and _goes_on(found, at)):
            continue
        for start, left, boundary in (*_starts(words, found, at), *_by_signs(reading, clause, words, end)):
            first = _mended_start(cut, start, left)
            if (first, end) in have:
                continue
            name = _name(reading, found, at, (start, left, boundary), heads.get(end))
            if name:
                have.add((first, end))
                yield name if first == start else _begun(cut, name, first)
    for name in (*_deeds(words, found), *_founded(words, clause, found)):
        if (name.start, name.end) not in have:
            have.add((name.start, name.end))
            yield name


def _deeds(words: Words, found: Sequence[Item]) -> Iterator[Name]:
    """The objects of verbs of holding and advancing that are named by verbs: 实施分类供养, 推行联合审查、并联审批."""
    for at, item in enumerate(found):
        if not _governs(words, item, _OF_DEEDS):
            continue
        first, boundary = at + 1, "verb"
        while (last := _deed_end(found, first)) > first:
            part, size = found[first:last], found[last - 1].end - found[first].start
            if size in _DEED_LENGTHS and any(i.kind is Kind.VERB for i in part):
                name = _name(words.reading, found, last - 1, (part[0].start, part[0].start, boundary), None)
                if name:
                    yield name
            if last == len(found) or found[last].kind is not Kind.LIST:
                break
            first, boundary = last + 1, "list"


def _deed_end(found: Sequence[Item], first: int) -> int:
    """The number of the item behind a deed that begins with an item; ``first`` itself where what follows goes on."""
    last = first
    while last < min(len(found), first + _MOST_DEED_PARTS) and found[last].kind in _DEED_PARTS:
        last += 1
    closed = last == len(found) or found[last].kind is Kind.LIST or found[last].wording in ("等", "工作", "活动")
    return last if closed else first


def _founded(words: Words, clause: Clause, found: Sequence[Item]) -> Iterator[Name]:
    """The bodies that a verb of making has as its object: 组建了云和惠民供销公司."""
    for item in found:
        governor = words.verb_before(clause, item.start) if item.kind is Kind.NAME else None
        made = governor and governor.end == item.start and governor.verb.group == "create"
        if governor and made and words.in_body_name(item.start + 1, item.end):
            label, verb = words.reading.text[item.start : item.end], governor.verb.word
            yield Name(item.start, item.end, item.start, "phrase", "body", 0, label, boundary="verb", verb=verb)


def mended(cut: Cut, names: Sequence[Name]) -> list[Name]:
    """The names with their beginnings moved to where the word begins that they tear (现|代玻璃产业基地)."""
    starts = [_mended_start(cut, n.start, n.left) for n in names]
    return [n if n.start == start else _begun(cut, n, start) for n, start in zip(names, starts, strict=True)]


def _mended_start(cut: Cut, start: int, left: int) -> int:
    """Where the word begins that a name tears which begins at ``start``; what it drops begins at ``left``."""
    word = cut.at(start)
    return word.start if word and left <= word.start < start and word.tag != NUMBER else start


def _begun(cut: Cut, name: Name, start: int) -> Name:
    return name._replace(start=start, modifier=cut.text[start : name.start] + name.modifier)


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
        item = found[at]
        kind = item.kind
        if at < last and _governs(words, item):
            break
        if kind is Kind.NAME or kind is Kind.NUMBER or _is_verb(item):
            cuts.append(at + 1)
        elif kind not in _PARTS or (kind is Kind.QUOTE and at < last and found[at + 1].kind is Kind.QUOTE):
            break
        if kind is Kind.QUOTE:
            cuts.append(at)
        at -= 1
    first = at + 1
    text, end = words.reading.text, found[last].start
    return [
        (trimmed(text, found[i].start, end), found[first].start, _boundary(found, i))
        for i in [first, *(c for c in cuts if first < c <= last)][:_MOST_STARTS]
    ]


def _is_verb(item: Item) -> bool:
    """Whether an item names a deed and may be the verb that governs what follows."""
    return item.kind is Kind.DEED and item.wording in verbs()


def _governs(words: Words, item: Item, groups: Sequence[str] = _GOVERNING) -> bool:
    """Whether an item is a verb that governs what follows: of holding, making or issuing, or of other groups."""
    governor = words.verb_at(item.start)
    return governor is not None and governor.end == item.end and governor.verb.group in groups


_BOUNDARIES = {kind: kind.value for kind in Kind} | {Kind.LIST: "list", Kind.AND: "list", Kind.OF: "的"}
_BOUNDARIES[Kind.NAME] = "mention"


def _boundary(found: Sequence[Item], first: int) -> str:
    return _BOUNDARIES[found[first - 1].kind] if first else "start"


def _name(
    reading: Masked, found: Sequence[Item], last: int, bounds: tuple[int, int, str], known: Name | None
) -> Name | None:
    start, left, boundary = bounds
    end = found[last].end
    if end - start < 3:
        return None
    label = reading.text[start:end]
    word, kind, strength = (known.head, "", 0) if known else _end_of(reading, end, label)
    if label == word:
        return None
    verb = _verb(found, left, last)
    if known:
        modifier = label[: len(label) - len(known.head)]
        bent = _shape(label, known.shape)
        return known._replace(start=start, left=left, shape=bent, modifier=modifier, boundary=boundary, verb=verb)
    shape: Shape = "quoted" if "“" in label else "phrase"
    modifier = label[: len(label) - len(word)]
    return Name(start, end, left, shape, kind or "service", strength, modifier, False, boundary, False, word, verb)


def _end_of(reading: Masked, end: int, label: str) -> tuple[str, str, int]:
    """The headword or ending of a phrase, the type that it shows, its strength."""
    head = reading.heads_to.get(end)
    if head and head.type != "none" and len(head.word) <= len(label):
        return head.word, head.type, head.strength
    word, kind = ending_of(label.rstrip("”’")[-_LONGEST_ENDING:]) or ("", "")
    return word, kind, 0


def _shape(label: str, shape: Shape) -> Shape:
    return shape if ("“" in label) == (shape in ("quoted", "bare quote")) else "quoted" if "“" in label else "headed"


_FILLING = (Kind.NUMBER, Kind.MODIFIER, Kind.NAME, Kind.QUOTE, Kind.LIST, Kind.AND, Kind.NOUN, Kind.DEED)


def _verb(found: Sequence[Item], left: int, last: int) -> str:
    """The verb before the phrase of an item, over numbers, names and the list that it stands in."""
    at = last
    while at >= 0 and found[at].start >= left:
        at -= 1
    for i in range(at, max(0, at - 8) - 1, -1):
        kind, wording = found[i].kind, found[i].wording
        if kind is Kind.VERB or (kind is Kind.DEED and wording in verbs()):
            return wording
        if kind not in _FILLING and wording not in ("了", "起", "着", "过", "一"):
            return ""
    return ""
