"""Harvest -> what a graph consists of; what cannot be part of it is left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import entities as merging
from kg.errors import KgError, StopRun
from kg.model import Article, Fact, Initiative
from kg.pipeline import Harvest
from kg.proposal import Proposal, Rejected
from kg.quarantine import conforming
from kg.rows import FactRow, row_of

if TYPE_CHECKING:
    from pyoxigraph import Triple


@dataclass(frozen=True, slots=True)
class Made:
    """A graph that conforms to the shapes, and what stayed out of it."""

    articles: list[Article]
    facts: list[FactRow]
    low: list[FactRow]
    """Facts below the confidence asked for."""
    rejected: list[Rejected]
    triples: list[Triple]
    turtle: bytes


def make(harvest: Harvest, base: str, least: float) -> Made:
    """Turn a harvest into a graph below a namespace, from facts of at least some confidence.

    An article that cannot be turned into triples is skipped (in ``harvest``).

    Raises:
        StopRun: a broken ontology; where the harvest is strict, a skipped article or a broken rule.
    """
    try:
        return _made(harvest, base, least)
    except KgError:
        raise
    except Exception:
        before = len(harvest.articles)
        drop_unwritable(harvest, base)
        if len(harvest.articles) == before:
            raise
        return make(harvest, base, least)


def drop_unwritable(harvest: Harvest, base: str) -> None:
    """Skip the articles that fail when they are turned into a graph alone."""
    own: defaultdict[int, list[Fact]] = defaultdict(list)
    for fact in harvest.facts:
        own[id(fact.article)].append(fact)
    written = []
    for article in harvest.articles:
        with harvest.skips.sparing(article.page.source, article.title):
            _made(Harvest(articles=[article], facts=own[id(article)], about=harvest.about), base, 0.0)
            written.append(article)
    harvest.keep(written)


def _made(harvest: Harvest, base: str, least: float) -> Made:
    kept, low = _parted(harvest.facts, least)
    proposal = Proposal(list(harvest.articles), kept, dict(harvest.about), base)
    triples, turtle = conforming(proposal)
    if harvest.skips.strict and proposal.rejected:
        raise StopRun(_refusal(proposal))
    rows = [row_of(f) for f in proposal.facts]
    return Made(proposal.articles, rows, [row_of(f, in_graph=False) for f in low], proposal.rejected, triples, turtle)


def _refusal(proposal: Proposal) -> str:
    shown = "\n".join(f"  {one}" for one in proposal.rejected[:5])
    return (
        f"{len(proposal.rejected)} facts break the rules of ontology/shapes.ttl; nothing was written 违规,未写出: "
        f"without --strict they are left out\n{shown}"
    )


def check_namespace(base: str) -> None:
    """Refuse a namespace that would make broken IRIs (RFC 3987).

    Raises:
        StopRun: it is none.
    """
    from pyoxigraph import NamedNode

    try:
        legal = merging.is_iri(base) and NamedNode(base)
    except ValueError:
        legal = None
    if not legal or not base.endswith(("/", "#")):
        raise StopRun(
            f"the namespace {base!r} is no address that ends in / or # 命名空间须为以 / 或 # 结尾的网址; "
            "write it as https://example.org/id/"
        )


def _parted(facts: list[Fact], least: float) -> tuple[list[Fact], list[Fact]]:
    """Facts that enter the graph, and the others; what is said of an initiative that stays out stays out with it."""
    stated = {merging.object_id(f) for f in facts if f.kind == "initiative" and f.confidence >= least}
    kept: list[Fact] = []
    low: list[Fact] = []
    for fact in facts:
        orphan = isinstance(fact.subject, Initiative) and merging.initiative_id(fact.subject) not in stated
        (kept if fact.confidence >= least and not orphan else low).append(fact)
    return kept, low
