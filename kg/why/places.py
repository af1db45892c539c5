"""Which places and organisations a text names, linked to their codes, and which names are left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Article, Mention


@dataclass(frozen=True, slots=True)
class Explained:
    """One wording of a text and what it was linked to; name and code are "" for one that was left open."""

    wording: str
    name: str
    code: str
    confidence: float
    reason: str


def explain(text: str, *, title: str = "", date: str = "") -> Iterator[Explained]:
    """What the finders see in a text, with the reason of each link, and which names they leave open and why.

    Places and organisations, in the order of the text; of a name in two readings the longer comes last.
    """
    from kg.model import Article
    from kg.reading import read

    article = Article.of_text(text, title=title, date=date)
    found = read(article).mentions.found
    rows = [(m.passage.offsets[m.start], m.end, row) for m in found if (row := _linked(m))]
    starts = {start for start, _, _ in rows}
    rows += [row for row in _left_open(article) if row[0] not in starts]
    for _, _, row in sorted(rows, key=lambda r: r[:2]):
        yield row


def _linked(mention: Mention) -> Explained | None:
    from kg.model import Organization, Place

    thing = mention.referent
    if isinstance(thing, Place):
        return Explained(mention.text, thing.full_name, thing.adcode, mention.confidence, mention.reason)
    if isinstance(thing, Organization):
        code = thing.place.adcode if thing.place else ""
        return Explained(mention.text, thing.name, code, mention.confidence, mention.reason)
    return None


def _left_open(article: Article) -> Iterator[tuple[int, int, Explained]]:
    from kg.names.places.linker import Linker

    for abstention in Linker(article).abstained:
        hit = abstention.hit
        row = Explained(hit.name, "", "", 0.0, f"left open: {abstention.reason}")
        yield hit.passage.offsets[hit.start], hit.end, row
