"""Where a post is held: the organisation or place before a title, short forms (县委, 学校党支部) restored."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache

from kg.model import Mention, Organization, Place
from kg.reading.posts.postwords import alternation, sections
from kg.reading.posts.seats import is_company, seated
from kg.reading.posts.shortforms import ShortForms
from kg.reading.posts.surroundings import Referent, Scope, scope_of
from kg.reading.posts.wordings import below, chain, possible, tail

_HEADS = re.compile(r"^(?:常务)?副?代?(省|市|州|盟|县|区|旗|镇|乡)长(?:助理)?$")
_VILLAGE = re.compile(r"^(?:驻村)?第一书记|支书|^老?村(?!民)|村干部|大学生村官|村民(?:小组|组)长$")
_TWICE = re.compile(r"([省市州县区旗镇乡])\1(?=委)")
_BASE = re.compile(r"^(?:常务|第一|执行|名誉)?副?")
_CONTRACTED = re.compile(r"(部|局|所)长")
_PRINTED = re.compile(
    r"公司|集团|合作社|厂|店|项目部|事务所|银行|农商行|信用社|^(?:[\u4e00-\u9fff]{0,4}大学|师范|职业|学院)"
)
_FORMER = re.compile(r"(?:原|时任|现任|曾任|新任|拟任)(?=[省市县区旗镇乡村校院局]|工会|公司|单位)")
_GOVERNMENT = re.compile(r"(?:人民)?政府")
_YOUTH = re.compile(r"团(?=[省市县区旗州]委)")
_GENERAL = re.compile(r"副?(?:书记|主席|主任|会长|理事长|秘书长|总经理|经理|董事长|会计)|委员|代表")
"""Heads of bodies of many kinds, which are those of the article's own body where the text says no more."""
_LINK = re.compile(r"^的?(?:[一这][名位个])?")
_HEADS_IT = re.compile(r"副?(?:主任|会长|理事长|主席|秘书长|裁判长|站长|队长|馆长)|召集人|成员|委员|顾问")
"""Posts of what a sentence says was set up, where a verb gives them: 成立赛事组委会,甲任主任."""
_LEADS = re.compile(r"副?组长|副?总?指挥长?|召集人|副?主任委员|组员|成员")


_SESSION = re.compile(r"第?[一二三四五六七八九十百零0-9]{1,4}届")
_ONCE = re.compile(r"(?<=...)原(?=$|党|团委|工会|纪委|办公室|人大|政协)")
"""What says that somebody left the post, inside its words: 某公司原|党委书记."""
_COMMITTEE_IN_FULL = re.compile(r"(?<=[省市县区旗州])委员会(?:常务委员会)?$")


