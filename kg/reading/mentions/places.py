"""Places: names of the gazetteer, what lies below them, and 该县 or 全市."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from kg.model import Mention
from kg.names.places.about import about
from kg.names.places.deixis import deixis
from kg.names.places.linker import Abstention, Linker
from kg.names.places.villages import alone, misprinted, misprinted_alone, repeated, settled, short_townships, villages
from kg.reading.reading import Reading
from kg.rules.trace import Candidate, Outcome


def find(reading: Reading) -> Iterable[Mention]:
    """The article's places; sets ``mentions.about`` and notes what was left unlinked."""
    article, mentions = reading.article, reading.mentions
    linker = Linker(article)
    linked = list(linker.mentions())
    linked += misprinted(linked)
    linked += misprinted_alone(article, linked)
    linked += short_townships(article, linked)
    linked += villages(linked)
    linked += repeated(article, linked)
    linked = settled(linked)
    linked.sort(key=lambda m: (m.passage.offsets[m.start], m.end))
    mentions.about, mentions.about_reason = about(article, linked, linker.abstained)
    for abstention in linker.abstained:
        reading.note(partial(_left_open, abstention))
    linked += alone(article, linked, mentions.about)
    return [*linked, *deixis(article, linked, mentions.about)]


def _left_open(abstention: Abstention) -> Candidate:
    hit = abstention.hit
    where = hit.passage.evidence(hit.start, hit.end)
    return Candidate("place", hit.name, where.start, where.quote, Outcome.OPEN, "places", said=abstention.reason)
