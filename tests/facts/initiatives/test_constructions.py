"""Every construction of initiatives finds what its examples say, and only that."""

from __future__ import annotations

import pytest

from kg.facts.initiatives.lexicon import CONSTRUCTIONS
from kg.rules.loader import Example, Rule, rules
from tests.facts.initiatives.reading import seen

YES = [(rule, example) for rule in rules(CONSTRUCTIONS) for example in rule.yes]
NO = [(rule, example) for rule in rules(CONSTRUCTIONS) for example in rule.no]


def found(rule: Rule, example: Example) -> set[tuple[str, ...]]:
    """Label and rule of what one construction finds, through the real extractor."""
    return {(s.label, s.frame.rule) for s in seen(example.text) if s.frame.construction == rule.id}


@pytest.mark.parametrize(("rule", "example"), YES, ids=[f"{r.id}: {e.text[:12]}" for r, e in YES])
def test_a_construction_finds_its_examples(rule: Rule, example: Example) -> None:
    assert set(example.facts) <= found(rule, example)


@pytest.mark.parametrize(("rule", "example"), NO, ids=[f"{r.id}: {e.text[:12]}" for r, e in NO])
def test_a_construction_leaves_its_counterexamples(rule: Rule, example: Example) -> None:
    assert found(rule, example) == set()


def test_each_construction_has_examples_of_both_kinds() -> None:
    assert [rule.id for rule in rules(CONSTRUCTIONS) if not rule.yes or not rule.no] == []
