"""Where in an article its undertakings stand: by their names, by their last word, and what else is named there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from kg.facts.measures.counts import MEASURED
from kg.model import ACCEPTED, Fact, Initiative, Span, Thing
from kg.occurrences import in_order
from kg.reading import Reading
from kg.reading.governors import Governor
from kg.reading.lexicon import Head
from kg.reading.phrases import listed
from kg.reading.quantities import QuantityMention
from kg.reading.sentences import in_speech, paragraphs, sentence_at

NEAR = 3
"""Characters that may part a name from the number beside it."""
_BEFORE = 4
"""How many names before a number are weighed, how many behind it, and how many that open the paragraph."""
_REACH = 12
_SURE = ((0.8, "surely"), (0.65, "likely"), (ACCEPTED, "perhaps"), (0.0, "hardly"))
"""Confidence from which on it is said so."""
_NUMBERED = re.compile("[0-9]|^[共其各及]")
_POINTING = re.compile("[该本此这]")
_QUOTED = re.compile("“[^“”\\n。!?,]{2,16}”|《[^《》\\n]{2,30}》")
_MOST_MAIN = 12
_LONGEST_PHRASE = 24
_MOST_ALIKE = 8
"""Names with the same last word that are compared with a shorter one, the surest."""
_UNQUOTED = str.maketrans("", "", "“”《》 ")
_DEIXIS = re.compile("[该本此这][次届项个批座]?[工作建设]{0,2}$")
_RESUMING = re.compile("([该本此这][次届项个批座]?|(?<![^。\\n,;]))$")


class Sighting(NamedTuple):
    """A wording of an undertaking in the body; ``whole`` is False for its last word alone (该基地).

    ``start`` is -1 for one that only the headline names.
    """

    start: int
    end: int
    thing: Initiative | Thing
    whole: bool


def name_of(thing: Initiative | Thing) -> str:
    """The name of what a sighting shows."""
    return thing.label if isinstance(thing, Initiative) else thing.name


class Sightings:
    """The sightings of an article's body."""

    def __init__(self, reading: Reading, facts: Iterable[Fact]) -> None:
        self.body = reading.article.body
        self._text = reading.text(self.body)
        self.place = reading.about
        self.things: dict[Initiative, float] = {}
        for fact in facts:
            if isinstance(fact.object, Initiative) and _may_name(fact.object.label, fact.confidence):
                self.things[fact.object] = max(fact.confidence, self.things.get(fact.object, 0.0))
        self._sure = {id(thing): sure for thing, sure in self.things.items()}

    def near(self, number: QuantityMention) -> list[Sighting]:
        """Those before a number, behind it in its sentence, opening its paragraph, and what the article is about.

        At most one of each thing, and at most a few of each sort.
        """
        chosen: dict[object, Sighting] = {}
        for sighting in (*self._before(number), *self._behind(number), *self._opening(number)):
            chosen.setdefault(_key(sighting.thing), sighting)
        for thing in islice(self.things, _MOST_MAIN):
            if thing.main and not self.is_listed_only(thing):
                chosen.setdefault(_key(thing), Sighting(-1, -1, thing, True))
        return list(chosen.values())

    def _before(self, number: QuantityMention) -> list[Sighting]:
        at = bisect_left(self._starts, number.start)
        chosen: dict[object, Sighting] = {}
        for sighting in reversed(self._all[max(0, at - _REACH) : at]):
            if len(chosen) < _BEFORE:
                chosen.setdefault(_key(sighting.thing), sighting)
        return list(chosen.values())

    def _behind(self, number: QuantityMention) -> list[Sighting]:
        at = bisect_left(self._starts, number.start)
        end = bisect_left(self._starts, sentence_at(self.body, number.start).end)
        return self._all[at : min(end, at + _BEFORE)]

    def _opening(self, number: QuantityMention) -> list[Sighting]:
        """The undertakings of the paragraph's first sentence."""
        opening = sentence_at(self.body, self.paragraph_start(number.start))
        first = bisect_left(self._starts, opening.start)
        last = bisect_left(self._starts, min(opening.end, number.start))
        return [s for s in self._all[first : min(last, first + _BEFORE)] if isinstance(s.thing, Initiative)]

    def opens(self, thing: Initiative | Thing, number: QuantityMention) -> bool:
        """Whether the first sentence of a number's paragraph names a thing."""
        return any(s.thing == thing for s in self._opening(number))

    def paragraph_start(self, position: int) -> int:
        """Where the paragraph begins that holds a position."""
        spans = paragraphs(self.body)
        at = bisect_right(spans, (position, len(self.body.text)))
        return spans[at - 1].start if at else 0

    def since(self, sighting: Sighting, position: int) -> int:
        """How many sightings stand between one and a position."""
        return bisect_left(self._starts, position) - bisect_right(self._starts, sighting.start)

    def is_listed_only(self, thing: Initiative | Thing) -> bool:
        """Whether it is no undertaking of the graph, but may be one."""
        return isinstance(thing, Initiative) and self._sure[id(thing)] < ACCEPTED

    def sureness(self, thing: Initiative) -> str:
        """How sure it is that something is an undertaking, in words."""
        sure = self._sure[id(thing)]
        return next(word for least, word in _SURE if sure >= least)

    def head_at(self, end: int) -> str:
        """What the headword is of that ends at a point: a facility, an event …; "" where none ends there."""
        head = self._heads_to.get(end)
        return f"a {head.type}" if head and head.type != "none" else ""

    def role(self, sighting: Sighting) -> str:
        """What a name is in its clause: governed by a verb, its topic, or something else."""
        start, text = sighting.start, self.body.text
        if any(start - NEAR <= g.end <= start for g in self._verbs_near(start)):
            return "governed"
        before = text[max(0, start - 2) : start].rstrip("“《")
        return "topic of its clause" if not before or before[-1] in "\n。,;:" else "inside its clause"

    def _verbs_near(self, at: int) -> list[Governor]:
        governors = self._text.governors.governors
        last = bisect_right(governors, at, key=lambda g: g.start)
        return governors[max(0, last - 2) : last]

    @cached_property
    def _heads_to(self) -> dict[int, Head]:
        return self._text.masked.heads_to

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self._all]

    @cached_property
    def _all(self) -> list[Sighting]:
        """All in text order; of names inside names the longest."""
        whole = sorted(self._by_name(), key=lambda s: (s.start, -s.end, s.thing.label))  # type: ignore[union-attr]
        found = [*whole, *self._resumed(whole), *self._pointed(whole), *self._named(whole)]
        kept: list[Sighting] = []
        for sighting in sorted(found, key=lambda s: (s.start, -s.end, isinstance(s.thing, Thing), name_of(s.thing))):
            named = not self._goes_on(sighting) and not self._counts(sighting)
            if named and (not kept or sighting.end > kept[-1].end):
                kept.append(sighting)
        return kept

    def _by_name(self) -> Iterator[Sighting]:
        """The wordings of the undertakings."""
        wordings = sorted(
            {(w, t) for t in self.things for w in (t.label, *t.aliases) if w}, key=lambda p: (p[0], p[1].label)
        )
        found = AhoCorasick([w for w, _ in wordings]).find_matches_as_indexes(self.body.text, overlapping=True)
        for index, start, end in found:
            yield Sighting(start, end, self._full.get(wordings[index][1], wordings[index][1]), True)

    @cached_property
    def _full(self) -> dict[Initiative, Initiative]:
        """Short name -> the longer name that it stands for, where the article has one: 联络站 -> 人大代表联络站."""
        by_word = defaultdict(list)
        for thing in sorted(self.things, key=lambda t: (-self.things[t], -len(t.label), t.label)):
            by_word[_last_word(thing)].append(thing)
        found: dict[Initiative, Initiative] = {}
        for thing in self.things:
            longer = (t for t in islice(by_word[_last_word(thing)], _MOST_ALIKE) if is_short_for(thing.label, t.label))
            full = next(longer, None)
            if full:
                found[thing] = full
        return found

    def _resumed(self, whole: list[Sighting]) -> Iterator[Sighting]:
        """该基地, 此次行动, or 项目 at a clause's head: the last word of a name, for the nearest such name before."""
        last = sorted({_last_word(s.thing) for s in whole})
        by_end = sorted(whole, key=lambda s: s.end)
        ends = [s.end for s in by_end]
        for index, start, end in AhoCorasick(last).find_matches_as_indexes(self.body.text):
            resumed = _RESUMING.search(self.body.text, max(0, start - 2), start)
            before = by_end[max(0, bisect_right(ends, start) - _REACH) : bisect_right(ends, start)] if resumed else []
            thing = next((s.thing for s in reversed(before) if _last_word(s.thing) == last[index]), None)
            if thing and resumed:
                yield Sighting(resumed.start(1), end, thing, False)

    def _pointed(self, whole: list[Sighting]) -> Iterator[Sighting]:
        """该工作机制: for the nearest undertaking before of the kind that the word names."""
        by_end = sorted(whole, key=lambda s: s.end)
        ends = [s.end for s in by_end]
        for end, head in sorted(self._heads_to.items()):
            start = end - len(head.word)
            pointed = _DEIXIS.search(self.body.text, max(0, start - 4), start)
            until = bisect_right(ends, start)
            before = reversed(by_end[max(0, until - _REACH) : until]) if pointed else ()
            kind = (s.thing for s in before if isinstance(s.thing, Initiative) and s.thing.type == head.type)
            thing = next(kind, None)
            if thing and pointed:
                yield Sighting(pointed.start(), end, thing, False)

    def _named(self, whole: list[Sighting]) -> Iterator[Sighting]:
        """What else the text names: quoted names that end in a headword (“金种子”快检室, 《…管理办法》)."""
        taken = {i for s in whole for i in range(s.start, s.end)}
        for match in _QUOTED.finditer(self.body.text):
            span = Span(*match.span())
            headed = self._heads_to.keys() & {span.end - 1, span.end}
            if headed and taken.isdisjoint(range(*span)) and not in_speech(self.body, span.start):
                yield Sighting(*span, Thing(self.body.text[span.start : span.end], self.place), True)

    def phrase_before(self, position: int) -> str:
        """The last phrase before a position that ends in a headword, else the first of the body; "" where none is."""
        before = bisect_left(self._phrases, position, key=lambda span: span.end)
        at = max(0, before - 1)
        return self.body.text[slice(*self._phrases[at])] if self._phrases else ""

    @cached_property
    def _phrases(self) -> list[Span]:
        """Phrases that end in a headword and may name something: 世纪大道大修工程."""
        masked, governors = self._text.masked, self._text.governors
        found = []
        for clause in masked.clauses:
            for end, head in masked.heads_within(clause):
                start, _ = governors.left_of(clause, end - len(head.word), end)
                named = len(head.word) < end - start <= _LONGEST_PHRASE and head.type != "none"
                if named and not _NUMBERED.search(self.body.text[start:end]):
                    found.append(Span(start, end))
        return sorted(found, key=lambda span: span.end)

    def _counts(self, sighting: Sighting) -> bool:
        """Whether a number of things stands inside the name, which then is none (乡镇92个代表联络站)."""
        numbers = self._text.quantities
        at = bisect_right(numbers, sighting.start, key=lambda q: q.start)
        return at < len(numbers) and numbers[at].end < sighting.end and numbers[at].base_unit not in MEASURED

    def _goes_on(self, sighting: Sighting) -> bool:
        """Whether the name is only the first part of a longer one (新时代文明实践 in 新时代文明实践站)."""
        word = self._text.words.at(sighting.end) if sighting.whole else None
        return bool(word and word.end - sighting.end == 1 and self.body.text[sighting.end] in listed("suffix"))


def is_short_for(short: str, name: str) -> bool:
    """Whether a name says a longer one with some of its words: 茶叶市场 of 甬黔茶叶交易市场."""
    few, many = short.translate(_UNQUOTED), name.translate(_UNQUOTED)
    return len(few) < len(many) and few[-2:] == many[-2:] and in_order(few, many)


def _may_name(label: str, sure: float) -> bool:
    """Whether it names something: no 该工程 or 本届联赛; what is hardly an undertaking is no list, has no number."""
    return not _POINTING.match(label) and (sure >= ACCEPTED or ("、" not in label and not _NUMBERED.search(label)))


def _key(thing: Initiative | Thing) -> object:
    """The same for the same thing; of an undertaking an article has one object."""
    return id(thing) if isinstance(thing, Initiative) else thing


def _last_word(thing: Initiative | Thing) -> str:
    return name_of(thing).rstrip("”》")[-2:]
