"""A person and the posts that a passage says the person holds."""

from __future__ import annotations

from dataclasses import dataclass

from kg.names.persons.likeness import Name
from kg.reading.posts.posttitles import Title


@dataclass(frozen=True, slots=True)
class Held:
    """Titles that a name's bearer holds, offsets into the passage's text."""

    name: Name
    titles: tuple[Title, ...]
    rule: str
    confidence: float
    words: tuple[int, int] | None = None
    """The stretch that states it, verb included, where a construction says so."""
    begin: str = ""
    """When the tenure begins and ends: ISO or part of it."""
    end: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """From the first of titles and name to the last; all words of the construction."""
        starts, ends = [t.start for t in self.titles], [t.end for t in self.titles]
        first, last = self.words or (self.name.start, self.name.end)
        if self.name.end < first:  # a pronoun stands for the name
            return first, max(last, *ends)
        return min(self.name.start, first, *starts), max(self.name.end, last, *ends)
