"""What is to become a graph, and what had to be left out of it because it breaks a rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import entities as merging
from kg.model import Article, Fact, Initiative, Place
from kg.rows import PREDICATES

if TYPE_CHECKING:
    from pyoxigraph import Triple

_ORPHANED = "said of an initiative that was left out 所属举措未入图"


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


@dataclass(slots=True)
class Proposal:
    """The articles and facts that are to make a graph."""

    articles: list[Article]
    facts: list[Fact]
    about: dict[str, Place | None]
    """Article identifier -> the place that the article is about."""
    base: str = merging.BASE
    rejected: list[Rejected] = field(default_factory=list)

    def triples(self) -> list[Triple]:
        """Its triples, sorted."""
        from kg import graph

        entities = merging.merge(self.facts, self.articles, self.about)
        return graph.triples(self.articles, self.facts, entities, self.about, base=self.base)

    def turtle(self, triples: list[Triple] | None = None) -> bytes:
        """Its triples as Turtle."""
        from kg import graph

        return graph.turtle(self.triples() if triples is None else triples, base=self.base)

    def size(self) -> int:
        """How much is left; what is taken out lowers it."""
        return len(self.facts) + len(self.articles) + sum(p is not None for p in self.about.values())

    def drop_articles(self, gone: dict[int, Rejected]) -> None:
        """Take out articles (``id`` -> why) with all their facts."""
        of_facts = {id(f): gone[id(f.article)] for f in self.facts if id(f.article) in gone}
        for article in self.articles:
            if id(article) in gone:
                self.about.pop(merging.article_id(article), None)
        self.articles = [a for a in self.articles if id(a) not in gone]
        self.rejected += gone.values()
        self.drop_facts({i: (why.rule, why.reason) for i, why in of_facts.items()})

    def drop_facts(self, gone: dict[int, tuple[str, str]]) -> None:
        """Take out facts (``id`` -> rule and reason), and those about an initiative that nobody carries out then."""
        if not gone:
            return
        self.rejected += (Rejected.of_fact(f, *gone[id(f)]) for f in self.facts if id(f) in gone)
        self.facts = [f for f in self.facts if id(f) not in gone]
        if orphaned := orphans(self.facts):
            self.drop_facts(dict.fromkeys(map(id, orphaned), ("xz:carriesOut", _ORPHANED)))

    def drop_about(self, gone: dict[int, Rejected]) -> None:
        """Forget which place an article (``id`` -> why) is about."""
        for article in self.articles:
            if id(article) in gone:
                self.about.pop(merging.article_id(article), None)
                self.rejected.append(gone[id(article)])


def orphans(facts: list[Fact]) -> list[Fact]:
    """Facts about an initiative that none of them states."""
    stated = {merging.object_id(f) for f in facts if f.kind == "initiative"}
    return [f for f in facts if isinstance(f.subject, Initiative) and merging.initiative_id(f.subject) not in stated]
