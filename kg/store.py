"""The embedded triplestore (Oxigraph) and SPARQL queries against it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, QueryBoolean, QueryTriples, RdfFormat, Store

from kg.errors import StopRun

FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}
GRAPH_FILE = "graph.ttl"


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: column names, and rows of plain Python values (None where unbound)."""

    columns: list[str]
    rows: list[list[Any]]

    def to_csv(self) -> str:
        """RFC 4180, with a heading, lines ended by ``\\n``."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([["" if v is None else v for v in row] for row in self.rows])
        return out.getvalue()

    def to_json(self) -> str:
        """A list of objects, one a row; unbound columns are null."""
        return json.dumps([dict(zip(self.columns, row)) for row in self.rows], ensure_ascii=False, indent=1)


def graph_file(path: Path) -> Path:
    """The graph in a build folder, or the file itself.

    Raises:
        StopRun: there is none, or its format is unknown.
    """
    file = path / GRAPH_FILE if path.is_dir() else path
    if not file.exists():
        folder = file.parent if file.suffix in FORMATS else path
        raise StopRun(f"{file}: no graph there; build one with: kg build INPUT -o {folder}")
    if file.suffix not in FORMATS:
        raise StopRun(f"{file}: not a graph file; use one of: {', '.join(FORMATS)}")
    return file


def load_store(path: Path) -> Store:
    """Read a graph file, or the graph of a build folder, into memory.

    Raises:
        StopRun: no such file, or its syntax is broken (the message has the line).
    """
    file, store = graph_file(path), Store()
    try:
        store.bulk_load(path=str(file), format=FORMATS[file.suffix], to_graph=None)
    except (SyntaxError, ValueError) as error:
        raise StopRun(f"{file}: not valid {file.suffix[1:]}: {error}") from None
    except OSError as error:
        raise StopRun(f"{file}: the graph cannot be read ({error}); check its permissions") from None
    return store


def store_of(turtle: bytes) -> Store:
    """A store that holds a graph of our own, which needs no check."""
    store = Store()
    store.bulk_load(input=turtle, format=RdfFormat.TURTLE, lenient=True)
    return store


def query(store: Store, sparql: str) -> Table:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query (SPARQL 1.1).

    Raises:
        StopRun: the query is not valid SPARQL.
    """
    try:
        answer = store.query(sparql, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise StopRun(f"the query is not valid SPARQL: {error}") from None
    if isinstance(answer, QueryBoolean):
        return Table(["answer"], [[bool(answer)]])
    if isinstance(answer, QueryTriples):
        return Table(
            ["subject", "predicate", "object"],
            [[_plain(t.subject), _plain(t.predicate), _plain(t.object)] for t in answer],
        )
    columns = [v.value for v in answer.variables]
    return Table(columns, [[_plain(row[c]) for c in columns] for row in answer])


_NUMBERS = {"integer": int, "decimal": float, "double": float, "float": float}


def _plain(term: Any) -> Any:
    if term is None:
        return None
    if not isinstance(term, Literal):
        return getattr(term, "value", str(term))
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "boolean":
        return term.value == "true"
    return _NUMBERS.get(kind, str)(term.value)
