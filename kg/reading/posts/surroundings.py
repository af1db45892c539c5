"""What stands around a post: the posts and places of its sentence, the organisations named before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Mention, Mentions, Organization, Passage, Place, Span
from kg.names.places.about import fits
from kg.reading.sentences import sentence_at
from kg.spans import LastBefore

_SET_UP = re.compile(r"(?:成立|组建|设立)了?([^,。;\n]{2,24}?(?:专班|小组|指挥部|工作组|委员会))")
_COMMITTEE = re.compile(r"(?<=...)(?:党委|党组|党总支|党支部)$")
_WITHIN = re.compile(r"(?:^|[。;!?,\n“])(?:[^,。;\n]{0,12}?[,]?)?(?:走进|来到|位于|在)[^,。;\n]{2,30}$")

Referent = Place | Organization
Stated = tuple[int, str, Referent]
"""Where a post that was found ends, its title, and where it is held."""


def scope_of(referent: object) -> Referent | None:
    """What a mention refers to, when a post can be held there."""
    return referent if isinstance(referent, (Place, Organization)) else None


def place_of_scope(referent: Referent | None) -> Place | None:
    """The place of a scope: itself, or that of the organisation."""
    return referent.place if isinstance(referent, Organization) else referent


@dataclass
class Surroundings:
    """Reads one passage in text order and remembers the posts stated last."""

    passage: Passage
    mentions: Mentions
    _stated: dict[int, list[Stated]] = field(default_factory=dict)
    """Start of a sentence -> the posts found in it so far."""
    _set_up: dict[Span, re.Match[str] | None] = field(default_factory=dict)
    _bodies: dict[str, LastBefore[Organization]] = field(default_factory=dict)

    def note(self, at: int, title: str, scope: Referent) -> None:
        """Remember a post that ends at ``at``."""
        self._stated.setdefault(sentence_at(self.passage, at).start, []).append((at, title, scope))

    def beside(self, at: int, title: str) -> Referent | None:
        """关工委 of 关工委主任甲、秘书长乙: the organisation of the post right before."""
        found = self.in_sentence(at)
        near = found and self.passage.text[at - 1 : at] == "、" and at - found[-1][0] <= 6
        scope = found[-1][2] if near else None
        if not isinstance(scope, Organization) or re.search(r"[县市区旗州省]委$", scope.name):
            return None
        return scope if re.search(r"长$|主任$|主席$|经理$|书记$|总监$|理事$|委员$", title) else None

    def set_up(self, at: int) -> Organization | None:
        """The 专班 or 领导小组 that the sentence says was set up and whose 组长 is named."""
        sentence = sentence_at(self.passage, at)
        if sentence not in self._set_up:
            self._set_up[sentence] = _SET_UP.search(self.passage.text, sentence.start, sentence.end)
        match = self._set_up[sentence]
        if not match or match.end() > at:
            return None
        units = self.mentions.of(self.passage, Place, start=sentence.start, end=match.start())
        place = scope_of(units[-1].referent) if units else self.mentions.about
        place = place_of_scope(place)
        return Organization((place.name if place else "") + match.group(1), place)

    def setting(self, at: int) -> Referent | None:
        """The place or organisation in which a sentence is set: 在仙桥村,网格员… or 走进卫生院,…."""
        start = max(sentence_at(self.passage, at).start, at - 60)
        for mention in reversed(self.mentions.of(self.passage, Place, Organization, start=start, end=at)):
            text = self.passage.text
            behind = text[mention.end : mention.end + 9]
            if _WITHIN.search(text[start : mention.start] + "们们") and re.match(r"(?:里|内|中)?,", behind):
                return scope_of(mention.referent)
        return None

    def organization(self, ends: str, at: int) -> Organization | None:
        """The organisation named last whose name ends so."""
        if ends not in self._bodies:
            self._bodies[ends] = LastBefore(self._bodies_called(re.compile(rf"(?:{ends})$")))
        return self._bodies[ends].find(at)

    def _bodies_called(self, ending: re.Pattern[str]) -> Iterator[tuple[int, Organization]]:
        """The organisations whose names end so, and from where on they have been named: at once in other passages."""
        for mention in self.mentions.found:
            body = _without_committee(mention.referent)
            if body and ending.search(body.name):
                yield mention.end if mention.passage is self.passage else 0, body

    def in_sentence(self, at: int) -> list[Stated]:
        """The posts stated before in the sentence."""
        start = sentence_at(self.passage, max(0, at - 1)).start
        return [s for s in self._stated.get(start, ()) if s[0] < at]

    def last(self, at: int) -> Referent | None:
        """Where the post stated last in the sentence is held."""
        found = self.in_sentence(at)
        return found[-1][2] if found else None

    def unit(self, word: str, at: int, first: Referent | None) -> Place | None:
        """The 县 or 镇 that is meant: that of the posts beside, of the sentence, of the article."""
        stated = (s for _, _, s in reversed(self.in_sentence(at)))
        found = self._fitting(word, [first, *stated])
        if found:
            return found
        before = self.mentions.lookup.last(self.passage, at, ("lies in", word), lambda m: _lies_in(m, word))
        near = before and before.start >= sentence_at(self.passage, at).start
        last = [before.referent] if before else []
        return self._fitting(word, [*last, self.mentions.about] if near else [self.mentions.about, *last])

    def _fitting(self, word: str, roots: Iterable[object]) -> Place | None:
        return next((unit for root in roots if (unit := _unit_of(root, word))), None)


def _lies_in(mention: Mention, word: str) -> bool:
    return isinstance(mention.referent, Place) and _unit_of(mention.referent, word) is not None


def _unit_of(root: object, word: str) -> Place | None:
    """The unit called so in which a place lies, or where an organisation is."""
    place = place_of_scope(scope_of(root))
    return next((p for p in place.chain if fits(word, p)), None) if place else None


def _without_committee(referent: object) -> Organization | None:
    """农业农村局 for its 党委; None for what is no organisation."""
    if not isinstance(referent, Organization):
        return None
    name = _COMMITTEE.sub("", referent.name)
    return Organization(name, referent.place) if name != referent.name else referent
