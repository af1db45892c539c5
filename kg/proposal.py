"""What is to become a graph, and what had to be left out of it because it breaks a rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg import entities as merging
from kg.model import Article, Fact, Initiative, Place
from kg.rows.rejection import Rejected

_ORPHANED = "said of an initiative that was left out 所属举措未入图"


@dataclass(slots=True)
class Proposal:
    """The articles and facts that are to make a graph."""

    articles: list[Article]
    facts: list[Fact]
    about: dict[str, Place | None]
    """Article identifier -> the place that the article is about."""
    base: str = merging.BASE
    rejected: list[Rejected] = field(default_factory=list)

    def turtle(self) -> bytes:
        """Its triples as Turtle, sorted."""
        from kg import graph

        entities = merging.merge(self.facts, self.articles, self.about)
        return graph.turtle_of(self.articles, self.facts, entities, self.about, base=self.base)

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
