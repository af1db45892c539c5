"""What names refer to: places, organisations, persons and other things named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["province", "prefecture", "county", "township", "village"]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """An administrative unit, linked to the official division codes (GB/T 2260, GB/T 10114)."""

    name: str
    """Own full name, with suffix: 江陵县, 鲍沟镇, 中明村."""
    level: Level
    code: str = ""
    """Own code: 6 digits down to county level, 9 for townships, "" for villages."""
    parent: Place | None = None
    """The nearest enclosing unit known."""
    lat: float | None = None
    lon: float | None = None

    def __eq__(self, other: object) -> bool:
        """The same unit, under whatever name it is printed: 围场县 and 围场满族蒙古族自治县."""
        return self is other or (isinstance(other, Place) and self._key == other._key)

    def __hash__(self) -> int:
        return hash((self.code,) if self.code else self._key)

    @property
    def _key(self) -> tuple[str, ...]:
        if self.code:
            return (self.code,)
        names = []
        for unit in self.chain:
            names.append(unit.code or unit.name)
            if unit.code:
                break
        return tuple(names)

    @property
    def adcode(self) -> str:
        """Six-digit code of the county-level (or higher) unit that this is or lies in; "" when unknown."""
        chain = self.chain
        return next((unit.code for unit in chain if len(unit.code) == 6), chain[-1].code[:6])

    @property
    def chain(self) -> tuple[Place, ...]:
        """This place and all that enclose it, smallest first."""
        units, above = [self], self.parent
        while above:
            units.append(above)
            above = above.parent
        return tuple(units)

    @property
    def full_name(self) -> str:
        """Names from the province down: 湖北省荆州市江陵县."""
        return "".join(p.name for p in reversed(self.chain))


@dataclass(frozen=True, slots=True)
class Organization:
    """A party or government body, company, school, association … under its full name (格尔木市教育局)."""

    name: str
    place: Place | None = None
    """Where it is: the unit it belongs to, or the article's place."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in an article."""

    name: str
    place: Place | None = None
    """Where the person holds office or lives; parts namesakes."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something named that is neither place, organisation, person nor initiative (an industry, a product)."""

    name: str
    place: Place | None = None


Referent = Place | Organization | Person | Thing
