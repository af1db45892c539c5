"""Who acts in a clause: the nearest unit or organisation before the verb that is not merely where it happens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Mention, Mentions, Organization, Passage, Place
from kg.sentences import paragraphs, sentence_at

_WHERE = re.compile(r"(?:在|位于|来到|走进|深入|前往|到|从|向|对|为|给|把|将|被|与|和|由于|按照|根据|围绕|比|距|惠及|覆盖|下放|赴|落户|入选)$")
_HOSTS = re.compile(r"由$")
_OWNED = re.compile(r"的(?!.*[,])")


@dataclass(frozen=True, slots=True)
class Actor:
    """The agent of a clause, its wording, and how sure we are."""

    referent: Place | Organization
    wording: str
    confidence: float


def actor(mentions: Mentions, passage: Passage, position: int) -> Actor | None:
    """The agent of the verb at ``position``: in its sentence, else at the head of its paragraph, else the article's."""
    sentence = sentence_at(passage, position)
    acting = _acting(mentions, passage, sentence.start, position)
    if acting:
        return Actor(acting.referent, acting.text, 1.0)
    for paragraph in paragraphs(passage):
        if paragraph.start <= position < paragraph.end:
            acting = _acting(mentions, passage, paragraph.start, sentence.start)
            if acting:
                return Actor(acting.referent, acting.text, 0.9)
    return _topic(mentions)


def _acting(mentions: Mentions, passage: Passage, start: int, end: int) -> Mention | None:
    found = mentions.of(passage, Place, Organization, start=start, end=end)
    good = [m for m in found if _acts(passage, m, end) and not _inside(m, found)]
    hosts = [m for m in good if _HOSTS.search(passage.text[max(0, m.start - 1):m.start])]
    return (hosts or good or [None])[0 if hosts else -1]


def _inside(mention: Mention, found: list[Mention]) -> bool:
    return any(o is not mention and o.start <= mention.start and mention.end <= o.end and isinstance(o.referent, Organization)
               and not (isinstance(mention.referent, Organization) and o.start == mention.start and o.end == mention.end) for o in found)


def _acts(passage: Passage, mention: Mention, end: int) -> bool:
    """A unit acts when nothing before it makes it a place or an object, and it does not own the next noun."""
    if isinstance(mention.referent, Place) and mention.referent.level == "province" and passage.text[mention.end:mention.end + 1] != ":":
        return False
    before = passage.text[max(0, mention.start - 4):mention.start]
    after = passage.text[mention.end:min(mention.end + 6, end)]
    return not _WHERE.search(before) and not after.startswith(("领导", "领导下", "正确领导", "的领导", "统一部署", "要求", "党委政府的"))


def _topic(mentions: Mentions) -> Actor | None:
    article = mentions.article
    head = [m for m in mentions.of(article.headline, Place, Organization) if not _inside(m, mentions.of(article.headline))]
    organizations = [m for m in head if isinstance(m.referent, Organization)]
    if organizations:
        return Actor(organizations[0].referent, organizations[0].text, 0.85)
    return Actor(mentions.about, "", 0.8) if mentions.about else None
