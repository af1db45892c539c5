"""What fills the slots of constructions: a passage's names, posts, verbs, quotes and numbers, by where they begin.

========== ==================================================================================================
slot       what fills it
========== ==================================================================================================
PERSON     a person's name (:mod:`kg.names.persons.likeness`)
PERSONS    one or more names parted by 、 or 和, with what brackets and 同志 add (:mod:`kg.names.persons.listing`);
           ``:any`` takes any two to four characters for a name where no table has one, ``:new``
           also behind a word that no name follows elsewhere
PLACE      a linked administrative unit, the longest path first
BODY       an organisation, its place included
AGENT      PLACE or BODY
HOLDERS    the names that may hold a post, right behind a title; ``:joined`` the name behind a title and 的 or a comma,
           ``:called`` the name right before a title (吴海洋局长), ``:leading`` the sure name that begins a clause
JOINT      what may stand between a title and its holder's name: blanks, a colon, a remark
TITLE      the words of one post without its organisation (局长, 党组书记); ``:free`` one that begins inside no unit
CLOSING    the posts that close the clause which begins here; ``:alone`` those that fill it
BLANK      a blank
ABOUT      what is said of a person in a few words between name and post: 男,壮族; (女,1980年生)
POSTS      one or more posts with their organisations, which begin here (:mod:`kg.reading.posts.runs`)
PROFILE    what notices say of a person before the posts: 男,汉族,1980年1月生,大学学历
DATE       a date
JOB        a plain job (采茶工, 拖拉机手; :mod:`kg.reading.posts.jobs`)
OFFICE     words that end like an organisation's name, known or not
HE         他 or 她: the person named last before
VERB       a verb that governs undertakings; ``VERB:hold`` one of that group (:mod:`kg.reading.lexicon`)
QUOTE      “…” or 《…》 with its signs
NUMBER     a counted or measured number with its unit
========== ==================================================================================================
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import Mention, Organization, Place
from kg.names.persons.listing import listed_at
from kg.reading.dates import DateMention, dates_in
from kg.reading.governors import Governor
from kg.reading.posts.edges import crosses_unit, name_may_begin, name_starts
from kg.reading.posts.holder_slots import HolderSlots
from kg.reading.posts.jobs import job_ends
from kg.reading.posts.posttitles import all_titles, is_office
from kg.reading.posts.profiles import profile_ends
from kg.reading.posts.runs import ends_from
from kg.reading.posts.thispost import antecedent
from kg.rules.slotends import Fillers, Filling

if TYPE_CHECKING:
    from kg.reading.reading import Text

_CLOSING = {"“": "”", "《": "》"}
_LONGEST_QUOTE = 60
_LONGEST_OFFICE = 16
_PRONOUN = re.compile(r"[他她](?!们)")


class TextGround(HolderSlots):
    """A passage as constructions see it (a ``kg.rules.matcher.Ground``): its text, and what may fill a slot where."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self._of = text
        self._filling = Filling(_FILLERS)
        self._begun: dict[tuple[str, str, int, int], list[int]] = {}
        self._ends: dict[type, frozenset[int]] = {}

    def ends(self, slot: str, argument: str, at: int) -> Iterable[int]:
        """Where what fills a slot may end that begins at ``at``: offsets, the likeliest first."""
        return self._filling.ends(self, slot, argument, at)

    def starts(self, slot: str, argument: str, start: int, end: int) -> Iterable[int]:
        """The offsets within ``text[start:end]`` at which what fills a slot begins."""
        key = (slot, argument, start, end)
        if key not in self._begun:
            self._begun[key] = [at for at in self._likely(slot, argument, start, end) if self.ends(slot, argument, at)]
        return self._begun[key]

    def _likely(self, slot: str, argument: str, start: int, end: int) -> Iterable[int]:
        """The offsets within ``text[start:end]`` of which some fill a slot: the fewest that are known."""
        known: Sequence[int] | None = None
        if slot == "HOLDERS":
            known = self.holder_starts(argument)
        elif slot == "TITLE":
            known = self._title_starts
        elif slot in ("PERSON", "PERSONS") and argument != "new":
            known = self._name_starts
        elif slot == "HE":
            known = self._pronouns
        return range(start, end) if known is None else known[bisect_left(known, start) : bisect_left(known, end)]

    @cached_property
    def _title_starts(self) -> Sequence[int]:
        return sorted(self._titles)

    @cached_property
    def _name_starts(self) -> Sequence[int]:
        return name_starts(self.scopes)

    @cached_property
    def _pronouns(self) -> Sequence[int]:
        return [m.start() for m in _PRONOUN.finditer(self.text)]

    def person(self, argument: str, at: int) -> Iterator[int]:
        """The name that begins here."""
        found = listed_at(self.text, at, loose=bool(argument)) if self._begins(argument, at) else []
        if found and not crosses_unit(self.scopes, at, found[0].name.end):
            yield found[0].name.end

    def persons(self, argument: str, at: int) -> Iterator[int]:
        """The whole list of names, then shorter ones."""
        found = listed_at(self.text, at, loose=bool(argument)) if self._begins(argument, at) else []
        if found and not crosses_unit(self.scopes, at, found[0].name.end):
            yield from (one.end for one in reversed(found))

    def _begins(self, argument: str, at: int) -> bool:
        return argument == "new" or name_may_begin(self.scopes, at)

    def title(self, argument: str, at: int) -> Iterable[int]:
        """The words of a post."""
        return (self._free_titles if argument else self._titles).get(at, ())

    @cached_property
    def _free_titles(self) -> Mapping[int, list[int]]:
        return {start: [end] for start, end in self.posts_of.free_titles}

    def posts(self, argument: str, at: int) -> Iterable[int]:
        """A run of posts with their organisations."""
        return ends_from(self.scopes, at)

    def profile(self, argument: str, at: int) -> Iterable[int]:
        """The particulars of a person, to each of the commas behind them."""
        return profile_ends(self.text, at)

    def job(self, argument: str, at: int) -> Iterable[int]:
        """A plain job."""
        return job_ends(self.text, at)

    def office(self, argument: str, at: int) -> Iterator[int]:
        """A stretch of up to 16 characters that ends like an organisation's name, the shortest first."""
        ends = range(at + 3, min(len(self.text), at + _LONGEST_OFFICE) + 1)
        return (end for end in ends if is_office(self.text[at:end]))

    def pronoun(self, argument: str, at: int) -> Iterator[int]:
        """他 or 她, where a person is named before."""
        alone = self.text[at : at + 1] in ("他", "她") and self.text[at + 1 : at + 2] != "们"
        if alone and antecedent(self.scopes, at):
            yield at + 1

    def dated(self, argument: str, at: int) -> Iterable[int]:
        """A date."""
        return self._dates_from.get(at, ())

    def dated_before(self, start: int, end: int) -> str:
        """The last date of an event in ``text[start:end]``, ISO; "" where there is none."""
        found = [d.date for d in self._dates if start <= d.start and d.end <= end and not d.role and d.date]
        return found[-1] if found else ""

    def dates(self, start: int, end: int) -> tuple[str, str]:
        """The ISO date that fills ``text[start:end]`` and that which closes the range; "" for what is not there."""
        found = (d for d in self._dates if (d.start, d.end) == (start, end))
        return next(((d.date, d.date_end) for d in found), ("", ""))

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
    def _dates(self) -> tuple[DateMention, ...]:
        return dates_in(self._of.passage, self._of.mentions.article.date)

    @cached_property
    def _dates_from(self) -> Mapping[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for date in self._dates:
            found[date.start].append(date.end)
        return found

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


_FILLERS: Fillers = {
    "PERSON": TextGround.person,
    "PERSONS": TextGround.persons,
    "PLACE": TextGround.place,
    "BODY": TextGround.body,
    "AGENT": TextGround.agent,
    "HOLDERS": TextGround.held_by,
    "JOINT": TextGround.joint,
    "CLOSING": TextGround.closing,
    "BLANK": TextGround.blank,
    "ABOUT": TextGround.about,
    "TITLE": TextGround.title,
    "POSTS": TextGround.posts,
    "PROFILE": TextGround.profile,
    "DATE": TextGround.dated,
    "JOB": TextGround.job,
    "OFFICE": TextGround.office,
    "HE": TextGround.pronoun,
    "VERB": TextGround.verb,
    "QUOTE": TextGround.quote,
    "NUMBER": TextGround.number,
}
