"""The sentence of every fact, and where in it the fact is stated."""

from __future__ import annotations

from typing import Any

from kg.exports.html.articles import units
from kg.exports.html.contents import Statement


def evidence_of(statements: list[Statement]) -> dict[str, Any]:
    """``sentences`` (each once), and of each statement ``[sentence, start, end, begin, until]``, UTF-16 offsets."""
    sentences: dict[str, int] = {}
    facts = []
    for statement in statements:
        at = statement.sentence.find(statement.quote)
        text = statement.sentence if at >= 0 else statement.quote
        start = max(at, 0)
        number = sentences.setdefault(text, len(sentences))
        facts.append([number, units(text, start), units(text, start + len(statement.quote)), *_tenure(statement)])
    return {"sentences": list(sentences), "facts": facts}


def _tenure(statement: Statement) -> list[str]:
    return [statement.begin, statement.until] if statement.begin or statement.until else []
