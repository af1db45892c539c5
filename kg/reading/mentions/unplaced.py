"""Organisations whose name does not begin with a place: 泰康保险公司, 武夷中学, 绿洲应急救援队."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from kg.model import Article, Mention, Mentions, Organization, Passage
from kg.occurrences import occurrences
from kg.reading.mentions.fullnames import unified
from kg.reading.mentions.organizations import is_clean, pointed
from kg.reading.reading import Reading
from kg.rules.patterns import alternation, any_of

needs = ("places", "organizations")

_WORDS = str(Path(__file__).with_name("unplaced.txt"))


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    return re.compile(any_of(_WORDS, "ends"))


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    before = any_of(_WORDS, "before")
    return re.compile(rf"(?:{before})([\u4e00-\u9fff]{{2,14}}?(?:{any_of(_WORDS, 'ends')}))")


def find(reading: Reading) -> Iterable[Mention]:
    """Companies, schools, associations at the head of a clause or behind 由 and 、, placed where the article is."""
    article, mentions = reading.article, reading.mentions
    found = [m for p in article.passages for m in _in_passage(p, mentions)]
    names = {m.text: m for m in found}
    found += _repeated(article, names, found)
    placed = [m for p in article.passages for m in mentions.of(p, Organization)]
    found = unified(found, [m.referent for m in placed if isinstance(m.referent, Organization)])
    known = {m.start for m in mentions.of(article.body)}
    return [*found, *(m for m in pointed(article, [*placed, *found]) if m.start not in known)]


def _in_passage(passage: Passage, mentions: Mentions) -> Iterator[Mention]:
    taken = {i for m in mentions.of(passage) for i in range(m.start, m.end)}
    for match in _name().finditer(passage.text) if _ends().search(passage.text) else ():
        start, end = match.span(1)
        if taken.isdisjoint(range(start, end)) and _is_name(match):
            yield Mention(
                passage, start, end, Organization(match.group(1), mentions.about), 0.8, "named without its place"
            )


def _is_name(match: re.Match[str]) -> bool:
    name = match.group(1)
    if alternation(_WORDS, "goes on").match(match.string, match.end()):
        return False
    general = alternation(_WORDS, "no name begins").match(name) or alternation(_WORDS, "no name").search(name)
    return is_clean(name) and not general


def _repeated(article: Article, names: dict[str, Mention], found: list[Mention]) -> Iterator[Mention]:
    taken = {(id(m.passage), m.start) for m in found}
    for passage in article.passages:
        for name, starts in sorted(occurrences(names, passage.text).items()):
            for start in starts:
                if (id(passage), start) not in taken:
                    yield Mention(passage, start, start + len(name), names[name].referent, 0.8, "named before")
