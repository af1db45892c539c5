"""What sort of unit a name stands for: another region's, a company."""

from __future__ import annotations

from pathlib import Path

from kg.model import Mention, Organization, Place
from kg.rules.patterns import ending

_WORDS = str(Path(__file__).with_name("agents.txt"))


def is_foreign(mention: Mention, about: Place | None) -> bool:
    """Whether a name without suffix is another region's, as products and projects bear it (台湾农业园, 牡丹文化节)."""
    place = mention.referent
    if (
        not isinstance(place, Place)
        or about is None
        or mention.text[-1] in "省市县区旗州盟镇乡村"
        or mention.text == "当地"
    ):
        return False
    if place.level == "county":
        return place not in about.chain and about not in place.chain
    return place.chain[-1] != about.chain[-1]


def is_firm(unit: Place | Organization) -> bool:
    """Whether it is a company or the like, which does not act for its place."""
    return isinstance(unit, Organization) and bool(ending(_WORDS, "firm").search(unit.name))
