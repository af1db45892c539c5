"""What an article says, found once: names, and for each passage its clauses, verbs, moods, numbers, posts, words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from kg.model import Article, Mentions, Passage, Place, Span
from kg.reading.agents import Agents
from kg.reading.governors import Words as Governed
from kg.reading.masks import Masked
from kg.reading.moods import Mood, moods, urging
from kg.reading.posts.holding import Held
from kg.reading.posts.poststated import stated
from kg.reading.quantities import QuantityMention, quantities_in
from kg.reading.slots import TextGround
from kg.reading.unitkinds import is_foreign
from kg.reading.words import NUMBER, Whole, Words, tag_of, words_of
from kg.rules.trace import Candidate, Outcome, Trace


@dataclass(eq=False)
class Text:
    """One passage read; each part is found when it is first asked for, and then kept. Offsets are the passage's."""

    passage: Passage
    mentions: Mentions
    headline: bool = False
    trace: Trace | None = None
    """Where is kept what might have stated a post and does not; None in a build."""

    @cached_property
    def masked(self) -> Masked:
        """The passage with its quotes and brackets closed, its clauses and its headwords."""
        return Masked.of(self.passage, headline=self.headline)

    @cached_property
    def governors(self) -> Governed:
        """The verbs that govern names, and what bounds a name on its left."""
        about = self.mentions.about
        return Governed(self.masked, [m for m in self.mentions.of(self.passage) if not is_foreign(m, about)])

    @cached_property
    def moods(self) -> list[Mood]:
        """How each clause of ``masked`` speaks of what it names, in their order."""
        return moods(self.masked)

    @cached_property
    def urges(self) -> bool:
        """Whether the passage urges rather than reports."""
        return urging(self.moods)

    @cached_property
    def quantities(self) -> tuple[QuantityMention, ...]:
        """The counted and measured numbers."""
        return quantities_in(self.passage)

    @cached_property
    def words(self) -> Words:
        """Its words and their parts of speech; names found by then and numbers are one word each."""
        named = [Whole(m.start, m.end, tag_of(m.referent)) for m in self.mentions.of(self.passage)]
        numbers = [Whole(n.start, n.end, NUMBER) for n in self.quantities]
        return words_of(self.passage.text, [*named, *numbers])

    @cached_property
    def posts(self) -> list[Held]:
        """The posts that the passage states of persons whom it names; places and organisations are known by then."""
        return stated(TextGround(self))

    def note_post(self, outcome: Outcome, span: Span, rule: str) -> None:
        """Keep for ``kg why`` what might have stated a post; ``span`` in the passage's text."""
        if self.trace is not None:
            where = self.passage.evidence(*span)
            self.trace.candidates.append(
                Candidate("role", where.quote, where.start, where.quote, outcome, f"roles: {rule}")
            )


@dataclass(eq=False)
class Reading:
    """What an article says. ``mentions`` holds the names of places, organisations and persons."""

    article: Article
    mentions: Mentions
    trace: Trace | None = None
    """Where extractors note what they weigh and leave out; None in a build."""
    _texts: dict[int, Text] = field(default_factory=dict)

    def note(self, candidate: Callable[[], Candidate]) -> None:
        """Keep a candidate for ``kg why``; where nobody asks it is not even made."""
        if self.trace is not None:
            self.trace.candidates.append(candidate())

    def text(self, passage: Passage) -> Text:
        """The reading of one of the article's passages."""
        key = id(passage)
        if key not in self._texts:
            self._texts[key] = Text(passage, self.mentions, passage is self.article.headline, self.trace)
        return self._texts[key]

    @property
    def about(self) -> Place | None:
        """The place that the article is about."""
        return self.mentions.about

    @property
    def texts(self) -> tuple[Text, ...]:
        """Headline, byline and body, those that have text."""
        return tuple(self.text(p) for p in self.article.passages)

    @cached_property
    def agents(self) -> Agents:
        """Who acts in each clause."""
        return Agents(self.article, self.mentions)
