"""Names where a post's holder may stand: right behind a title, right before one, at the start of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from kg.model import Organization, Place, Span
from kg.names.persons.likeness import Name, name_at, name_before, names_at
from kg.names.persons.recurring import as_elsewhere
from kg.reading.posts.posttitles import all_titles, behind, is_office_title, starts_by_end, titles_in
from kg.reading.posts.postwords import alternation
from kg.reading.posts.scopes import Scopes
from kg.rules.trace import Outcome
from kg.rules.wordlists import lists
from kg.spans import Cover

_FOLDER = str(Path(__file__).with_name("constructions"))
_SURE = 4.0
"""Bits above which a name needs no known word behind it."""
_BEHIND_OFFICE, _ENDED = 1.0, 0.5
"""The same right behind an office, and for names that a known word follows."""
_OFFICE, _JOB = 5.0, 2.0
"""Bits by which an office, or a plain job or standing, right before makes a name likelier."""
_JOINT = re.compile(
    r"(?:\([\u4e00-\u9fff]{2,8}\)|(?:\([^()\n]{2,12}\)|\d{1,3}[名人位]|(?:名额)?\(?\d{1,3}[名人位]\)?)(?=:))?[\s\u3000]*+:?[\s\u3000]*+"
)
_UNIT = re.compile(r"[省市县区旗州镇乡村盟]$|街道$|社区$|.{4}")
_LEFT = 12
"""Characters before a name that show whether it may begin there."""


class Holders:
    """The names of one passage that may hold its posts, by where they begin."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes, self.passage, self.text = scopes, scopes.passage, scopes.passage.text
        named = scopes.mentions.of(self.passage, Place, Organization)
        units = [(m.start, m.end) for m in named if _UNIT.search(m.text)]
        self.units, self.same, self.ends = Cover(units), set(units), {end for _, end in units}

    def joint(self, end: int) -> int:
        """Where what may stand between a title that ends at ``end`` and a name ends: blanks, a colon, a remark."""
        start = starts_by_end(self.passage).get(end, 0)
        if self.text[start - 1 : start] == "“":
            return end + 1 if self.text[end : end + 1] == "”" else end
        match = _JOINT.match(self.text, end)
        return match.end() if match else end

    @cached_property
    def behind_titles(self) -> Mapping[int, list[Name]]:
        """The names right behind titles, shared by lists (村民甲、乙)."""
        found: dict[int, list[Name]] = {}
        for start, end in self.free_titles:
            at = self.joint(end)
            listed = ":" in self.text[end:at]
            if listed and self._is_award(start):
                continue
            names = self._names(at, office=self._is_office(start, end), blanks=listed)
            sure = bool(names) and names[0].ended and names[0].margin >= _SURE
            if names and (sure or not self._splits_unit(start)) and self._on_a_line(end, at, names[0]):
                found.setdefault(at, names)
        return found

    def unheld(self) -> Iterator[tuple[Outcome, Span]]:
        """The titles without a holder behind them, those with what looks like a name and is none as such."""
        for start, end in all_titles(self.passage):
            if (at := self.joint(end)) not in self.behind_titles:
                like = name_at(self.text, at, rare=True)
                yield (Outcome.NO_NAME, Span(start, like.end)) if like else (Outcome.NO_HOLDER, Span(start, end))

    @cached_property
    def joined(self) -> Mapping[int, list[Name]]:
        """The name behind a title and 的 or a comma: 时任副县长的甲."""
        ends = [(s, e) for s, e in self.free_titles if self.text[e : e + 1] in ("的", ",")]
        found = ((e + 1, self._names(e + 1, office=self._is_office(s, e))[:1]) for s, e in ends)
        return {at: names for at, names in found if names}

    @cached_property
    def before_titles(self) -> Mapping[int, list[Name]]:
        """The names right before titles that are said behind names: 吴海洋局长."""
        found = {}
        for start, end in self.free_titles:
            name = name_before(self.text, start) if behind().fullmatch(self.text, start, end) else None
            if name and name.margin >= _SURE and self._good(name) and self._parted(name) and not self._names(end):
                found[name.start] = [name]
        return found

    @cached_property
    def leading(self) -> Mapping[int, list[Name]]:
        """The sure names at the start of a clause of whose bearers more may be said; none overlaps another."""
        found: dict[int, list[Name]] = {}
        seen = -1
        for match in _edge().finditer(self.text):
            name = name_at(self.text, match.end())
            if name and name.ended and name.margin >= _SURE and name.start > seen and self._good(name):
                seen = name.end
                found[name.start] = [name]
        return found

    @cached_property
    def free_titles(self) -> list[tuple[int, int]]:
        """The titles that do not begin inside a unit, as 县长 does in 房县长岭工业园."""
        return [(start, end) for start, end in all_titles(self.passage) if not self.units.begins_inside(start, end)]

    def _is_award(self, start: int) -> bool:
        """Whether an award's name, and no title, begins at or before ``start``: 优秀班主任:甲、乙."""
        return any(self.text[at : at + 2] in praise() for at in (start, max(0, start - 2)))

    def _is_office(self, start: int, end: int) -> bool:
        return is_office_title(self.text[start:end])

    def _names(self, at: int, *, office: bool = False, blanks: bool = False) -> list[Name]:
        return list(self._good_names(at, office, blanks))

    def _good_names(self, at: int, office: bool, blanks: bool) -> Iterator[Name]:
        prior = _OFFICE if office else _JOB if self.text[at - 1 : at] != "\n" else 0.0
        for name in names_at(self.text, at, rare=office, blanks=blanks, prior=prior):
            if (
                self._is_title(name)
                or not self._good(name, _BEHIND_OFFICE if office else _SURE)
                or _takes_office().match(self.text, name.start)
            ):
                return
            whole = as_elsewhere(self.text, name)
            yield whole
            if whole is not name:
                yield from self._good_names(whole.end + 1, office, blanks) if self._joins(whole.end) else ()
                return

    def _is_title(self, name: Name) -> bool:
        """Whether what looks like a name begins with a title: 楼长|李国庆 in a list."""
        return any(
            start == name.start and end <= name.end for start, end in titles_in(self.passage, name.start, name.end)
        )

    def _joins(self, at: int) -> bool:
        return self.text[at : at + 1] == "、"

    def _good(self, name: Name, least: float = _SURE) -> bool:
        start, end = name.start, name.end
        crossed = self.units.holds(start, end + 1) or self.units.begins_inside(start, end)
        return not crossed and (start, end) not in self.same and name.margin >= (_ENDED if name.ended else least)

    def _splits_unit(self, start: int) -> bool:
        """云和县长: the title takes its first character from the unit."""
        return self.units.holds(start - 1, start + 1)

    def _on_a_line(self, end: int, at: int, name: Name) -> bool:
        """Whether a name on the next line fills it, or stands behind the head of a list."""
        return (
            "\n" not in self.text[end:at]
            or ":\n" in self.text[end:at]
            or self.text[name.end : name.end + 1] in ("", "\n")
        )

    def _parted(self, name: Name) -> bool:
        """Whether what stands before a name parts it from the sentence."""
        left = self.text[max(0, name.start - _LEFT) : name.start]
        if not left or not "\u4e00" <= left[-1] <= "\u9fff" or name.start in self.ends:
            return True
        return bool(re.search(rf"(?:{alternation('bodies.txt', 'ends')}|政府|[和与由请听据])$", left))


@cache
def praise() -> frozenset[str]:
    """What begins an award's name."""
    return frozenset(lists(_FOLDER)["praise"])


@cache
def _edge() -> re.Pattern[str]:
    """Where a name may begin a clause: what may say more of its bearer stands near."""
    more = rf"[,( :]|今年|现年|{'|'.join(lists(_FOLDER)['copula'])}"
    return re.compile(
        rf"(?:^|[\n。;:!?“”(、, \]]|{alternation('frames.txt', 'edges')})"
        rf"(?=[\u4e00-\u9fff](?:[\u4e00-\u9fff]{{0,6}}[·•・]|[\u4e00-\u9fff]{{1,11}}?(?:{more})))"
    )


@cache
def _takes_office() -> re.Pattern[str]:
    """市长任领导小组组长: a verb and no surname."""
    says, posts = alternation("frames.txt", "no post"), alternation("frames.txt", "posts")
    return re.compile(rf"任(?!.{{1,2}}(?:{says}))[^,。;\n]{{1,30}}?(?:{posts})(?=[,。;、的\n)]|$)")
