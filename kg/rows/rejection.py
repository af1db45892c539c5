"""A fact that broke a rule of the ontology and was left out."""

from __future__ import annotations

from dataclasses import dataclass

from kg import entities as merging
from kg.model import Article, Fact, Place
from kg.rows.table import PREDICATES


@dataclass(frozen=True, slots=True, order=True)
class Rejected:
    """A fact that breaks a rule of the graph, or a whole article that does (``kind`` "article").

    Offsets count the page's code points. ``rule`` is the property or the shape, ``reason`` what it says in English and
    Chinese. Where ``kind`` is "about" the article stays in the graph without the place that it is about.
    """

    page: str
    start: int
    end: int
    kind: str
    subject: str
    predicate: str
    object: str
    quote: str
    article: str
    rule: str
    reason: str

    def __str__(self) -> str:
        fact = " ".join(filter(None, (self.subject, self.predicate, self.object)))
        quote = f"\n    “{self.quote}”" if self.quote else ""
        return f"{self.page}:{self.start}: {fact}: {self.rule}: {self.reason}{quote}"

    @classmethod
    def of_fact(cls, fact: Fact, rule: str, reason: str) -> Rejected:
        """A fact with its sentence."""
        return cls(
            page=fact.evidence.source,
            start=fact.evidence.start,
            end=fact.evidence.end,
            kind=fact.kind,
            subject=merging.name_of(fact.subject),
            predicate=PREDICATES[fact.kind],
            object=merging.name_of(fact.object),
            quote=fact.evidence.quote,
            article=fact.article.title,
            rule=rule,
            reason=reason,
        )

    @classmethod
    def of_article(cls, article: Article, rule: str, reason: str, *, about: Place | None = None) -> Rejected:
        """An article, or the place that it is about."""
        return cls(
            page=article.page.source,
            start=article.start,
            end=article.end,
            kind="about" if about else "article",
            subject=article.title,
            predicate="about" if about else "",
            object=about.name if about else "",
            quote="",
            article=article.title,
            rule=rule,
            reason=reason,
        )
