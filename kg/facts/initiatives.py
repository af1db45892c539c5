"""(place or organisation, carries out, initiative): 江陵县举办首届志愿服务项目大赛."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.initiatives.finding import Sighting, sightings
from kg.initiatives.merging import Undertaking, initiative_of, mains, undertakings
from kg.initiatives.scoring import ACCEPTED
from kg.model import Article, Fact, Initiative, Mentions

MOST = 3
"""Facts for one initiative: headline, lead, best clause of the body."""


def extract(article: Article, mentions: Mentions, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The initiatives of an article, each with its agent and the clauses that state it."""
    groups = undertakings(list(sightings(article, mentions)))
    main = mains(groups)
    for group in groups:
        if group.confidence >= ACCEPTED:
            yield from _facts(article, group, initiative_of(group, main=group in main))


def _facts(article: Article, group: Undertaking, initiative: Initiative) -> Iterator[Fact]:
    for sighting in _witnesses(article, group):
        yield Fact(initiative.agent, initiative, sighting.passage.evidence(*sighting.span), article,
                   round(sighting.confidence, 2), "initiatives", sighting.frame.rule, sighting.agent.wording)


def _witnesses(article: Article, group: Undertaking) -> list[Sighting]:
    """The best sightings, the body's first where the headline stands behind it on the page."""
    sure = [s for s in group.sightings if s.confidence >= ACCEPTED]
    body = sorted((s for s in sure if not s.headline), key=lambda s: -s.confidence)[:2]
    late = bool(article.headline.text) and article.headline.offsets[0] > article.start
    headline = [] if late and body else [s for s in sure if s.headline][:1]
    return (headline + body)[:MOST]
