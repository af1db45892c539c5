"""What ``kg places``, ``kg people`` and ``kg initiatives`` show: the candidates of one kind, those left out as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Fact, Initiative, Mention, Organization, Person, Place, Post
from kg.rules.trace import Candidate, Outcome


@dataclass(frozen=True, slots=True)
class Named:
    """One wording and the place or organisation that it was linked to; name and code are "" where it was left open."""

    wording: str
    name: str
    code: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One person and one post; person, title and scope are "" for what was left out."""

    person: str
    title: str
    scope: str
    status: str
    confidence: float
    rule: str
    quote: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One initiative and who carries it out; type and agent are "", main is None for what was left out."""

    label: str
    type: str
    agent: str
    main: bool | None
    date: str
    confidence: float
    rule: str
    aliases: str
    outcome: str


def places(found: Iterable[Candidate]) -> Iterator[Named]:
    """The places and organisations of a text in its order, each with the reason of its link or of none."""
    for one in found:
        if isinstance(one.found, Mention):
            yield _linked(one.found)
        elif one.kind == "place":
            yield Named(one.name, "", "", 0.0, f"left open: {one.said}")


def _linked(mention: Mention) -> Named:
    thing = mention.referent
    name, code = thing.name, ""
    if isinstance(thing, Place):
        name, code = thing.full_name, thing.adcode
    elif isinstance(thing, Organization) and thing.place:
        code = thing.place.adcode
    return Named(mention.text, name, code, mention.confidence, mention.reason)


def people(found: Iterable[Candidate]) -> Iterator[Holding]:
    """The posts of a text in its order, each with its holder."""
    for one in found:
        outcome, fact = one.outcome.value, one.found
        if isinstance(fact, Fact) and isinstance(fact.object, Post) and isinstance(fact.subject, Person):
            post = fact.object
            scope = post.scope.name if post.scope else ""
            held = (fact.subject.name, post.title, scope, post.status, fact.confidence, fact.rule)
            yield Holding(*held, one.quote, outcome)
        elif one.kind == "role":
            yield Holding("", "", "", "", one.confidence, one.rule, one.quote, outcome)


def initiatives(found: Iterable[Candidate]) -> list[Undertaking]:
    """The initiatives of a text, the surest first, each agent's once; then what was left out."""
    listed = [one for one in found if one.kind == "initiative"]
    stated: dict[Initiative, Undertaking] = {}
    for one in sorted(listed, key=lambda c: -c.confidence):
        if isinstance(one.found, Fact) and isinstance(one.found.object, Initiative):
            stated.setdefault(one.found.object, _undertaking(one.found, one.found.object, one.outcome))
    left = [c for c in listed if c.found is None and c.outcome not in (Outcome.STATED, Outcome.MERGED)]
    rows = [Undertaking(c.name, "", "", None, "", c.confidence, c.rule, "", c.outcome.value) for c in left]
    return [*stated.values(), *rows]


def _undertaking(fact: Fact, found: Initiative, outcome: Outcome) -> Undertaking:
    return Undertaking(
        found.label,
        found.type,
        found.agent.name,
        found.main,
        found.date,
        fact.confidence,
        fact.rule,
        "; ".join(found.aliases),
        outcome.value,
    )
