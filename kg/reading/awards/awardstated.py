"""The honours that constructions state (``constructions/*.toml``): received, granted, ranked, borne as a title …

What a construction ``says``:

========== ===========================================================================================================
who        "before": the recipients are named in the clause before the construction (the rule without it)
           "slot": the slot ``who`` names them
           "each": each name in the slot ``who`` has the honour
           "persons": each person named in the slot ``who`` has the honour, where it is one of persons
           "unit": the unit in the slot ``who``, where it is of the level that the honour is for
what       "names": the slot ``what`` lists honours (the rule without it); "one": it is one name; "title": an honour
           before a name, with those listed before it; "rank": a place in an order; "ranks": several of them;
           "announced": the list that was made public before, or where the verb points back (获此殊荣) what was received
           last; "last": that alone; "kind": a kind of good deeds of that list
giver      "before": the clause before names who gives
needs      "grant": the sentence says before that honours were given
========== ===========================================================================================================

Its slots: ``what`` the honours, ``who`` the recipients, ``by`` who gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.model import Mentions, Passage, Person, Place, Span
from kg.reading.awards.award import Award
from kg.reading.awards.awardmoods import outcome_of
from kg.reading.awards.awardnames import Name
from kg.reading.awards.awardslots import RANKS, AwardGround
from kg.reading.awards.awardtitles import titles_in
from kg.reading.awards.awardwords import is_mostly_for_persons, is_nothing, pattern
from kg.reading.awards.contests import ranked
from kg.reading.awards.levels import levels_of
from kg.reading.awards.phrasemarks import clause_start, stands_between, without_tail
from kg.reading.awards.publishing import given_before, persons_list_before
from kg.reading.sentences import sentence_at
from kg.rules.loader import Rule, rules
from kg.rules.matcher import Match
from kg.rules.trace import Outcome
from kg.rules.wordlists import lists

FOLDER = str(Path(__file__).with_name("constructions"))
_MOST_TITLES = 6
"""Honours of one person that are listed before the name."""
_REACH = 160
"""Characters before a clause in which a list is made public whose members it names."""


class _What(NamedTuple):
    """The honours of a match."""

    names: tuple[Name, ...]
    first: int
    """Where the evidence begins at the latest."""
    end: int
    """Where the words end that name the recipients, when they stand before."""


def stated(passage: Passage, mentions: Mentions) -> list[Award]:
    """Every award that a passage's constructions state, denied and urged ones too, in text order."""
    return _Reader(AwardGround(passage, mentions)).awards() if passage.text else []


def bearers(passage: Passage, mentions: Mentions) -> Iterator[Span]:
    """Every name right behind a title of honour; no other names of persons need be known by then."""
    if titles_in(passage.text):
        reader = _Reader(AwardGround(passage, mentions))
        yield from (a.recipients for a in reader.awards("title") if a.outcome is Outcome.STATED)


