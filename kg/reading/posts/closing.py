"""Titles that close the clause which begins at a point: 甲,某镇某校副校长,… and what stands between name and post."""

from __future__ import annotations

import re
from functools import cache

from kg.reading.posts.posttitles import run_before, starts_by_end, titles_in
from kg.reading.posts.postwords import alternation
from kg.reading.posts.scopes import Scopes
from kg.reading.posts.wordings import words_before

_CLAUSE = re.compile(r"[^,。;\n::!?]{2,60}?(?=[,。;\n)!?:]|$)")
_DEGREE = re.compile(r"、(?:博士|硕士|教授|研究员|高级[\u4e00-\u9fff]{2,3})$")


def closing_end(scopes: Scopes, at: int, *, alone: bool) -> int:
    """End of the titles that close the clause which begins at ``at``; 0 when none does.

    Args:
        alone: the titles fill the clause from its start: other words between would make them another's.
    """
    end = _clause_title(scopes, at)
    if not end or not alone:
        return end
    first = run_before(scopes, end, limit=at)[0]
    return end if first.start - at <= 3 or words_before(scopes, first.end - len(first.title)) <= at + 1 else 0


def particulars_end(text: str, at: int) -> int:
    """End of what is said of a person between name and post: years in brackets, sex, people, birth; 0 without any."""
    match = _particulars().match(text, at)
    return match.end() if match else 0


def _clause_title(scopes: Scopes, at: int) -> int:
    passage, text = scopes.passage, scopes.passage.text
    match = _CLAUSE.match(text, at)
    if not match:
        return 0
    end, ends = match.end(), starts_by_end(passage)
    if text[end : end + 1] == ":" and _award().search(text[at:end]):
        closing = [e for _, e in titles_in(passage, at, end) if _award_head().match(text, e)]
        return closing[-1] if closing else 0
    end -= len(m.group()) if (m := _DEGREE.search(text[at:end])) else 0
    while end > at and text[end - 1] in " )":
        end -= 1
    return end if end in ends else 0


def _awards() -> str:
    """Ends of the heads of award lists, which may follow a post without a sign: …派出所民警见义勇为模范:."""
    return alternation("frames.txt", "awards")


@cache
def _award() -> re.Pattern[str]:
    return re.compile(rf"(?:{_awards()})$")


@cache
def _award_head() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,6}}(?:{_awards()}):")


@cache
def _particulars() -> re.Pattern[str]:
    fact, aged = alternation("frames.txt", "facts"), r",?(?:今年|现年)\d{2}岁(?=,)"
    some = rf"(?:{fact})(?:,(?:{fact})){{0,12}}"
    listed = rf"(?:\((?:\d{{4}}[^()]{{0,8}}|{some})\))?(?:{aged})?(?:,(?:{fact})(?=,)){{1,12}}"
    return re.compile(rf"{listed}|{aged}|\({some}\)")
