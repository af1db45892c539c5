"""The embedded triplestore (Oxigraph) and SPARQL queries against it."""

from __future__ import annotations

import json
import math
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryTriples, RdfFormat, Store, Variable, serialize

from kg import embedded, filesets, sparql
from kg.errors import StopRun
from kg.rows import csv_of

FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}
GRAPH_FILE = "graph.ttl"


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: column names, and rows of plain Python values (None where unbound)."""

    columns: list[str]
    rows: list[list[Any]]

    def to_csv(self) -> str:
        """CSV with a heading, cells guarded against spreadsheets (:func:`kg.rows.csv_of`)."""
        return csv_of(self.columns, (["" if v is None else str(v) for v in row] for row in self.rows))

    def to_json(self) -> str:
        """A list of objects, one a row; unbound columns are null, NaN and INF text.

        What could command a terminal is escaped (RFC 8259 lets every character be).
        """
        rows = [dict(zip(self.columns, map(_json_value, row))) for row in self.rows]
        text = json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False)
        return _CONTROLS.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


_CONTROLS = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _json_value(value: Any) -> Any:
    if not isinstance(value, float) or math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"


def graph_file(path: Path) -> Path:
    """The graph in a build folder, or the file itself.

    Raises:
        StopRun: there is none, or its format is unknown.
    """
    file = filesets.whole(path, GRAPH_FILE) if path.is_dir() else path
    try:
        kind = file.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        folder = file.parent if file.suffix in FORMATS else path
        raise StopRun(f"{file}: no graph there; build one with: kg build INPUT -o {folder}") from None
    except OSError as error:
        raise StopRun(f"{file}: the graph cannot be read ({error.strerror}); check its permissions") from None
    if file.suffix not in FORMATS:
        raise StopRun(f"{file}: not a graph file; use one of: {', '.join(FORMATS)}")
    if not stat.S_ISREG(kind):
        raise StopRun(f"{file}: not a regular file 不是普通文件; save the graph as one")
    return file


def load_store(path: Path) -> Store:
    """Read a graph file, or the graph of a build folder, into memory.

    Raises:
        StopRun: no such file, or its syntax is broken (the message has the line).
    """
    try:
        return _loaded(graph_file(path))
    except FileNotFoundError:  # a build has just put another set in its place
        return _loaded(graph_file(path))


def parsed(data: bytes, file: Path) -> Store:
    """A store that holds what was read of a file.

    Raises:
        StopRun: the syntax is broken; the message names the file.
    """
    return _filled(file, input=data)


def _loaded(file: Path) -> Store:
    kept = embedded.beside(file)
    return (embedded.opened(kept) if kept else None) or _filled(file, path=file)


def ask(path: Path, text: str, *, timeout: float | None = None) -> Table:
    """Answer a query of a graph file or build folder as :func:`query` does, in a process of its own.

    A store on disk is opened by that process alone: it has threads, which no process can hand to another.

    Raises:
        StopRun: there is no graph, or as :func:`query`.
    """
    kept = embedded.beside(graph_file(path))
    if kept:
        return _apart(partial(_answer_kept, path, text), timeout)
    return query(load_store(path), text, timeout=timeout, apart=True)


def _answer_kept(path: Path, text: str) -> Table:
    return _answer(load_store(path), text)


def _filled(file: Path, **source: Any) -> Store:
    store = Store()
    try:
        store.bulk_load(**source, format=FORMATS[file.suffix])
    except FileNotFoundError:
        raise
    except (SyntaxError, ValueError) as error:
        raise StopRun(f"{file}: not valid {file.suffix[1:]}: {error}") from None
    except OSError as error:
        raise StopRun(f"{file}: the graph cannot be read ({error}); check its permissions") from None
    except MemoryError as error:  # also for one text of more than 16 MB
        raise StopRun(f"{file}: too large to be read 文件或其中文字过大: {error}; split it") from None
    return store


def store_of(turtle: bytes) -> Store:
    """A store that holds a graph of our own, which needs no check."""
    store = Store()
    store.bulk_load(input=turtle, format=RdfFormat.TURTLE, lenient=True)
    return store


def in_memory(file: Path) -> Store:
    """A store in memory that holds a graph file of our own: it answers ten times as fast as one on disk."""
    store = Store()
    store.bulk_load(path=file, format=FORMATS[file.suffix], lenient=True)
    return store


def turtle(store: Store) -> bytes:
    """All that a store holds as Turtle, sorted; graph names are dropped."""
    return serialize(sorted({quad.triple for quad in store}, key=str), format=RdfFormat.TURTLE) or b""


def query(store: Store, text: str, *, timeout: float | None = None, apart: bool = False) -> Table:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query (SPARQL 1.1).

    Args:
        store: what is asked.
        text: the query; it may not ask other servers (SERVICE).
        timeout: seconds that the answer may take; it is then made in a process of its own.
        apart: in a process of its own also without a timeout, so that one that crashes costs nothing else.

    Raises:
        StopRun: the query is not valid SPARQL, is not answered here (SERVICE, updates), or took too long.
    """
    if timeout is None and not apart:
        return _answer(store, text)
    return _apart(_movable(store, text), timeout)


