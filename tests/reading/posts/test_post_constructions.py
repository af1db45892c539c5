"""Every construction of posts finds what its examples say, and only that."""

from __future__ import annotations

from kg.reading.posts.poststated import FOLDER
from kg.rules.loader import Example, Rule
from tests.reading.posts.held import held
from tests.rules.examples import Examples

EXAMPLES = Examples(FOLDER)


def found(rule: Rule, example: Example) -> list[tuple[str, ...]]:
    """Person, title, scope and status of what one construction finds, through the real extractor."""
    return [(e.person, e.title, e.scope, e.status) for e in held(example.text) if e.rule == rule.id]


@EXAMPLES.positive
def test_a_construction_finds_its_examples(rule: Rule, example: Example) -> None:
    assert sorted(found(rule, example)) == sorted(example.facts)


@EXAMPLES.negative
def test_a_construction_leaves_its_counterexamples(rule: Rule, example: Example) -> None:
    assert found(rule, example) == []


def test_each_construction_has_examples_of_both_kinds() -> None:
    assert EXAMPLES.lacking == []
