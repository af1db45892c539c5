"""Every construction of initiatives finds what its examples say, and only that."""

from __future__ import annotations

from kg.facts.initiatives.namewords import CONSTRUCTIONS
from kg.rules.loader import Example, Rule
from tests.facts.initiatives.reading import seen
from tests.rules.examples import Examples

EXAMPLES = Examples(CONSTRUCTIONS)


def found(rule: Rule, example: Example) -> set[tuple[str, ...]]:
    """Label and rule of what one construction finds, through the real extractor."""
    return {(s.label, s.frame.rule) for s in seen(example.text) if s.frame.construction == rule.id}


@EXAMPLES.positive
def test_a_construction_finds_its_examples(rule: Rule, example: Example) -> None:
    assert set(example.facts) <= found(rule, example)


@EXAMPLES.negative
def test_a_construction_leaves_its_counterexamples(rule: Rule, example: Example) -> None:
    assert found(rule, example) == set()


def test_each_construction_has_examples_of_both_kinds() -> None:
    assert EXAMPLES.lacking == []
