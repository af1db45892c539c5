"""Of which level a unit is that can have an honour."""

from __future__ import annotations

import re

_LEVELS = (
    (("village", "township"), r"村镇$"),
    (("village",), r"(?:(?<!乡)村|村落|村寨|村庄|村居|社区|美丽乡村|森林乡村)$"),
    (("township",), r"(?:乡镇|镇|(?<!之)乡|街道)$"),
    (("county", "prefecture"), r"(?:县|县城|市|(?<!景|社|园|范|验|游)区|旗|城市)$"),
)


def levels_of(honour: str) -> tuple[str, ...]:
    """The levels of the units that can have an honour, () where its name tells none."""
    plain = re.sub(r"[“”]", "", honour)
    return next((levels for levels, ends in _LEVELS if re.search(ends, plain)), ())
