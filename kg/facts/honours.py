"""(recipient, received, honour): 荣获, 被评为, 入选, 位列第一 … and who received it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import (
    ACCEPTED,
    Article,
    Fact,
    Honour,
    Initiative,
    Mentions,
    Organization,
    Passage,
    Person,
    Place,
    Subject,
    Thing,
)
from kg.reading import Reading
from kg.reading.awards.frames import Award, awards
from kg.reading.awards.laureates import laureates
from kg.reading.awards.lexicon import is_for_persons, is_mostly_for_persons
from kg.reading.awards.lists import listed
from kg.reading.awards.members import Members, Recipient
from kg.reading.awards.merging import merged
from kg.reading.awards.names import Name
from kg.reading.awards.presented import presented
from kg.reading.awards.recipients import Recipients
from kg.reading.dates import date_of

needs = ("initiatives", "roles")
_MOST = 400
"""Facts of one clause: its recipients times its honours."""


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The honours of an article."""
    article, mentions = reading.article, reading.mentions
    recipients = Recipients(reading.agents, Members(mentions))
    known = _known(facts)
    found = [
        fact
        for passage in (article.headline, article.body)
        for award in sorted(_awards(passage, article, mentions), key=lambda a: a.evidence)
        for fact in _facts(passage, award, recipients, known)
    ]
    return merged(found)


def _awards(passage: Passage, article: Article, mentions: Mentions) -> Iterator[Award]:
    yield from awards(passage)
    if passage is article.body:
        yield from listed(passage, article.headline.text)
    yield from laureates(passage, mentions)
    yield from presented(passage)


def _known(facts: tuple[Fact, ...]) -> dict[str, Subject]:
    """The article's office holders and initiatives by name, so that their honours are the same entity's."""
    persons: dict[str, Subject] = {f.subject.name: f.subject for f in facts if isinstance(f.subject, Person)}
    initiatives: dict[str, Subject] = {
        f.object.label: f.object for f in facts if isinstance(f.object, Initiative) and f.confidence >= ACCEPTED
    }
    return initiatives | persons


def _facts(passage: Passage, award: Award, recipients: Recipients, known: dict[str, Subject]) -> Iterator[Fact]:
    article = recipients.agents.article
    start, end = award.recipients
    personal = award.personal or all(is_mostly_for_persons(n.name) for n in award.names)
    if award.listed:
        named = recipients.member(passage, start, end, personal=personal)
    else:
        named = recipients.named(passage, start, end, personal=personal)
    if named.recipients:
        recipients.remember(passage, start, named.recipients)
    respectively = len(award.names) > 1 and passage.text[start:end].endswith(("分别", "分"))
    if respectively and (len(named.recipients) != len(award.names) or "等" in passage.text[start:end]):
        return
    date, evidence = _date(article, passage, award), passage.evidence(*award.evidence)
    most = max(1, _MOST // len(award.names))
    for number, name in enumerate(award.names):
        each = named.recipients[number : number + 1] if respectively else named.recipients
        who = each or (recipients.dropped(passage, end, name.name) if named.dropped else ())
        honour = Honour(name.name, date, award.granted_by)
        for recipient in who[:most]:
            confidence = _confidence(award, name, recipient)
            if confidence >= 0.5:
                subject = recipient.referent
                if isinstance(subject, Person | Thing):
                    subject = known.get(subject.name, subject)
                yield Fact(subject, honour, evidence, article, confidence, "honours", award.rule, recipient.wording)


def _confidence(award: Award, name: Name, recipient: Recipient) -> float:
    """The product of the frame's, the name's and the recipient's; a person's honour is no place's."""
    if is_for_persons(name.name) and isinstance(recipient.referent, Place | Organization):
        return 0.0
    return round(award.certainty * name.certainty * recipient.certainty, 4)


def _date(article: Article, passage: Passage, award: Award) -> str:
    date = date_of(passage, award.evidence.start, award.evidence.end, article.date)
    return date.date[:10] if date and not date.note.startswith("year") else ""
