"""What a clause says about a name: who does what with it (举办X, X举行, 由甲主办的X, 把X作为…, 甲“X”项目).

The constructions are the files of ``constructions/`` (:mod:`kg.rules.loader`); ``says`` holds what the find is called
(``rule``, with the words of its slots) and how it governs the name (``group``; without it that of its verb).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from kg.facts.initiatives.names import Name
from kg.facts.initiatives.namewords import CONSTRUCTIONS, rows
from kg.reading.governors import Governor, Words
from kg.reading.lexicon import NAMED, TYPES, alternation, happenings
from kg.reading.masks import Clause, Masked
from kg.rules.loader import Rule, rules
from kg.rules.matcher import Match
from kg.rules.necessary import Parts, may_stand
from kg.rules.wordlists import lists

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_FARTHEST = 44
"""Characters behind a name within which a verb says what happens to it."""


class Frame(NamedTuple):
    """The construction in which a name stands."""

    rule: str
    weight: int
    """0-100: how firmly it says that somebody carries the initiative out."""
    at: int
    """Where the action starts: the agent stands before it."""
    end: int
    """Where the words end that show it."""
    group: str = ""
    """The governing verb's group, or subject, relative, owner, said, made, mention."""
    construction: str = ""
    """The id of its construction's file; "" for the object of a verb of making and for a bare mention."""


@lru_cache(maxsize=1)
def compatibility() -> dict[tuple[str, str], int]:
    """(verb group, initiative type) -> percent."""
    return {(group, t): int(n) for group, *numbers in rows("compatibility.tsv") for t, n in zip(TYPES, numbers)}


