"""Weights of signs that choose one of several candidates."""

from __future__ import annotations

from kg.facts.measures.subjects import Candidate
from kg.fitting.ranking import PARTS, RARE, Choice, certainty, fit
from kg.model import Place

_PLACE = Place("江陵县", "county", "421024")


def choice(number: int, *signs: str, right: int = 0, counted: float = 1.0) -> Choice:
    """A number with a candidate for each sign."""
    found = [Candidate(_PLACE, "江陵县", (sign,)) for sign in signs]
    return Choice(number % PARTS, True, found, [i == right for i in range(len(found))], counted)


def test_the_sign_of_the_right_candidates_weighs_more() -> None:
    weights = fit([choice(i, "near", "far") for i in range(RARE * 2)])
    assert weights["near"] > 0 > weights["far"]


def test_a_sign_that_is_rare_has_no_weight() -> None:
    assert fit([choice(i, "near", "far") for i in range(RARE - 1)]) == {}


def test_a_choice_that_counts_more_has_more_weight() -> None:
    once = [choice(i, "near", "far") for i in range(RARE)]
    against = [choice(i, "near", "far", right=1, counted=3.0) for i in range(RARE)]
    assert fit(once + against)["far"] > 0


def test_a_number_without_a_right_candidate_teaches_nothing() -> None:
    some = [choice(i, "near", "far") for i in range(RARE)]
    none = [choice(i, "near", "far", right=-1) for i in range(RARE)]
    assert fit(some + none) == fit(some)


def test_certainty_is_how_often_unseen_choices_are_right() -> None:
    given = [choice(i, "near", "far", right=int(i % 8 == 0)) for i in range(RARE * 4)]
    assert certainty(given)[-1][1] == 7 / 8
