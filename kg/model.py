"""The types that travel through the pipeline: Page, Article, Mention, Evidence, Fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kg.lookup import Lookup
from kg.passages import Evidence as Evidence
from kg.passages import Page as Page
from kg.passages import Passage as Passage
from kg.passages import Span as Span
from kg.passages import half_width as half_width
from kg.passages import without_line_breaks as without_line_breaks
from kg.referents import Level as Level
from kg.referents import Organization as Organization
from kg.referents import Person as Person
from kg.referents import Place as Place
from kg.referents import Referent as Referent
from kg.referents import Thing as Thing

ACCEPTED = 0.3
"""Facts of less confidence stand in ``facts.csv`` but stay out of the graph; where F1 of the dev split is best."""

Kind = Literal["news", "feature", "essay", "caption", "notice"]


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One article of a page."""

    page: Page
    index: int
    """Position among the page's articles, from 0, in the order of their bodies."""
    title: str
    """As printed, on one line; a subtitle follows after a space; "" where none is printed."""
    authors: tuple[str, ...]
    kind: Kind
    headline: Passage
    """Title and subtitle lines."""
    byline: Passage
    """Byline and credit lines outside the body (with an office, where the author has one)."""
    body: Passage
    """Column breaks closed, section heads as paragraphs of their own."""
    fragments: tuple[Span, ...]
    """The body's stretches on the page, in reading order."""
    date: str = ""
    """Publication date, ISO or part of it ("2022-08-02", "2022"), "" when unknown."""
    date_confidence: float = 0.0
    """1.0 for metadata; lower when the text implies it."""
    date_inferred: bool = False
    """Whether neither page nor metadata print the year: an event that the text names tells it."""
    reprints: tuple[tuple[str, Span], ...] = ()
    """(page source, extent) of further printings of the same article."""

    @property
    def start(self) -> int:
        """First offset of the body on the page."""
        return min(f.start for f in self.fragments)

    @property
    def end(self) -> int:
        """Offset after the body's last character."""
        return max(f.end for f in self.fragments)

    @property
    def year(self) -> int | None:
        """Year of publication, when known."""
        return int(self.date[:4]) if self.date else None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Headline, byline, body: all that extractors read (empty ones left out)."""
        return tuple(p for p in (self.headline, self.byline, self.body) if p.text)

    @classmethod
    def of_text(cls, text: str, *, title: str = "", byline: str = "", date: str = "", kind: Kind = "news") -> Article:
        """An article straight from strings (one paragraph a line), for tests and for ``kg why TEXT``."""
        parts = [p for p in (title, byline, text) if p]
        page = Page("text", "\n".join(parts))
        spans, at = {}, 0
        for name, part in (("title", title), ("byline", byline), ("body", text)):
            spans[name] = Span(at, at + len(part))
            at += len(part) + bool(part)
        return cls(
            page,
            0,
            title,
            (),
            kind,
            Passage.of(page, [spans["title"]]),
            Passage.of(page, [spans["byline"]]),
            Passage.of(page, [spans["body"]]),
            (spans["body"],),
            date,
            1.0 if date else 0.0,
        )


Status = Literal["", "planned", "ended"]
""""" done or running; what is denied, refused or failed is no fact at all."""
Tenure = Literal["", "current", "incoming", "former", "acting", "candidate"]
"""How a post is held; "" where the text only names the holder with the post."""
InitiativeType = Literal["campaign", "project", "event", "service", "facility", "brand", "document", "body"]


@dataclass(frozen=True, slots=True)
class Initiative:
    """An undertaking that the text names with a noun phrase and says its agent carries out."""

    label: str
    """Shortest full noun phrase, without agent and outer quotes; inner quotes kept."""
    type: InitiativeType
    agent: Place | Organization
    aliases: tuple[str, ...] = ()
    """Other wordings in the same article."""
    main: bool = False
    """Headline and lead are about it."""
    date: str = ""
    """Start, ISO or part of it; "" when the text gives none."""
    date_end: str = ""
    date_note: str = ""
    """How the date was found, where it is not printed in full."""
    date_inferred: bool = False
    """Whether its year is that of an article whose own year is inferred."""
    concepts: tuple[str, ...] = ()
    """Identifiers of the national programmes (authority file) that this is a local case of."""
    status: Status = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A title at an organisation or place, and how the person holds it."""

    title: str
    """Without the organisation: 书记, 部长, 老党员."""
    scope: Place | Organization | None = None
    status: Tenure = ""
    begin: str = ""
    """When the tenure that is stated begins and ends: ISO or part of it, "" where the text gives none."""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Honour:
    """A title, award, list place or designation."""

    name: str
    date: str = ""
    granted_by: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as printed and in the base unit."""

    what: str
    value: Decimal
    """As printed: 23.27 in 23.27万人."""
    unit: str
    """As printed: 万人."""
    bound: str = ""
    """"" exact, else "at least", "about", "at most"."""
    base_value: Decimal | None = None
    """Value in the base unit: 232700."""
    base_unit: str = ""
    """人, 元, 平方米 …"""
    status: Status = ""

    @property
    def figure(self) -> str:
        """The value in plain notation, never with an exponent: 0.0000001."""
        return format(self.value, "f")


FactKind = Literal["initiative", "role", "honour", "measure"]
Subject = Referent | Initiative
FactObject = Initiative | Post | Honour | Quantity

KIND_OF = {Initiative: "initiative", Post: "role", Honour: "honour", Quantity: "measure"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as one passage of one article states it; it cannot exist without evidence."""

    subject: Subject
    object: FactObject
    evidence: Evidence
    article: Article
    confidence: float
    """0 to 1; below ``ACCEPTED`` it stays out of the graph."""
    extractor: str
    """Name of the extractor (its module in kg.facts)."""
    rule: str = ""
    """The pattern that found it, for ``kg why`` and for debugging."""
    wording: str = ""
    """The subject as printed (该县), beside the resolved name."""

    def __post_init__(self) -> None:
        if not isinstance(self.evidence, Evidence):
            raise TypeError(f"a fact needs evidence, got {self.evidence!r}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence is a number from 0 to 1, got {self.confidence}")

    @property
    def kind(self) -> FactKind:
        """initiative, role, honour or measure."""
        return KIND_OF[type(self.object)]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a passage and what it refers to."""

    passage: Passage
    start: int
    end: int
    """Offsets into ``passage.text``, end exclusive."""
    referent: Referent
    confidence: float = 1.0
    reason: str = ""
    """Why it was linked so: "full path", "dateline", "该县 → 江陵县 (headline)"."""

    @property
    def text(self) -> str:
        """The wording."""
        return self.passage.text[self.start : self.end]


@dataclass(slots=True)
class Mentions:
    """All names found in one article so far, and the place that the article is about."""

    article: Article
    about: Place | None = None
    about_reason: str = ""
    found: list[Mention] = field(default_factory=list)

    _lookup: Lookup | None = field(default=None, repr=False, compare=False)

    def add(self, mentions: Iterable[Mention]) -> None:
        """Add what a finder found; text order within each passage is kept."""
        self.found.extend(list(mentions))
        self.found.sort(key=lambda m: (m.passage.offsets[m.start], m.end))
        self._lookup = None

    def of(self, passage: Passage, *types: type, start: int = 0, end: int | None = None) -> list[Mention]:
        """Mentions of the given referent types that lie within ``passage.text[start:end]``, in text order."""
        return self.lookup.of(passage, types, start, len(passage.text) if end is None else end)

    @property
    def lookup(self) -> Lookup:
        """What has been found so far, by where it stands."""
        if self._lookup is None:
            self._lookup = Lookup(self.found)
        return self._lookup
