"""Checks a graph against the SHACL shapes (https://www.w3.org/TR/shacl/) before it is written.

The shapes stand in ``ontology/shapes.ttl``. What they cannot see, that a quote is the page's own text, is
enforced where evidence is made (:class:`kg.model.Evidence`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StopRun
from kg.ontology_files import folder

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store


XZ = "https://w3id.org/xianzhi/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_LEADS_TO = (RDF + "subject", RDF + "object", XZ + "scope", XZ + "within", XZ + "inArticle", XZ + "inPage")


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: the node, the property, the offending value, and what the rule says.

    ``focus``, ``path`` and ``value`` are RDF terms as N-Triples write them, "" where there is none;
    ``message`` is in English and Chinese.
    """

    focus: str
    path: str
    value: str
    message: str
    severity: str = "Violation"
    fact: str = ""
    """The fact that the node takes part in ("云和县 carriesOut 老旧小区改造"), else the node's label."""
    quote: str = ""
    """The sentence that states the fact."""
    where: str = ""
    """Page and offset of the sentence ("news/a.txt:120")."""
    shape: str = ""
    """The shape that has the rule, "" for one without a name."""

    @property
    def rule(self) -> str:
        """The property at fault ("xz:within"), else the shape ("AgentShape")."""
        return _short(self.path) or self.shape.rpartition("#")[2].rstrip(">")

    def __str__(self) -> str:
        about = " ".join(part for part in (self.focus, _short(self.path)) if part)
        value = f" = {_short(self.value)}" if self.value else ""
        return f"{about}{value}: {self.message}" + self._shown()

    def _shown(self) -> str:
        quote = f": “{self.quote}” ({self.where})" if self.quote else ""
        return f"\n    {self.fact}{quote}" if self.fact else ""


def _short(term: str) -> str:
    """A term with its known IRIs as prefixed names: ``xz:adcode``."""
    import re

    from kg.vocab import PREFIXES

    for prefix, namespace in PREFIXES.items():
        term = re.sub(rf"<{re.escape(namespace)}(\w+)>", rf"{prefix}:\1", term)
    return term


def validate(data: bytes | str | Path, *, shapes: Path | None = None, warnings: bool = False) -> list[Violation]:
    """The violations of a graph, sorted by node; each with the fact that it spoils and its sentence.

    Args:
        data: Turtle or N-Triples text, or a graph file (Turtle, N-Triples, N-Quads, TriG).
        shapes: a SHACL file; by default ``ontology/shapes.ttl``.
        warnings: also what only ought to be so (``severity`` is then "Warning").

    Raises:
        StopRun: the data or the shapes cannot be read.
    """
    text = _text(data)
    found = _broken(text, shapes or folder() / "shapes.ttl", warnings=warnings)
    return _explained(found, text) if found else []


def broken_rules(turtle: bytes) -> list[Violation]:
    """The violations of a graph of our own, sorted by node, without the facts that they spoil."""
    return _broken(turtle.decode(), folder() / "shapes.ttl")


def _broken(text: str, shapes: Path, *, warnings: bool = False) -> list[Violation]:
    found = {_violation(r) for r in _results(text, shapes)}
    return sorted((v for v in found if warnings or v.severity == "Violation"), key=lambda v: (str(v), v.shape))


def validate_file(file: Path, *, shapes: Path | None = None) -> list[Violation]:
    """The violations of a graph file (Turtle, N-Triples, N-Quads, TriG); as :func:`validate`."""
    return validate(file, shapes=shapes)


def message(violations: list[Violation], turtle: bytes) -> str:
    """What to say of a graph that must not be written: the broken rules, each with its fact and sentence (five)."""
    shown = "\n".join(f"  {v}" for v in _explained(violations[:5], turtle.decode()))
    return (
        f"the graph breaks the rules of ontology/shapes.ttl in {len(violations)} places; "
        f"nothing was written 图谱违规,未写出\n{shown}"
    )


