"""Every construction of honours finds what its examples say, and only that."""

from __future__ import annotations

from kg.facts.honours import extract
from kg.model import ACCEPTED, Article
from kg.reading import read
from kg.reading.awards.awardstated import FOLDER
from kg.rules.loader import Example, Rule
from tests.rules.examples import Examples

EXAMPLES = Examples(FOLDER)


def found(rule: Rule, example: Example) -> list[tuple[str, ...]]:
    """Recipient and honour of what one construction finds, through the real extractor."""
    facts = extract(read(Article.of_text(example.text)), ())
    return [(f.subject.name, f.object.name) for f in facts if f.rule == rule.id and f.confidence >= ACCEPTED]


@EXAMPLES.positive
def test_a_construction_finds_its_examples(rule: Rule, example: Example) -> None:
    assert sorted(found(rule, example)) == sorted(example.facts)


@EXAMPLES.negative
def test_a_construction_leaves_its_counterexamples(rule: Rule, example: Example) -> None:
    assert found(rule, example) == []


def test_each_construction_has_examples_of_both_kinds() -> None:
    assert EXAMPLES.lacking == []
