"""Triples as Turtle (https://www.w3.org/TR/turtle/), a subject at a time, from terms as N-Triples writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.vocab import PREFIXES

Pairs = list[tuple[str, str]]
"""Predicate (an IRI as it is) and object (a term in N-Triples)."""
Block = tuple[str, Pairs]
"""A subject (an IRI as it is) and what is said of it, sorted."""

MOST_KNOWN = 1 << 14
"""IRIs whose written form is remembered."""
_LOCAL = re.compile(r"[A-Za-z0-9_]+")
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = PREFIXES["xsd"]
# What needs no quotation marks: https://www.w3.org/TR/turtle/#abbrev
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"(?<![0-9])[+-]?[0-9]*+\.[0-9]+"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}


class Turtle:
    """Writes blocks below one base, with its prefixes.

    Only names without a slash are abbreviated: several loaders stumble over ``\\/`` in a prefixed name.
    """

    def __init__(self, base: str) -> None:
        prefixes = {**PREFIXES, **{kind: f"{base}{kind}/" for kind in ("measure", "statement")}}
        self.heading = _heading(prefixes)
        """What stands before the first block."""
        self._names = _Names(prefixes)

    def name(self, iri: str) -> str:
        """An IRI as it is written."""
        return self._names.iri(iri)

    def block(self, subject: str, pairs: Pairs) -> str:
        """One block; the same whatever was written before it."""
        names = self._names
        parts, last = [names.iri(subject)], ""
        for predicate, thing in pairs:
            if predicate == last:
                parts.append(" , ")
            else:
                parts.append(f" ;\n\t{names.predicate(predicate)} " if last else f" {names.predicate(predicate)} ")
            parts.append(names.term(thing))
            last = predicate
        parts.append(" .\n")
        return "".join(parts)


def turtle(blocks: Iterable[Block], *, base: str) -> bytes:
    """Blocks in their order, below the prefixes, as UTF-8."""
    writer = Turtle(base)
    return "".join((writer.heading, *(writer.block(*block) for block in blocks))).encode()


def _heading(prefixes: dict[str, str]) -> str:
    node = NamedNode("urn:x")
    whole = (serialize([Triple(node, node, node)], format=RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
    return "".join(line for line in whole.splitlines(keepends=True) if line.startswith("@prefix"))


class _Names:
    """IRIs and terms as they are written with some prefixes."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._known: dict[str, str] = {}
        self._predicates = {_TYPE: "a"}

    def predicate(self, iri: str) -> str:
        if iri not in self._predicates:
            self._predicates[iri] = self._written(iri)
        return self._predicates[iri]

    def iri(self, iri: str) -> str:
        """An IRI as subject or object."""
        written = self._known.get(iri)
        if written is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            written = self._known[iri] = self._written(iri)
        return written

    def term(self, text: str) -> str:
        """A term of N-Triples in Turtle."""
        if text[0] == "<":
            return self.iri(text[1:-1])
        if text[-1] != ">":
            return text
        value, _, kind = text.rpartition("^^")
        bare = _BARE.get(kind[1:-1])
        if bare and bare.fullmatch(value, 1, len(value) - 1):
            return value[1:-1]
        return f"{value}^^{self.predicate(kind[1:-1])}"

    def _written(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and _LOCAL.fullmatch(iri, cut) else f"<{iri}>"
