"""Of overlapping spans one is kept."""

from __future__ import annotations

from kg.facts.initiatives.choosing import chosen
from tests.facts.initiatives.reading import seen

TEXT = "山东省高唐县修建清平镇消防蓄水池,开展锦鲤节农村厕所、污水专项整治行动。"


def test_no_two_chosen_names_overlap() -> None:
    spans = sorted((s.name.start, s.name.end) for s in chosen(seen(TEXT)))
    assert len(spans) < len(seen(TEXT))
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:]))


def test_likelier_of_two_overlapping_names_is_kept() -> None:
    short, long = sorted((s for s in seen(TEXT) if s.label.endswith("蓄水池")), key=lambda s: len(s.label))[:2]
    for sure in (short, long):
        weighed = [s._replace(confidence=0.9 if s is sure else 0.4) for s in (short, long)]
        assert [s.label for s in chosen(weighed)] == [sure.label]


def test_of_equally_likely_names_the_longest_is_kept_whatever_the_order() -> None:
    both = [s._replace(confidence=0.5) for s in seen(TEXT) if s.label.endswith("蓄水池")]
    longest = max((s.label for s in both), key=len)
    assert [s.label for s in chosen(both)] == [s.label for s in chosen(both[::-1])] == [longest]
