"""The facts of a built graph in the form that gold files have."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pyoxigraph import NamedNode, Quad, Store

from kg.evaluation.gold import KINDS
from kg.vocab import PREFIXES, XZ

RDF = PREFIXES["rdf"]
LABEL, TITLE = PREFIXES["rdfs"] + "label", PREFIXES["dct"] + "title"


class _Reader:
    """Reads nodes of a store, as the contract shapes them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.code: Callable[..., str | None] = lru_cache(maxsize=None)(self._code)
        self.label: Callable[..., str] = lru_cache(maxsize=None)(self._label)

    def all(self, node: Any, predicate: str) -> list[Any]:
        found: list[Quad] = list(self.store.quads_for_pattern(node, NamedNode(predicate), None))
        return sorted((q.object for q in found), key=str)

    def one(self, node: Any, predicate: str) -> Any:
        return next(iter(self.all(node, predicate)), None)

    def text(self, node: Any, predicate: str) -> str:
        found = self.one(node, predicate)
        return "" if found is None else found.value

    def typed(self, name: str) -> list[Any]:
        return sorted(
            (q.subject for q in self.store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(XZ + name))),
            key=str,
        )

    def _label(self, node: Any) -> str:
        return max(sorted(o.value for o in self.all(node, LABEL)), key=len, default="")

    def _code(self, node: Any, seen: tuple = ()) -> str | None:
        own = self.text(node, XZ + "adcode")
        if own:
            return own
        above = (self._code(o, (*seen, o)) for o in self.all(node, XZ + "within") if o not in seen)
        return next((c for c in above if c), None)


def predicted(store: Store, names: list[str]) -> dict[str, dict[str, Any]]:
    """Page file name -> its articles and facts, each with the offset (``at``) of its evidence and its confidence."""
    reader = _Reader(store)
    pages = {p: reader.text(p, XZ + "source").replace("\\", "/").rsplit("/", 1)[-1] for p in reader.typed("Page")}
    out: dict[str, dict[str, Any]] = {n: {"articles": [], "facts": {k: [] for k in KINDS}} for n in names}
    page_of = {a: pages.get(reader.one(a, XZ + "inPage")) for a in reader.typed("Article")}
    for article, name in page_of.items():
        if name in out:
            out[name]["articles"].append(_article(reader, article))
    for statement in reader.typed("Statement"):
        name = page_of.get(reader.one(statement, XZ + "inArticle"))
        if name in out:
            kind, fact = _fact(reader, statement)
            if kind:
                out[name]["facts"][kind].append(fact)
    return out


def _article(r: _Reader, node: Any) -> dict[str, Any]:
    about = r.one(node, XZ + "about")
    return {
        "title": r.text(node, TITLE) or r.label(node),
        "authors": [o.value for o in r.all(node, XZ + "author")],
        "place": {"name": r.label(about), "adcode": r.code(about)} if about is not None else None,
        "start": int(r.text(node, XZ + "start")),
        "end": int(r.text(node, XZ + "end")),
    }


def _fact(r: _Reader, node: Any) -> tuple[str, dict[str, Any]]:
    s, p, o = (r.one(node, RDF + part) for part in ("subject", "predicate", "object"))
    kind, read = _READERS.get(p.value.removeprefix(XZ), ("", None)) if p else ("", None)
    if not read:
        return kind, {}
    sure = float(r.text(node, XZ + "confidence") or 1)
    return kind, {**read(r, s, o), "at": int(r.text(node, XZ + "start")), "confidence": sure}


def _initiative(r: _Reader, s: Any, o: Any) -> dict[str, Any]:
    types = sorted(
        {t.value.removeprefix(XZ).lower() for t in r.all(o, RDF + "type") if t.value.startswith(XZ)} - {"initiative"}
    )
    return {
        "label": r.label(o),
        "type": types[0] if types else "",
        "agent": {"name": r.label(s), "adcode": r.code(s)},
        "date": r.text(o, XZ + "date") or None,
    }


def _role(r: _Reader, s: Any, o: Any) -> dict[str, Any]:
    scope = r.one(o, XZ + "scope")
    return {
        "person": r.label(s),
        "role": r.text(o, XZ + "title"),
        "scope": r.label(scope) if scope is not None else "",
        "place": {"name": "", "adcode": r.code(scope) if scope is not None else None},
    }


def _honour(r: _Reader, s: Any, o: Any) -> dict[str, Any]:
    return {"recipient": r.label(s), "honour": r.label(o)}


def _measure(r: _Reader, s: Any, o: Any) -> dict[str, Any]:
    value = r.text(o, XZ + "value")
    return {
        "subject": r.label(s),
        "what": r.text(o, XZ + "what"),
        "value": float(value) if value else None,
        "unit": r.text(o, XZ + "unit"),
    }


_READERS: dict[str, tuple[str, Callable[[_Reader, Any, Any], dict[str, Any]]]] = {
    "carriesOut": ("initiatives", _initiative),
    "holdsRole": ("roles", _role),
    "received": ("honours", _honour),
    "hasMeasure": ("measures", _measure),
}
