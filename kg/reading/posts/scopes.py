"""Where a post is held: the organisation or place before a title, short forms (县委, 学校党支部) restored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from kg.model import Mention, Organization, Place
from kg.reading.posts.lexicon import alternation, rows
from kg.reading.posts.surroundings import Referent, Surroundings, place_of_scope, scope_of
from kg.reading.posts.wordings import below, chain, possible, tail

_HEADS = re.compile(r"^(?:常务)?副?代?(省|市|州|盟|县|区|旗|镇|乡)长(?:助理)?$")
_VILLAGE = re.compile(r"^(?:驻村)?第一书记|村支书|支书|老支书|村主任|村长|村干部")
_SHORT = re.compile(
    r"(自治区|自治县|街道|社区|省(?!级)|市(?![场民直]|政(?![协府务]))|州|盟|县(?!域)|旗|区(?!域)|镇|"
    r"乡(?![村土贤])|村(?!干|民(?!委)))里?"
)
_TWICE = re.compile(r"([省市州县区旗镇乡])\1(?=委)")
_BASE = re.compile(r"^(?:常务|第一|执行|名誉)?副?")
_CONTRACTED = re.compile(r"(部|局|所)长")
_PRINTED = re.compile(r"公司|集团|合作社|厂|店|项目部|^(?:[\u4e00-\u9fff]{0,4}大学|师范|职业|学院)")
_ENDS = {"学校": "校|学|园", "校": "校|学", "院": "院", "单位": "局|院|校|中心|公司"}
_FORMER = re.compile(r"(?:原|时任|现任|曾任|新任|拟任)(?=[省市县区旗镇乡村])")
_GOVERNMENT = re.compile(r"(?:人民)?政府")
_YOUTH = re.compile(r"团(?=[省市县区旗州]委)")
_LEADS = re.compile(r"副?组长|副?总?指挥长?|召集人|副?主任委员")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a post is held; ``start`` is where its wording starts."""

    start: int
    referent: Referent | None
    certainty: float = 1.0


