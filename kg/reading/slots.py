"""What fills the slots of constructions: a passage's names, posts, verbs, quotes and numbers, by where they begin.

========== ==================================================================================================
slot       what fills it
========== ==================================================================================================
PERSON     a person's name (:mod:`kg.names.persons.likeness`)
PERSONS    one or more names parted by 、 or 和
PLACE      a linked administrative unit, the longest path first
BODY       an organisation, its place included
AGENT      PLACE or BODY
TITLE      the words of one post without its organisation (局长, 党组书记)
VERB       a verb that governs undertakings; ``VERB:hold`` one of that group (:mod:`kg.reading.lexicon`)
QUOTE      “…” or 《…》 with its signs
NUMBER     a counted or measured number with its unit
========== ==================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from kg.errors import StopRun
from kg.model import Mention, Organization, Place
from kg.names.persons.likeness import name_at, names_at
from kg.reading.governors import Governor
from kg.reading.posts.titles import all_titles
from kg.reading.reading import Text

_CLOSING = {"“": "”", "《": "》"}
_LONGEST_QUOTE = 60


class TextGround:
    """A passage as constructions see it (a ``kg.rules.matcher.Ground``): its text, and what may fill a slot where."""

    def __init__(self, text: Text) -> None:
        self._of = text
        self.text = text.passage.text
        self._known: dict[tuple[str, str, int], tuple[int, ...]] = {}
        self._ends: dict[type, frozenset[int]] = {}

    def ends(self, slot: str, argument: str, at: int) -> Iterable[int]:
        """Where what fills a slot may end that begins at ``at``: offsets, the likeliest first.

        Raises:
            StopRun: no such slot; the message lists those there are.
        """
        key = (slot, argument, at)
        if key not in self._known:
            fill = _FILLERS.get(slot)
            if fill is None:
                raise StopRun(f"no slot [{slot}] 无此槽位; there are: {', '.join(sorted(_FILLERS))}")
            self._known[key] = tuple(dict.fromkeys(fill(self, argument, at)))
        return self._known[key]

    def person(self, argument: str, at: int) -> Iterator[int]:
        """The name that begins here."""
        name = name_at(self.text, at)
        if name:
            yield name.end

    def persons(self, argument: str, at: int) -> Iterator[int]:
        """The whole list of names, then shorter ones."""
        yield from (name.end for name in reversed(names_at(self.text, at)))

    def title(self, argument: str, at: int) -> Iterable[int]:
        """The words of a post."""
        return self._titles.get(at, ())

    def place(self, argument: str, at: int) -> Iterable[int]:
        """A unit with those named right before it: from 湖北省江陵县熊河镇 on, the whole path first."""
        return self._paths(at, Place)

    def body(self, argument: str, at: int) -> Iterable[int]:
        """An organisation."""
        return self._paths(at, Organization)

    def agent(self, argument: str, at: int) -> Iterable[int]:
        """An organisation, else a place."""
        return (*self.body(argument, at), *self.place(argument, at))

    def verb(self, argument: str, at: int) -> Iterator[int]:
        """A governing verb, of any group or of the one asked for."""
        governor = self._verbs.get(at)
        if governor and argument in ("", governor.verb.group):
            yield governor.end

    def quote(self, argument: str, at: int) -> Iterator[int]:
        """A quotation or title on one line, no longer than 60 characters."""
        closing = _CLOSING.get(self.text[at : at + 1])
        end = self.text.find(closing, at, at + _LONGEST_QUOTE) if closing else -1
        if end > 0 and "\n" not in self.text[at:end]:
            yield end + 1

    def number(self, argument: str, at: int) -> Iterable[int]:
        """A number and its unit."""
        return self._numbers.get(at, ())

    def _paths(self, at: int, kind: type) -> list[int]:
        ends: set[int] = set()
        fresh = {at}
        while fresh:
            fresh = {m.end for p in fresh for m in self._names.get(p, ())} - ends
            ends |= fresh
        return sorted(ends & self._ends_of(kind), reverse=True)

    def _ends_of(self, kind: type) -> frozenset[int]:
        if kind not in self._ends:
            named = (m for starts in self._names.values() for m in starts)
            self._ends[kind] = frozenset(m.end for m in named if isinstance(m.referent, kind))
        return self._ends[kind]

    @cached_property
    def _names(self) -> Mapping[int, list[Mention]]:
        found: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in self._of.mentions.of(self._of.passage, Place, Organization):
            found[mention.start].append(mention)
        return found

    @cached_property
    def _titles(self) -> Mapping[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for start, end in all_titles(self._of.passage):
            found[start].append(end)
        return found

    @cached_property
    def _verbs(self) -> Mapping[int, Governor]:
        return {g.start: g for g in self._of.governors.governors}

    @cached_property
    def _numbers(self) -> Mapping[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number in self._of.quantities:
            found[number.start].append(number.end)
        return found


_FILLERS: Mapping[str, Callable[[TextGround, str, int], Iterable[int]]] = {
    "PERSON": TextGround.person,
    "PERSONS": TextGround.persons,
    "PLACE": TextGround.place,
    "BODY": TextGround.body,
    "AGENT": TextGround.agent,
    "TITLE": TextGround.title,
    "VERB": TextGround.verb,
    "QUOTE": TextGround.quote,
    "NUMBER": TextGround.number,
}
