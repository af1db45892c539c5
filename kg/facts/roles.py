"""(person, holds, role): the posts that an article states of persons whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Article, Fact, Mentions, Organization, Passage, Person, Place, Post
from kg.reading import Reading
from kg.reading.posts.holding import Held
from kg.reading.posts.posttitles import Title, run_before
from kg.reading.posts.scopes import Scopes
from kg.reading.posts.surroundings import place_of_scope

_NOTE = re.compile(r"作者(?:系|为|是|单位[::系]?|:)\s*([^()。\n]{4,60})(?=[)。\n]|$)")
_VAGUE = {"记者": 0.2, "总书记": 0.4}
"""Titles that say little of their holder, and how far they are believed: who is quoted with the nation's highest office
holds it at no place of the article's."""
_STANDING = re.compile(
    "(?:青年)?(?:村民|居民|市民|群众|学生|小学生|中学生|农户|农民|牧民|渔民|老人|业主|游客|贫困户|脱贫户|五保老人|五保户|低保户|监测户|特困户)"
)
_STANDING_AT, _UNPLACED = 0.25, 0.2
"""How far somebody's mere standing, which is no function, is believed to be worth stating: of whom the text says
where (新桥村村民王某), and of whom it does not (居民王某说)."""
_OF_BODIES = {"人大代表": ("代表", "人大"), "政协委员": ("委员", "政协")}
"""The titles that name their body, the title alone, and how the body's name ends."""

_Known = dict[tuple[str, str], Place | Organization]
"""Name and title -> where it is held."""


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The posts of an article's persons."""
    article, mentions = reading.article, reading.mentions
    known = _places(reading)
    for text in reading.texts:
        for one in text.posts:
            titles = tuple(_as_elsewhere(t, _name(text.passage, one), known) for t in one.titles)
            yield from _facts(article, mentions, text.passage, replace(one, titles=titles))
    yield from _author(article, mentions)


def _places(reading: Reading) -> _Known:
    """Where the article first says that somebody holds a post."""
    known: _Known = {}
    for text in reading.texts:
        for one in text.posts:
            for title in one.titles:
                if title.scope:
                    known.setdefault((_name(text.passage, one), title.title), title.scope)
    return known


def _name(passage: Passage, one: Held) -> str:
    return passage.text[one.name.start : one.name.end]


def _as_elsewhere(title: Title, name: str, known: _Known) -> Title:
    """A title without its organisation, held where the article elsewhere says that the same person holds it."""
    if title.scope:
        return title
    alone, body = _OF_BODIES.get(title.title, (title.title, ""))
    scope = known.get((name, alone))
    return title._replace(title=alone, scope=scope) if scope and scope.name.endswith(body) else title


def _facts(article: Article, mentions: Mentions, passage: Passage, one: Held) -> Iterator[Fact]:
    name = _name(passage, one)
    for title in one.titles:
        scope = title.scope
        place = place_of_scope(scope) if scope else mentions.about
        confidence = min(_believed(title), one.confidence * title.certainty)
        yield Fact(
            Person(name, place),
            Post(title.title, scope, title.status, one.begin, one.end),
            passage.evidence(*one.span),
            article,
            confidence,
            "roles",
            one.rule,
            name,
        )


def _believed(title: Title) -> float:
    """The most that a title's fact can be believed."""
    standing = _STANDING.fullmatch(title.title)
    return (_STANDING_AT if title.scope else _UNPLACED) if standing else _VAGUE.get(title.title, 1.0)


def _author(article: Article, mentions: Mentions) -> Iterator[Fact]:
    """作者系某县委书记, below an article with one author: the author's posts."""
    if len(article.authors) != 1:
        return
    for passage in article.passages:
        for match in _NOTE.finditer(passage.text):
            titles = run_before(Scopes(passage, mentions), match.end(1), limit=match.start(1))
            for title in titles:
                place = place_of_scope(title.scope) if title.scope else mentions.about
                post = Post(title.title, title.scope, title.status)
                yield Fact(
                    Person(article.authors[0], place),
                    post,
                    passage.evidence(*match.span(1)),
                    article,
                    0.8 * title.certainty,
                    "roles",
                    "作者系 title",
                    article.authors[0],
                )
