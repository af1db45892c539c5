"""Where the word lists of this package lie (see ``data/README.md``)."""

from __future__ import annotations

from pathlib import Path

_DATA = Path(__file__).parent / "data"
GUARDS = str(_DATA / "guards.txt")
"""What beside a name shows that it is no place, or a place for sure."""
COMMON_WORDS = str(_DATA / "common_words.txt")
"""Words of two and three characters that overlap names of places and persons."""
COMMON_VILLAGES = str(_DATA / "common_villages.txt")
AMBIGUOUS_NAMES = str(_DATA / "ambiguous_names.txt")
AMBIGUOUS_UNITS = str(_DATA / "ambiguous_units.txt")
EVEN_NAMES = str(_DATA / "even_names.txt")