class Scopes(Surroundings):
    """Resolves the scopes of one passage, in text order."""

    def resolve(self, left: int, end: int, title: str, *, first: Scope | None = None, standing: bool = False) -> Scope:
        """The organisation in ``text[left:end]``; with no words there, what the title and its neighbours imply."""
        text, stop = self.passage.text, end
        link = tail(text[left:end])
        end -= len(link)
        left += len(text[left:end]) - len(text[left:end].lstrip("”"))
        if left >= end or _GOVERNMENT.fullmatch(text[left:end]) and _HEADS.match(title):
            return Scope(stop, *self._implied(left, title, first, standing))
        found = self._contracted(left, end, title, first) or self._youth(left, end, first) or self._named(left, end)
        found = found or self._worded(left, end, first)
        if not found:
            return Scope(stop, *self._of_title(left, title, first if standing else None, standing or "的" in link))
        return _of_head(found, title)

    def _worded(self, left: int, end: int, first: Scope | None) -> Scope | None:
        """Words without a known name: short forms, departments, names that only their ending gives away."""
        left += len(m.group()) if (m := _FORMER.match(self.passage.text, left, end)) else 0
        words = self.passage.text[left:end]
        found = self._part_of(words, left) or self._short(words, left, first)
        found = found or self._department(words, left, first) or self._back(words, left)
        if found:
            return Scope(left, *found)
        left += words.rfind("的") + 1
        words = self.passage.text[left:end]
        if len(words) < 3 or words[0] in "该我" or not re.search(rf"(?:{alternation('bodies.txt', 'ends')})$", words):
            return None
        if re.fullmatch(alternation("bodies.txt", "party", "public"), words):
            return Scope(left, None, 0.9)
        return Scope(left, Organization(words, self.mentions.about), 0.85)

    def _youth(self, left: int, end: int, first: Scope | None) -> Scope | None:
        """团县委: 共青团 and the county's committee."""
        words = self.passage.text[left:end]
        unit = self._short(words[1:], left, first) if _YOUTH.match(words) else None
        if not unit or not isinstance(unit[0], Organization):
            return None
        return Scope(left, Organization("共青团" + unit[0].name, unit[0].place), unit[1])

    def _contracted(self, left: int, end: int, title: str, first: Scope | None) -> Scope | None:
        """宣传部长, 县教育局长: the office's last sign serves the title too."""
        match = _CONTRACTED.fullmatch(title)
        if not match or self.passage.text[end - 1] in match.group(1) + "府":
            return None
        kind = match.group(1)
        words = self.passage.text[left:end] + kind
        if not re.search(rf"(?:{alternation('bodies.txt', 'party', 'public')}|[\u4e00-\u9fff]{{2}}[局所队])$", words):
            return None
        found = self._department(words, left, first) or self._short(words, left, first)
        if found:
            return Scope(left, *found)
        named = self._root(left, end)
        return Scope(left, self._built(named, self.passage.text[named.end : end] + kind, "")) if named else None

    def _root(self, left: int, end: int) -> Mention | None:
        inside = self.mentions.of(self.passage, Place, Organization, start=left, end=end)
        first = min(inside, key=lambda m: (m.start, -m.end), default=None)
        last = chain(inside, first) if first else None
        return last if last and last.end < end and possible(self.passage.text[last.end : end]) else None

    def _named(self, left: int, end: int) -> Scope | None:
        """Words that hold a known place or organisation."""
        inside = self.mentions.of(self.passage, Place, Organization, start=left, end=end)
        text = self.passage.text
        inside = [m for m in inside if m.text != "当地"]
        owned = left + text[left:end].rfind("的") + 1
        inside = [m for m in inside if m.start >= owned] or inside
        if not inside:
            return None
        first = min(inside, key=lambda m: (m.start, -m.end))
        prefix = re.search(rf"(?:{alternation('frames.txt', 'prefix')})$", text[left : first.start])
        start = first.start - len(prefix.group()) if prefix else first.start
        last = chain(inside, first)
        rest = text[last.end : end].removeprefix("的")
        if last.referent.name == last.text + rest[:1]:
            rest = rest[1:]
        unit = self._village(text[first.start : end]) or below(last.referent, rest)
        if unit:
            return Scope(start, unit)
        if not rest:
            added = prefix.group().removeprefix("中共") if prefix else ""
            if isinstance(last.referent, Organization) and added:
                return Scope(start, Organization(added + last.referent.name, last.referent.place))
            return Scope(start, self._owned(scope_of(last.referent), owned))
        if not possible(rest):
            return None
        return Scope(start, self._owned(self._built(last, rest, prefix.group() if prefix else ""), owned))

    def _village(self, name: str) -> Place | None:
        """A village under the name by which the article has it."""
        return self._villages.get(name) if name.endswith(("村", "社区")) else None

    @cached_property
    def _villages(self) -> dict[str, Place]:
        """Name -> the first place of that name."""
        named = (m.referent for m in reversed(self.mentions.found))
        return {p.name: p for p in named if isinstance(p, Place) and p.name.endswith(("村", "社区"))}

    def _owned(self, referent: Referent | None, at: int) -> Referent | None:
        """An organisation said to be a place's, 格尔木市的…救援中心, lies there."""
        named = self.mentions.lookup.ending_at(self.passage, at - 1, Place)
        owner = named.referent if named else None
        lies = isinstance(owner, Place) and isinstance(referent, Organization) and referent.place in owner.chain
        return Organization(referent.name, owner) if lies and referent and isinstance(owner, Place) else referent

    def _built(self, root: Mention, rest: str, prefix: str) -> Referent:
        place = root.referent if isinstance(root.referent, Place) else root.referent.place
        prefix = prefix.removeprefix("中共")
        autonomous = re.search(r"自治[县州旗区]$", root.text)
        printed = prefix or _PRINTED.search(rest) or autonomous or rest.startswith("地委")
        name = root.text if printed and root.text[0] not in "该全我当本" else root.referent.name
        known = self._company(name + rest) if root.text == name else ""
        return Organization(_TWICE.sub(r"\1", known or prefix + name + rest), place)

    def _company(self, name: str) -> str:
        """A short form that begins like a company named before, in full: 滕州金晶镀膜项目部."""
        full = self._companies.get(name[:4], "")
        alike = next((i for i, (a, b) in enumerate(zip(full, name, strict=False)) if a != b), len(name))
        return full + name[alike:] if 4 <= alike < len(name) else ""

    @cached_property
    def _companies(self) -> dict[str, str]:
        """The first four signs of a company's name -> the first such name."""
        names = (m.referent.name for m in reversed(self.mentions.found) if isinstance(m.referent, Organization))
        return {name[:4]: name for name in names if name.endswith(("公司", "集团"))}

    def _short(self, words: str, at: int, first: Scope | None) -> tuple[Referent, float] | None:
        """县委, 镇党委, 市教育局, 村党支部: the unit spoken of."""
        match = _SHORT.match(words)
        place = self.unit(match.group(1), at, first.referent if first else None) if match else None
        if not match or not place:
            return None
        rest = words[match.end() :]
        if not rest:
            return place, 0.95
        if rest.startswith(("委会", "民委员会")) and place.level == "village":
            rest = match.group(1) + rest
        return Organization(place.name + rest, place), 0.95

    def _department(self, words: str, at: int, first: Scope | None) -> tuple[Referent, float] | None:
        """宣传部 beside 县委, 政协 beside 县委, 村委会 beside 村党支部."""
        root = first.referent if first else self.last(at)
        beside = re.fullmatch(r"(.+)(?:党工委|党委)", root.name) if isinstance(root, Organization) else None
        if beside and re.fullmatch(r"管委会|管理委员会|办事处", words):
            return Organization(beside.group(1) + words, place_of_scope(root)), 0.9
        party = re.match(alternation("bodies.txt", "party"), words)
        if party and isinstance(root, Organization) and re.search(r"[县市区旗州省盟]委$", root.name):
            return Organization(root.name + words, root.place), 0.95
        if not re.match(alternation("bodies.txt", "public"), words) and not party:
            return None
        place = place_of_scope(root) if root else self.mentions.about
        if not place:
            return None
        own = root.name if first and isinstance(root, Place) else place.name
        return Organization(own + ("委" if party and place.level != "village" else "") + words, place), 0.85

    def _back(self, words: str, at: int) -> tuple[Referent, float] | None:
        """学校党支部, 医院党委: the organisation of that kind that was named last."""
        words = words.removeprefix("该")
        match = re.match(alternation("bodies.txt", "back"), words)
        if not match:
            return None
        found = self.organization(_ENDS.get(match.group(), match.group()), at)
        return (Organization(found.name + words[match.end() :], found.place), 0.85) if found else None

    def _part_of(self, words: str, at: int) -> tuple[Referent, float] | None:
        """骨科 in 在通海县人民医院,骨科主任…: part of the organisation in which the sentence is set."""
        if not re.fullmatch(alternation("bodies.txt", "parts"), words):
            return None
        whole = self.setting(at)
        return (Organization(whole.name + words, whole.place), 0.85) if isinstance(whole, Organization) else None

    def _of_title(self, at: int, title: str, first: Scope | None, standing: bool) -> tuple[Referent | None, float]:
        """The scope that a title carries in itself: 县长, 村支书; else the setting of what a person is."""
        head, near = _HEADS.match(title), first.referent if first else None
        if head:
            return self.unit(head.group(1), at, near), 0.95
        if _VILLAGE.search(title):
            return self.unit("村", at, near) or self.unit("社区", at, near), 0.9
        return self.setting(at) if standing else None, 0.9

    def _implied(self, at: int, title: str, first: Scope | None, standing: bool) -> tuple[Referent | None, float]:
        """The scope of a title with nothing before it."""
        own = self._of_title(at, title, first, standing)
        if own[0] or standing or _HEADS.match(title) or _VILLAGE.search(title):
            return own
        if first:
            return _without_committee(first.referent, title), 0.95
        if _LEADS.fullmatch(title):
            return self.set_up(at), 0.9
        base = _BASE.sub("", title)
        same = next((s for _, t, s in reversed(self.in_sentence(at)) if _BASE.sub("", t) == base), None)
        if same:
            return same, 0.9
        beside = self.beside(at, title)
        if beside:
            return beside, 0.85
        kind = kind_of(title)
        return self.setting(at) or (self.organization(kind, at) if kind else None), 0.85


