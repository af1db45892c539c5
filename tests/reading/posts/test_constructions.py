"""Every construction of posts finds what its examples say, and only that."""

from __future__ import annotations

import pytest

from kg.reading.posts.stated import FOLDER
from kg.rules.loader import Example, Rule, rules
from tests.reading.posts.held import held

YES = [(rule, example) for rule in rules(FOLDER) for example in rule.yes]
NO = [(rule, example) for rule in rules(FOLDER) for example in rule.no]


def found(rule: Rule, example: Example) -> list[tuple[str, ...]]:
    """Person, title, scope and status of what one construction finds, through the real extractor."""
    return [(e.person, e.title, e.scope, e.status) for e in held(example.text) if e.rule == rule.id]


@pytest.mark.parametrize(("rule", "example"), YES, ids=[f"{r.id}: {e.text[:12]}" for r, e in YES])
def test_a_construction_finds_its_examples(rule: Rule, example: Example) -> None:
    assert sorted(found(rule, example)) == sorted(example.facts)


@pytest.mark.parametrize(("rule", "example"), NO, ids=[f"{r.id}: {e.text[:12]}" for r, e in NO])
def test_a_construction_leaves_its_counterexamples(rule: Rule, example: Example) -> None:
    assert found(rule, example) == []


def test_each_construction_has_examples_of_both_kinds() -> None:
    assert [rule.id for rule in rules(FOLDER) if not rule.yes or not rule.no] == []
