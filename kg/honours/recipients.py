"""Who received an honour: the names before the verb, each member of a list; else the subject before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.agents import Agents
from kg.honours.lexicon import any_of, is_for_persons, is_mostly_for_persons, pattern
from kg.honours.marks import clause_start
from kg.honours.members import Members, Recipient, is_name
from kg.model import Passage, Person, Place, Subject, Thing
from kg.sentences import sentence_at

_LEVELS = (
    (("village", "township"), r"村镇$"),
    (("village",), r"(?:(?<!乡)村|村落|村寨|村庄|村居|社区|美丽乡村|森林乡村)$"),
    (("township",), r"(?:乡镇|镇|(?<!之)乡|街道)$"),
    (("county", "prefecture"), r"(?:县|县城|市|(?<!景|社|园|范|验|游)区|旗|城市)$"),
)


class Named(NamedTuple):
    """The recipients that a stretch names; ``dropped`` when it names nobody, so that the subject stands before it."""

    recipients: tuple[Recipient, ...]
    dropped: bool


@dataclass(slots=True)
class Recipients:
    """Finds the recipients of one article's honours."""

    agents: Agents
    members: Members
    _last: dict[tuple[int, int], tuple[Recipient, ...]] = field(default_factory=dict)

    def named(self, passage: Passage, start: int, end: int, *, personal: bool = False) -> Named:
        """The recipients in ``text[start:end]``, which ends where the verb begins.

        Args:
            personal: the honour is a person's, so that after a title any two or three characters are a name.
        """
        self.members.personal = personal
        end = self._trim(passage.text, start, end)
        found = self._list(passage, start, end)
        if found:
            return Named(found, False)
        text = passage.text[start:end]
        for cause in pattern("{words:because}").finditer(passage.text, start + 2, end):
            if before := self._list(passage, start, cause.start()):
                return Named(tuple(r._replace(certainty=0.9 * r.certainty) for r in before), False)
        deed = pattern("的[^,。;、的]{0,12}?{words:deed}$").search(passage.text, start + 2, end)
        if deed and (before := self._list(passage, start, deed.start())):
            return Named(tuple(r._replace(certainty=0.9 * r.certainty) for r in before), False)
        if not text and (before := self._clause_before(passage, start)):
            return Named(before, False)
        return Named((), not text or bool(pattern("(?:{words:dropped})$").match(text)))

    def _clause_before(self, passage: Passage, start: int) -> tuple[Recipient, ...]:
        """甲村、乙村,获得…: the clause before is nothing but a list of names."""
        if not passage.text[:start].endswith(","):
            return ()
        begin = clause_start(passage.text, start - 1)
        found = self._list(passage, begin, start - 1)
        return found if len(found) > 1 or (found and found[0].wording == passage.text[begin : start - 1]) else ()

    def dropped(self, passage: Passage, at: int, honour: str) -> tuple[Recipient, ...]:
        """The recipients of what is received at ``at`` by somebody named earlier."""
        sentence = sentence_at(passage, at)
        last = self._last.get((id(passage), sentence.start), ())
        if is_for_persons(honour):
            return last if last and isinstance(last[0].referent, Person) else self._person(passage, sentence.start, at)
        if last and _fits(last[0].referent, honour):
            return last
        if is_mostly_for_persons(honour):
            return self._person(passage, sentence.start, at)
        who = self.agents.of(passage, at)
        if who is None:
            return ()
        certainty = (0.3 + 0.42 * who.certainty) * (0.9 if who.reason in ("headline", "lead", "about") else 1)
        levels = levels_of(honour)
        if not levels or not isinstance(who.referent, Place):
            return (Recipient(who.referent, who.wording, certainty),)
        about = self.agents.mentions.about
        units = (*who.referent.chain, *(about.chain if about else ()))
        unit = next((p for p in units if _fits(p, honour)), None)
        if unit:
            return (Recipient(unit, who.wording if unit == who.referent else unit.name, max(certainty, 0.6)),)
        return (Recipient(who.referent, who.wording, min(certainty, 0.45)),)

    def remember(self, passage: Passage, at: int, recipients: tuple[Recipient, ...]) -> None:
        """Keep the recipients for the honours that follow in the same sentence."""
        self._last[(id(passage), sentence_at(passage, at).start)] = recipients

    def _person(self, passage: Passage, start: int, at: int) -> tuple[Recipient, ...]:
        """The last person of the sentence, else whoever the paragraph begins with."""
        persons = self.agents.mentions.of(passage, Person, start=start, end=at)
        if persons:
            return (Recipient(persons[-1].referent, persons[-1].text, 0.7),)
        first = passage.text.rfind("\n", 0, at) + 1
        named = {m.referent.name: m for m in self.agents.mentions.of(passage, Person, start=first, end=start)}
        if len(named) == 1:
            (only,) = named.values()
            return (Recipient(only.referent, only.text, 0.6),)
        name = next((n for n in (passage.text[first : first + k] for k in (3, 2)) if is_name(n)), "")
        if name and passage.text[first + len(name)] in ",(:":
            return (Recipient(Person(name, self.agents.mentions.about), name, 0.7),)
        return ()

    def _trim(self, text: str, start: int, end: int) -> int:
        trailing = re.compile(rf"(?:{any_of('words.txt', 'before')}|[,、:\s])$")
        while end > start:
            lengths = range(min(end - start, 12), 0, -1)
            length = next((k for k in lengths if trailing.fullmatch(text, end - k, end)), 0)
            if not length:
                break
            end -= length
        return end

    def _list(self, passage: Passage, start: int, end: int) -> tuple[Recipient, ...]:
        """The members of a list that ends at ``end``, the last one first until one cannot be read."""
        others = re.search(r"等[^、,。“”]{0,12}$", passage.text[start:end])
        if others and (named := self._list(passage, start, start + others.start())):
            return named
        found: list[Recipient] = []
        while end > start:
            cut, member = self.members.last(passage, start, end)
            if member is None and not (found and 1 < end - cut <= 4 and cut > start):
                break
            found += [member] if member else []
            end = cut - 1 if cut > start and passage.text[cut - 1] == "、" else cut
            if end == cut:
                joined = re.search(r"(?:以及|和|与|及|又|,)$", passage.text[start:cut])
                if not joined:
                    break
                end = start + joined.start()
        return tuple(reversed(found))


def levels_of(honour: str) -> tuple[str, ...]:
    """The levels of the units that can have an honour, () where its name tells none."""
    plain = re.sub(r"[“”]", "", honour)
    return next((levels for levels, ends in _LEVELS if re.search(ends, plain)), ())


def _fits(referent: Subject, honour: str) -> bool:
    levels = levels_of(honour)
    if is_for_persons(honour):
        return isinstance(referent, Person | Thing)
    if not levels:
        return not isinstance(referent, Person)
    return isinstance(referent, Place) and referent.level in levels
