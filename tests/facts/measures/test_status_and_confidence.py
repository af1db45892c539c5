"""Measures in the table of facts."""

from __future__ import annotations

from itertools import pairwise

from kg.facts import find_facts
from kg.facts.measures.subjects import _points, certainty
from kg.facts.measures.targets import status_of
from kg.model import Article, Quantity
from kg.reading import read
from kg.reading.quantities import quantities_in
from kg.rules.trace import Outcome
from kg.why import candidates


def test_a_number_behind_what_is_done_is_no_target() -> None:
    body = Article.of_text("项目计划投资3亿元,已完成投资1.2亿元。").body
    assert [status_of(body, n.start) for n in quantities_in(body)] == ["planned", ""]


def test_confidence_is_lower_where_more_than_one_subject_is_likely() -> None:
    alone = "江陵县修建道路20公里。"
    crowded = "江陵县实施清水河治理工程,熊河镇启动“护河行动”,投入资金20万元。"
    sure, unsure = (
        [f.confidence for f in find_facts(read(Article.of_text(t))) if isinstance(f.object, Quantity)][-1]
        for t in (alone, crowded)
    )
    assert unsure < sure


def test_nobody_claims_more_certainty_than_annotators_found() -> None:
    assert [certainty(share) for share in (0.0, 1.0)] == [0.0, _points()[-1][1]]
    assert all(a <= b for (_, a), (_, b) in pairwise(_points()))


def test_a_number_without_a_subject_is_noted_with_its_reason() -> None:
    outcomes = [c.outcome for c in candidates(Article.of_text("修建道路20公里。")) if c.kind == "measure"]
    assert outcomes == [Outcome.NO_SUBJECT]


def test_a_measure_says_what_spoke_for_its_subject() -> None:
    (noted,) = (c for c in candidates(Article.of_text("江陵县修建道路20公里。")) if c.kind == "measure")
    assert noted.said == "江陵县 → 道路 20公里"
    assert "agent by subject" in dict(noted.signs)


def test_an_amount_that_only_sorts_what_is_counted_is_no_measure() -> None:
    found = find_facts(read(Article.of_text("江陵县实施122个过500万元项目。")))
    assert [str(f.object.value) for f in found if isinstance(f.object, Quantity)] == ["122"]