def frames_of(words: Words, clause: Clause, names: list[Name], tried: Sequence[Tried]) -> list[Frame | None]:
    """For each name of a clause the firmest construction in which it stands; None where it stands in none.

    What happens to the last of several coordinated names happens to all: A、B及C正式启用.

    Args:
        words: the verbs and names of its passage.
        clause: where they stand.
        names: in text order.
        tried: the constructions of the clause.
    """
    shared: Frame | None = None
    found: list[Frame | None] = []
    governors = {left: _governor(clause, words, left) for left in {name.left for name in names}}
    for name in reversed(names):
        frames = _constructions(Ground(words, clause, name, governors[name.left]), tried)
        if not frames or max(frames, key=_weight).weight < _FIRMEST_OTHER:
            frames += _others(name)
        if shared and _coordinated(words.reading, name, shared):
            frames.append(shared._replace(at=name.left, weight=shared.weight * 95 // 100))
        best = max(frames, key=_weight) if frames else None
        shared = best if best and best.group in ("subject", "relative", "said") else None
        found.append(best)
    return found[::-1]


_weight = attrgetter("weight")
_FIRMEST_OTHER = 30
_JOINS = re.compile(r"[、和与及“]|以及")


def _coordinated(reading: Masked, name: Name, shared: Frame) -> bool:
    return shared.at - name.end <= 24 and _JOINS.match(reading.cut, name.end, name.end + 2) is not None


class Tried(NamedTuple):
    """A construction with what is known of all its matches."""

    rule: Rule
    slots: tuple[tuple[str, str], ...]
    before: Parts
    """What stands before the name."""
    after: Parts
    happens: bool
    """Whether it has a verb that says what happens."""


@cache
def _all_tried() -> tuple[Tried, ...]:
    return tuple(map(_tried, rules(CONSTRUCTIONS)))


@cache
def _finder() -> tuple[AhoCorasick, list[list[int]]]:
    """Finds the words that matches must hold; for each the numbers of its constructions."""
    from ahocorasick_rs import AhoCorasick

    needing: defaultdict[str, list[int]] = defaultdict(list)
    for number, tried in enumerate(_all_tried()):
        for word in tried.rule.program.needed:
            needing[word].append(number)
    return AhoCorasick(list(needing)), list(needing.values())


def tried_in(reading: Masked) -> list[list[Tried]]:
    """For each clause of a passage the constructions whose words stand there."""
    every, (finder, needing) = _all_tried(), _finder()
    always = {number for number, tried in enumerate(every) if not tried.rule.program.needed}
    likely = [set(always) for _ in reading.clauses]
    for word, start, _ in finder.find_matches_as_indexes(reading.quoted, overlapping=True) if likely else ():
        likely[reading.clause_at(start).number].update(needing[word])
    return [
        _tried_in(reading, clause, [every[number] for number in sorted(numbers)])
        for clause, numbers in zip(reading.clauses, likely, strict=True)
    ]


def _tried(rule: Rule) -> Tried:
    slots = rule.program.slots
    return Tried(rule, slots, *rule.program.around("NAME"), any(kind == "HAPPENING" for kind, _ in slots))


def _tried_in(reading: Masked, clause: Clause, likely: list[Tried]) -> list[Tried]:
    """Those of some constructions whose words stand in a clause in their order."""
    text, start, end = reading.quoted, clause.start, clause.end
    happens = _happening().search(text, start, end) is not None
    return [t for t in likely if (happens or not t.happens) and t.rule.program.may_stand(text, start, end)]


@lru_cache(maxsize=1)
def _happening() -> re.Pattern[str]:
    return re.compile(alternation(happenings()))


def _constructions(ground: Ground, tried: Iterable[Tried]) -> list[Frame]:
    name, text, start, end = ground.name, ground.text, ground.clause.start, ground.clause.end
    found = []
    for rule, slots, before, after, _ in tried:
        if not ground.fills(slots) or (before and not may_stand(before, text, start, name.start)):
            continue
        if after and not may_stand(after, text, name.end, end):
            continue
        match = rule.program.first(ground, start, end)
        if match and (frame := _frame(rule, match, ground)).weight:
            found.append(frame)
    return found


def _frame(rule: Rule, match: Match, ground: Ground) -> Frame:
    verb = ground.governor if "governed" in match.slots else None
    worded = {slot: ground.text[span.start : span.end] for slot, span in match.slots.items()}
    group = rule.says.get("group") or (verb.verb.group if verb else "")
    weight = round(100 * rule.confidence)
    if verb:
        weight = weight * (verb.verb.weight * compatibility()[verb.verb.group, ground.name.type] // 100) // 100
    elif "HAPPENING" in rule.pattern:
        weight = weight * happenings()[worded["verb"]].get(ground.name.type, 0) // 100
    at = ground.name.left if group in _AFTER_AGENT else match.start
    return Frame(rule.says["rule"].format(**worded), weight, at, max(match.end, ground.name.end), group, rule.id)


_AFTER_AGENT = ("subject", "relative", "owner", "said")
"""Groups of constructions in which who acts stands before the name, not before the verb."""


class Ground:
    """One name in its clause, for the matcher: slots NAME, VERB, GOVERNED, HAPPENING, OWNER."""

    def __init__(self, words: Words, clause: Clause, name: Name, governor: Governor | None) -> None:
        self.words, self.clause, self.name = words, clause, name
        self.text = words.reading.quoted
        self.governor = governor
        """The verb that governs the name."""
        self._behind = min(clause.end, name.end + _FARTHEST)
        """Where it is no longer said of the name what happens."""
        self._filled: dict[tuple[str, str], bool] = {}

    def ends(self, slot: str, argument: str, at: int) -> Iterable[int]:
        """Where what fills a slot ends that begins at a point."""
        name = self.name
        if slot == "NAME":
            return [name.end] if at in (name.left, name.start) and self._fits(argument) else []
        if slot == "VERB":
            verb = self.words.verb_at(at)
            return [verb.end] if verb and argument in ("", verb.verb.group) else []
        if slot == "GOVERNED":
            verb = self.governor
            return [name.left] if verb and verb.end == at else []
        if slot == "HAPPENING":
            match = _happening().match(self.text, at, self._behind)
            return [match.end()] if match else []
        return [name.left] if at == name.left and name.boundary == "mention" else []

    def fills(self, slots: Iterable[tuple[str, str]]) -> bool:
        """Whether something may fill each of some slots, wherever it stands."""
        filled = self._filled
        for slot in slots:
            if slot not in filled:
                filled[slot] = self._may_fill(*slot)
            if not filled[slot]:
                return False
        return True

    def _may_fill(self, slot: str, argument: str) -> bool:
        if slot == "NAME":
            return self._fits(argument)
        if slot == "GOVERNED":
            return self.governor is not None
        if slot == "HAPPENING":
            return _happening().search(self.text, self.name.end, self._behind) is not None
        return slot != "OWNER" or self.name.boundary == "mention"

    def starts(self, slot: str, argument: str, start: int, end: int) -> Iterable[int]:
        """Where what fills a slot begins."""
        if slot == "VERB":
            if not argument:
                return [self.governor.start] if self.governor else []
            return [g.start for g in self.words.verbs_before(self.clause, self.name.left) if g.start >= start]
        return (self.name.left, self.name.start) if slot == "NAME" else (self.name.left,)

    def _fits(self, argument: str) -> bool:
        name, quoted = self.name, self.name.shape in ("quoted", "bare quote")
        if argument == "titled":
            return name.shape == "titled" and name.type == "document"
        if argument == "after owner":
            verbs = any(self.words.verbs_before(self.clause, name.left))
            return quoted and name.modifier[:1] in ("“", "") and not verbs
        if argument in ("quoted", "in quotes"):
            return quoted and (argument == "quoted" or name.shape == "quoted")
        return argument in ("", name.type)


def _governor(clause: Clause, words: Words, left: int) -> Governor | None:
    """The nearest verb before a name that begins at ``left``, unless 的 or a preposition stands between."""
    cut = words.reading.cut
    owner = cut.rfind("的", clause.start, left)
    preposition = max([cut.rfind(p, clause.start, left) for p in "在对把将由从"])
    for verb in words.verbs_before(clause, left):
        if preposition > owner and preposition >= verb.end:
            return None
        if not cut.startswith("的", verb.end, left):
            return verb
    return None


def _others(name: Name) -> Iterator[Frame]:
    """The object of any verb that makes things (设14个心理辅导室); a name in any other place."""
    making = lists(CONSTRUCTIONS)["making"]
    if name.verb and (name.verb[0] in making or name.verb[-1] in making):
        yield Frame(f"{name.verb}…", _FIRMEST_OTHER, name.left, name.end, "made")
    full = name.shape in ("quoted", "titled") or name.strength == NAMED
    if full or (name.shape == "headed" and name.strength >= 2 and len(name.modifier) > 1):
        yield Frame("…", 20, name.left, name.end, "mention")
    elif name.shape != "phrase" or name.head or name.member:
        yield Frame("…", 10, name.left, name.end, "mention")
