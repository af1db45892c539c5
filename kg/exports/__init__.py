"""graph -> file: one module per output format.

An exporter is a module with ``filename: str`` and ``export(graph, path)``, which writes the whole file.
"""
