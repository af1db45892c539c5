"""Names of the table in a passage: one pass of Aho-Corasick, then what stands beside each name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.model import Passage
from kg.names.persons.likeness import surnames
from kg.names.places.gazetteer import Reading, bare, named, place_of, tables
from kg.names.places.placewords import GUARDS, ambiguous_names, ambiguous_units, common_words
from kg.rules.patterns import alternation, ending

_PART = "may be part of a word"


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the table in a passage: offsets into ``passage.text``."""

    passage: Passage
    start: int
    end: int
    bare: bool
    """Without suffix: 江陵 for 江陵县."""
    doubt: str = ""
    """Why it may be no place at all, "" when nothing speaks against it."""

    @property
    def name(self) -> str:
        """The wording."""
        return self.passage.text[self.start : self.end]

    @property
    def readings(self) -> list[Reading]:
        """What the name may stand for."""
        return bare(self.name) if self.bare else named(self.name)


@lru_cache(maxsize=1)
def _matcher() -> tuple[Any, list[str], int]:
    import ahocorasick_rs

    found = tables()
    names = [*found.named, *(n for n in found.bare if n not in found.named)]
    kind = ahocorasick_rs.Implementation.ContiguousNFA
    return ahocorasick_rs.AhoCorasick(names, implementation=kind, store_patterns=False), names, len(found.named)


def hits(passage: Passage) -> list[Hit]:
    """The names in a passage in text order, none overlapping; those that are parts of words left out.

    Of overlapping names the one with a suffix is taken before the one without, the longer before the shorter.
    """
    matcher, _, full = _matcher()
    found = matcher.find_matches_as_indexes(passage.text, overlapping=True)
    ranked = sorted((i >= full, start - end, start) for i, start, end in found)
    taken = bytearray(len(passage.text))
    kept = []
    for is_bare, length, start in ranked:
        end = start - length
        if any(taken[start:end]):
            continue
        hit = _checked(passage, start, end, is_bare)
        if hit:
            taken[start:end] = b"\1" * (end - start)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _checked(passage: Passage, start: int, end: int, is_bare: bool) -> Hit | None:
    text = passage.text
    if _is_adverb(text, start) or _is_split(text, start, end):
        return None
    if is_bare:
        return _checked_bare(passage, start, end)
    if alternation(GUARDS, "suffix goes on").match(text, end) or _before_own_district(text, start, end):
        return None
    return Hit(passage, start, end, False, _doubt(text, start, end))


def _doubt(text: str, start: int, end: int) -> str:
    """Why a full name may be no place: 应县 may be part of a word, 文明+村镇 hides 明村镇."""
    clear = end - start > 2 or ending(GUARDS, "clear before").search(text[max(0, start - 3) : start])
    across = text[end - 1] in "乡镇" and start and text[start - 1 : start + 1] in common_words()
    if not clear or across:
        return _PART
    return "a common word" if text[start:end] in ambiguous_units() else ""


def _is_adverb(text: str, start: int) -> bool:
    """Whether 会同 says that somebody acts together with others: 县住建局会同县消防队."""
    acts = ending(GUARDS, "acts together").search(text[max(0, start - 2) : start])
    return text.startswith("会同", start) and acts is not None


def _is_split(text: str, start: int, end: int) -> bool:
    """Whether a name's first sign belongs to a province before it: 粤西+山区 is no 西山区, 山西+吉县 no 西吉县."""
    known = tables()
    before = text[max(0, start - 2) : start]
    if ending(GUARDS, "short for a province").search(before) and before not in known.bare:
        return text[start] in "东南西北中"
    return text[start + 1 : end] in known.named and _is_province(text[max(0, start - 1) : start + 1])


def _is_province(name: str) -> bool:
    return any(isinstance(r, str) and place_of(r).level == "province" for r in bare(name))


def _before_own_district(text: str, start: int, end: int) -> bool:
    """济宁市中区 is 济宁 and 市中区."""
    return text[end - 1 : end + 2] == "市中区" and text[start : end - 1] in tables().bare


def _checked_bare(passage: Passage, start: int, end: int) -> Hit | None:
    text = passage.text
    if alternation(GUARDS, "word goes on").match(text, end):
        return None
    if alternation(GUARDS, "name goes on").match(text, end) and not _name_starts(text, end):
        return None
    if is_person(text, start, end):
        return None
    doubt = "a common word" if text[start:end] in ambiguous_names() else ""
    if end - start == 2:
        sides = _across_words(text, start, end)
        if sides == 2:
            return None
        doubt = doubt or (_PART if sides else "")
    return Hit(passage, start, end, True, doubt)


def is_bare_name(passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch can be a place's name without suffix: no part of a word, a person's name or a road's."""
    hit = _checked_bare(passage, start, end)
    return hit is not None and not hit.doubt


def _name_starts(text: str, at: int) -> bool:
    """湖北 before 江陵 is no river 江."""
    found = tables()
    return any(text[at : at + n] in found.bare or text[at : at + n] in found.named for n in (2, 3, 4))


def _across_words(text: str, start: int, end: int) -> int:
    """On how many sides a two-character name overlaps a common word with its neighbours (重大理论: 2 for 大理)."""
    common = common_words()
    left = text[start - 1 : start + 1] in common or text[start - 2 : start + 1] in common if start else False
    right = text[end - 1 : end + 1] in common or text[end - 1 : end + 2] in common
    return left + right


def is_person(text: str, start: int, end: int) -> bool:
    """Whether a name without suffix is a person's, or the given name of one (村民孙吴, 王德昌说)."""
    if end - start > 2:
        return False
    titled = ending(GUARDS, "person before")
    speaks = alternation(GUARDS, "person after").match(text, end) is not None
    surnames = _surnames()
    own = text[start] in surnames
    if own and (speaks or titled.search(text[max(0, start - 4) : start])) and not _is_unit_after(text, end):
        return True
    family = start > 0 and text[start - 1] in surnames
    before = text[max(0, start - 5) : start - 1] if family else ""
    return bool(family and (titled.search(before) or (speaks and not before[-1:].isalpha())))


def _is_unit_after(text: str, end: int) -> bool:
    return alternation(GUARDS, "public body").match(text, end) is not None


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return surnames() - frozenset("于和向从是在到为与将把任")
