"""Plain jobs and functions in a passage (采茶工, 柜员, 拖拉机手), by their endings and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.names.persons.likeness import name_at
from kg.reading.posts.postwords import alternation, initials, sections

_MOST = 6
"""Characters before the ending."""
_SURE, _LIKELY = 4.0, 2.0
_FILLER = re.compile(r"[\s\u3000]{0,3}[:”]?[\s\u3000]{0,3}")
_CLOSED = re.compile(r"[,。;)、\n]|$|由|是|”?[“]")
_CLAUSE_END = re.compile(r"[,。;!?\n)]|$|的|[、和]")


def jobs_in(text: str) -> Iterator[tuple[int, int, bool]]:
    """Offsets of the jobs whose holder's name follows, or that end their clause, and whether the list has the word.

    From left to right; a word that the list has as it stands (农民工) is surer than an ending (党员|商).
    """
    at = 0
    for match in _tails().finditer(text):
        start = _start(text, match) if match.start() >= at and _is_held(text, match.end()) else -1
        if start >= at:
            at = match.end()
            yield start, match.end(), match.lastgroup == "whole"


def job_ends(text: str, at: int) -> Iterator[int]:
    """Where the job may end that begins at ``at``, the longest first."""
    ends = [m.end() for m in _tails().finditer(text, at, at + _MOST + 3) if _is_job(text, at, m)]
    yield from (e for e in reversed(ends) if _CLAUSE_END.match(text, e) or text[e] in "了时后兼")


def _is_held(text: str, end: int) -> bool:
    filler = _FILLER.match(text, end)
    at = filler.end() if filler else end
    name = name_at(text, at)
    if name and name.margin >= (_LIKELY if name.ended else _SURE):
        return True
    return _CLOSED.match(text, end) is not None


def _start(text: str, tail: re.Match[str]) -> int:
    """Where the job begins: the nearest edge on the left; -1 where there is none."""
    least = 0 if tail.lastgroup == "whole" else 1
    for start in range(tail.start() - least, max(-1, tail.start() - _MOST - 1), -1):
        if not "\u4e00" <= text[start] <= "\u9fff":
            return -1
        if _is_edge(text, start) and _is_job(text, start, tail):
            return start
    return -1


def _is_edge(text: str, at: int) -> bool:
    return at == 0 or not "\u4e00" <= text[at - 1] <= "\u9fff" or _edge().search(text[max(0, at - 4) : at]) is not None


def _is_job(text: str, start: int, tail: re.Match[str]) -> bool:
    word = text[start : tail.end()]
    if _APART.search(word):
        return False
    if start == tail.start():
        return tail.lastgroup == "whole"
    kind = text[start : tail.start()]
    no_job = tail.lastgroup == "end" and _no_job().fullmatch(word) or _PRAISE.match(kind)
    return not no_job and not _BODY.search(kind)


_BODY = re.compile(r"^[女男]|食堂$|窗口$|公司$|车间$|中心$|(.)(?=\1)")
"""What is no kind of work: 食堂 in 食堂负责人 is where it is done, 女 in 女护林员 who does it."""
_PRAISE = re.compile(r"优秀|最美|先进|十佳")
"""What begins an award's name."""
_APART = re.compile(r"[^\u4e00-\u9fff]|[的了是在和与年任当聘兼由请为被]")


@cache
def _tails() -> re.Pattern[str]:
    whole, ends = (alternation("jobs.txt", head) for head in ("whole", "ends"))
    return re.compile(rf"(?=[{initials('jobs.txt', 'whole', 'ends')}])(?:(?P<whole>{whole})|(?P<end>{ends}))")


@cache
def _no_job() -> re.Pattern[str]:
    return re.compile("|".join(sections("jobs.txt")["no job"]))


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('jobs.txt', 'edges')}|{alternation('frames.txt', 'takers')})$")
