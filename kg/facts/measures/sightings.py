"""Where in an article its undertakings stand: by their names, by their last word, and what else is named there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from kg.model import ACCEPTED, Fact, Initiative, Span, Thing
from kg.reading import Reading
from kg.reading.governors import Governor
from kg.reading.lexicon import COMPOUND
from kg.reading.phrases import listed
from kg.reading.quantities import QuantityMention
from kg.reading.sentences import in_speech, paragraphs, sentence_at

NEAR = 3
"""Characters that may part a name from the number beside it."""
_BEFORE = 4
"""How many names before a number are weighed, how many behind it, and how many that open the paragraph."""
_LONGEST_NAME = 24
_REACH = 12
_SURE = 0.65
_NUMBERED = re.compile("[0-9]|^[共其各及]")
_QUOTED = re.compile("“[^“”\\n。!?,]{2,16}”|《[^《》\\n]{2,30}》")
_MOST_MAIN = 12
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
            if isinstance(fact.object, Initiative) and (fact.confidence >= ACCEPTED or _may_name(fact.object.label)):
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
            beside = number.start - sighting.end <= NEAR and self._is_vague(sighting)
            if len(chosen) < _BEFORE and not beside:
                chosen.setdefault(_key(sighting.thing), sighting)
        return list(chosen.values())

    def _behind(self, number: QuantityMention) -> list[Sighting]:
        at = bisect_left(self._starts, number.start)
        end = bisect_left(self._starts, sentence_at(self.body, number.start).end)
        behind = self._all[at : min(end, at + _BEFORE)]
        return [s for s in behind if s.start - number.end > NEAR or not self._is_vague(s)]

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

    def is_unsure(self, sighting: Sighting) -> bool:
        """Whether it is hardly an undertaking, or known by its looks alone."""
        return isinstance(sighting.thing, Thing) or self._sure[id(sighting.thing)] < _SURE

    def form(self, sighting: Sighting) -> str:
        """What a name that is no undertaking for sure looks like."""
        if not self._is_quoted(sighting):
            return f"headed {self._text.masked.heads_to[sighting.end].type}"
        return "only quoted" if self.body.text[sighting.end - 1] in "”》" else "quoted, headed"

    def head_at(self, end: int) -> str:
        """What the headword is of that ends at a point: a facility, an event …; "" where none ends there."""
        head = self._text.masked.heads_to.get(end)
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

    def _is_vague(self, sighting: Sighting) -> bool:
        """Whether it may be no name at all, only what is counted (11个延链项目)."""
        return self.is_unsure(sighting) and not self._is_quoted(sighting)

    def _is_quoted(self, sighting: Sighting) -> bool:
        return self.body.text[sighting.start] in "“《"

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self._all]

    @cached_property
    def _all(self) -> list[Sighting]:
        """All in text order; of names inside names the longest."""
        whole = sorted(self._by_name(), key=lambda s: (s.start, -s.end, s.thing.label))  # type: ignore[union-attr]
        found = [*whole, *self._resumed(whole), *self._named(whole)]
        kept: list[Sighting] = []
        for sighting in sorted(found, key=lambda s: (s.start, -s.end, isinstance(s.thing, Thing), name_of(s.thing))):
            if (not kept or sighting.end > kept[-1].end) and not self._goes_on(sighting):
                kept.append(sighting)
        return kept

    def _by_name(self) -> Iterator[Sighting]:
        """The wordings of the undertakings."""
        wordings = sorted(
            {(w, t) for t in self.things for w in (t.label, *t.aliases) if w}, key=lambda p: (p[0], p[1].label)
        )
        found = AhoCorasick([w for w, _ in wordings]).find_matches_as_indexes(self.body.text, overlapping=True)
        for index, start, end in found:
            yield Sighting(start, end, wordings[index][1], True)

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

    def _named(self, whole: list[Sighting]) -> Iterator[Sighting]:
        """What else the text names: quoted names, and phrases that end in a headword (种子芽率快检室)."""
        taken = {i for s in whole for i in range(s.start, s.end)}
        for span in (*self._headed(), *(Span(*m.span()) for m in _QUOTED.finditer(self.body.text))):
            if taken.isdisjoint(range(*span)) and not in_speech(self.body, span.start):
                yield Sighting(*span, Thing(self.body.text[span.start : span.end], self.place), True)

    def _headed(self) -> Iterator[Span]:
        masked, governors = self._text.masked, self._text.governors
        for clause in masked.clauses:
            for end, head in masked.heads_within(clause):
                if head.type == "none" or head.strength == COMPOUND:
                    continue
                start, _ = governors.left_of(clause, end - len(head.word), end)
                if _is_name(self.body.text[start:end], head.word) and not governors.in_body_name(start, end):
                    yield Span(start, end)

    def _goes_on(self, sighting: Sighting) -> bool:
        """Whether the name is only the first part of a longer one (新时代文明实践 in 新时代文明实践站)."""
        word = self._text.words.at(sighting.end) if sighting.whole else None
        return bool(word and word.end - sighting.end == 1 and self.body.text[sighting.end] in listed("suffix"))


def _key(thing: Initiative | Thing) -> object:
    """The same for the same thing; of an undertaking an article has one object."""
    return id(thing) if isinstance(thing, Initiative) else thing


def _may_name(label: str) -> bool:
    """Whether what is hardly an undertaking may at least be something named: no list, no number in it."""
    return "、" not in label and not _NUMBERED.search(label)


def _last_word(thing: Initiative | Thing) -> str:
    return name_of(thing).rstrip("”》")[-2:]


def _is_name(phrase: str, head: str) -> bool:
    """Whether a phrase may name something: it has words before its head, no number, and is not too long."""
    return len(head) < len(phrase) <= _LONGEST_NAME and not _NUMBERED.search(phrase)
