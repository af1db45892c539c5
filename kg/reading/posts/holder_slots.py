"""What fills the slots of those who hold posts: names around titles, and the words between both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol

from kg.model import Mentions, Passage, Span
from kg.names.persons.likeness import Name
from kg.reading.posts.closing import closing_end, particulars_end
from kg.reading.posts.holders import Holders
from kg.reading.posts.scopes import Scopes
from kg.rules.trace import Outcome, Trace

_HOLDERS = {"": "behind_titles", "joined": "joined", "called": "before_titles", "leading": "leading"}
"""Argument of a slot HOLDERS -> the names of :class:`Holders` that fill it."""


class Read(Protocol):
    """A passage read, as far as its posts ask."""

    passage: Passage
    mentions: Mentions
    trace: Trace | None

    def note_post(self, outcome: Outcome, span: Span, rule: str) -> None:
        """Keep for ``kg why`` what might have stated a post."""
        ...


class HolderSlots:
    """The slots HOLDERS, JOINT, CLOSING, ABOUT and BLANK of one passage; :mod:`kg.reading.slots` says what they are."""

    def __init__(self, text: Read) -> None:
        self._read = text
        self.text = text.passage.text
        self._noted: list[Span] = []
        self._held: dict[str, Mapping[int, list[Name]]] = {}
        self._starts: dict[str, list[int]] = {}

    @cached_property
    def scopes(self) -> Scopes:
        """Where the passage's posts are held."""
        return Scopes(self._read.passage, self._read.mentions)

    def held_by(self, argument: str, at: int) -> Iterator[int]:
        """The end of the names that may hold a post."""
        if names := self._holding(argument).get(at):
            yield names[-1].end

    def holders(self, at: int, end: int) -> list[Name]:
        """The names that fill a slot HOLDERS from ``at`` to ``end``."""
        found = (names for by_start in self._held.values() if (names := by_start.get(at)))
        return next((names for names in found if names[-1].end == end), [])

    @cached_property
    def posts_of(self) -> Holders:
        """The names that may hold posts."""
        return Holders(self.scopes)

    def _holding(self, argument: str) -> Mapping[int, list[Name]]:
        if argument not in self._held:
            self._held[argument] = getattr(self.posts_of, _HOLDERS[argument])
        return self._held[argument]

    def holder_starts(self, argument: str) -> list[int]:
        """Where what fills a slot HOLDERS with that argument begins, in text order."""
        if argument not in self._starts:
            self._starts[argument] = sorted(self._holding(argument))
        return self._starts[argument]

    def note(self, outcome: Outcome, span: Span, rule: str) -> None:
        """Keep for ``kg why`` what might have stated a post and does not."""
        self._noted.append(span)
        self._read.note_post(outcome, span, rule)

    @property
    def traced(self) -> bool:
        """Whether somebody asks what became of each candidate."""
        return self._read.trace is not None

    def left_out(self) -> Iterator[tuple[Outcome, Span]]:
        """The titles of which nothing is noted yet and that no name follows."""
        noted = [*self._noted]
        for outcome, span in self.posts_of.unheld():
            if not any(done.start <= span.start < done.end for done in noted):
                yield outcome, span

    def joint(self, argument: str, at: int) -> Iterator[int]:
        """What may stand between a title and a name."""
        end = self.posts_of.joint(at)
        if end > at:
            yield end

    def closing(self, argument: str, at: int) -> Iterator[int]:
        """The titles that close a clause."""
        if end := closing_end(self.scopes, at, alone=argument == "alone"):
            yield end

    def blank(self, argument: str, at: int) -> Iterator[int]:
        """A blank."""
        if self.text[at : at + 1] == " ":
            yield at + 1

    def about(self, argument: str, at: int) -> Iterator[int]:
        """Sex, people, birth, party, age."""
        if end := particulars_end(self.text, at):
            yield end
