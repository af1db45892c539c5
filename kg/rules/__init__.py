"""Constructions as data: the one format, the one loader and the one matcher for what a text may state."""
