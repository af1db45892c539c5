"""Phrases and deeds right beside a number, and the words that link it with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.reading.phrases import Item, Kind, listed, phrase_after, phrase_before
from kg.reading.quantities import QuantityMention
from kg.rules.tables import rows
from kg.rules.wordlists import lists

_FOLDER = Path(__file__).parent
WORDS = str(_FOLDER / "words.txt")
REACH = 24
"""Words before a number that are looked at."""
_SIDE = 8
"""Words between a share and the verb that says what it is a share of."""


@cache
def words(head: str) -> frozenset[str]:
    """A list of ``words.txt``."""
    return frozenset(lists(WORDS)[head])


@cache
def spoken() -> dict[str, str]:
    """Verb -> what the amount behind it is called."""
    return {row[0]: row[1] for row in rows(_FOLDER / "spoken.tsv")}


def printed(phrase: Sequence[Item]) -> str:
    """The words of a phrase, joined."""
    return "".join(item.wording for item in phrase)


def phrase_paid(phrase: Sequence[Item]) -> Sequence[Item]:
    """An amount's phrase; of 县水务局筹资 only the deed, with 总 and the like."""
    if phrase and phrase[-1].wording in words("paying"):
        start = len(phrase) - 1
        while start and phrase[start - 1].kind is Kind.MODIFIER:
            start -= 1
        return phrase[start:]
    return phrase


def phrase_of_share(found: list[Item], at: int) -> Sequence[Item]:
    """What has a share in something: 尾毛出口 in 尾毛出口占全国的80%."""
    shares = next((i for i in reversed(range(max(0, at - _SIDE), at)) if found[i].wording in words("shares")), None)
    return phrase_before(found, shares) if shares else ()


def phrase_of_fund(phrase: Sequence[Item]) -> Sequence[Item]:
    """The phrase behind an amount: 专项资金, the words of its name left out: 2000万元“政银担”风险补偿资金."""
    while len(phrase) > 1 and phrase[0].kind is Kind.QUOTE and phrase[-1].kind is Kind.NOUN:
        phrase = phrase[1:]
    return phrase if phrase and phrase[0].kind is Kind.NOUN else phrase[:1]


def phrase_through(found: list[Item], after: int) -> Sequence[Item]:
    """A noun phrase to the clause's end with deeds in it: 三条节能玻璃智能制造生产线."""
    rest = found[after : after + REACH + 1]
    if len(rest) > REACH:
        return ()
    nominal = (Kind.NOUN, Kind.DEED, Kind.QUOTE, Kind.VERB, Kind.MODIFIER)
    verbs = [i for i in rest if i.kind is Kind.VERB]
    whole = rest and all(i.kind in nominal for i in rest) and rest[-1].kind is Kind.NOUN and rest[0].kind is Kind.NOUN
    return rest if whole and verbs and not any(v.wording in listed("predicate") for v in verbs) else ()


def take_part(found: list[Item], after: int) -> bool:
    """Whether the words behind a number of people say that they take part."""
    return after < len(found) and found[after].wording in words("take part")


def phrase_modified(found: list[Item], after: int, at: int) -> Sequence[Item]:
    """A noun behind its modifier: 20名戴着红帽的孩子, 19位80岁以上的老人, 36名参赛选手."""
    if after >= len(found) or found[after].wording in listed("predicate"):
        return ()
    if found[after].kind is Kind.NUMBER and found[after].wording.endswith("元") and phrase_after(found, after + 1):
        return [found[after], *phrase_after(found, after + 1)]  # 122个过500万元项目
    of = next((i for i in range(after, min(after + 8, len(found))) if found[i].kind is Kind.OF), None)
    if of is not None:
        return phrase_after(found, of + 1)
    if found[after].kind is Kind.VERB:
        phrase = phrase_after(found, after + 1)
        governed = any(item.kind is Kind.VERB for item in found[max(0, at - REACH) : at])
        if phrase and (governed or after + 1 + len(phrase) < len(found)):
            return found[after : after + 1 + len(phrase)]
    return ()


def phrase_left(found: list[Item], at: int) -> Sequence[Item]:
    """The phrase before a number and the words that link them: 招募志愿者120名, 满意度由91%升至98%."""
    end = unlinked(found, at)
    phrase = phrase_before(found, end)
    first = end - len(phrase)
    if phrase and first and found[first - 1].kind is Kind.NUMBER and not found[first - 1].wording.endswith("元"):
        return phrase[1:]  # its first word is what the number before it counts: 5个小区3294户
    return phrase


def unlinked(found: list[Item], at: int) -> int:
    """Where the phrase must end that the number says something of."""
    least, reached = max(0, at - REACH), False
    while at > least and is_link(found[at - 1]):
        reached = reached or found[at - 1].wording in ("到", "至")
        at -= 1
    if at and (found[at - 1].wording in words("to") or (reached and found[at - 1].wording in words("grown"))):
        at -= 1
        while at > least and (found[at - 1].kind is Kind.NUMBER or found[at - 1].wording in words("from")):
            at -= 1
    while at > least and found[at - 1].wording in words("from"):
        at -= 1
    return at


def is_link(item: Item) -> bool:
    """Whether a word only links a number to its phrase."""
    return item.wording in words("links") or item.kind is Kind.ADVERB or item.wording[0] == "每"


def spoken_deed(found: list[Item], at: int) -> str:
    """What an amount is called that somebody spent or earned: 花费 in 花了143万元."""
    end = unlinked(found, at)
    return spoken().get(found[end - 1].wording, "") if end else ""


def deed_counted(found: list[Item], at: int, after: int, number: QuantityMention) -> str:
    """The deed that is counted (培训200人, 调处成功94件), or people who take part."""
    if number.base_unit == "人" and take_part(found, after):
        return found[after].wording + "人数"
    end = unlinked(found, at)
    start = end
    while start and found[start - 1].kind is Kind.MODIFIER:
        start -= 1
    before = found[start - 1] if start else None
    if before and before.kind is Kind.VERB and len(before.wording) > 1 and before.wording not in words("no deed"):
        return printed(found[start - 1 : end])
    return ""
