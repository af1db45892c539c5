"""Which unit a name in an article means: by its path, its article, its page; otherwise none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.model import Article, Mention, Passage, Place
from kg.places.gazetteer import by_name, by_stem

# What follows a bare name when it is part of another word (黄龙寺, 朝阳产业), and not a place that acts.
_STEM_FOLLOWS = re.compile(r"[市县区旗州盟省]|(?:结合|实际|全域|各地|人民|大地|人|开展|召开|举办|举行|推进|实施|打造|获|被|获评|:|,|的|多|将|着力|坚持|积极|公安|警方|教育|把|以|持续|扎实|深入|推动|启动|出台|建立)")
_VILLAGE = re.compile(r"([\u4e00-\u9fff]{1,7}?(?:村|社区|嘎查))(?![民委庄镇乡干里两组级容史规级])")
_VILLAGE_STOP = re.compile(r"(?:各|全|该|本|我|个|示范|美丽|文明|乡|农|新|山|试点|重点|特色|中心|行政|自然|城|老旧|相关|所在|辖区|[一二三四五六七八九十0-9]+)(?:村|社区)$|[和与在到的是有为了从将把等及对让把以向]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the table in a passage: offsets into ``passage.text``."""

    passage: Passage
    start: int
    end: int
    name: str
    bare: bool


