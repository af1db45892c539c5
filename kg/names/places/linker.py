"""Which unit a name in an article means: by its path, its article, its page; otherwise none, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import Article, Mention, Page, Passage, Place
from kg.names.places.gazetteer import Former, Reading, bare, conventional, named, place_of, stem
from kg.names.places.matching import Hit, hits
from kg.names.places.nearness import MOST_WEIGHT, nearest, nested
from kg.names.places.placewords import GUARDS, even_names
from kg.rules.patterns import alternation, ending

_LEVELS = {"province": 0, "prefecture": 1, "county": 2, "township": 3}
_DEFAULT_YEAR = 2012
_UNSHOWN = "name without suffix, nothing shows that it is a place"
_JOINS = ("", "·", " ", "的")


@dataclass(frozen=True, slots=True)
class Abstention:
    """A name of the table that was left unlinked, and why."""

    hit: Hit
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """What a name was linked to."""

    place: Place
    confidence: float
    reason: str


def candidates(readings: Iterable[Reading], year: int | None) -> tuple[Place, ...]:
    """The units that a name may mean in a text of ``year``; one that was renamed stands under its name of then."""
    found: dict[str, Place] = {}
    for reading in readings:
        if isinstance(reading, Former):
            if not reading.held_in(year or _DEFAULT_YEAR):
                continue
            renamed = year is not None and reading.last and year <= reading.last
            if reading.today in found and not renamed:
                continue
        place = place_of(reading)
        found[place.code] = place
    return tuple(found.values())


class Linker:
    """Links the names of one article; sees the whole article before it decides on a shared name."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.hits = [h for p in article.passages for h in hits(p)]
        self.links: dict[int, Link] = {}
        self.abstained: list[Abstention] = []
        self._weight: Counter[str] = Counter()
        self._changes = 0
        self._near: dict[int, tuple[int, Place | None]] = {}
        self._paths: dict[tuple[object, int], tuple[list[Place], list[Place]]] = {}
        self._elsewhere: dict[int, Place | None] = {}
        self._towns: dict[str, Place] = {}
        self._options = self._all_options()
        for run in self._runs():
            self._path(run)
        self._unique()
        for wanted in ("county", "township"):
            self._by_context(wanted)
        self._bare_names()
        self._by_context("county")
        self._by_context("township")
        self._abstain()

    def _all_options(self) -> list[tuple[Place, ...]]:
        """What each hit may mean; the same tuple for the same wording."""
        known: dict[tuple[str, bool], tuple[Place, ...]] = {}
        for hit in self.hits:
            key = (hit.name, hit.bare)
            if key not in known:
                known[key] = candidates(hit.readings, self.article.year)
        return [known[h.name, h.bare] for h in self.hits]

    def mentions(self) -> Iterator[Mention]:
        """The linked names in reading order."""
        printed = self._printed_names()
        for i, link in sorted(self.links.items()):
            hit, place = self.hits[i], link.place
            place = replace(place, name=printed.get((place.code, place.name), place.name))
            yield Mention(hit.passage, hit.start, hit.end, place, link.confidence, link.reason)

    def _printed_names(self) -> dict[tuple[str, str], str]:
        """The fullest name with suffix that the article prints: 围场满族蒙古族自治县 beside 围场县."""
        printed: dict[tuple[str, str], str] = {}
        for i, link in self.links.items():
            name, place = self.hits[i].name, link.place
            if place.name in (name, conventional(name)):
                printed[place.code, place.name] = max(printed.get((place.code, place.name), ""), name, key=len)
        return printed

    def _link(self, i: int, place: Place, confidence: float, reason: str) -> None:
        self.links[i] = Link(place, confidence, reason)
        if place.level == "township":
            self._towns.setdefault(stem(place.name), place)
        for unit in place.chain:
            self._changes += self._weight[unit.code] < MOST_WEIGHT
            self._weight[unit.code] += 1

    def _nearest(self, i: int) -> Place | None:
        """The unit that a hit most likely means; reckoned anew when the weights have changed."""
        options = self._options[i]
        changes, found = self._near.get(id(options), (-1, None))
        if changes != self._changes:
            found = nearest(options, self._weight)
            self._near[id(options)] = self._changes, found
        return found

    def _runs(self) -> Iterator[list[int]]:
        """Names that stand side by side: 山东省 + 滕州市 + 鲍沟镇."""
        run: list[int] = []
        for i, hit in enumerate(self.hits):
            if run and not self._side_by_side(self.hits[run[-1]], hit):
                yield run
                run = []
            run.append(i)
        if run:
            yield run

    def _side_by_side(self, one: Hit, other: Hit) -> bool:
        return one.passage is other.passage and one.passage.text[one.end : other.start] in _JOINS

    def _path(self, run: list[int]) -> None:
        """Each name of a path lies in the one before it; that settles shared names on both sides."""
        for one, other in zip(run, run[1:], strict=False):
            tops, ends = self._nested(one, other)
            if len(tops) == 1 and one not in self.links:
                self._link(one, tops[0], 0.95 if self.hits[one].bare else 1.0, "head of a path")
            if len(ends) == 1:
                self._link(other, ends[0], 1.0, f"lies in {tops[0].name}")

    def _nested(self, one: int, other: int) -> tuple[list[Place], list[Place]]:
        """What one hit may mean above another, and the other below it."""
        link = self.links.get(one)
        key = (link.place.code, link.place.name) if link else id(self._options[one])
        if (key, id(self._options[other])) not in self._paths:
            above = (link.place,) if link else self._options[one]
            self._paths[key, id(self._options[other])] = nested(above, self._options[other])
        return self._paths[key, id(self._options[other])]

    def _unique(self) -> None:
        """A full name that only one unit bears; of a township's only the path or the article can tell."""
        for i, hit in enumerate(self.hits):
            if i in self.links or hit.bare or hit.doubt or len(self._options[i]) != 1:
                continue
            place = self._options[i][0]
            if place.level != "township":
                self._link(i, place, 0.98, "only unit of that name")

    def _by_context(self, level: str) -> None:
        """A shared name is the unit that lies where the article's other names do; the page is asked last."""
        for i, hit in enumerate(self.hits):
            if i in self.links or hit.bare or not self._options[i]:
                continue
            if (self._options[i][0].level == "township") != (level == "township"):
                continue
            found = self._nearest(i)
            if found:
                self._link(i, found, 0.9, "lies where the article is")
            elif level == "township" and not hit.doubt and len(self._options[i]) == 1 and not self._weight:
                self._link(i, self._options[i][0], 0.7, "only township of that name")

    def _bare_names(self) -> None:
        for i, hit in enumerate(self.hits):
            if i not in self.links and hit.bare:
                self._bare_name(i, hit)

    def _bare_name(self, i: int, hit: Hit) -> None:
        """格尔木 for 格尔木市: named in full elsewhere, before a public body, heading a headline, or unmistakable."""
        if hit.doubt and self._is_behind_unit(i):
            return
        places = self._options[i]
        again = [p for p in places if self._weight[p.code]]
        body = alternation(GUARDS, "public body").match(hit.passage.text, hit.end)
        acts = (
            self._heads(hit)
            and (not hit.doubt or not hit.start)
            and alternation(GUARDS, "acts").match(hit.passage.text, hit.end)
        )
        if len(again) == 1 and not (hit.doubt and not (body or acts)):
            self._link(i, again[0], 0.9, "named in full in the article")
            return
        town = self._township_called(hit.name)
        if town and not body:
            self._link(i, town, 0.8, "a township of the article without its suffix")
            return
        place, why = self._only(i)
        if place is None or (not body and not acts and self._is_far(place)):
            return
        if body or acts:
            self._link(i, place, 0.85, f"{'before a public body' if body else 'head of the headline'}, {why}")
        elif not hit.doubt and (len(hit.name) > 2 or place.level in ("province", "prefecture") or self._stands(hit)):
            self._link(i, place, 0.8, f"name without suffix, {why}")

    def _is_behind_unit(self, i: int) -> bool:
        """Whether a common word follows a unit named in full that does not hold it: 杭州市公安消防局."""
        one, hit = self.hits[i - 1] if i else None, self.hits[i]
        return bool(one and one.passage is hit.passage and one.end == hit.start and not one.bare)

    def _township_called(self, name: str) -> Place | None:
        return self._towns.get(name)

    def _is_far(self, place: Place) -> bool:
        """Whether a county lies in a province that the article does not name otherwise."""
        return place.level == "county" and bool(self._weight) and not self._weight[place.chain[-1].code]

    def _only(self, i: int) -> tuple[Place | None, str]:
        """The one unit meant: the only one, the highest of nested ones (长沙), the one near the article's others."""
        places = self._options[i]
        if len(places) == 1:
            return places[0], "only unit of that name"
        near = self._nearest(i)
        if near:
            return near, "lies where the article is"
        top = min(places, key=lambda p: _LEVELS[p.level], default=None)
        if top and stem(top.name) not in even_names() and all(p is top or _yields(p, top) for p in places):
            return top, "highest unit of that name"
        return None, ""

    def _heads(self, hit: Hit) -> bool:
        before = hit.passage.text[max(0, hit.start - 1) : hit.start]
        return hit.passage is self.article.headline and (not before or before in " \n:—")

    def _stands(self, hit: Hit) -> bool:
        """Whether what stands before a name of two signs makes it a place: 在寿光, 来到寿光."""
        return bool(ending(GUARDS, "clear before").search(hit.passage.text[max(0, hit.start - 3) : hit.start]))

    def _abstain(self) -> None:
        for i, hit in enumerate(self.hits):
            if i in self.links or not self._options[i]:
                continue
            alone = not (hit.bare or hit.doubt or self._weight)
            found = self._on_page(i) if alone else None
            if found:
                self._link(i, found, 0.7, "lies where the page's other articles are")
            else:
                self.abstained.append(Abstention(hit, self._why_not(hit, self._options[i])))

    def _on_page(self, i: int) -> Place | None:
        """The unit that lies where the page's other articles are."""
        options = self._options[i]
        if id(options) not in self._elsewhere:
            self._elsewhere[id(options)] = nearest(options, page_weight(self.article.page))
        return self._elsewhere[id(options)]

    def _why_not(self, hit: Hit, places: tuple[Place, ...]) -> str:
        if hit.doubt:
            return hit.doubt
        if len(places) > 1:
            names = "、".join(p.full_name for p in places[:4]) + (" …" if len(places) > 4 else "")
            return f"shared by {len(places)} units: {names}"
        return _UNSHOWN if hit.bare else "far from the article's other places"


def _yields(place: Place, top: Place) -> bool:
    """Whether a bare name means ``top`` rather than this unit: one inside it, or a district far away (西安区)."""
    return top in place.chain or top.level == "province" or (top.level == "prefecture" and place.name.endswith("区"))


@lru_cache(maxsize=4)
def page_weight(page: Page) -> Counter[str]:
    """How often each unit is named on the whole page by a name that only one unit bears."""
    weight: Counter[str] = Counter()
    for name, count in Counter(_sure_names(page)).items():
        places = candidates(named(name) or bare(name), None)
        if len(places) == 1 and places[0].level != "township":
            weight.update({u.code: count for u in places[0].chain})
    return weight


def _sure_names(page: Page) -> Iterator[str]:
    return (h.name for h in hits(Passage.of(page, [(0, len(page.text))])) if not h.doubt)
