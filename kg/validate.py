"""Checks a graph against the SHACL shapes (https://www.w3.org/TR/shacl/) before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StopRun
from kg.ontology_files import folder

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.api import Graph


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: the node, the property, the offending value, and what the rule says."""

    focus: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        value = f" = {self.value}" if self.value else ""
        return f"{self.focus} {self.path}{value}: {self.message}"


def validate(ntriples: str, *, shapes: Path | None = None) -> list[Violation]:
    """The violations of a graph given as N-Triples, in the order of their nodes.

    Raises:
        StopRun: the shapes file is missing or broken.
    """
    import shacl_rust

    file = shapes or folder() / "shapes.ttl"
    try:
        report = shacl_rust.validate(ntriples, file.read_text(encoding="utf-8"), data_format="nt", experimental_index=True)
    except OSError as error:
        raise StopRun(f"{file}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise StopRun(f"{file}: the shapes cannot be used: {error}") from None
    found = [_violation(r) for r in report["results"]]
    return sorted([*found, *_not_asserted(ntriples)], key=str)


def _violation(result: dict) -> Violation:
    return Violation(result.get("focusNode", ""), str(result.get("resultPath") or ""), str(result.get("value") or ""),
                     result.get("messages", [""])[-1])


def _not_asserted(ntriples: str) -> list[Violation]:
    """Statements whose triple is not in the graph; SHACL core cannot compare three properties."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.bulk_load(input=ntriples.encode(), format=RdfFormat.N_TRIPLES)
    return [Violation(row[0], "rdf:subject, rdf:predicate, rdf:object", "", "the fact that a statement is about is not in the graph 陈述的事实不在图中")
            for row in _rows(store, _UNASSERTED)]


_PREFIXES = """PREFIX xz: <https://w3id.org/xianzhi/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_UNASSERTED = _PREFIXES + """SELECT ?st WHERE { ?st a xz:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
  FILTER NOT EXISTS { ?s ?p ?o } } ORDER BY ?st"""


def _rows(store: Store, sparql: str) -> list[list]:
    from kg.store import query

    return query(store, sparql).rows


def validate_file(file: Path, *, shapes: Path | None = None) -> list[Violation]:
    """The violations of a graph file (Turtle, N-Triples, N-Quads, TriG)."""
    import io

    from pyoxigraph import RdfFormat

    from kg.store import load_store

    out = io.BytesIO()
    load_store(file).dump(out, RdfFormat.N_QUADS)
    lines = out.getvalue().decode()
    return validate(lines, shapes=shapes)


def check(graph: Graph) -> None:
    """Stop when a graph breaks a rule.

    Raises:
        StopRun: the message has the broken rules, each with the fact and its sentence (at most five).
    """
    from kg.graph import ntriples

    violations = validate(ntriples(graph.triples or ()).decode())
    if violations:
        shown = "\n".join(explain(v, graph) for v in violations[:5])
        raise StopRun(f"the graph breaks {len(violations)} rules of ontology/shapes.ttl; nothing was written 图谱违规,未写出\n{shown}")


def explain(violation: Violation, graph: Graph) -> str:
    """The violation, with a fact that its node takes part in and the sentence that states it."""
    node = violation.focus.strip("<>")
    sparql = _PREFIXES + """SELECT ?sl ?ol ?q WHERE { ?st rdf:subject ?s ; rdf:object ?o ; xz:quote ?q .
      OPTIONAL { ?s rdfs:label ?sl } OPTIONAL { ?o rdfs:label ?ol } FILTER(?st = <NODE> || ?s = <NODE> || ?o = <NODE>) } ORDER BY ?q LIMIT 1"""
    rows = graph.query(sparql.replace("NODE", node)).rows if "://" in node or ":" in node else []
    return "\n".join([f"  {violation}", *(f"    {s} — {o}: “{q}”" for s, o, q in rows)])