@dataclass(slots=True)
class _Reader:
    """Reads one passage."""

    ground: AwardGround
    taken: set[int] = field(default_factory=set)
    """The offsets of honours that an earlier construction has."""
    before: list[Name] = field(default_factory=list)
    """The last of the honours that were received, in text order."""

    def awards(self, only: str = "") -> list[Award]:
        """All awards in text order; with ``only``, those of one construction."""
        using = [rule for rule in rules(FOLDER) if only in ("", rule.id)]
        found = [(match.start, rule.order, rule.id, rule, match) for rule in using for match in self._of(rule)]
        found.sort(key=lambda f: f[:3])
        ends: dict[int, int] = {}
        return [award for *_, rule, match in found for award in self._read(rule, match, ends)]

    @property
    def _granting(self) -> re.Pattern[str]:
        return _any_of("grant", "name")

    def _of(self, rule: Rule) -> Iterator[Match]:
        """The matches of a rule whose honours no earlier rule has."""
        text, fresh = self.ground.text, list[range]()
        if rule.says.get("needs") == "grant" and not self._granting.search(text):
            return
        for match in rule.find(self.ground, 0, len(text)):
            what = range(*(match.slots.get("what") or match.slots.get("kind") or Span(match.start, match.start + 1)))
            if self._splits_name(match.start):
                continue
            if what.start not in self.taken and what.stop - 1 not in self.taken:
                fresh.append(what)
                yield match
        self.taken.update(at for what in fresh for at in what)

    def _splits_name(self, at: int) -> bool:
        """Whether a person's name goes on across ``at``: 谭三喜获得 has no verb 喜获."""
        near = self.ground.mentions.of(self.ground.passage, Person, start=max(0, at - 4), end=at + 4)
        return any(m.start < at < m.end for m in near)

    def _read(self, rule: Rule, match: Match, ends: dict[int, int]) -> Iterator[Award]:
        sentence = sentence_at(self.ground.passage, match.start).start
        if rule.says.get("needs") == "grant" and not self._granting.search(self.ground.text, sentence, match.start):
            return
        start = max(clause_start(self.ground.text, match.start), ends.get(sentence, 0))
        found = _READERS[rule.says.get("what", "names")](self, rule, match, start)
        if found is None:
            return
        names, first, begin = found
        outcome = outcome_of(self.ground.passage, min(start, match.start), match.start)
        self.before = [*self.before, *names][-_MOST_TITLES:] if outcome is Outcome.STATED else self.before
        for who in self._recipients(rule, match, Span(start, begin), names):
            shown = Span(min(first, who.start), max(match.end, who.end))
            by = self._giver(rule, match, start)
            yield Award(names, who, shown, rule.id, rule.confidence, by, outcome=outcome)
            ends[sentence] = match.end

    def _recipients(self, rule: Rule, match: Match, clause: Span, names: tuple[Name, ...]) -> Iterator[Span]:
        how, who = rule.says.get("who", "before"), match.slots.get("who")
        if who is None or how in ("before", "slot"):
            yield who or clause
        elif how == "each":
            yield from self.ground.persons_at(who.start)
        elif how == "persons":
            yield from self._persons(who, names[-1].name)
        elif self._fits(who, names[0].name):
            yield who

    def _persons(self, where: Span, honour: str) -> Iterator[Span]:
        if is_mostly_for_persons(honour):
            for mention in self.ground.mentions.of(self.ground.passage, Person, start=where.start, end=where.end):
                yield Span(mention.start, mention.end)

    def _fits(self, unit: Span, honour: str) -> bool:
        found = self.ground.mentions.of(self.ground.passage, Place, start=unit.start, end=unit.end)
        last = [m.referent for m in found if m.end == unit.end]
        return any(isinstance(p, Place) and p.level in levels_of(honour) for p in last)

    def _giver(self, rule: Rule, match: Match, start: int) -> str:
        """Who gives: the slot ``by``, what the names say, else the words before between when it was and how."""
        text = self.ground.text
        if rule.says.get("giver") == "before":
            when = re.match(r".*?(?:日前|近日|,)", text[start : match.start])
            start += when.end() if when else 0
            return text[start : without_tail(text, start, match.start, pattern("(?:联合|决定|{words:before})$"))]
        by = match.slots.get("by")
        if by:
            return text[by.start : by.end]
        what = match.slots.get("what")
        return self.ground.names(what.start, "sure").granted_by if what and "what" not in rule.says else ""

    def names(self, rule: Rule, match: Match, start: int) -> _What | None:
        """The list of honours in the slot ``what``."""
        found = self.ground.names(match.slots["what"].start, "sure" if "[HONOURS:sure" in rule.pattern else "")
        relative = self.ground.text[found.end - 1] == "的"
        return None if relative or not found.names else _What(found.names, start, match.start)

    def one(self, rule: Rule, match: Match, start: int) -> _What | None:
        """The one honour that the slot ``what`` names, a count before it left out."""
        what = match.slots["what"]
        name = self.ground.text[what.start : what.end]
        name = re.sub(r"(?<=[\u4e00-\u9fff])\d{1,6}(?:个|家|所|名)(?!.{0,40}\d)", "", name)
        if is_nothing(name):
            return None
        return _What((Name(what.start, what.end, name, 1.0),), start, match.start)

    def title(self, rule: Rule, match: Match, start: int) -> _What | None:
        """The title of honour and those that are listed before it: 甲奖获得者、“乙”丙."""
        titles = sorted(self.ground.titles.values(), key=lambda t: t.end)
        at = titles.index(self.ground.titles[match.slots["what"].start])
        names, first = [Name(*titles[at])], titles[at].start
        for other in reversed(titles[max(0, at - _MOST_TITLES) : at]):
            if not pattern("{words:holder}?、").fullmatch(self.ground.text, other.end, max(first, other.end)):
                break
            names, first = [Name(*other), *names], other.start
        return _What(tuple(names), first, match.start)

    def rank(self, rule: Rule, match: Match, start: int) -> _What | None:
        """The rank with what was ranked."""
        found = ranked(self.ground.text, start, match.start, match.slots["what"].start)
        return _What((found[0],), start, found[1]) if found else None

    def ranks(self, rule: Rule, match: Match, start: int) -> _What | None:
        """Several places in an order, each with its kind: 一、二等奖 is 一等奖 and 二等奖."""
        at = match.slots["what"].start
        found = RANKS.match(self.ground.text, at)
        if not found:
            return None
        lead, medals = found.group("lead"), found.group("medals")
        each = [c + "军" for c in medals if c != "、"] if medals else []
        each = each or (found.group("places") or "").split("、")
        each = each if each != [""] else [n + found.group("kind") for n in found.group("numbers").split("、")]
        each = ["第" + e if e.endswith("名") and e[0] != "第" and not lead.endswith("第") else e for e in each]
        return _What(tuple(Name(*found.span(), lead + e, 1.0) for e in each), start, match.start)

    def announced(self, rule: Rule, match: Match, start: int) -> _What | None:
        """The list made public shortly before."""
        found = self.ground.listed_before(start, _REACH)
        if not found:
            back = _any_of("back").match(self.ground.text, match.start)
            return self.last(rule, match, start) if back else None
        name = pattern(r"^{words:lead}+|^[^“”]*?[12]\d{3}年度?").sub("", found.group("name"))
        return _What((Name(*found.span("name"), name, 1.0),), found.start("name"), match.start)

    def last(self, rule: Rule, match: Match, start: int) -> _What | None:
        """The honour that was received, or said to be given, last before."""
        text, at = self.ground.text, match.start
        near = [name for name in self.before if at - _REACH <= name.end <= at]
        found = near[-1] if near else given_before(text, at)
        return _What((found,), start, at) if found else None

    def kind(self, rule: Rule, match: Match, start: int) -> _What | None:
        """The list of persons made public before, named by the kind of good deeds where the text gives it."""
        announced = persons_list_before(self.ground.passage, match.start)
        kind = match.slots.get("kind")
        if not announced or not (re.search("好人|模范", announced.name) if kind else self._family(announced, match)):
            return None
        words = pattern("{heads:category}").search(self.ground.text, *kind) if kind else None
        name = (words.group() if words else "") + announced.name
        return _What((announced._replace(name=name),), match.start, match.start)

    def _family(self, announced: Name, match: Match) -> bool:
        """Whether the sentence points back at the list's members, families where the list is one of families."""
        text, who = self.ground.text, match.slots["who"]
        families = text.endswith(("一家", "家庭", "夫妇"), who.start, who.end)
        begin = sentence_at(self.ground.passage, match.start).start
        return ("家庭" in announced.name) == families and stands_between(text, _among(), begin, match.start + 1)


@cache
def _any_of(*heads: str) -> re.Pattern[str]:
    """Any word of some lists of the constructions."""
    return re.compile("|".join(word for head in heads for word in lists(FOLDER)[head] if len(word) > 1))


def _among() -> re.Pattern[str]:
    return pattern(r"{words:among}(?:当?中|里面?|之中)?,?(?:既)?有")


_READERS: Mapping[str, Callable[[_Reader, Rule, Match, int], _What | None]] = {
    "names": _Reader.names,
    "one": _Reader.one,
    "title": _Reader.title,
    "rank": _Reader.rank,
    "ranks": _Reader.ranks,
    "announced": _Reader.announced,
    "last": _Reader.last,
    "kind": _Reader.kind,
}
