"""Two annotators of one article: what both have counts, what one alone has is optional (``tests/gold/README.md``)."""

from __future__ import annotations

from typing import Any

from kg.evaluation.gold import KINDS
from kg.evaluation.similarity import METRICS, Score, pair

_SCORES: dict[str, Score] = {}
for _, _kind, _score in METRICS:
    _SCORES.setdefault(_kind, _score)
_ALSO = {"agent": "also_agent", "type": "also_type", "subject": "also_subject", "honour": "also_honour"}
"""Fields in which the second annotator's answer is as right as the first's, and where it is kept."""


def reconciled(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """The first annotator's article with the second's answers beside his.

    Args:
        first: an article in the form of a gold file.
        second: the same article by another annotator.
    """
    return {**first, **{kind: _facts(kind, first[kind], second[kind]) for kind in KINDS}}


def _facts(kind: str, first: list[dict[str, Any]], second: list[dict[str, Any]]) -> list[dict[str, Any]]:
    partner = dict(pair(first, second, _SCORES[kind]))
    alone = sorted(set(range(len(second))) - set(partner.values()))
    mine = [
        _both(fact, second[partner[i]]) if i in partner else {**fact, "optional": True} for i, fact in enumerate(first)
    ]
    return mine + [{**second[j], "optional": True} for j in alone]


def _both(fact: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    more = {also: other[name] for name, also in _ALSO.items() if name in fact and other[name] != fact[name]}
    for also in ("also_subject", "also_honour"):
        if also in more:
            more[also] = [more[also]]
    if "label" in fact:
        wordings = dict.fromkeys([*fact["aliases"], other["label"], *other["aliases"]])
        more["aliases"] = [w for w in wordings if w != fact["label"]]
    return {**fact, **more}
