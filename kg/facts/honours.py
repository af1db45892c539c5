"""(recipient, received, honour): 荣获, 被评为, 入选, 位列第一 … and who received it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.agents import Agents
from kg.dates import date_of
from kg.honours.frames import Award, awards
from kg.honours.lexicon import is_for_persons
from kg.honours.lists import listed
from kg.honours.merging import merged
from kg.honours.names import Name
from kg.honours.recipients import Recipient, Recipients
from kg.model import Article, Fact, Honour, Mentions, Organization, Passage, Place


def extract(article: Article, mentions: Mentions, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The honours of an article."""
    recipients = Recipients(Agents(article, mentions))
    found = [
        fact
        for passage in (article.headline, article.body)
        for award in sorted((*awards(passage), *listed(passage)), key=lambda a: a.evidence)
        for fact in _facts(article, passage, award, recipients)
    ]
    return merged(found)


def _facts(article: Article, passage: Passage, award: Award, recipients: Recipients) -> Iterator[Fact]:
    start, end = award.recipients
    personal = all(is_for_persons(n.name) or n.name.strip("”").endswith("家庭") for n in award.names)
    named = recipients.named(passage, start, end, personal=personal)
    if named.recipients:
        recipients.remember(passage, start, named.recipients)
    for name in award.names:
        who = named.recipients or (recipients.dropped(passage, end, name.name) if named.dropped else ())
        honour = Honour(name.name, _date(article, passage, award), award.granted_by)
        for recipient in who:
            confidence = _confidence(award, name, recipient)
            if confidence >= 0.5:
                evidence = passage.evidence(*award.evidence)
                who_, wording = recipient.referent, recipient.wording
                yield Fact(who_, honour, evidence, article, confidence, "honours", award.rule, wording)


def _confidence(award: Award, name: Name, recipient: Recipient) -> float:
    """The product of the frame's, the name's and the recipient's; a person's honour is no place's."""
    if is_for_persons(name.name) and isinstance(recipient.referent, Place | Organization):
        return 0.0
    return round(award.certainty * name.certainty * recipient.certainty, 4)


def _date(article: Article, passage: Passage, award: Award) -> str:
    date = date_of(passage, award.evidence.start, award.evidence.end, article.date)
    return date.date[:10] if date and not date.note.startswith("year") else ""
