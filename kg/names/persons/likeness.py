"""Where a person's name starts and ends: how likely its characters are in names, and what follows it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.names.persons import personwords

_NEVER = re.compile(r"[某们的了是等]|[在从自以获拟]$")
_NO_PARTNER = re.compile(r"[和与](?:[是说在也就还都把对,。]|告诉|介绍|表示)")
"""A 和 before these joins no two persons: it ends the name."""
_HANZI = re.compile(r"[\u4e00-\u9fff]+")
_RARE = -22
"""Bits of a character that is not in the table of given names."""
_PLAIN = -6.5
"""Bits that a character of plain text costs."""
_KNOWN_TEXT = 3.5
"""Bits by which the words around make a character of plain text likelier than its share says."""
_RAREST = -12.0
"""Bits that rare characters cost in plain text."""
_UNSEEN = -21.0
"""The same for those that hardly stand outside names: 芾."""
_UNKNOWN_NEXT = -15
"""Bits of a name that runs into a word which is not known to follow names."""
_ACT = -15.0
"""Bits of a verb that looks like a name (松绑, 代发) and is in no table of such words."""
_ACT_NEXT = -11.0
"""Bits of a verb or adverb that is not known to follow names more than others."""
_RAREST_SURNAME = -15
"""Bits of a surname that stands in no table."""
_ALIKE = 3.0
"""Bits by which two readings differ of which neither is clearly better."""
_HOME = re.compile(r"家[的里中门院]")
"""那仁家的羊圈: somebody's home, which is no part of the name."""
_SHORT = 2
"""Characters of names that are no likelier for what stands before."""
_WHOLE_UNITS, _LEAST_WHOLE = 5.0, 4
"""Bits of a name of so many characters that is made of known units alone."""
_GOES_ON = re.compile(
    r"[一二三四五六七八九]?十?[一二三四五六七八九十][多来]?岁|([^的一人个天年小])\1|[\u4e00-\u9fff][了着]"
)
"""What a sentence goes on with in any words: an age, 指指, 举了."""
_ANY = re.compile(r"[\u4e00-\u9fff]{3}(?=、)")
_SURE_NEIGHBOUR, _BY_NEIGHBOURS = 10.0, 4.0
"""Bits of the name behind an unknown one in a list, and what they are worth to it."""
_MOST_NAMES = 200
"""Names in a list that share the title before the first."""
_LENGTH = {1: -2.7, 2: -0.3}
"""Given names of one and of two characters, as they are shared out."""


