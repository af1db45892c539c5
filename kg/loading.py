"""``kg.load(path)``: a graph that was built before, as a :class:`kg.api.Graph`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import filesets
from kg.built import Given, Graph
from kg.errors import StopRun
from kg.rows import PREDICATES, FactRow, read_csv
from kg.store import GRAPH_FILE, graph_file, load_store, parsed, query
from kg.vocab import PROLOGUE

if TYPE_CHECKING:
    from pyoxigraph import Store

FACTS_FILE = "facts.csv"


def load(path: str | Path) -> Graph:
    """Open a build folder (or a graph file alone, whose facts are then read out of its statements).

    Raises:
        StopRun: there is no graph.
    """
    given = Path(path)
    file = graph_file(given)
    if given.is_dir():
        return filesets.read_together(given, (GRAPH_FILE, FACTS_FILE), lambda home: _of_set(home, file))
    store = load_store(file)
    graph = _of_rows(_rows_of(store, file), file)
    graph.store = store
    return graph


def _of_set(home: Path, file: Path) -> Graph:
    """The graph of one set of files, read at once: a build may put another in its place later."""
    try:
        turtle = (home / GRAPH_FILE).read_bytes()
        rows = read_csv(home / FACTS_FILE) if (home / FACTS_FILE).exists() else _rows_of(parsed(turtle, file), file)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StopRun(f"{file.parent}: the graph cannot be read ({error.strerror}); check its permissions") from None
    graph = _of_rows(rows, file)
    graph.turtle = turtle
    return graph


def _of_rows(rows: list[FactRow], file: Path) -> Graph:
    return Graph(Given(rows), file)


def _rows_of(store: Store, file: Path) -> list[FactRow]:
    kinds = {predicate: kind for kind, predicate in PREDICATES.items()}
    table = query(store, _STATEMENTS)
    if table.columns != list(_STATEMENT_COLUMNS):
        raise StopRun(f"{file}: unexpected answer {table.columns}")
    return [_row(dict(zip(table.columns, map(_text, row))), kinds) for row in table.rows]


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _row(values: dict[str, str], kinds: dict[str, str]) -> FactRow:
    values["predicate"] = values["predicate"].rpartition("#")[2]
    values["object_type"] = values["object_type"].rpartition("#")[2].lower()
    return FactRow(kind=kinds.get(values["predicate"], ""), subject_type="", place="", **values)


_STATEMENT_COLUMNS: Iterable[str] = (
    "subject",
    "predicate",
    "object",
    "object_type",
    "adcode",
    "confidence",
    "quote",
    "page",
    "start",
    "end",
    "article",
    "extractor",
)
_STATEMENTS = (
    PROLOGUE
    + """
SELECT ?subject ?predicate ?object ?object_type ?adcode ?confidence ?quote ?page ?start ?end ?article ?extractor
WHERE {
  ?st a xz:Statement ; rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o ; xz:inArticle ?a ; xz:quote ?quote ;
      xz:start ?start ; xz:end ?end ; xz:confidence ?confidence ; xz:extractor ?extractor .
  ?s rdfs:label ?subject . ?o rdfs:label ?object ; a ?object_type . FILTER(?object_type != xz:Initiative)
  ?a dct:title ?article ; xz:inPage/xz:source ?page .
  OPTIONAL { ?s xz:adcode ?own } OPTIONAL { ?s xz:within/xz:adcode ?above } BIND(COALESCE(?own, ?above) AS ?adcode)
} ORDER BY ?page ?start ?end ?st
"""
)
