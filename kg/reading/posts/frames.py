"""The forms in which news states a post: before a name, behind it, in apposition, in a list, by a verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from kg.model import Mentions, Organization, Passage, Place
from kg.names.persons.likeness import Name, name_at, name_before, names_at
from kg.reading.posts.holding import Held
from kg.reading.posts.lexicon import alternation
from kg.reading.posts.scopes import Scopes
from kg.reading.posts.stated import Posts, stated
from kg.reading.posts.titles import Title, all_titles, behind, is_office_title, run_before, starts_by_end, titles_in
from kg.reading.posts.wordings import words_before
from kg.reading.sentences import sentence_at
from kg.spans import Cover

_SURE = 4.0
"""Bits above which a name needs no known word behind it."""
_BEHIND_OFFICE = 1.0
"""The same right behind a title."""
_FILLER = re.compile(r"(?:\([\u4e00-\u9fff]{2,8}\))?[\s\u3000]*+(?:[::])?[\s\u3000]*+")
_PRAISE = ("优秀", "先进", "最美", "模范", "十佳")
"""What begins an award's name and no title: 优秀班主任:甲、乙."""
_CLOSE = re.compile("”")
_PAST_WINDOW, _LONGEST_PAST = 40, 4
"""Characters between a post and the words that say that somebody held or took it up, and of these words."""
_MOST_TURNS = 12
"""Clauses in a row that may say more of one person: 甲是某局局长,也是…."""
_DEGREE = re.compile(r"、(?:博士|硕士|教授|研究员|高级[\u4e00-\u9fff]{2,3})$")
_CLAUSE = re.compile(r"[^,。;\n::!?]{2,60}?(?=[,。;\n)!?:]|$)")
_UNIT = re.compile(r"[省市县区旗州镇乡村盟]$|街道$|社区$|.{4}")
_TURN = re.compile(r"[,\n](?:又|也|还|同时)?(?:是|系|兼任|担任)")


def held(ground: Posts) -> list[Held]:
    """All posts that a passage states, in text order, each name and title once."""
    found = stated(ground)
    reader = _Reader(ground, {t.end for h in found for t in h.titles})
    found += reader.before_and_behind()
    taken = {(h.name.start, t.end) for h in found for t in h.titles}
    for more in reader.appositions():
        if not any((more.name.start, t.end) in taken for t in more.titles):
            taken.update((more.name.start, t.end) for t in more.titles)
            found.append(more)
    return sorted(found, key=lambda h: (h.name.start, h.titles[0].end))


def noted(passage: Passage, mentions: Mentions, start: int, end: int) -> list[Title]:
    """The titles that fill ``text[start:end]``, the words of an author's note; none when they do not end it."""
    return run_before(Scopes(passage, mentions), end, limit=start)


