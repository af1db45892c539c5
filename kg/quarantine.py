"""What breaks a rule of ``ontology/shapes.ttl`` stays out of the graph, with its sentence; the rest is checked again.

A rule is broken at a node. The facts that made the node go: those of the articles that break the rule by themselves,
or of all its articles where only several together break it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from kg import entities as merging
from kg.errors import StopRun
from kg.model import Article, Fact, Initiative, Place
from kg.proposal import Proposal
from kg.rows import PREDICATES
from kg.rows.rejection import Rejected
from kg.validate import XZ, Violation, broken_rules, message

_NOT_XML = ("xz:quote", "a quote holds a sign that no XML text may hold 引文含 XML 不允许的字符")
_STATED = {f"<{XZ}{predicate}>" for predicate in PREDICATES.values()}


def conforms(proposal: Proposal) -> bool:
    """Whether a proposal breaks no rule as it is."""
    return not _unwritable(proposal) and not broken_rules(proposal.turtle())


def _unwritable(proposal: Proposal) -> list[Fact]:
    from kg.graph import UNWRITABLE

    return [f for f in proposal.facts if any(sign in f.evidence.quote for sign in UNWRITABLE)]


def conforming(proposal: Proposal) -> bytes:
    """The proposal as Turtle, once everything that breaks a rule has been taken out of it.

    Raises:
        StopRun: a rule is broken that no fact and no article explains: the ontology or the program is at fault.
    """
    proposal.drop_facts(dict.fromkeys(map(id, _unwritable(proposal)), _NOT_XML))
    while violations := broken_rules(turtle := proposal.turtle()):
        before = proposal.size()
        _Round(proposal).remove(violations)
        if proposal.size() == before:
            raise StopRun(message(violations, turtle))
    proposal.rejected.sort()
    return turtle


class _Round:
    """Finds, for all violations of one check, which facts and articles made the nodes."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.articles = {merging.article_id(a): a for a in proposal.articles}
        self.makers: defaultdict[str, list[Fact]] = defaultdict(list)
        self.about: defaultdict[str, list[Article]] = defaultdict(list)
        self.bad_facts: dict[int, tuple[str, str]] = {}
        self.bad_about: dict[int, Rejected] = {}
        self.bad_articles: dict[int, Rejected] = {}
        for key, article in self.articles.items():
            place = proposal.about.get(key)
            for unit in place.chain if place else ():
                self.about[merging.place_id(unit)].append(article)
        for fact in proposal.facts:
            for key in _made_by(fact):
                self.makers[key].append(fact)

    def remove(self, violations: list[Violation]) -> None:
        """Take out what the violations are due to; of several at one node the first decides."""
        blamed = set()
        for violation in violations:
            if violation.focus not in blamed:
                blamed.add(violation.focus)
                self._blame(violation)
        self.proposal.drop_about(self.bad_about)
        self.proposal.drop_facts(self.bad_facts)
        self.proposal.drop_articles(self.bad_articles)

    def _key(self, node: str) -> str:
        return node.strip("<>").removeprefix(self.proposal.base)

    def _blame(self, violation: Violation) -> None:
        focus, value = self._key(violation.focus), self._key(violation.value)
        if facts := self._stating(focus, violation.path, value):
            self._reject(facts, violation)
        elif violation.path == f"<{XZ}about>" and focus in self.articles:
            self._reject_about(self.articles[focus], violation)
        elif focus.startswith(("article/", "page/")):
            self._reject_articles(focus, violation)
        elif not self._blame_makers(focus, violation):
            self._blame_makers(value, violation)

    def _stating(self, focus: str, path: str, value: str) -> list[Fact]:
        """The facts of a statement, or those that link the node and the value."""
        if focus.startswith("statement/"):
            return self.makers[focus]
        return [f for f in self.makers[value] if _ends(f) == (focus, value)] if path in _STATED else []

    def _reject(self, facts: Iterable[Fact], violation: Violation) -> None:
        for fact in facts:
            self.bad_facts.setdefault(id(fact), (violation.rule, violation.message))

    def _reject_about(self, article: Article, violation: Violation) -> None:
        place = self.proposal.about.get(merging.article_id(article))
        why = Rejected.of_article(article, violation.rule, violation.message, about=place)
        self.bad_about.setdefault(id(article), why)

    def _reject_articles(self, key: str, violation: Violation) -> None:
        """An article, or all of a page."""
        for own, article in self.articles.items():
            if key in (own, merging.page_id(article.page)):
                why = Rejected.of_article(article, violation.rule, violation.message)
                self.bad_articles.setdefault(id(article), why)

    def _blame_makers(self, key: str, violation: Violation) -> bool:
        """Reject what made a node, in the articles at fault; whether anything did make it."""
        users = {id(a): a for a in [f.article for f in self.makers[key]] + self.about[key]}
        guilty = set(map(id, _guilty(list(users.values()), self._breaking(key))))
        self._reject((f for f in self.makers[key] if id(f.article) in guilty), violation)
        for article in self.about[key]:
            if id(article) in guilty:
                self._reject_about(article, violation)
        return bool(users)

    def _breaking(self, key: str) -> Callable[[list[Article]], bool]:
        """Whether a node breaks a rule when only some articles make it."""

        def breaking(articles: list[Article]) -> bool:
            chosen = set(map(id, articles))
            facts = {id(f): f for f in self.makers[key] if id(f.article) in chosen}
            facts |= {id(s): s for f in tuple(facts.values()) for s in self._stating_subject(f)}
            own: dict[str, Place | None] = {
                i: self.proposal.about[i] for i in map(merging.article_id, articles) if i in self.proposal.about
            }
            alone = Proposal(articles, list(facts.values()), own, self.proposal.base)
            return any(self._key(v.focus) == key for v in broken_rules(alone.turtle()))

        return breaking

    def _stating_subject(self, fact: Fact) -> list[Fact]:
        """The facts that state the initiative of which a fact speaks."""
        if not isinstance(fact.subject, Initiative):
            return []
        return [f for f in self.makers[merging.initiative_id(fact.subject)] if f.kind == "initiative"]


def _guilty(articles: list[Article], breaking: Callable[[list[Article]], bool]) -> list[Article]:
    """The articles that break a rule by themselves, found by halving; all where only several together do."""
    if len(articles) < 2:
        return articles
    half = len(articles) // 2
    parts = [part for part in (articles[:half], articles[half:]) if breaking(part)]
    return [a for part in parts for a in _guilty(part, breaking)] if parts else articles


def _ends(fact: Fact) -> tuple[str, str]:
    return merging.subject_id(fact.subject, fact.article), merging.object_id(fact)


def _made_by(fact: Fact) -> list[str]:
    """The nodes that a fact brings into the graph: its statement, its ends, and what these name."""
    made = merging.merge([fact], (), {})
    return [merging.statement_id(fact, made.ends[id(fact)]), *made.by_id]
