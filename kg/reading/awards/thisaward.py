"""Whom words mean that point back: 她, 两人, 该局, 学校, 这一做法, or no words at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from kg.model import Initiative, Mention, Organization, Passage, Person, Place, Span, Thing
from kg.reading.agents import Agents
from kg.reading.awards.awardwords import pattern
from kg.reading.awards.members import Members, Recipient
from kg.reading.awards.namedbehind import person_at
from kg.reading.sentences import clauses, clauses_between, sentence_at
from kg.reading.words import words_of

_FILLING = frozenset(("d", "t", "c", "m", "q", "f", "x", "p", "tg", "ad", "number", "mq"))
"""Parts of speech of clauses that name nobody: 事后, 去年底又."""
_LONGEST_FILLING = 12
_SUBJECT = 24
"""Characters of a clause within which its subject begins."""
_MOST_CLAUSES = 8
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "俩": 2}
_SEVERAL = re.compile(r"(?:他|她|这|该)?(?:们)?([两二三四五])(?:人|位|名)$|([他她]俩|夫妻俩|兄弟俩)$")
_PRONOUN = re.compile(r"(?:^|[年月日,后此时])[他她](?!们)(?P<rest>.{0,14})$")
_OWN = ("本人", "自己", "个人")
_WORK = re.compile(
    r"(?:该|这)(?:一|个|项|种|些)*(?:做法|经验|模式|案例|机制|工作法|项目|品牌|举措|探索|成果|活动|平台|作品|课题|技术|工程|赛事|大赛|比赛|制度|系统|队伍|节会)$|^[其它]$"
)
_UNIT = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:镇|乡|村|社区|街道|嘎查|苏木)(?=[\u4e00-\u9fff])")
_GENERAL = ("做法", "经验", "模式", "机制", "工作法", "举措", "探索", "成果", "案例", "其", "它")
"""Words that point back at an undertaking of any kind."""
_WORK_REACH = 300
_GOVERNED = tuple("对向给被和与为请让由在从")
"""What stands before a name that is no subject."""


@lru_cache(maxsize=1024)
def names_nobody(words: str) -> bool:
    """Whether words before a verb only say when or how (事后, 去年底), so that its subject was named before."""
    if not words:
        return True
    if pattern("(?:{words:dropped})$").match(words):
        return True
    return len(words) <= _LONGEST_FILLING and all(w.tag in _FILLING for w in words_of(words))


@dataclass(slots=True)
class Antecedents:
    """Finds who was named before, in one article."""

    agents: Agents
    members: Members
    works: tuple[Initiative, ...] = ()
    """The article's undertakings."""
    _counts: dict[int, tuple[list[Mention], Counter[str]]] = field(default_factory=dict)

    def person(self, passage: Passage, at: int) -> tuple[Recipient, ...]:
        """The person meant by 他 or 她 at ``at``: the subject of the sentence, else the one the text is about."""
        begin = sentence_at(passage, at).start
        persons = self.agents.mentions.of(passage, Person, start=begin, end=at)
        if persons:
            return (_of(persons[-1], 0.75),)
        return self._hero(passage, at)

    def _hero(self, passage: Passage, at: int) -> tuple[Recipient, ...]:
        """The person named far more often than any other, or the only one named so far."""
        named, counts = self._persons(passage)
        before = named[: bisect_left([m.start for m in named], at)]
        distinct = {m.referent.name for m in before}
        first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
        last = next((m for m in reversed(before) if m.referent.name == first[0]), None)
        if last and (len(distinct) == 1 or (first[1] >= 2 and first[1] >= 2 * second[1])):
            return (_of(last, 0.7),)
        return ()

    def _persons(self, passage: Passage) -> tuple[list[Mention], Counter[str]]:
        if id(passage) not in self._counts:
            named = self.agents.mentions.of(passage, Person)
            headline = self.agents.mentions.of(self.agents.article.headline, Person)
            counts = Counter(m.referent.name for m in (*named, *headline, *headline))
            self._counts[id(passage)] = named, counts
        return self._counts[id(passage)]

    def several(self, passage: Passage, words: str, at: int) -> tuple[Recipient, ...]:
        """两人, 三人: as many persons as were named last, where the sentence or the one before names no more."""
        found = _SEVERAL.search(words)
        if not found:
            return ()
        number = _NUMBERS[found.group(1) or "俩"]
        begin = sentence_at(passage, at).start
        for start in (begin, sentence_at(passage, max(0, begin - 1)).start):
            named = {
                m.referent.name: _of(m, 0.8) for m in self.agents.mentions.of(passage, Person, start=start, end=at)
            }
            for clause in clauses_between(passage, start, at):
                if name := person_at(passage.text, clause.start):
                    named.setdefault(name, Recipient(Person(name, self.agents.mentions.about), name, 0.7))
            if len(named) == number:
                return tuple(named.values())
        return ()

    def pointed(self, passage: Passage, words: str, at: int) -> tuple[Recipient, ...]:
        """Whom the words before the verb mean, when they are a pronoun or a demonstrative."""
        pronoun = _PRONOUN.search(words)
        if pronoun and (names_nobody(pronoun.group("rest")) or pronoun.group("rest") in _OWN):
            return self.person(passage, at)
        if _SEVERAL.search(words):
            return self.several(passage, words, at)
        if _WORK.search(words) and self.works:
            work = self._work(passage, words, end=at)
            return (Recipient(Thing(work.label, self.agents.mentions.about), work.label, 0.6),) if work else ()
        return ()

    def _work(self, passage: Passage, words: str, *, end: int) -> Initiative | None:
        """The undertaking of the kind that words point back at (该平台, 这一做法), the last one before ``end``."""
        kind = "" if words.endswith(_GENERAL) else words[-2:]
        begin, fitting = max(0, end - _WORK_REACH), [w for w in self.works if kind in w.label]
        fitting = [w for w in fitting if w.label.endswith(words[-1])] or fitting
        named = [(passage.text.rfind(w.label, begin, end), -i) for i, w in enumerate(fitting)]
        last = max(named, default=(-1, 0))
        return fitting[-last[1]] if last[0] >= 0 else next(iter(fitting), None)

    def subject(self, passage: Passage, at: int) -> tuple[Recipient, ...]:
        """The subject of the nearest clause before ``at`` in its sentence that begins with one."""
        sentence = sentence_at(passage, at)
        known = clauses(passage)
        last = bisect_left([c.start for c in known], at) - 1
        for clause in known[max(0, last - _MOST_CLAUSES) : last + 1][::-1]:
            if clause.start < sentence.start:
                break
            if clause.end <= at and (found := self._first(passage, clause)):
                return (found,)
        return ()

    def _first(self, passage: Passage, clause: Span) -> Recipient | None:
        """The name that a clause begins with, or a person named near its beginning."""
        limit = min(clause.end, clause.start + _SUBJECT)
        person = next(iter(self.agents.mentions.of(passage, Person, start=clause.start, end=limit)), None)
        if person and not passage.text.endswith(_GOVERNED, 0, person.start):
            return _of(person, 0.75)
        units = self.agents.mentions.of(passage, Place, Organization, start=clause.start, end=clause.end)
        if any(m.start == clause.start for m in units):
            return None  # the agents know it
        found = _UNIT.match(passage.text, clause.start, clause.end)
        if not found:
            return None
        _, unit = self.members.last(passage, clause.start, found.end())
        return unit._replace(certainty=0.9 * unit.certainty) if unit else None


def _of(mention: Mention, certainty: float) -> Recipient:
    referent = mention.referent
    assert isinstance(referent, Person | Place | Organization)
    return Recipient(referent, mention.text, certainty)