class Scopes(ShortForms):
    """Resolves the scopes of one passage, in text order."""

    def resolve(self, left: int, end: int, title: str, *, first: Scope | None = None, standing: bool = False) -> Scope:
        """The organisation in ``text[left:end]``; with no words there, what the title and its neighbours imply."""
        text, stop = self.passage.text, end
        end -= text[end - 1 : end] == "“" and end > left
        end -= end > left and text[end - 1] == "籍" and end - left
        link = tail(text[left:end])
        end -= len(link)
        left += len(text[left:end]) - len(text[left:end].lstrip("”"))
        if left >= end or _GOVERNMENT.fullmatch(text[left:end]) and _HEADS.match(title):
            return Scope(stop, *self._implied(left, title, first, standing))
        found = self._contracted(left, end, title, first) or self._youth(left, end, first) or self._named(left, end)
        found = found or self._worded(left, end, first)
        if not found:
            own = self._of_title(left, title, first if standing else None, standing or "的" in link)
            session = None if own[0] else self.meeting(left, title)
            return Scope(stop, *((session, 0.85) if session else own if own[0] else self._of_kind(left, end, title)))
        return _of_head(self._settled(found), title)

    def _of_kind(self, left: int, end: int, title: str) -> tuple[Referent | None, float]:
        """Behind words that name no body, 机电专业学生: the body of the title's kind that was named last."""
        kind = kind_of(title)
        if not kind or _ends_as_body().search(self.passage.text, left, end):
            return None, 0.9
        return self.organization(kind, left), 0.8

    def _settled(self, scope: Scope) -> Scope:
        """A body without the number of its session, where it lies."""
        referent = scope.referent
        if not isinstance(referent, Organization):
            return scope
        name = _ONCE.sub("", _SESSION.sub("", referent.name)).removeprefix("中共")
        name = name if name.startswith("政协") else _COMMITTEE_IN_FULL.sub("委", name)
        full = self.abbreviated(Organization(name, referent.place))
        if near := self.place_near(scope.start, full.place) if is_company(full.name) else None:
            full = Organization(full.name, near)
        return Scope(scope.start, seated(full, self.mentions.about), scope.certainty)

    def _worded(self, left: int, end: int, first: Scope | None) -> Scope | None:
        """Words without a known name: short forms, departments, names that only their ending gives away."""
        left += len(m.group()) if (m := _FORMER.match(self.passage.text, left, end)) else 0
        words = self.passage.text[left:end]
        found = self.part_of(words, left, first) or self.short(words, left, first)
        found = found or self.back(words, left) or self.department(words, left, first)
        if found:
            return Scope(left, *found)
        if "的" in words:
            return self._worded(left + words.rfind("的") + 1, end, first)
        if unit := self.unlisted(self.passage.text[left:end]):
            return Scope(left, *unit)
        words = self.passage.text[left:end]
        bare = words.strip("“”")
        words = bare if "“" not in bare and "”" not in bare else words
        if len(words) < 3 or words[0] in "该我" or not re.search(rf"(?:{alternation('bodies.txt', 'ends')})$", words):
            return None
        if re.fullmatch(alternation("bodies.txt", "party", "public"), words):
            return Scope(left, None, 0.9)
        return Scope(left, super().in_full(words, left), 0.85)

    def _youth(self, left: int, end: int, first: Scope | None) -> Scope | None:
        """团县委: 共青团 and the county's committee."""
        words = self.passage.text[left:end]
        unit = self.short(words[1:], left, first) if _YOUTH.match(words) else None
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
        found = self.department(words, left, first) or self.short(words, left, first)
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
        while below_it := next((m for m in inside if 0 < m.start - last.end <= 4 and _inside(m, last)), None):
            last = chain(inside, below_it)
        rest = _LINK.sub("", text[last.end : end])
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
        known = self.company_in_full(name + rest) if root.text == name else ""
        return Organization(_TWICE.sub(r"\1", known or prefix + name + rest), place)

    def _of_title(self, at: int, title: str, first: Scope | None, standing: bool) -> tuple[Referent | None, float]:
        """The scope that a title carries in itself: 县长, 村支书; else the setting of what a person is."""
        head, near = _HEADS.match(title), first.referent if first else None
        if head:
            return self.unit(head.group(1), at, near), 0.95
        if _VILLAGE.search(title):
            return self.unit("村", at, near) or self.unit("社区", at, near), 0.9
        return (self.setting(at) or self.home(title)) if standing else None, 0.9

    def home(self, title: str) -> Place | None:
        """The village that the article is about, for what people are there (护林员); None for guests and kin."""
        about = self.mentions.about
        local = about is not None and about.level == "village" and not _guest().search(title)
        return about if local and not kind_of(title) else None

    def _implied(self, at: int, title: str, first: Scope | None, standing: bool) -> tuple[Referent | None, float]:
        """The scope of a title with nothing before it."""
        own = self._of_title(at, title, first, standing)
        if own[0] or standing or _HEADS.match(title) or _VILLAGE.search(title):
            return own
        if first:
            return _without_committee(first.referent, title), 0.95
        kind = kind_of(title)
        made = self.set_up(at)
        given = _HEADS_IT.fullmatch(title) and self.passage.text[at - 1 : at] in "任为当"
        if made and (given or _LEADS.fullmatch(title) or kind and re.search(rf"(?:{kind})$", made.name)):
            return made, 0.9
        base = _BASE.sub("", title)
        same = next((s for _, t, s in reversed(self.stated_near(at)) if _BASE.sub("", t) == base), None)
        if same:
            return same, 0.9
        beside = self.beside(at, title)
        if beside:
            return beside, 0.85
        found = self.setting(at) or (self.organization(kind, at) if kind else None)
        found = found or self.meeting(at, title) or self.elected(at, title)
        if found:
            return found, 0.85
        if not kind and _GENERAL.fullmatch(title):
            return self.main_body, 0.8 if self.main_body else 0.9
        return self.home(title), 0.8


@cache
def _ends_as_body() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('bodies.txt', 'ends')}|[省市县区镇乡村旗州]|街道|社区)$")


@cache
def _guest() -> re.Pattern[str]:
    return re.compile(alternation("kinds.txt", "guests"))


@cache
def kinds() -> dict[str, str]:
    """What a title alone implies: 院长 → 医院|法院|…, the longest title first."""
    found: dict[str, list[str]] = {}
    for head, end in (pair.split() for pair in sections("kinds.txt")["implied"]):
        found.setdefault(head, []).append(end)
    return {head: "|".join(found[head]) for head in sorted(found, key=len, reverse=True)}


def _inside(mention: Mention, outer: Mention) -> bool:
    """Whether the unit that one mention names lies in the other's: 广西自治区|来宾市."""
    place = mention.referent
    return isinstance(place, Place) and outer.referent in place.chain[1:]


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