class Name(NamedTuple):
    """A name in a text; ``margin`` says by how many bits it beats plain words, ``ended`` that a known word follows."""

    start: int
    end: int
    margin: float
    ended: bool = True


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames of one character, rare ones included (for lines that hold nothing but names)."""
    return frozenset(personwords.sections("line_surnames.txt")["surnames"])


def name_at(text: str, start: int, *, stop: int | None = None, rare: bool = False, prior: float = 0.0) -> Name | None:
    """The person's name that begins at ``start`` (and ends at ``stop``, where that is given), or None.

    石春花强调 → 石春花, 江成与大家 → 江成, 才让多杰说 → 才让多杰, 谈乡村振兴 → None.

    Args:
        rare: behind an office even the rarest surname may stand (者朝阳, 玉儿香), be it a common word elsewhere.
        prior: bits by which what stands before makes a name of three characters likelier, if no word begins like it.
    """
    foreign = _transliterated(text, start)
    if foreign and stop is not None and foreign.end != stop:
        foreign = None
    foreign = foreign and foreign._replace(margin=foreign.margin + prior)
    known = _surnamed(text, start)
    rare = rare and not known and text[start : start + 1] in surnames()
    lengths = (2, 3, 4) if known else (3,) if rare else ()
    found = [n for k in lengths if (n := _weighed(text, start, k, stop)) and (stop is None or n.end == stop)]
    best = _likeliest([n for n in found if n.margin > 0])
    if prior and known and found:
        near = [n for n in found if n is best] if best and _clear_end(text, best.end) else found
        best = _likeliest([n for n in _favoured(text, near, prior) if n.margin > 0])
    if foreign and best and (best.margin > foreign.margin) and (best.ended or best.end > foreign.end):
        return best
    return foreign or best


def _favoured(text: str, found: list[Name], prior: float) -> list[Name]:
    """The names, those of three characters likelier by what stands before, if no word begins like them."""
    if text[found[0].start] in personwords.sections("line_surnames.txt")["words too"]:
        return found
    return [n._replace(margin=n.margin + prior) if n.end - n.start > _SHORT else n for n in found]


def _clear_end(text: str, end: int) -> bool:
    """Whether a sign or a word of several characters that is known to follow names stands behind: 何军|正在."""
    if not "\u4e00" <= text[end : end + 1] <= "\u9fff":
        return True
    table = personwords.buckets_of("namefollowers.txt")
    return any(text[end : end + k] in table for k in (4, 3, 2))


def _likeliest(found: list[Name]) -> Name | None:
    """The name of most bits; where words follow that nobody knows, the longer of two that are about as likely."""
    best = max(found, key=lambda n: n.margin, default=None)
    if best is None or best.ended:
        return best
    return max((n for n in found if n.ended or n.margin >= best.margin - _ALIKE), key=lambda n: n.end)


def _surnamed(text: str, start: int) -> bool:
    known = personwords.surnames()
    return text[start : start + 1] in known or text[start : start + 2] in known


def name_before(text: str, end: int) -> Name | None:
    """The likeliest name that ends at ``end``: 吴海洋 in 教育局吴海洋局长."""
    found = [n for k in range(2, 11) if end >= k and (n := name_at(text, end - k, stop=end))]
    return max(found, key=lambda n: n.margin, default=None)


def names_at(text: str, start: int, *, rare: bool = False, blanks: bool = False, prior: float = 0.0) -> list[Name]:
    """A list of names parted by 、 (和 before the last); empty when there is none.

    Args:
        rare: as in ``name_at``.
        blanks: white space parts names too (成员:甲 乙 丙).
        prior: as in ``name_at``, for the first.
    """
    joints = "、和 \u3000" if blanks else "、和"
    found: list[Name] = []
    name = name_at(text, start, rare=rare, prior=prior)
    while name and len(found) < _MOST_NAMES:
        found.append(name)
        mark = text[name.end : name.end + 1]
        if mark == "(":
            close = text.find(")", name.end, name.end + 8)
            mark = text[close + 1 : close + 2] if close > 0 else ""
            name = Name(name.start, close + 1, name.margin)
        name = _listed(text, name.end + 1, mark) if mark and mark in joints else None
        if name and mark == "和" and (name.margin < 4 or not name.ended):
            break
    return found


def _listed(text: str, start: int, mark: str) -> Name | None:
    """A further name of a list: behind 、 also one that no table has, where a sure name follows it (寻峻峰、高文峰)."""
    name = name_at(text, start, rare=mark == "、")
    match = _ANY.match(text, start) if name is None and mark == "、" else None
    if match is None:
        return name
    behind = name_at(text, match.end() + 1)
    sure = behind and behind.ended and behind.margin >= _SURE_NEIGHBOUR and not _no_name().match(text, start)
    return Name(start, match.end(), _BY_NEIGHBOURS) if sure else None


def _weighed(text: str, start: int, length: int, stop: int | None) -> Name | None:
    name = text[start : start + length]
    family = 2 if name[:2] in personwords.surnames() and length > 2 else 1
    if len(name) < length or not _HANZI.fullmatch(name) or not 1 <= length - family <= 2:
        return None
    if name[-1] == "和" and not _is_own(text, start + length - 1):
        return None
    if length > 2 and _HOME.match(text, start + length - 1):
        return None
    if _NEVER.search(name) or _no_name().match(text, start):
        return None
    bits = _bits_of(name, family)
    after, ended = (-1.0, True) if stop == start + length else _next(text, start + length)
    return Name(start, start + length, bits + after - _plain(text, start, length, family), ended)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(personwords.alternation("no_names.txt", "no name"))


def _bits_of(name: str, family: int) -> float:
    given = personwords.given()
    own = sum(given.get(c, _RARE) for c in name[family:])
    return personwords.surnames().get(name[:family], _RAREST_SURNAME) + own + _LENGTH[len(name) - family]


def _plain(text: str, start: int, length: int, family: int) -> float:
    """Bits of the same stretch as plain words: the commonest word that begins here and what is left."""
    words = personwords.words()
    sizes = (4, 3, 2) if family == 1 else (4, 3)
    found = [words[w] - 2 + _PLAIN * (length + 1 - k) for k in sizes if (w := text[start : start + k]) in words]
    found += [_ACT - 2 + _PLAIN * (length + 1 - k) for k in sizes if text[start : start + k] in personwords.acts()]
    own = sum(_of_plain(c) for c in text[start + family : start + length])
    return max([*found, own + _PLAIN * (family + 1) - 19])


def _of_plain(character: str) -> float:
    """Bits of one character of plain text: 以 is common there, 麟 hardly stands outside names."""
    bits = personwords.buckets_of("plain.txt").get(character)
    return _UNSEEN if bits is None else min(_PLAIN, max(_RAREST, bits + _KNOWN_TEXT))


def _next(text: str, at: int) -> tuple[float, bool]:
    """Bits of what follows a name, and whether it is known to follow names."""
    if not "\u4e00" <= text[at : at + 1] <= "\u9fff":
        return (-1.0, True) if text[at : at + 1] != "·" else (-30.0, False)
    if text[at] in "和与" and _is_own(text, at):
        return _UNKNOWN_NEXT, False
    table = personwords.buckets_of("namefollowers.txt")
    found = [float(table[w]) for k in (6, 5, 4, 3, 2) if (w := text[at : at + k]) in table]
    if found:
        return max(found) / 2, True
    if text[at] in table:
        return table[text[at]] - 1.0, True
    acts = any(text[at : at + k] in personwords.acts() for k in (3, 2)) or _GOES_ON.match(text, at)
    return (_ACT_NEXT, True) if acts else (_UNKNOWN_NEXT, False)


def _is_own(text: str, at: int) -> bool:
    """Whether the 和 at ``at`` ends the name before it, since what follows is no partner: 暴春和主持, 普正和。"""
    if _NO_PARTNER.match(text, at) or not "\u4e00" <= text[at + 1 : at + 2] <= "\u9fff":
        return True
    table = personwords.buckets_of("namefollowers.txt")
    return any(text[at + 1 : at + 1 + k] in table for k in (4, 3, 2))


_FAMILIES = "白包何李王张吴马赵金韩冶沙喇"
"""Surnames before a name of their own people: 白巴特尔."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Names with ·, names made of known units, a unit with signs, and runs of characters that transcribe sounds."""
    lists = personwords.sections("transliterated.txt")
    unit, alone = ("|".join(sorted(lists[head], key=lambda w: (-len(w), w))) for head in ("units", "alone"))
    sign = f"[{''.join(lists['signs'])}]"
    return (
        re.compile(rf"[\u4e00-\u9fff]{{1,7}}(?:[·•・](?>{unit}|{sign}){{1,7}}+){{1,4}}+"),
        re.compile(rf"(?:{unit}){{2,4}}|{alone}"),
        re.compile(rf"(?:{unit}){sign}{{1,2}}|{sign}{{1,2}}(?:{unit})|[{''.join(_FAMILIES)}](?:{alone})"),
        re.compile(f"{sign}{{3,6}}"),
    )


