"""Title words in a passage, and runs of them before a point: 县委常委、宣传部部长 gives two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.model import Organization, Passage, Place, Span, Tenure
from kg.reading.posts.jobs import jobs_in
from kg.reading.posts.postwords import alternation, initials, sections
from kg.reading.posts.scopes import Scope, Scopes, kind_of
from kg.reading.posts.wordings import words_before

_LINKS = "、兼,暨"
_MOST_BEFORE, _MOST_POSTS = 5, 16
"""Words before the head of one title (原常务副 …), and titles in a row before one name."""
_STATUSES: tuple[Tenure, ...] = ("former", "current", "incoming", "candidate", "acting")
_WHOSE = "国省市州县区旗镇乡届级"
"""The signs on which ends whose congress or conference it is."""
_GOVERNMENT = re.compile(r"(?:人民)?政府")
_ACTING = re.compile(r"代([市县区州旗镇乡]长)")


class Title(NamedTuple):
    """A title in a passage, offsets into ``passage.text``; ``start`` is where its organisation starts."""

    start: int
    end: int
    title: str
    scope: Place | Organization | None
    status: Tenure
    certainty: float = 1.0


@cache
def pattern() -> re.Pattern[str]:
    """All titles with the words that may stand before them, the longest first."""
    before = alternation("titles.txt", "before")
    title, most = alternation("titles.txt", "heads", "standing"), _MOST_BEFORE
    title = rf"(?:{before}){{0,{most}}}(?:{title})|(?:{before}){{1,{most}}}医师"
    return re.compile(rf"(?=[{initials('titles.txt', 'before', 'heads', 'standing')}])(?:{title})")


@cache
def behind() -> re.Pattern[str]:
    """Titles that are said behind a name."""
    return re.compile(alternation("titles.txt", "after"))


@cache
def _standing() -> re.Pattern[str]:
    """What a person is without an appointment; it is held at no organisation of another title."""
    return re.compile(rf"(?:{alternation('titles.txt', 'standing')})$")


def is_office_title(title: str) -> bool:
    """Whether a title is an office, not a plain job and not what a person is without an appointment."""
    return _standing().search(title) is None and pattern().fullmatch(title) is not None


@cache
def _status() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('frames.txt', *_STATUSES, 'plain')})$")


@cache
def _status_first() -> re.Pattern[str]:
    return re.compile(alternation("frames.txt", *_STATUSES, "plain"))


@cache
def _statuses() -> dict[str, Tenure]:
    """What each word says of the post: 原 → former."""
    return {word: status for status in _STATUSES for word in sections("frames.txt")[status]}


@lru_cache(maxsize=64)
def all_titles(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Offsets of every title of a passage: offices, and the plain jobs between them."""
    offices = {m.start(): m.end() for m in pattern().finditer(passage.text)}
    covered = {i: start for start, end in offices.items() for i in range(start, end)}
    for start, end, listed in jobs_in(passage.text):
        inside = {covered[i] for i in range(start, end) if i in covered}
        if all(start <= s and (offices[s] == end or listed and offices[s] < end) for s in inside):
            for s in inside:
                offices.pop(s, None)
            offices[start] = end
    return tuple(sorted(offices.items()))


