"""file -> Page: one module per input format.

A reader is a module with ``suffixes: tuple[str, ...]`` and ``read(path, source) -> Iterable[Page]``.
"""
