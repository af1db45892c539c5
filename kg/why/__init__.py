"""What a text names and what became of it: every candidate with its rule, its signs, and why it was left out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import ACCEPTED, Article, Fact, Mention, Mentions, Organization, Place
from kg.rules.trace import Candidate, Outcome, Trace


def candidates(article: Article) -> list[Candidate]:
    """Everything that the finders and extractors looked at in an article, in the order of the text."""
    from kg.facts import find_facts
    from kg.reading import read

    trace = Trace()
    reading = read(article, trace=trace)
    facts = find_facts(reading)
    carried = {id(c.found) for c in trace.candidates}
    found = [*_names(reading.mentions), *(_of_fact(fact) for fact in facts if id(fact) not in carried)]
    named = {c.start for c in found if c.kind == "place"}
    left = [c for c in trace.candidates if c.outcome is not Outcome.OPEN or c.start not in named]
    return Trace([*left, *found]).sorted()


def _of_fact(fact: Fact) -> Candidate:
    from kg.entities import name_of

    said = f"{name_of(fact.subject)} → {name_of(fact.object)}"
    outcome = Outcome.STATED if fact.confidence >= ACCEPTED else Outcome.UNSURE
    where = fact.evidence
    return Candidate(
        fact.kind,
        name_of(fact.object),
        where.start,
        where.quote,
        outcome,
        f"{fact.extractor}: {fact.rule}",
        fact.confidence,
        said=said,
        found=fact,
    )


def _names(mentions: Mentions) -> Iterator[Candidate]:
    """The places and organisations that were read."""
    for mention in mentions.found:
        thing = mention.referent
        if isinstance(thing, Place):
            yield _of_mention(mention, "places", f"{thing.full_name} {thing.adcode}")
        elif isinstance(thing, Organization):
            yield _of_mention(mention, "organizations", thing.name)


def _of_mention(mention: Mention, finder: str, said: str) -> Candidate:
    where = mention.passage.evidence(mention.start, mention.end)
    return Candidate(
        "place",
        mention.text,
        where.start,
        where.quote,
        Outcome.READ,
        f"{finder}: {mention.reason}",
        mention.confidence,
        said=said,
        found=mention,
    )
