"""What stands around a post: the posts and places of its sentence, the organisations named before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model import Mention, Mentions, Organization, Passage, Place
from kg.names.places.about import fits
from kg.reading.sentences import sentence_at

_SET_UP = re.compile(r"(?:成立|组建|设立)了?([^,。;\n]{2,24}?(?:专班|小组|指挥部|工作组|委员会))")
_COMMITTEE = re.compile(r"(?<=...)(?:党委|党组|党总支|党支部)$")
_WITHIN = re.compile(r"(?:^|[。;!?,\n“])(?:[^,。;\n]{0,12}?[,]?)?(?:走进|来到|位于|在)[^,。;\n]{2,30}$")

Referent = Place | Organization


def scope_of(referent: object) -> Referent | None:
    """What a mention refers to, when a post can be held there."""
    return referent if isinstance(referent, (Place, Organization)) else None


def place_of_scope(referent: Referent | None) -> Place | None:
    """The place of a scope: itself, or that of the organisation."""
    return referent.place if isinstance(referent, Organization) else referent


@dataclass(slots=True)
class Surroundings:
    """Reads one passage in text order and remembers the posts stated last."""

    passage: Passage
    mentions: Mentions
    stated: list[tuple[int, str, Referent]] = field(default_factory=list)
    """Offset, title and scope of the posts found so far."""

    def _places(self, start: int, end: int) -> list[Referent | None]:
        return [scope_of(m.referent) for m in reversed(self.mentions.of(self.passage, Place, start=start, end=end))]

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
        start = sentence_at(self.passage, at).start
        match = _SET_UP.search(self.passage.text[start:at])
        if not match:
            return None
        units = self.mentions.of(self.passage, Place, start=start, end=start + match.start())
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
        before = [m.referent for m in self.mentions.found if self._is_before(m, at)]
        bodies = [_COMMITTEE.sub("", o.name) for o in before if isinstance(o, Organization)]
        places = [o.place for o in before if isinstance(o, Organization)]
        found = [Organization(n, p) for n, p in zip(bodies, places) if re.search(rf"(?:{ends})$", n)]
        return found[-1] if found else None

    def _is_before(self, mention: Mention, at: int) -> bool:
        return mention.passage is not self.passage or mention.end <= at

    def in_sentence(self, at: int) -> list[tuple[int, str, Referent]]:
        """The posts stated before in the sentence."""
        start = sentence_at(self.passage, max(0, at - 1)).start
        return [s for s in self.stated if start <= s[0] < at]

    def last(self, at: int) -> Referent | None:
        """Where the post stated last in the sentence is held."""
        found = self.in_sentence(at)
        return found[-1][2] if found else None

    def unit(self, word: str, at: int, first: Referent | None) -> Place | None:
        """The 县 or 镇 that is meant: that of the posts beside, of the sentence, of the article."""
        roots: list[Referent | None] = [first] if first else []
        roots += [s for _, _, s in reversed(self.in_sentence(at))]
        start = sentence_at(self.passage, at).start
        roots += self._places(start, at)
        roots += [self.mentions.about] if self.mentions.about else []
        roots += self._places(0, at)
        units = (p for r in roots if (place := place_of_scope(r)) for p in place.chain)
        return next((p for p in units if fits(word, p)), None)
