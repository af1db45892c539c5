"""Administrative units: the gazetteer, the linker, and what 该县 and 全市 stand for."""