@cache
def kinds() -> dict[str, str]:
    """What a title alone implies: 院长 → 医院|法院|…, the longest title first."""
    found = [row.split() for row in rows("kinds.txt")]
    return dict(sorted(((head, ends) for head, ends in found), key=lambda r: -len(r[0])))


@lru_cache(maxsize=1024)
def kind_of(title: str) -> str:
    """The ends of the names of what a title alone implies, "" for none."""
    return next((ends for head, ends in kinds().items() if title.endswith(head)), "")


def _of_head(scope: Scope, title: str) -> Scope:
    """A 县长 heads the county, not its government; a 街道主任 the office of the street."""
    referent = scope.referent
    if isinstance(referent, Place) and referent.name.endswith("街道") and re.fullmatch(r"副?主任", title):
        return Scope(scope.start, Organization(referent.name + "办事处", referent), scope.certainty)
    head = isinstance(referent, Organization) and referent.name.endswith("政府") and _HEADS.match(title)
    return Scope(scope.start, referent.place, scope.certainty) if head and isinstance(referent, Organization) else scope


def _without_committee(referent: Referent | None, title: str) -> Referent | None:
    """农业农村局 for the 局长 beside 农业农村局党委书记; party titles stay with the committee."""
    if not isinstance(referent, Organization) or re.search(r"书记|委员|常委|组织员", title):
        return referent
    name = re.sub(alternation("bodies.txt", "committee"), "", referent.name)
    return referent if name == referent.name or not name else Organization(name, referent.place)
