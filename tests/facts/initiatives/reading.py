"""What the tests of this folder read out of a short text."""

from __future__ import annotations

from kg.api import MIN_CONFIDENCE
from kg.facts.initiatives import extract
from kg.facts.initiatives.finding import Sighting, sightings
from kg.model import Article, Fact, Initiative
from kg.reading import read as read_article


def article_of(text: str, *, title: str = "", date: str = "2023-05-08") -> Article:
    return Article.of_text(text, title=title, date=date)


def facts(text: str, *, title: str = "", date: str = "2023-05-08") -> list[Fact]:
    """The facts of the graph: one or two an initiative."""
    article = article_of(text, title=title, date=date)
    return [f for f in extract(read_article(article), ()) if f.confidence >= MIN_CONFIDENCE]


def found(text: str, *, title: str = "", date: str = "2023-05-08") -> list[Initiative]:
    """The initiatives, each once, in text order."""
    objects = [f.object for f in facts(text, title=title, date=date)]
    return list(dict.fromkeys(o for o in objects if isinstance(o, Initiative)))


def read(text: str, *, title: str = "", date: str = "2023-05-08") -> dict[str, str]:
    """Label -> agent's name."""
    return {i.label: i.agent.name for i in found(text, title=title, date=date)}


def seen(text: str, *, title: str = "") -> list[Sighting]:
    """All sightings, those below the graph's threshold too."""
    article = article_of(text, title=title)
    return list(sightings(read_article(article)))
