"""Who received an honour that a sentence tells of."""

from __future__ import annotations

import pytest

from kg.facts.honours import extract
from kg.model import ACCEPTED, Article
from kg.reading import read
from kg.reading.awards.awardwords import is_nothing

COUNTY = "德安县磨溪乡开展了活动。"


def found(text: str) -> set[tuple[str, str]]:
    facts = extract(read(Article.of_text(text)), ())
    return {(f.subject.name, f.object.name) for f in facts if f.confidence >= ACCEPTED}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("端木长春当选“感动江西”十大交通人物。", ("端木长春", "“感动江西”十大交通人物")),
        ("修长河爱烧水。后来,修长河被县委组织部评为“先进个人”。", ("修长河", "“先进个人”")),
        ("农民高三旦获“当代愚公”称号。", ("高三旦", "“当代愚公”")),
        ("【奖励】王志刚被评为“全省十佳人民调解员”。", ("王志刚", "“全省十佳人民调解员”")),
    ],
)
def test_a_person_right_before_the_verb_has_the_honour(text: str, pair: tuple[str, str]) -> None:
    assert pair in found(COUNTY + text)


@pytest.mark.parametrize(
    "name", ["疫情防控先进集体", "知识产权试点城市", "城镇燃气安全隐患整治先进单位", "政府投资项目全周期管理试点区"]
)
def test_a_field_that_is_no_honour_may_be_praised(name: str) -> None:
    assert not is_nothing(name)
    assert ("磨溪乡", f"全省{name}") in found(f"德安县磨溪乡被评为全省{name}。")


@pytest.mark.parametrize("name", ["疫情防控重点单位", "失信示范名单", "先进个人候选", "好评"])
def test_what_is_only_a_function_or_undecided_is_none(name: str) -> None:
    assert is_nothing(name)


def test_a_county_of_much_grain_has_no_honour() -> None:
    assert found("德安县是产粮大县。") == set()


def test_the_year_before_a_list_is_no_part_of_its_name() -> None:
    text = "会上发布了江西省2022年志愿服务“十大种子项目”,德安县磨溪乡上榜。"
    assert found(text) == {("磨溪乡", "志愿服务“十大种子项目”")}