@lru_cache(maxsize=1)
def _matcher() -> tuple[Any, list[str], int]:
    import ahocorasick_rs

    full, bare = list(by_name()), [s for s in by_stem() if s not in by_name()]
    matcher = ahocorasick_rs.AhoCorasick(full + bare, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return matcher, full + bare, len(full)


def hits(passage: Passage) -> list[Hit]:
    """All names of the table in a passage, leftmost and longest first, none overlapping."""
    matcher, names, full = _matcher()
    return [Hit(passage, start, end, names[i], i >= full) for i, start, end in matcher.find_matches_as_indexes(passage.text)]


class Linker:
    """Links the names of one article; sees the whole article before it decides on a shared name."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.hits = [h for p in article.passages for h in hits(p)]
        self.linked: dict[int, tuple[Place, float, str]] = {}
        self.weight: Counter[str] = Counter()
        self._paths()
        self._unique()
        self._shared()
        self._bare()

    def mentions(self) -> Iterator[Mention]:
        """The linked names, villages below them included."""
        for i, hit in enumerate(self.hits):
            if i in self.linked:
                place, confidence, reason = self.linked[i]
                yield Mention(hit.passage, hit.start, hit.end, place, confidence, reason)

    def _link(self, i: int, place: Place, confidence: float, reason: str) -> None:
        self.linked[i] = (place, confidence, reason)
        for unit in place.chain:
            self.weight[unit.code] += 1

    def _paths(self) -> None:
        """山东省滕州市鲍沟镇: each name lies in the one before it."""
        for i, hit in enumerate(self.hits):
            above = self._before(i)
            inside = [c for c in self._candidates(hit) if above and any(above in c.chain[1:] for c in [c])]
            if len(inside) == 1:
                self._link(i, inside[0], 1.0, f"lies in {above.name}")
            elif not above and hit.name in by_name() and len(by_name()[hit.name]) == 1 and self._candidates(hit)[0].level in ("province", "prefecture"):
                self._link(i, self._candidates(hit)[0], 1.0, "only unit of that name")
            elif hit.bare and not above and self._next_inside(i):
                self._link(i, self._next_inside(i), 0.95, "head of a path")

    def _before(self, i: int) -> Place | None:
        if i and self.hits[i - 1].passage is self.hits[i].passage and i - 1 in self.linked:
            between = self.hits[i].passage.text[self.hits[i - 1].end:self.hits[i].start]
            if between in ("", "·", " ", "经开区", "高新区", "的"):
                return self.linked[i - 1][0]
        return None

    def _next_inside(self, i: int) -> Place | None:
        if i + 1 >= len(self.hits) or self.hits[i + 1].start != self.hits[i].end or self.hits[i + 1].passage is not self.hits[i].passage:
            return None
        for place in self._candidates(self.hits[i]):
            if any(place in c.chain[1:] for c in self._candidates(self.hits[i + 1])):
                return place
        return None

    def _candidates(self, hit: Hit) -> tuple[Place, ...]:
        return by_stem()[hit.name] if hit.bare else by_name()[hit.name] + by_stem().get(hit.name, ())

    def _unique(self) -> None:
        for i, hit in enumerate(self.hits):
            found = by_name().get(hit.name, ())
            if i not in self.linked and len(found) == 1 and found[0].level != "township":
                self._link(i, found[0], 0.98, "only unit of that name")

    def _shared(self) -> None:
        """A shared name, and any township, is the one that lies where the article is."""
        for i, hit in enumerate(self.hits):
            if i in self.linked or hit.bare:
                continue
            found = self._nearest(by_name()[hit.name])
            if found:
                self._link(i, found, 0.9, "lies where the article is")

    def _nearest(self, candidates: tuple[Place, ...]) -> Place | None:
        scored = sorted(((self._score(c), c) for c in candidates), key=lambda s: (-s[0], s[1].code))
        if not scored or scored[0][0] == 0 or (len(scored) > 1 and scored[1][0] == scored[0][0]):
            return None
        return scored[0][1]

    def _score(self, place: Place) -> int:
        for depth, unit in enumerate(place.chain[1:]):
            if self.weight[unit.code]:
                return 100 - 10 * depth + min(self.weight[unit.code], 9)
        return 0

    def _bare(self) -> None:
        """格尔木 for 格尔木市: when the article has the full name, or at the head of a headline."""
        known = {place.code for place, _, _ in self.linked.values()}
        for i, hit in enumerate(self.hits):
            if i in self.linked or hit.name not in by_stem():
                continue
            again = [c for c in by_stem()[hit.name] if c.code in known]
            if len(again) == 1:
                self._link(i, again[0], 0.9, "its full name stands in the article")
            elif self._heads_headline(hit) and len(by_stem()[hit.name]) == 1:
                self._link(i, by_stem()[hit.name][0], 0.8, "head of the headline")
            elif self._heads_headline(hit) and self._nearest(by_stem()[hit.name]):
                self._link(i, self._nearest(by_stem()[hit.name]), 0.8, "head of the headline, where the article is")
            elif len(by_stem()[hit.name]) == 1 and by_stem()[hit.name][0].level == "province":
                self._link(i, by_stem()[hit.name][0], 0.8, "province")

    def _heads_headline(self, hit: Hit) -> bool:
        return hit.passage is self.article.headline and hit.start == 0 and bool(_STEM_FOLLOWS.match(hit.passage.text, hit.end))


def villages(linked: list[Mention]) -> Iterator[Mention]:
    """Villages and communities right behind a linked unit: 卸巷社区 in 银塘镇卸巷社区."""
    for mention in linked:
        match = _VILLAGE.match(mention.passage.text, mention.end)
        if match and mention.referent.level in ("township", "county", "prefecture") and not _VILLAGE_STOP.search(match.group(1)):
            village = Place(match.group(1), "village", "", mention.referent)
            yield Mention(mention.passage, match.start(), match.end(), village, 0.95, f"named in {mention.referent.name}")


def repeated(article: Article, known: list[Mention]) -> Iterator[Mention]:
    """Later wordings of a village that was named with its township."""
    taken = {(id(m.passage), m.start) for m in known}
    named = {m.referent.name: m.referent for m in known if m.referent.level == "village"}
    for name, place in sorted(named.items()):
        for passage in article.passages:
            for match in re.finditer(re.escape(name), passage.text):
                if (id(passage), match.start()) not in taken:
                    yield Mention(passage, match.start(), match.end(), place, 0.9, f"named before in {place.parent.name}")
