"""(subject, has, measure): numbers with units, tied to the initiative or the unit that the clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import ACCEPTED, Article, Fact, Initiative, Passage, Quantity, Span, Subject
from kg.reading import Reading
from kg.reading.agents import Agents
from kg.reading.quantities import QuantityMention
from kg.reading.sentences import clauses, sentence_at

needs = ("initiatives",)

_WHAT_BEFORE = re.compile(r"([\u4e00-\u9fffA-Za-z%·-]{1,16})$")
_WHAT_AFTER = re.compile(r"([\u4e00-\u9fff]{1,10})")
_DROP = re.compile(
    r"^(?:共|共有|累计|已|目前|全市|全县|全区|该县|其中|总共|现有|年|并|还|又|先后|共计|合计|达到|将|为|有|了)+|(?:共|共有|累计|达到|达|了|近|约|超|已|为|是|有|的)+$"
)
_TARGET = re.compile(r"(?:^|[,;])(?:要|力争|确保|争取|到20\d\d年|应|必须)")


def extract(reading: Reading, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The measures of an article."""
    article, agents = reading.article, reading.agents
    initiatives = _places_of(article, facts)
    for number in reading.text(article.body).quantities:
        clause = _clause(article.body, number)
        fact = _fact(agents, number, clause, initiatives)
        if fact:
            yield fact


def _clause(passage: Passage, number: QuantityMention) -> Span:
    return next(
        (c for c in clauses(passage) if c.start <= number.start and number.end <= c.end), Span(number.start, number.end)
    )


def _places_of(article: Article, facts: tuple[Fact, ...]) -> list[tuple[int, Initiative]]:
    """Where each initiative's wordings stand in the body, in text order."""
    found = []
    for thing in dict.fromkeys(
        f.object for f in facts if isinstance(f.object, Initiative) and f.confidence >= ACCEPTED
    ):
        for wording in {thing.label, *thing.aliases}:
            found += [(m.start(), thing) for m in re.finditer(re.escape(wording), article.body.text)]
    return sorted(found, key=lambda p: (p[0], p[1].label))


def _fact(
    agents: Agents, number: QuantityMention, clause: Span, initiatives: list[tuple[int, Initiative]]
) -> Fact | None:
    article, body = agents.article, agents.article.body
    sentence = sentence_at(body, number.start)
    if _TARGET.search(body.text[sentence.start : number.start]):
        return None
    subject, wording, certain = _subject(agents, number, clause, initiatives)
    if subject is None:
        return None
    quantity = Quantity(
        _what(body.text, number, clause), number.value, number.unit, number.bound, number.base_value, number.base_unit
    )
    return Fact(
        subject,
        quantity,
        body.evidence(clause.start, clause.end),
        article,
        certain,
        "measures",
        "number + unit",
        wording,
    )


def _subject(
    agents: Agents, number: QuantityMention, clause: Span, initiatives: list[tuple[int, Initiative]]
) -> tuple[Subject | None, str, float]:
    """An initiative named in the clause, or right before in the sentence; else whoever acts."""
    body = agents.article.body
    sentence = sentence_at(body, number.start)
    here = [i for at, i in initiatives if clause.start <= at < clause.end]
    if here:
        return here[-1], here[-1].label, 0.85
    near = [i for at, i in initiatives if sentence.start <= at < number.start]
    if near:
        return near[-1], near[-1].label, 0.75
    who = agents.of(body, number.start)
    return (who.referent, who.wording, 0.55 + 0.2 * who.certainty) if who else (None, "", 0)


def _what(text: str, number: QuantityMention, clause: Span) -> str:
    """What is counted: the noun behind the number, else the words before it."""
    after = _WHAT_AFTER.match(text, number.end, clause.end)
    before = _WHAT_BEFORE.search(text[clause.start : number.start])
    left = _DROP.sub("", before.group(1)[-8:]) if before else ""
    right = after.group(1)[:8] if after and number.base_unit not in ("元", "%") else ""
    return (left[-6:] + right) or left or number.unit
