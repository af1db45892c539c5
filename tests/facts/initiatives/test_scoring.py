"""How sure a sighting is: readable signs, weighed in a table."""

from __future__ import annotations

import math

import pytest

from kg.api import MIN_CONFIDENCE
from kg.facts.initiatives.finding import sightings
from kg.facts.initiatives.hostchoice import Hosts
from kg.facts.initiatives.scoring import confidence, weights
from kg.reading import read
from tests.facts.initiatives.reading import article_of, facts, seen

REPORT = "甘肃省民乐县开展“碧水”清河专项行动。"


def sure(text: str, *, title: str = "") -> float:
    return max((s.confidence for s in seen(text, title=title)), default=0.0)


def test_confidence_is_the_logistic_sum_of_the_signs_weights() -> None:
    (sighting,) = seen(REPORT)
    total = weights()["always"] + sum(weights().get(sign, 0.0) for sign in sighting.signs)
    assert sighting.confidence == pytest.approx(1 / (1 + math.exp(-total)))


def test_confidence_lies_between_0_and_1_whatever_the_signs() -> None:
    assert 0 <= confidence([]) <= 1
    assert 0 <= confidence(list(weights()) * 50) <= 1


def test_unknown_sign_weighs_nothing() -> None:
    assert confidence(["no such sign"]) == confidence([])


def test_signs_are_words_that_a_reader_understands() -> None:
    (sighting,) = seen(REPORT)
    assert {"shape quoted", "type campaign", "mood report"} <= set(sighting.signs)
    assert all(sign.isprintable() and sign == sign.strip() for sign in sighting.signs)


def test_each_sign_counts_once() -> None:
    (sighting,) = seen(REPORT)
    assert len(sighting.signs) == len(set(sighting.signs))


def test_weights_are_finite_and_hold_the_constant_term() -> None:
    assert "always" in weights()
    assert all(math.isfinite(w) for w in weights().values())


def test_quoted_name_that_is_held_is_surer_than_a_bare_mention() -> None:
    assert sure(REPORT) > sure("甘肃省民乐县的“碧水”清河专项行动很有名。")


def test_specific_name_is_surer_than_a_generic_one() -> None:
    assert sure("甘肃省民乐县启动河道清淤工程。") > sure("甘肃省民乐县启动民生工程。")


def test_fact_is_as_sure_as_its_name_and_its_agent_and_the_unsure_stay_out() -> None:
    ((fact,), (sighting,)) = facts(REPORT), seen(REPORT)
    reading = read(article_of(REPORT))
    host = Hosts(reading).of(next(sightings(reading)))
    assert fact.confidence == round(sighting.confidence * host.certainty, 2) >= MIN_CONFIDENCE
    assert fact.confidence < sighting.confidence
    generic = "甘肃省民乐县启动多项民生工程。"
    assert sure(generic) < MIN_CONFIDENCE and not facts(generic)


def test_confidence_is_the_same_on_every_reading() -> None:
    assert [s.confidence for s in seen(REPORT)] == [s.confidence for s in seen(REPORT)]
