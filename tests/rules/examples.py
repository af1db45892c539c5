"""The examples that stand in the files of constructions, as cases of tests."""

from __future__ import annotations

import pytest

from kg.rules.loader import Example, Rule, rules


class Examples:
    """The examples of a folder of constructions."""

    def __init__(self, folder: str) -> None:
        self._rules = list(rules(folder))

    @property
    def positive(self) -> pytest.MarkDecorator:
        """Each example in which its construction finds facts, as arguments ``rule`` and ``example``."""
        return _cases([(rule, example) for rule in self._rules for example in rule.yes])

    @property
    def negative(self) -> pytest.MarkDecorator:
        """Each example in which its construction finds nothing."""
        return _cases([(rule, example) for rule in self._rules for example in rule.no])

    @property
    def lacking(self) -> list[str]:
        """The constructions that have not both kinds."""
        return [rule.id for rule in self._rules if not rule.yes or not rule.no]


def _cases(found: list[tuple[Rule, Example]]) -> pytest.MarkDecorator:
    names = [f"{rule.id}: {example.text[:12]}" for rule, example in found]
    return pytest.mark.parametrize(("rule", "example"), found, ids=names)
