"""Whose an initiative is, of all units that the article names."""

from __future__ import annotations

import pytest

from kg.facts.initiatives.finding import sightings
from kg.facts.initiatives.hostchoice import Hosts, certainty, points
from kg.reading import read as read_article
from tests.facts.initiatives.reading import article_of, facts, read


def named(text: str, label: str, *, title: str = "") -> dict[str, tuple[str, ...]]:
    """The candidates for a label's host, with their signs."""
    reading = read_article(article_of(text, title=title))
    sighting = next(s for s in sightings(reading) if s.label == label)
    return {c.agent.referent.name: c.signs for c in Hosts(reading).candidates(sighting)}


def test_grammatical_agent_is_the_first_candidate() -> None:
    found = named("江陵县教育局开展“春雨”助学行动。", "“春雨”助学行动")
    assert next(iter(found)) == "江陵县教育局"
    assert "grammar by subject" in found["江陵县教育局"]


def test_place_of_a_body_is_a_candidate() -> None:
    found = named("江陵县教育局开展“春雨”助学行动。", "“春雨”助学行动")
    assert "place of the agent" in found["江陵县"]


def test_units_behind_the_name_and_in_the_headline_are_candidates() -> None:
    text = "活动现场热闹非凡,“春雨”助学行动在普济镇启动。"
    found = named(text, "“春雨”助学行动", title="江陵县教育局助学")
    assert {"江陵县教育局", "普济镇"} <= set(found)
    assert "headline" in found["江陵县教育局"]


def test_preposition_before_a_unit_is_a_sign() -> None:
    text = "江陵县教育局在普济镇开展“春雨”助学行动。"
    assert "in the clause, behind 在" in named(text, "“春雨”助学行动")["普济镇"]


@pytest.mark.parametrize("host", ["江陵县教育局", "江陵县", "普济镇"])
def test_named_subject_of_the_clause_is_the_host(host: str) -> None:
    about = "湖北省江陵县普济镇 “春雨”行动" if host == "普济镇" else "湖北省江陵县 “春雨”行动"
    assert set(read(f"{host}开展“春雨”助学行动。", title=about).values()) == {host}


def test_share_and_certainty_grow_together() -> None:
    shares = [n / 10 for n in range(11)]
    values = [certainty(share) for share in shares]
    assert values == sorted(values)
    assert 0 <= values[0] <= values[-1] <= 1
    assert len(points()) > 2


def test_fact_is_no_surer_than_the_choice_of_its_host() -> None:
    for fact in facts("江陵县教育局开展“春雨”助学行动。", title="江陵县“春雨”助学行动"):
        assert fact.confidence <= certainty(1.0)
