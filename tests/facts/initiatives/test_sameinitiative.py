"""Several wordings of one article, one initiative."""

from __future__ import annotations

import pytest

from kg.facts.initiatives.sameinitiative import key_of
from tests.facts.initiatives.reading import facts, found, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("创建文明城市", "文明城市创建"),
        ("文明城市创建", "文明城市创建工作"),
        ("“清风”护苗行动", "清风护苗行动"),
        ("书香高唐活动", "“书香高唐”"),
        ("建设四好农村路", "“四好农村路”建设"),
        ("改造老旧小区", "老旧小区改造"),
    ],
)
def test_wordings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("农村公路改造", "农村电网改造"), ("锦鲤文化节", "奇石文化节"), ("第一期工程", "第二期工程")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_short_and_full_wording_are_one_initiative_with_an_alias() -> None:
    (initiative,) = found("山东省高唐县举办第三届锦鲤文化节。锦鲤文化节在鱼丘湖举行。")
    assert {initiative.label, *initiative.aliases} == {"第三届锦鲤文化节", "锦鲤文化节"}


def test_wording_with_and_without_project_is_one_initiative() -> None:
    text = "山东省高唐县推进农村生活污水治理。该县农村生活污水治理项目已经完工。"
    (initiative,) = found(text)
    assert {initiative.label, *initiative.aliases} == {"农村生活污水治理", "农村生活污水治理项目"}


def test_headline_and_body_are_one_initiative() -> None:
    found_ = found("8月2日,甘肃省民乐县开展河道清淤行动。", title="甘肃民乐县开展河道清淤行动")
    assert [i.label for i in found_] == ["河道清淤行动"]


def test_different_things_of_one_headword_stay_apart() -> None:
    assert set(read("山东省高唐县实施农村公路改造。高唐县还实施农村电网改造。")) == {"农村公路改造", "农村电网改造"}


def test_of_a_county_and_its_body_the_body_is_the_agent() -> None:
    text = "8月2日,民乐县水利局启动“碧水”清河专项行动。"
    assert read(text, title="甘肃民乐县启动“碧水”清河专项行动") == {"“碧水”清河专项行动": "民乐县水利局"}


def test_initiative_has_at_most_two_facts_the_clauses_that_state_it_best() -> None:
    clause = "甘肃省民乐县开展“碧水”清河专项行动。"
    assert len(facts(clause * 5)) == 2


def test_headline_is_evidence_only_where_the_body_states_it_less_surely() -> None:
    (fact,) = facts("8月2日,甘肃省民乐县开展“碧水”清河专项行动。", title="民乐:“碧水”清河专项行动显成效")
    assert fact.article.body.offsets[0] <= fact.evidence.start


def test_programme_is_the_same_for_all_wordings() -> None:
    (initiative,) = found("山东省高唐县推进老旧小区改造。该县2022年老旧小区改造项目已经完工。")
    assert initiative.concepts == ("old-residential-renovation",)