def _apart(work: Callable[[], Table], timeout: float | None) -> Table:
    from kg import deadlines

    try:
        return deadlines.within(timeout, work)
    except TimeoutError:
        raise StopRun(
            f"the query took longer than {timeout:g} seconds 查询超时; make it narrower (LIMIT, fewer patterns) "
            "or give it more time with --timeout SECONDS (0: no limit)"
        ) from None
    except deadlines.CrashError:
        raise StopRun(
            "the query could not be answered 查询无法完成: it is nested too deeply or too large; simplify it"
        ) from None


def _movable(store: Store, text: str) -> Callable[[], Table]:
    """The work of answering, as it can be given to another process."""
    from kg.deadlines import COPIES_MEMORY

    if COPIES_MEMORY:
        return partial(_answer, store, text)
    return partial(_answer_copy, store.dump(format=RdfFormat.N_QUADS) or b"", text)


def _answer_copy(quads: bytes, text: str) -> Table:
    store = Store()
    store.bulk_load(input=quads, format=RdfFormat.N_QUADS, lenient=True)
    return _answer(store, text)


def about(store: Store, text: str, node: NamedNode | BlankNode) -> list[list[Any]]:
    """The rows that a SELECT of our own gives on a node, blank ones included; it selects ``?node`` too."""
    return _table(store.query(text, use_default_graph_as_union=True, substitutions={Variable("node"): node})).rows


def _answer(store: Store, text: str) -> Table:
    sparql.check(text)
    try:
        return _table(store.query(text, use_default_graph_as_union=True))
    except SyntaxError as error:
        raise sparql.invalid(text, error) from None
    except (OSError, RuntimeError) as error:
        raise StopRun(f"the query could not be answered 查询无法完成: {error}") from None


def _table(answer: Any) -> Table:
    if isinstance(answer, QueryBoolean):
        return Table(["answer"], [[bool(answer)]])
    if isinstance(answer, QueryTriples):
        return Table(
            ["subject", "predicate", "object"],
            [[_plain(t.subject), _plain(t.predicate), _plain(t.object)] for t in answer],
        )
    columns = [v.value for v in answer.variables]
    return Table(columns, [[_plain(row[c]) for c in columns] for row in answer])


_XSD = "http://www.w3.org/2001/XMLSchema#"
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_DOUBLE = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_SPECIAL = {"NaN": math.nan, "INF": math.inf, "+INF": math.inf, "-INF": -math.inf}
_MOST_DIGITS = 300
"""Python turns no more than 4,300 digits into an int and about 308 into a float; longer numbers stay text."""


def _plain(term: Any) -> Any:
    """A term as a Python value; a literal whose text is none of its datatype's is text."""
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    if not isinstance(term, Literal):
        return None if term is None else getattr(term, "value", str(term))
    if not term.datatype.value.startswith(_XSD):
        return term.value
    return _value(term.value, term.datatype.value.removeprefix(_XSD))


def _value(text: str, kind: str) -> Any:
    if kind == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    if kind in ("double", "float") and text in _SPECIAL:
        return _SPECIAL[text]
    pattern, number = _NUMBERS.get(kind, (None, None))
    if pattern is None or number is None or len(text) > _MOST_DIGITS or not pattern.fullmatch(text):
        return text
    return number(text)


_NUMBERS: dict[str, tuple[re.Pattern[str], Callable[[str], int | float]]] = {
    "integer": (re.compile(r"[+-]?[0-9]+"), int),
    "decimal": (_DECIMAL, float),
    "double": (_DOUBLE, float),
    "float": (_DOUBLE, float),
}
