"""(person, holds, role): the posts that an article states of persons whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Article, Fact, Mentions, Passage, Person, Post
from kg.reading import Reading
from kg.reading.posts.holding import Held
from kg.reading.posts.posttitles import Title, run_before
from kg.reading.posts.scopes import Scopes
from kg.reading.posts.surroundings import place_of_scope

_NOTE = re.compile(r"作者(?:系|为|是|单位[::系]?|:)\s*([^()。\n]{4,60})(?=[)。\n]|$)")
_VAGUE = {"记者": 0.2}
"""Titles that say little of their holder, and how far they are believed."""
_STANDING = re.compile(
    "村民|居民|市民|群众|学生|小学生|中学生|农户|农民|老人|业主|游客|贫困户|脱贫户|五保老人|五保户|低保户|监测户|特困户"
)
_UNPLACED = 0.2
"""How far the mere standing of somebody is believed of whom the text does not say where: 居民王某说."""


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The posts of an article's persons."""
    article, mentions = reading.article, reading.mentions
    for text in reading.texts:
        for one in text.posts:
            yield from _facts(article, mentions, text.passage, one)
    yield from _author(article, mentions)


def _facts(article: Article, mentions: Mentions, passage: Passage, one: Held) -> Iterator[Fact]:
    name = passage.text[one.name.start : one.name.end]
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
    unplaced = title.scope is None and _STANDING.fullmatch(title.title)
    return _UNPLACED if unplaced else _VAGUE.get(title.title, 1.0)


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
