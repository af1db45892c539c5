"""Runs of titles before or after a name, each with the organisation at which it is held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.model import Mentions, Organization, Passage, Place
from kg.places.about import fits

_STATUS = re.compile(r"(?:原|时任|前|拟任|代理?|挂职|兼任?|新任|候任|现任)$")
_BREAK = re.compile(r"[^\u4e00-\u9fff()]|(?:记者|以及|还有|其中|来自|听取|由|陪同|在|向|对|与|和|跟|被|让|请|邀请|是|为|的|到|将|等|及|名|位|随|了|中)")
# Titles that are held at nothing in particular unless a place stands right before them.
_HEADS = re.compile(r"^(?:常务)?(?:副|代)?(省|市|州|县|区|旗|镇|乡)长$")
_UNATTACHED = ("党员", "老党员", "村民", "居民", "志愿者", "教师", "学生", "老人")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a passage, offsets into ``passage.text``; ``start`` is where its organisation starts."""

    start: int
    end: int
    title: str
    scope: Place | Organization | None
    status: str


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """All titles, the longest first."""
    rows = Path(__file__).with_name("titles.txt").read_text(encoding="utf-8").splitlines()
    titles = sorted((r for r in rows if r and not r.startswith("#")), key=lambda r: (-len(r), r))
    return re.compile("|".join(titles))


@lru_cache(maxsize=64)
def all_titles(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Offsets of every title word of a passage."""
    return tuple(m.span() for m in pattern().finditer(passage.text))


def run_before(passage: Passage, end: int, mentions: Mentions) -> list[Title]:
    """The titles that end at ``end``, in text order: 县委常委、宣传部部长 gives two."""
    ends = {e: s for s, e in all_titles(passage)}
    found: list[tuple[int, int, int]] = []
    at = end
    while at in ends:
        left = _left(passage, ends[at])
        found.append((left, ends[at], at))
        if left < 1 or passage.text[left - 1] not in "、兼,":
            break
        at = left - 1
        if at not in ends:
            break
    return list(_scoped(passage, found[::-1], mentions))


def _left(passage: Passage, start: int) -> int:
    """Where the organisation before a title begins: the run of characters without a break."""
    text, at = passage.text, start
    while at > 0 and start - at < 30 and ("\u4e00" <= text[at - 1] <= "\u9fff" or text[at - 1] in "()“”"):
        at -= 1
    last = at
    for match in _BREAK.finditer(text, at, start):
        if not text.startswith(("为民", "中心", "中国", "和平"), match.start()):
            last = match.end()
    return last


def _scoped(passage: Passage, run: list[tuple[int, int, int]], mentions: Mentions) -> Iterator[Title]:
    first: Place | Organization | None = None
    for left, start, end in run:
        title = passage.text[start:end]
        words = passage.text[left:start]
        status = _STATUS.search(words)
        if status:
            words = words[:status.start()]
        scope, from_ = _scope(passage, left, left + len(words), mentions)
        head = _HEADS.match(title)
        if head and not words:
            scope = _unit(head.group(1), first, passage, start, mentions)
        if scope is None and words and first is not None:
            scope = Organization(_root(first) + words, _place(first))
        elif scope is None and not words and first is not None and not head and title not in _UNATTACHED:
            scope = first
        first = first or scope
        yield Title(min(from_, start), end, title, scope, status.group() if status else "")


def _unit(word: str, first: Place | Organization | None, passage: Passage, at: int, mentions: Mentions) -> Place | None:
    """The unit that a 县长 or 副市长 heads: that of the post before, else the one that the article speaks of."""
    near = [m.referent for m in mentions.of(passage, Place, end=at)][::-1]
    units = [*(_place(first).chain if first and _place(first) else ()), *(mentions.about.chain if mentions.about else ()), *near]
    return next((p for p in units if fits(word, p)), None)


def _root(scope: Place | Organization) -> str:
    """县委 for what stands beside 县委常委: the committee itself."""
    return re.sub(r"(?<=委).*$", "", scope.name)


def _place(scope: Place | Organization) -> Place | None:
    return scope if isinstance(scope, Place) else scope.place


def _scope(passage: Passage, left: int, end: int, mentions: Mentions) -> tuple[Place | Organization | None, int]:
    """The organisation or place in ``text[left:end]``, with the words between it and the title."""
    inside = [m for m in mentions.of(passage, Place, Organization) if m.start >= left - 30 and left < m.end <= end and m.start < end]
    if not inside:
        return None, left
    last = max(inside, key=lambda m: (m.end, isinstance(m.referent, Organization), m.end - m.start))
    rest = passage.text[last.end:end]
    if not rest:
        return last.referent, min(last.start, left)
    return Organization(last.referent.name + rest, _place(last.referent)), min(last.start, left)
