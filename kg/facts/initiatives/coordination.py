"""Coordinated names: members before 等 and a group word, and lists that one counted word sums up (…三大工程).

Whether a list names its members (甲、乙、丙三项工程) or is one name (垃圾、污水、厕所专项整治) is not settled here:
both are proposed, and of those that overlap the likelier is kept when all have been weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.initiatives.names import Name, Shape, inner_head, trimmed
from kg.facts.initiatives.namewords import is_generic
from kg.reading.governors import Words
from kg.reading.lexicon import NAMED
from kg.reading.masks import Clause, Masked

_COUNT = re.compile(r"[一二三四五六七八九十两0-9]{1,4}[大项个类种条](?:重点|专项|特色)?$")
_COUNTED_QUOTE = re.compile(r"^(?:[一二三四五六七八九十两]+[大项个]?[^、,]{2,6}|(?:[一二三四五六七八九十两].){2,4})$")
_SIGN = re.compile(r"、|和|与|及|以及|(?<=[”》])(?=[“《])")
_LONGEST_MEMBER, _MOST_MEMBERS = 24, 12


def settled(reading: Masked, clause: Clause, words: Words, names: list[Name]) -> list[Name]:
    """The names of a clause with those that its lists propose: the members, and the list as one name."""
    found = {(n.start, n.end): n for n in names}
    for name in names:
        if (name.start, name.end) not in found:
            continue
        if name.boundary == "等" or _sums_up(reading, name):
            members = list(_members(reading, clause, words, name))
            whole = list(_whole(reading, clause, words, name))
            if (whole and name.boundary == "list") or (members and name.head and is_generic(name.modifier)):
                del found[name.start, name.end]
            for one in (*members, *whole):
                known = found.get((one.start, one.end))
                found[one.start, one.end] = known._replace(member=True, type=_type_of(known, name)) if known else one
    return sorted(found.values(), key=lambda n: (n.end, n.start))


def _sums_up(reading: Masked, name: Name) -> bool:
    """…三大工程, …“六大平台”: the list before it may belong to the name."""
    text = reading.text[name.start : name.end]
    if text.endswith("”") and "“" in text:
        return bool(_COUNTED_QUOTE.match(text[text.rindex("“") + 1 : -1]))
    return bool(name.head) and bool(_COUNT.search(reading.text[name.left : name.end - len(name.head)]))


def _list_before(reading: Masked, clause: Clause, words: Words, group: Name) -> tuple[int, int]:
    """Where the list that a group word sums up begins and ends."""
    end = group.end - len(group.head)
    count = _COUNT.search(reading.text, clause.start, end)
    if group.boundary == "等":
        end = group.left - 1
    elif count:
        end = count.start()
    return words.list_start(clause, end), end


def _members(reading: Masked, clause: Clause, words: Words, group: Name) -> Iterator[Name]:
    start, end = _list_before(reading, clause, words, group)
    signs = list(_SIGN.finditer(reading.cut, start, end))
    if (not signs and group.boundary != "等") or len(signs) > _MOST_MEMBERS:
        return
    edges = [start, *(m.end() for m in signs)], [*(m.start() for m in signs), end]
    for left, right in zip(*edges, strict=True):
        if right - left <= _LONGEST_MEMBER:
            starts = sorted({left, trimmed(reading.text, left, right)})
            yield from (_member(reading, at, right, left, group) for at in starts if right - at >= 2)


def _member(reading: Masked, start: int, end: int, left: int, group: Name) -> Name:
    label = reading.text[start:end]
    head = reading.heads_to.get(end) or inner_head(label.rstrip("”’"))
    shape: Shape = "bare quote" if label[0] == "“" and label[-1] == "”" else "quoted" if "“" in label else "phrase"
    kind = head.type if head and head.strength == NAMED else group.type
    word = head.word if head and head.type != "none" else ""
    return Name(start, end, left, shape, kind, 0, label[: len(label) - len(word)], False, "list", True, word)


def _whole(reading: Masked, clause: Clause, words: Words, name: Name) -> Iterator[Name]:
    """The list with the word that sums it up as one name."""
    start = words.list_start(clause, name.left if name.boundary == "等" else name.start)
    if start < name.start and name.end - start <= 3 * _LONGEST_MEMBER and _SIGN.search(reading.cut, start, name.end):
        shape = "quoted" if "“" in reading.text[start : name.end] else name.shape
        yield name._replace(start=start, left=start, shape=shape, marks=("sums up a list",))


def _type_of(member: Name, group: Name) -> str:
    return group.type if member.shape == "bare quote" else member.type
