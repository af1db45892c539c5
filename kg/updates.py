"""Changes of a graph for a triplestore that holds the old one: SPARQL 1.1 Update, and RDF Patch."""

from __future__ import annotations

from typing import TextIO

BATCH = 1000
"""Triples of one operation; some stores refuse longer ones."""


class SparqlUpdate:
    """Writes ``DELETE DATA`` and ``INSERT DATA`` (https://www.w3.org/TR/sparql11-update/)."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._held: dict[str, list[str]] = {"D": [], "A": []}

    def note(self, sign: str, line: str) -> None:
        """Take a triple that was added ("A") or removed ("D")."""
        self._held[sign].append(line)
        if len(self._held[sign]) == BATCH:
            self._write(sign)

    def end(self) -> None:
        """Write what is left."""
        for sign in self._held:
            self._write(sign)

    def _write(self, sign: str) -> None:
        if self._held[sign]:
            lines = "".join(f"  {line} .\n" for line in self._held[sign])
            self._file.write(f"{'DELETE' if sign == 'D' else 'INSERT'} DATA {{\n{lines}}} ;\n")
        self._held[sign] = []


class RdfPatch:
    """Writes one transaction (https://afs.github.io/rdf-delta/rdf-patch.html)."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        file.write("TX .\n")

    def note(self, sign: str, line: str) -> None:
        """Take a triple that was added ("A") or removed ("D")."""
        self._file.write(f"{sign} {line} .\n")

    def end(self) -> None:
        """Close the transaction."""
        self._file.write("TC .\n")