def _text(data: bytes | str | Path) -> str:
    """The graph as Turtle or N-Triples; graph names are dropped."""
    if isinstance(data, str):
        return data
    if isinstance(data, bytes):
        return data.decode("utf-8")
    from pyoxigraph import RdfFormat, Triple, serialize

    from kg.store import load_store

    triples = {q.triple for q in load_store(data)}
    if any(isinstance(triple.object, Triple) for triple in triples):
        raise StopRun(f"{data}: holds triples about triples (RDF 1.2), which SHACL cannot check 含三元组项")
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def _results(text: str, shapes: Path) -> list[dict[str, Any]]:
    import shacl_rust

    try:
        rules = shapes.read_text(encoding="utf-8")
    except OSError as error:
        raise StopRun(f"{shapes}: the shapes cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise StopRun(f"{shapes}: the shapes are not UTF-8 text; give a Turtle file") from None
    try:
        return shacl_rust.validate(text, rules, experimental_index=True)["results"]
    except ValueError as error:
        raise StopRun(f"{shapes}: the graph cannot be checked: {error}") from None
    except BaseException as error:  # a panic of Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise RuntimeError(f"the validator failed: {error}") from error


def _violation(result: dict[str, Any]) -> Violation:
    shape = result.get("sourceShape") or ""
    return Violation(
        result["focusNode"],
        result.get("resultPath") or "",
        result.get("value") or "",
        result["messages"][-1],
        result["severity"].rstrip(">").rpartition("#")[2],
        shape=shape if shape.startswith("<") else "",
    )


def _explained(violations: Iterable[Violation], text: str) -> list[Violation]:
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.bulk_load(input=text.encode(), format=RdfFormat.TURTLE)
    return [explain(v, store) for v in violations]


def explain(violation: Violation, store: Store) -> Violation:
    """The violation with the nearest fact that its node takes part in, and the sentence that states it."""
    from pyoxigraph import NamedNode

    if not violation.focus.startswith("<"):
        return violation
    node = NamedNode(violation.focus[1:-1])
    if violation.path.startswith(f"<{XZ}") and violation.value.startswith("<"):
        triple = (node, *(NamedNode(t[1:-1]) for t in (violation.path, violation.value)))
        return replace(violation, fact=" ".join(_name(store, term) for term in triple))
    statement = _nearest_statement(store, node)
    if statement is None:
        return replace(violation, fact=_name(store, node))
    ends = (_one(store, statement, RDF + end) for end in ("subject", "predicate", "object"))
    article = _one(store, statement, XZ + "inArticle")
    source = _value(store, _one(store, article, XZ + "inPage"), XZ + "source")
    start = _value(store, statement, XZ + "start")
    return replace(
        violation,
        fact=" ".join(_name(store, end) for end in ends if end is not None),
        quote=_value(store, statement, XZ + "quote"),
        where=f"{source}:{start}",
    )


def _nearest_statement(store: Store, node: NamedNode) -> Any:
    """The statement from which the node is reached by fewest steps: itself, one about it, about a post there …"""
    level: list[Any] = [node]
    seen = {node}
    for _ in range(5):
        found = [n for n in level if _value(store, n, RDF + "predicate") or _value(store, n, XZ + "quote")]
        if found:
            return min(found, key=str)
        before = (q.subject for n in level for p in _LEADS_TO for q in store.quads_for_pattern(None, _node(p), n))
        level = [n for n in dict.fromkeys(before) if n not in seen]
        seen.update(level)
    return None


def _node(iri: str) -> NamedNode:
    from pyoxigraph import NamedNode

    return NamedNode(iri)


def _one(store: Store, node: Any, predicate: str) -> Any:
    """The first value of a property in the order of its text; None when there is none."""
    quads = store.quads_for_pattern(node, _node(predicate), None) if node is not None else ()
    return min((q.object for q in quads), key=str, default=None)


def _value(store: Store, node: Any, predicate: str) -> str:
    found = _one(store, node, predicate)
    return found.value if found is not None else ""


def _name(store: Store, node: Any) -> str:
    """A node's label, else the last part of its IRI."""
    return _value(store, node, RDFS + "label") or str(node).strip("<>").replace("#", "/").rpartition("/")[2]