@cache
def _any_form() -> re.Pattern[str]:
    return re.compile("|".join(p.pattern for p in _forms()))


_DOT, _LONGEST_STEM = re.compile("[·•・]"), 7
"""What parts the names of a person, and the characters of the longest before it."""


@cache
def _initials() -> frozenset[str]:
    """The characters with which names without a sign between them begin."""
    lists = personwords.sections("transliterated.txt")
    return frozenset(
        [*"".join(lists["signs"]), *_FAMILIES, *(word[0] for head in ("units", "alone") for word in lists[head])]
    )


def _transliterated(text: str, start: int) -> Name | None:
    """才让多杰, 阿依古丽·买买提, 其其格玛: the longest such stretch that a known word follows."""
    initial = text[start : start + 1]
    if initial not in _initials() and not _DOT.search(text, start, start + _LONGEST_STEM + 1):
        return None
    if initial in "的了" or _no_name().match(text, start) or not _any_form().match(text, start):
        return None
    forms = zip(_forms(), (12.0, 8.0, 6.0, 5.0), strict=True)
    found = [n for pattern, margin in forms if (n := _formed(pattern, margin, text, start))]
    return max(found, key=lambda n: (n.end, n.margin), default=None) or _of_units(text, start)


def _formed(pattern: re.Pattern[str], margin: float, text: str, start: int) -> Name | None:
    """The stretch of one form before the likeliest of the words that follow names, the longest of several."""
    match = pattern.match(text, start)
    found = []
    for end in range(match.end() if match else start, start + 1, -1):
        bits, ended = _next(text, end)
        if ended and text[end - 1] != "的" and pattern.fullmatch(text, start, end):
            found.append(Name(start, end, margin + bits / 2))
    return max(found, key=lambda n: (round(n.margin), n.end), default=None)


def _of_units(text: str, start: int) -> Name | None:
    """娜仁高娃 before words that nobody knows: four characters of known units are a name all the same."""
    ends = [m.end() for form in _forms()[1:3] if (m := form.match(text, start))]
    end = max(ends, default=start)
    return Name(start, end, _WHOLE_UNITS, ended=False) if end - start >= _LEAST_WHOLE else None