def titles_in(passage: Passage, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The titles that start in ``text[start:end]``."""
    titles = all_titles(passage)
    return titles[bisect_left(titles, (start, 0)) : bisect_left(titles, (end, 0))]


@lru_cache(maxsize=64)
def starts_by_end(passage: Passage) -> dict[int, int]:
    """Where the title that ends at a point starts."""
    return {end: start for start, end in all_titles(passage)}


@lru_cache(maxsize=64)
def inside_titles(passage: Passage) -> frozenset[int]:
    """The offsets of the characters of titles."""
    return frozenset(at for start, end in all_titles(passage) for at in range(start, end))


def run_before(scopes: Scopes, end: int, *, limit: int = 0) -> list[Title]:
    """The titles that end at ``end``, in text order, from ``limit`` on."""
    return list(_scoped(scopes, _run(scopes, end, limit), limit))


def title_behind(scopes: Scopes, name: int, title: Span) -> Title:
    """A title behind its holder's name, which begins at ``name``: what stands before the name says where it is held."""
    text = scopes.passage.text
    words, left = text[title.start : title.end], words_before(scopes, name)
    if _GOVERNMENT.fullmatch(text, left, name) and words.endswith("长"):
        left = name
    scope = scopes.resolve(left, name, words)
    return Title(min(scope.start, title.start), title.end, words, scope.referent, "", scope.certainty)


def _run(scopes: Scopes, end: int, limit: int) -> list[tuple[int, int, int]]:
    """Where the words before each title, and the title itself, begin and end, in text order."""
    ends = starts_by_end(scopes.passage)
    text, at = scopes.passage.text, end
    found: list[tuple[int, int, int]] = []
    while at in ends and ends[at] >= limit and len(found) < _MOST_POSTS:
        left = _left(scopes, ends[at], limit)
        joined = _joined(text, left, ends[at], ends)
        left = max(limit, _kind_of_work(text, left, ends[at], ends))
        found.append((joined or left, ends[at], at))
        if joined:
            at = joined
            continue
        if left - 1 <= limit or text[left - 1] not in _LINKS or _takes_office(text, left - 1, ends):
            break
        at = left - 1
    return found[::-1]


def _left(scopes: Scopes, start: int, limit: int) -> int:
    """Where the words of the title that begins at ``start`` begin."""
    text, ends = scopes.passage.text, starts_by_end(scopes.passage)
    left = max(limit, words_before(scopes, start))
    left = limit if limit and is_office(text[limit:start]) else left
    return next((e + 1 for e in range(start - 1, left - 1, -1) if e in ends and text[e] in "的兼暨"), left)


def _kind_of_work(text: str, left: int, start: int, ends: dict[int, int]) -> int:
    """给排水 in 政协委员、给排水工程师: words that seem to part and are the kind of work, behind another title."""
    before = range(start - 1, max(0, start - 5) - 1, -1)
    low = next((i + 1 for i in before if not "\u4e00" <= text[i] <= "\u9fff"), -1)
    return low if low < left and low - 1 in ends and text[low - 1] in _LINKS else left


def is_office(words: str) -> bool:
    """Whether words from a known edge on are one organisation: 东西部协作与对口支援办公室."""
    return _office().fullmatch(words) is not None


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{2,30}}(?:{alternation('bodies.txt', 'ends')})")


def _takes_office(text: str, end: int, ends: dict[int, int]) -> bool:
    """Whether the title that ends at ``end`` is one that a verb gives to somebody named before: 甲任组长、."""
    at = ends.get(end, 0)
    return text[at - 1 : at] == "任" and text[at - 2 : at - 1] not in "时现原曾历新前"


def _joined(text: str, left: int, start: int, ends: dict[int, int]) -> int:
    """Where 常委 ends when the next office follows without a sign: 市委常委组织部长; 0 when none does."""
    found = (e for e in range(start, left, -1) if e in ends and text[ends[e] : e] == "常委" and text[e : e + 1] != "会")
    return next(found, 0)


def _scoped(scopes: Scopes, run: list[tuple[int, int, int]], limit: int) -> Iterator[Title]:
    text = scopes.passage.text
    first: Scope | None = None
    for left, begins, end in run:
        start = _behind_body(text, left, begins, end)
        stop, status = _status_before(text, left, start)
        title = text[start:end]
        standing = not is_office_title(title) and not kind_of(title)
        scope = scopes.resolve(left, stop, title, first=first, standing=standing)
        first = first or (scope if scope.referent else None)
        ahead = "" if status else _status_at(text, left, scope.start, limit)
        begin = min(scope.start, stop) - len(ahead)
        yield _title(scope, (begin, end), title, status or ahead)


def _behind_body(text: str, left: int, start: int, end: int) -> int:
    """Where 代表 begins in 全国人大代表 and 委员 in 区政协委员, whose body the words before the title name."""
    whose = start > left and text[start - 1] in _WHOSE and text[start:end] in ("人大代表", "政协委员")
    return start + 2 if whose else start


def _title(scope: Scope, span: tuple[int, int], title: str, status: str) -> Title:
    """The title with its status; a word of status before the organisation lies inside the span: 原龙游县委书记."""
    acting = _ACTING.fullmatch(title)
    words = acting.group(1) if acting else title
    tenure: Tenure = "acting" if acting else _statuses().get(status, "")
    return Title(*span, words, scope.referent, tenure, scope.certainty)


def _status_before(text: str, left: int, start: int) -> tuple[int, str]:
    """原 right before a title (固始县人大常委会原副主任): where the organisation ends, and the status."""
    found = _status().search(text[left:start])
    if not found or (found.group() in "前代原" and text[left + found.start() - 1 : left + found.start()] in "以之目当"):
        return start, ""
    return left + found.start(), found.group()


def _status_at(text: str, left: int, start: int, limit: int) -> str:
    """原 before the organisation, from ``limit`` on: 原龙游县委书记, 时任铅山县县长助理."""
    for at in (left, max(limit, start - 2), max(limit, start - 1)):
        found = _status_first().match(text, at)
        if found and found.end() == start:
            return found.group()
    return ""
