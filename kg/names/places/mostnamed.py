"""The unit that holds most of an article's names: the city that acts throughout, not its first example's district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from kg.model import Article, Mention, Place
from kg.names.places.placewords import GUARDS
from kg.rules.patterns import alternation, ending

LEAD = 160
"""Characters of the body in which an article says where it happens."""

_TITLE, _TITLE_COUNTY, _SIGNATURE, _LEAD, _FIRST = 2.0, 4.0, 3.0, 2.0, 1.0
"""What a name in the headline counts; there the first of a county or what lies in one; one that signs; one of the lead;
and the first of the body beyond that. One further on counts 1."""
_PART = 0.38
"""Share of the names in a unit that must lie in one part of it for that part to be meant."""
_PART_OF_NAMED = 0.5
"""The same, of a prefecture that the headline names or that signs."""
_DATELINE = 12
"""Characters at the head of the body in which 本报广州1月5日电 says where its reporter is."""
_BESIDE = 6
"""Characters beside a name in which a word right beside it stands."""
_NATION = ""
_UNITS = ("province", "prefecture", "county")

Signs = Callable[[Mention], bool]


def ends(named: list[Mention]) -> Iterator[Mention]:
    """The last name of each path: 鲍沟镇 in 山东省滕州市鲍沟镇."""
    for mention, after in zip(named, [*named[1:], None], strict=True):
        goes_on = after and after.passage is mention.passage and after.start - mention.end <= 1
        if not (after and goes_on and mention.referent in after.referent.chain[1:]):  # type: ignore[union-attr]
            yield mention


def most_named(article: Article, named: list[Mention], signs: Signs) -> Place | None:
    """The lowest unit, down to the county, that holds most of the names; None for news from all over the country.

    From the country down, each step leads into the part that holds the largest share of what the unit holds. Names
    of the headline, of the office that signs and of the lead count more; a reporter's office tells the province only.

    Args:
        named: names of places, as printed.
        signs: whether a name is that of the office that signs.
    """
    tally = _Tally()
    for mention, weight, lowest in _weighed(article, named, signs):
        tally.add(mention, weight, lowest)
    return tally.lowest({m.referent for m in ends(named) if m.passage is article.headline or signs(m)})


def _weighed(article: Article, named: list[Mention], signs: Signs) -> Iterator[tuple[Mention, float, str]]:
    """The ends of paths, what each counts, and the lowest level of which it tells."""
    met: set[int] = set()
    for mention in ends(named):
        passage = mention.passage
        first = id(passage) not in met
        if _is_office(article, mention):
            yield mention, 1.0, "province"
            continue
        met.add(id(passage))
        if passage is article.headline:
            yield mention, 0.0 if meets(mention) else _of_title(mention, first), "county"
        elif signs(mention):
            yield mention, _SIGNATURE, "county"
        elif not meets(mention):
            yield mention, _of_body(mention, first) if passage is article.body else 1.0, "county"


def _of_title(mention: Mention, first: bool) -> float:
    narrow = mention.referent.level not in ("province", "prefecture")  # type: ignore[union-attr]
    return _TITLE_COUNTY if narrow and first else _TITLE


def _of_body(mention: Mention, first: bool) -> float:
    return (_LEAD if mention.start < LEAD else 1.0) + (_FIRST if first else 0.0)


def _is_office(article: Article, mention: Mention) -> bool:
    """Whether a dateline names a city, where reporters have their offices; they are sent to a county for its news."""
    if mention.referent.level not in ("province", "prefecture"):  # type: ignore[union-attr]
        return False
    before = mention.passage.text[max(0, mention.start - _BESIDE) : mention.start]
    early = mention.passage is article.body and mention.start < _DATELINE
    return early and bool(ending(GUARDS, "agency").search(before))


def meets(mention: Mention) -> bool:
    """Whether somebody only meets there: 荆州市在江陵县召开…会."""
    text = mention.passage.text
    return text[mention.start - 1 : mention.start] == "在" and bool(
        alternation(GUARDS, "meets").match(text, mention.end)
    )


class _Tally:
    """How many names lie in each unit, each as often as it counts."""

    def __init__(self) -> None:
        self._held: defaultdict[str, float] = defaultdict(float)
        self._units: dict[str, Place] = {}
        self._parts: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, mention: Mention, weight: float, lowest: str) -> None:
        """Count a name for its unit and all above it."""
        above = {p.code: p for p in reversed(mention.referent.chain) if p.level in _UNITS}  # type: ignore[union-attr]
        if lowest == "province":
            above = {code: p for code, p in above.items() if p.level == "province"}
        whole = _NATION
        self._held[_NATION] += weight
        for code, place in above.items():
            self._held[code] += weight
            self._units.setdefault(code, place)
            self._parts[whole].add(code)
            whole = code

    def lowest(self, titles: set[object]) -> Place | None:
        """The unit in which no part holds its share."""
        at: str | None = _NATION
        reached = _NATION
        while at is not None:
            reached, at = at, self._largest_part(at, titles)
        return self._units.get(reached)

    def _largest_part(self, whole: str, titles: set[object]) -> str | None:
        largest = max(self._parts[whole], key=lambda code: (self._held[code], code), default=None)
        unit = self._units.get(whole)
        titled = unit is not None and unit.level == "prefecture" and unit in titles
        share = _PART_OF_NAMED if titled else _PART
        return largest if largest and self._held[largest] >= share * self._held[whole] else None
