"""Measures in the table of facts."""

from __future__ import annotations

from kg.facts import find_facts
from kg.facts.measures.targets import status_of
from kg.model import Article, Quantity
from kg.reading import read
from kg.reading.quantities import quantities_in


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
