"""Saved queries by name: ``ontology/queries/*.rq``, each with a title, a description and parameters."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import StopRun
from kg.ontology_files import folder

_HEADER = re.compile(r"^# (title|标题|description|说明|param (?P<parameter>\w+)):(?P<value>.*)$", re.M)
_NOT_IN_LITERAL = re.compile(r"[\\\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A SPARQL 1.1 query with ``$name`` where a parameter's literal goes."""

    name: str
    title: str
    """In English and Chinese."""
    description: str
    parameters: dict[str, str]
    """Name -> default."""
    text: str

    def fill(self, /, **values: str) -> str:
        """The query with its parameters as string literals, the defaults where none is given.

        Raises:
            StopRun: a parameter that it does not have, or a value that cannot stand in a literal.
        """
        unknown = sorted(set(values) - set(self.parameters))
        if unknown:
            names = ", ".join(self.parameters) or "none"
            raise StopRun(f"{self.name} has no parameter {unknown[0]!r}; it has: {names}")
        literals = {name: _literal(name, value) for name, value in {**self.parameters, **values}.items()}
        if not literals:
            return self.text
        # All at once: a value that itself holds a $name stays as it is.
        return re.sub(rf"\$({'|'.join(literals)})\b", lambda m: literals[m.group(1)], self.text)


def _literal(name: str, value: str) -> str:
    """A SPARQL string literal. Names have no backslash, and without one no escape can end the literal."""
    if _NOT_IN_LITERAL.search(value):
        raise StopRun(f"the value of {name} holds a backslash or control character: {value!r}")
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=1)
def saved() -> dict[str, SavedQuery]:
    """All saved queries, by name."""
    return {path.stem: read(path) for path in sorted((folder() / "queries").glob("*.rq"))}


def read(path: Path) -> SavedQuery:
    """A query file with its header: title, 标题, description, 说明 and one ``param NAME: DEFAULT`` a parameter."""
    text = path.read_text(encoding="utf-8")
    found = list(_HEADER.finditer(text))
    fields = {m.group(1): m["value"].strip() for m in found}
    parameters = {m["parameter"]: m["value"].strip() for m in found if m["parameter"]}
    title, description = (
        " ".join(fields[f] for f in pair if f in fields) for pair in (("title", "标题"), ("description", "说明"))
    )
    return SavedQuery(path.stem, title or path.stem, description, parameters, text)


def load(name: str, /, **values: str) -> str:
    """The text of a saved query with its parameters filled in.

    Raises:
        StopRun: there is no such query, or it has no such parameter.
    """
    if name not in saved():
        raise StopRun(f"no saved query {name!r}; there are: {', '.join(saved())}")
    return saved()[name].fill(**values)