class _Reader:
    """Reads one passage from left to right."""

    def __init__(self, ground: Posts, taken: set[int]) -> None:
        self.scopes, self.taken = ground.scopes, taken
        passage, mentions = self.scopes.passage, self.scopes.mentions
        self.passage, self.text = passage, passage.text
        units = [(m.start, m.end) for m in mentions.of(passage, Place, Organization) if _UNIT.search(m.text)]
        self.units, self.same, self.ends = Cover(units), set(units), {end for _, end in units}

    def before_and_behind(self) -> Iterator[Held]:
        """Titles right before names (县委书记、县长甲), shared by lists (村民甲、乙), and right behind (甲局长)."""
        used = -1
        for start, end in all_titles(self.passage):
            if start < used or end in self.taken or self._inside_unit(start, end):
                continue
            later = self._behind(start, end)
            if later:
                yield self._noted(later)
                continue
            for one in self._before(start, end):
                used = one.name.end
                yield self._noted(one)

    def _noted(self, one: Held) -> Held:
        for title in one.titles:
            if title.scope:
                self.scopes.note(title.end, title.title, title.scope)
        return one

    def _inside_unit(self, start: int, end: int) -> bool:
        """县长 in 房县长岭工业园, 市长 in 江阴市长泾镇."""
        return self.units.begins_inside(start, end)

    def _before(self, start: int, end: int) -> Iterator[Held]:
        filler = _CLOSE if self.text[start - 1 : start] == "“" else _FILLER
        at = end + len(m.group()) if (m := filler.match(self.text, end)) else end
        names = self._names(at, office=is_office_title(self.text[start:end]), blanks=":" in self.text[end:at])
        rule = "title before name"
        if not names and self.text[end : end + 1] in ("的", ",") and self._past(start):
            names, rule = self._names(end + 1)[:1], "title 的 name" if self.text[end] == "的" else "作为 title, name"
        if self.text[start : start + 2] in _PRAISE and ":" in self.text[end:at]:
            return
        if not names or self._split_unit(start) and not (names[0].ended and names[0].margin >= _SURE):
            return
        if "\n" in self.text[end:at] and not self._ends_line(names[0].end):
            return
        titles = tuple(run_before(self.scopes, end, limit=self._free_from(start)))
        titles = (*self._held_before(titles), *titles)
        for i, name in enumerate(names):
            yield Held(name, titles, rule if i == 0 else "list of names", _confidence(name, titles))

    def _free_from(self, at: int) -> int:
        """End of the last post before ``at`` that a construction has."""
        return max((end for end in self.taken if at - 60 < end <= at), default=0)

    def _held_before(self, titles: tuple[Title, ...]) -> list[Title]:
        """曾在某县挂职副县长的援藏干部: the post before 的, when it is said to be a past one."""
        at = titles[0].start if titles else 0
        if self.text[at - 1 : at] != "的" or at - 1 not in starts_by_end(self.passage):
            return []
        return run_before(self.scopes, at - 1) if self._past(starts_by_end(self.passage)[at - 1]) else []

    def _past(self, at: int) -> bool:
        """Whether the sentence says before ``at`` that somebody held or took up a post."""
        start = max(sentence_at(self.passage, at).start, at - _LONGEST_PAST - _PAST_WINDOW)
        start = max(start, *(self.text.rfind(sign, start, at) + 1 for sign in ",。;\n"))
        return any(m.end() >= at - _PAST_WINDOW for m in _past().finditer(self.text, start, at))

    def _ends_line(self, at: int) -> bool:
        return self.text[at : at + 1] in ("", "\n")

    def _split_unit(self, start: int) -> bool:
        """云和县长: the title takes its first character from the unit."""
        return self.units.holds(start - 1, start + 1)

    def _names(self, at: int, *, office: bool = False, blanks: bool = False) -> list[Name]:
        found: list[Name] = []
        for name in names_at(self.text, at, rare=office, blanks=blanks):
            good = self._good(name, _BEHIND_OFFICE if office else _SURE)
            if not good or _takes_office().match(self.text, name.start):
                break
            found.append(name)
        return found

    def _good(self, name: Name, least: float = _SURE) -> bool:
        start, end = name.start, name.end
        crossed = self.units.holds(start, end + 1) or self.units.begins_inside(start, end)
        return not crossed and (start, end) not in self.same and name.margin >= (0.5 if name.ended else least)

    def _behind(self, start: int, end: int) -> Held | None:
        """吴海洋局长: a name between an organisation, a title or a sign and a title that is said behind names."""
        match = behind().fullmatch(self.text, start, end)
        name = name_before(self.text, start) if match else None
        if not match or not name or name.margin < _SURE or not self._good(name) or self._names(end):
            return None
        left = self.text[max(0, name.start - 12) : name.start]
        edge = name.start == 0 or not "\u4e00" <= left[-1] <= "\u9fff" or name.start in self.ends
        edge = edge or bool(re.search(rf"(?:{alternation('bodies.txt', 'ends')}|政府|[和与由请听据])$", left))
        if not edge:
            return None
        return Held(name, (self._title_behind(name, start, end),), "name before title", 0.85)

    def _title_behind(self, name: Name, start: int, end: int) -> Title:
        title = self.text[start:end]
        left = words_before(self.scopes, name.start)
        words = self.text[left : name.start]
        if re.fullmatch(r"(?:人民)?政府", words) and title[-1] == "长":
            left = name.start
        scope = self.scopes.resolve(left, name.start, title)
        return Title(min(scope.start, start), end, title, scope.referent, "", scope.certainty)

    def appositions(self) -> Iterator[Held]:
        """甲,某镇某校副校长,…; 甲 某村村民;乙…; 甲(某局局长); 甲是某镇的乡村医生,…; 甲,男,壮族,现任…."""
        for name in self._first_names():
            facts = _facts().match(self.text, name.end)
            at = facts.end() if facts else name.end
            copula = _copula().match(self.text, at)
            mark = self.text[at : at + 1]
            if copula:
                yield from self._apposed(name, copula.end(), "name is title", 0.85)
            elif mark in (",", "(", " ", ":"):
                yield from self._apposed(name, at + 1, "name, title" if mark != "(" else "name (title)", 0.8)

    def _first_names(self) -> Iterator[Name]:
        seen = -1
        for name in _leading_names(self.passage):
            if name.start > seen and self._good(name):
                seen = name.end
                yield name

    def _apposed(self, name: Name, at: int, rule: str, confidence: float) -> Iterator[Held]:
        for _ in range(_MOST_TURNS):
            end = self._clause_title(at)
            if not end:
                return
            titles = tuple(run_before(self.scopes, end, limit=at))
            if titles and self._stands_alone(titles, at, rule):
                yield self._noted(Held(name, titles, rule, confidence))
            turn = _TURN.match(self.text, end) or re.compile(",拟任").match(self.text, end)
            if not turn:
                return
            at = turn.end() if "任" not in turn.group() else turn.start() + 1

    def _stands_alone(self, titles: tuple[Title, ...], at: int, rule: str) -> bool:
        """Whether titles fill their clause from its start: other words between would make them another's."""
        first = titles[0].end - len(titles[0].title)
        return rule == "name is title" or titles[0].start - at <= 3 or words_before(self.scopes, first) <= at + 1

    def _clause_title(self, at: int) -> int:
        """End of the titles that close the clause which begins at ``at``; 0 when none does."""
        match = _CLAUSE.match(self.text, at)
        if not match:
            return 0
        end = match.end()
        if re.search(rf"(?:{_awards()})$", self.text[at:end]) and self.text[end : end + 1] == ":":
            head = re.compile(rf"[\u4e00-\u9fff]{{0,6}}(?:{_awards()}):")
            closing = [e for _, e in titles_in(self.passage, at, end) if head.match(self.text, e)]
            return closing[-1] if closing else 0
        end -= len(m.group()) if (m := _DEGREE.search(self.text[at:end])) else 0
        while end > at and self.text[end - 1] in " )":
            end -= 1
        return end if end in starts_by_end(self.passage) else 0


