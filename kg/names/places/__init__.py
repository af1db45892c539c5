"""Administrative units: the gazetteer, the linker, and what 该县 and 全市 stand for."""

from __future__ import annotations

from kg.names.places.gazetteer import official_name, short_names

__all__ = ["official_name", "short_names"]
