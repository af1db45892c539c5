"""Reading -> Facts: one module per kind of fact.

An extractor is a module with ``extract(reading, facts) -> Iterable[Fact]``, where ``facts``
are those found so far in the article by the extractors named in its ``needs``.
"""

from __future__ import annotations

from kg.discovery import members
from kg.model import Fact
from kg.reading import Reading


def find_facts(reading: Reading) -> list[Fact]:
    """The facts of an article, in the order of their evidence."""
    facts: list[Fact] = []
    for extractor in members(__name__, "extract"):
        facts += extractor.extract(reading, tuple(facts))
    return sorted(facts, key=lambda f: (f.evidence.start, f.evidence.end, f.kind, str(f.subject), str(f.object)))