@lru_cache(maxsize=64)
def _leading_names(passage: Passage) -> tuple[Name, ...]:
    """The sure names at the start of a clause; they may overlap."""
    found = (name_at(passage.text, m.end()) for m in _edge().finditer(passage.text))
    return tuple(n for n in found if n and n.margin >= _SURE and n.ended)


def _confidence(name: Name, titles: Iterable[Title]) -> float:
    sure = 0.9 if name.ended and name.margin >= _SURE else 0.7
    return sure if any(t.scope for t in titles) else sure - 0.12


@cache
def _facts() -> re.Pattern[str]:
    """What is said of a person between name and post: years in brackets, sex, people, birth, party."""
    fact, aged = alternation("frames.txt", "facts"), r",?(?:今年|现年)\d{2}岁(?=,)"
    some = rf"(?:{fact})(?:,(?:{fact})){{0,12}}"
    listed = rf"(?:\((?:\d{{4}}[^()]{{0,8}}|{some})\))?(?:{aged})?(?:,(?:{fact})(?=,)){{1,12}}"
    return re.compile(rf"{listed}|{aged}|\({some}\)")


@cache
def _edge() -> re.Pattern[str]:
    """Where a name may begin a clause: what may say more of its bearer stands near."""
    more = rf"[,( :]|今年|现年|{alternation('frames.txt', 'copulas')}"
    return re.compile(
        rf"(?:^|[\n。;:!?“”(、, \]]|{alternation('frames.txt', 'edges')})"
        rf"(?=[\u4e00-\u9fff](?:[\u4e00-\u9fff]{{0,6}}[·•・]|[\u4e00-\u9fff]{{1,11}}?(?:{more})))"
    )


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(rf",?(?:{alternation('frames.txt', 'copulas')})(?:一[名位])?")


def _awards() -> str:
    """Ends of the heads of award lists, which may follow a post without a sign: …派出所民警见义勇为模范:."""
    return alternation("frames.txt", "awards")


@cache
def _past() -> re.Pattern[str]:
    """What says before a post that somebody held or took it up."""
    return re.compile(alternation("frames.txt", "past"))


@cache
def _takes_office() -> re.Pattern[str]:
    """市长任领导小组组长: a verb and no surname."""
    says, posts = alternation("frames.txt", "no post"), alternation("frames.txt", "posts")
    return re.compile(rf"任(?!.{{1,2}}(?:{says}))[^,。;\n]{{1,30}}?(?:{posts})(?=[,。;、的\n)]|$)")
