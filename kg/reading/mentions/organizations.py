"""Organisations: a place and what belongs to it (德昌县公安局), and short forms (市教育局, 县委, 该行)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from kg.model import Article, Mention, Mentions, Organization, Passage, Place
from kg.names.places.about import UNITS, fits
from kg.occurrences import occurrences
from kg.reading.mentions.fullnames import unified
from kg.reading.reading import Reading
from kg.rules.patterns import alternation, any_of, ending, longest_first
from kg.rules.tables import rows
from kg.spans import Cover, LastBefore

needs = ("places",)

_GUARDS = str(Path(__file__).with_name("organization_guards.txt"))
_INNER = r"[\u4e00-\u9fff]{0,10}?"
_LONGEST = 24
"""Characters of the longest name behind its place."""
_MOST_MEANINGS = 4
"""Organisations that one article may define one short form for."""
_BEFORE_ACTING = r"(?:(?<=[^一-鿿])|(?<=[年月日前来后由])|(?<=介绍)|(?<=所在))"
"""Before a word that stands for the organisation named before: the head of a clause, or a date."""
_TWICE = re.compile(r"([省市州县区旗镇乡])\1(?=委)")
_SESSION = re.compile("第[一二三四五六七八九十百]{1,4}届")
_YOUTH = re.compile(r"(?<!共青)团([省市州县区旗])委")
_YOUTH_TAIL = re.compile(r"团[省市州县区旗]委")
_DEFINED = re.compile(r"\(以下简称[::]?[“‘]?([^)”’]{2,14})[”’]?\)")


@lru_cache(maxsize=1)
def _ends() -> str:
    return longest_first(str(Path(__file__).with_name("organizations.txt")), "ends")


@lru_cache(maxsize=1)
def _break() -> re.Pattern[str]:
    return alternation(str(Path(__file__).with_name("organization_breaks.txt")), "breaks")


@lru_cache(maxsize=1)
def _unit_name() -> re.Pattern[str]:
    """One unit's name up to its end: 公安局, 交警大队, 委宣传部, 委."""
    return re.compile(rf"委(?:{_INNER}(?:{_ends()}))?(?![员会托])|{_INNER}(?:{_ends()})")


@lru_cache(maxsize=1)
def _unit_before() -> re.Pattern[str]:
    """A unit's kind that stands for its name: 市 in 市教育局."""
    parted = any_of(_GUARDS, "parted from")
    return re.compile(rf"(?:{parted})({UNITS})(?=[\u4e00-\u9fff])(?!长)(?<!城乡)(?<!乡镇)(?<!镇村)")


@lru_cache(maxsize=1)
def _pointers() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What finds 该行 and 学校, and the ends of names that each word may mean."""
    fields = list(rows(Path(__file__).with_name("short_organizations.tsv")))
    behind, alone = ("|".join(dict.fromkeys(word for word, _, at in fields if at == w)) for w in ("该", "alone"))
    acts = any_of(_GUARDS, "acts")
    found = re.compile(rf"[该我]({behind})(?![长里内外])|{_BEFORE_ACTING}({alone})(?={acts})")
    return found, {word: tuple(end for w, end, _ in fields if w == word) for word, _, _ in fields}


def _tail(text: str, at: int) -> int:
    """End of the organisation's name that stands behind a place: 公安局交警大队车管所; ``at`` when there is none."""
    end = at
    for _ in range(3):
        match = _unit_name().match(text, end)
        if match and end > at and (match.group() == "副局" or _is_titled_name(text, end, match.end())):
            break
        if not match or not is_clean(text[at : match.end()]):
            if end == at and match and match.group().startswith("委") and is_clean(text[at : at + 1]):
                return at + 1
            break
        end = match.end()
    return end


def _is_titled_name(text: str, start: int, end: int) -> bool:
    """吴海洋局 before 长: no bureau but a person and the title."""
    from kg.names.persons.likeness import name_at

    stop = end - 2 if text[end - 2] == "副" else end - 1
    return text[end : end + 1] == "长" and stop > start and name_at(text, start, stop=stop) is not None


def find(reading: Reading) -> Iterable[Mention]:
    """Organisations named with their place, by a short form, or by an abbreviation that the article defines."""
    article, mentions = reading.article, reading.mentions
    found: list[Mention] = []
    for passage in article.passages:
        found += _national(passage)
        found += _with_place(passage, mentions)
        found += _short(passage, mentions, found)
        found += _youth(passage, mentions)
    found += _defined(article, found)
    found = unified(found)
    found += pointed(article, found)
    return found


def _youth(passage: Passage, mentions: Mentions) -> Iterator[Mention]:
    """团县委: the Youth League's committee of the county."""
    for match in _YOUTH.finditer(passage.text):
        place = _unit(match.group(1), passage, match.start(), mentions)
        if place and not mentions.of(passage, Place, start=match.start() - 2, end=match.start()):
            name = f"共青团{place.name}委"
            yield Mention(passage, *match.span(), Organization(name, place), 0.9, f"{match.group()} → {name}")


def _with_place(passage: Passage, mentions: Mentions) -> Iterator[Mention]:
    last = -1
    starts = {m.start for m in mentions.of(passage, Place)}
    for mention in mentions.of(passage, Place):
        if mention.start < last or mention.text.startswith(("全", "当地", "各")) or mention.end in starts:
            continue
        place = mention.referent
        suffix = isinstance(place, Place) and mention.text + passage.text[mention.end : mention.end + 1] == place.name
        if suffix and mention.end + 1 in starts:
            continue
        police = alternation(_GUARDS, "police").match(passage.text, mention.end)
        if police and isinstance(place, Place):
            bureau = Organization(place.name + "公安局", place)
            reason = f"{police.group()} of {place.name}"
            yield Mention(passage, mention.start, police.end(), bureau, 0.85, reason)
            continue
        last = _tail(passage.text, mention.end)
        if last > mention.end and isinstance(place, Place) and not _is_any(place, passage.text[mention.end : last]):
            yield _named(passage, mention, place, last, mentions.about)


