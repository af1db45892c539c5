"""Saved queries by name: ``ontology/queries/*.rq``, each with a title, a description and parameters."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import StopRun
from kg.ontology_files import folder

_HEADER = re.compile(r"^# (title|description|param (\w+)): (.*)$", re.M)


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A SPARQL query with ``$name`` where a parameter's literal goes."""

    name: str
    title: str
    description: str
    parameters: dict[str, str]
    text: str

    def fill(self, **values: str) -> str:
        """The query with its parameters as literals, the defaults where none is given.

        Raises:
            StopRun: a value for a parameter that it does not have.
        """
        unknown = sorted(set(values) - set(self.parameters))
        if unknown:
            raise StopRun(
                f"{self.name} has no parameter {unknown[0]!r}; it has: {', '.join(self.parameters) or 'none'}"
            )
        text = self.text
        for name, default in self.parameters.items():
            literal = json.dumps(values.get(name, default), ensure_ascii=False)
            text = re.sub(rf"\${name}\b", lambda _, value=literal: value, text)
        return text


@lru_cache(maxsize=1)
def saved() -> dict[str, SavedQuery]:
    """All saved queries, by name."""
    return {path.stem: _read(path) for path in sorted((folder() / "queries").glob("*.rq"))}


def _read(path: Path) -> SavedQuery:
    text = path.read_text(encoding="utf-8")
    fields = {m.group(1): m.group(3).strip() for m in _HEADER.finditer(text)}
    parameters = {m.group(2): m.group(3).strip() for m in _HEADER.finditer(text) if m.group(2)}
    return SavedQuery(path.stem, fields.get("title", path.stem), fields.get("description", ""), parameters, text)


def load(name: str, **values: str) -> str:
    """The text of a saved query with its parameters filled in.

    Raises:
        StopRun: there is no such query, or it has no such parameter.
    """
    if name not in saved():
        raise StopRun(f"no saved query {name!r}; there are: {', '.join(saved())}")
    return saved()[name].fill(**values)