def _is_any(place: Place, tail: str) -> bool:
    """Whether it names no body but all of a kind in a county: 浮梁县学校、企业."""
    return place.level in ("province", "prefecture", "county") and tail in ("学校", "公司", "集团", "合作社", "小学")


def _named(passage: Passage, mention: Mention, place: Place, end: int, about: Place | None) -> Mention:
    """A public body bears its place's full name (格尔木公安局 → 格尔木市公安局), a company the name as printed."""
    tail = passage.text[mention.end : end]
    left = max(0, mention.start - _LONGEST)
    parent = ending(_GUARDS, "parent").search(passage.text[left : mention.start])
    start = left + parent.start() if parent else mention.start
    name, home = _TWICE.sub(r"\1", place.name + tail), place
    if ending(_GUARDS, "own name").search(tail):
        name = passage.text[mention.start : end]
        if about and place in about.chain and place.level in ("province", "prefecture"):
            home = about
    home = _branch_home(tail, home, about)
    if _YOUTH_TAIL.fullmatch(tail) and place.level in ("prefecture", "county"):
        name = f"共青团{place.name}委"
    name = _SESSION.sub("", name)
    if parent:
        name = parent.group() + name
    return Mention(passage, start, end, Organization(name, home), 0.95, f"{place.name} + {tail}")


def _branch_home(tail: str, place: Place, about: Place | None) -> Place:
    """The district of a branch: 云龙区 of 徐州市公安局云龙分局."""
    county = next((p for p in about.chain if p.level == "county"), None) if about else None
    inside = county and place in county.chain[1:] and len(county.name) > 2 and county.name[:-1] in tail
    return county if county and inside else place


@lru_cache(maxsize=1)
def _of_the_nation() -> re.Pattern[str]:
    return re.compile(longest_first(str(Path(__file__).with_name("national_bodies.txt")), "national bodies"))


def _national(passage: Passage) -> Iterator[Mention]:
    """Ministries and national associations, which have no place of their own."""
    for match in _of_the_nation().finditer(passage.text):
        yield Mention(passage, *match.span(), Organization(match.group()), 0.95, "national body")


def is_clean(tail: str) -> bool:
    """Whether no verb or particle stands inside what looks like a name."""
    return not _break().search(tail) and len(tail) <= _LONGEST


def _short(passage: Passage, mentions: Mentions, found: list[Mention]) -> Iterator[Mention]:
    taken = Cover((m.start, m.end) for m in found if m.passage is passage)
    for match in _unit_before().finditer(passage.text):
        if taken.holds(match.start(), match.start() + 1):
            continue
        end = _tail(passage.text, match.end())
        place = _unit(match.group(1), passage, match.start(), mentions)
        if end > match.end() and place:
            tail = passage.text[match.end() : end]
            body = Organization(place.name + (match.group(1) if tail == "委会" else "") + tail, place)
            yield Mention(passage, match.start(), end, body, 0.9, f"{match.group(1)} → {place.name}")


def _unit(word: str, passage: Passage, at: int, mentions: Mentions) -> Place | None:
    above = mentions.about.chain if mentions.about else ()
    for place in above:
        if fits(word, place):
            return place
    renamed = next((p for p in above if p.level == "county" and mentions.lookup.is_printed_as(p, word)), None)
    if renamed:
        return renamed
    before = mentions.lookup.last(passage, at, word, lambda m: isinstance(m.referent, Place) and fits(word, m.referent))
    return before.referent if before and isinstance(before.referent, Place) else None


def _defined(article: Article, found: list[Mention]) -> Iterator[Mention]:
    """中国农业银行甘孜州分行(以下简称:农行甘孜分行): later uses of the short form."""
    short_forms: dict[str, dict[Organization, None]] = {}
    for passage in article.passages:
        named = LastBefore((m.end, m) for m in found if m.passage is passage)
        for match in _DEFINED.finditer(passage.text):
            owner = named.find(match.start() + 1)
            if owner and match.start() - owner.end <= 1 and isinstance(owner.referent, Organization):
                short_forms.setdefault(match.group(1), {})[owner.referent] = None
    for passage in article.passages:
        for short, starts in occurrences(short_forms, passage.text).items():
            for referent in islice(short_forms[short], _MOST_MEANINGS):
                reason = f"short for {referent.name}"
                yield from (Mention(passage, at, at + len(short), referent, 0.9, reason) for at in starts)


def pointed(article: Article, found: list[Mention]) -> Iterator[Mention]:
    """该行, 该矿, 学校: the organisation of that kind that was named last."""
    named = [(m.passage.offsets[m.start], m.referent) for m in found if isinstance(m.referent, Organization)]
    named.sort(key=lambda pair: pair[0])
    pointer, ends = _pointers()
    of_kind = {kind: [pair for pair in named if pair[1].name.endswith(kind)] for kind in set(ends.values())}
    for match in pointer.finditer(article.body.text):
        at = article.body.offsets[match.start()]
        candidates = of_kind[ends[match.group(1) or match.group(2)]]
        before = bisect_left(candidates, at, key=lambda pair: pair[0])
        if before:
            body = candidates[before - 1][1]
            yield Mention(article.body, match.start(), match.end(), body, 0.85, f"{match.group()} → {body.name}")
