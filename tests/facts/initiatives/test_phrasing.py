"""What is proposed as a name, sure or not: names without a headword, members of lists, other bounds."""

from __future__ import annotations

import pytest

from kg.facts.initiatives.phrasing import ending_of
from tests.facts.initiatives.reading import seen


def proposed(text: str) -> set[str]:
    return {s.label for s in seen("山东省高唐县" + text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建起14个心理辅导室。", {"心理辅导室"}),
        ("打造示范村14个、美丽城镇2个。", {"示范村", "美丽城镇"}),
        ("开展净河、净路、净院等行动。", {"净河", "净路", "净院"}),
        ("完成屋面防水维修、楼道照明更新、下水管线疏通三项工程。", {"屋面防水维修", "楼道照明更新", "下水管线疏通"}),
        ("设立“指间花开”手工扶贫坊。", {"“指间花开”手工扶贫坊"}),
        ("抽调14名干部组成企业服务组。", {"企业服务组"}),
        ("推出周末研学课。", {"周末研学课"}),
        ("开工年产3万吨秸秆饲料加工项目(一期)。", {"年产3万吨秸秆饲料加工项目(一期)"}),
        ("庆祝第十六届锦鲤文化节期间,游客不断。", {"第十六届锦鲤文化节"}),
        ("自“锦鲤优品”直播季启动以来,销量大增。", {"“锦鲤优品”直播季"}),
        ("对特困人员实施分类供养。", {"分类供养"}),
        ("推行联合审查,缩短工期。", {"联合审查"}),
        ("实施退岸还湿、退渔还湖,湿地复苏。", {"退岸还湿", "退渔还湖"}),
        ("组建了高唐惠民供销公司。", {"高唐惠民供销公司"}),
    ],
)
def test_name_is_proposed_without_headword_or_verb_of_holding(text: str, names: set[str]) -> None:
    assert names <= proposed(text)


def test_what_a_verb_of_holding_does_not_govern_is_no_deed() -> None:
    assert not {"联合审查", "分类供养"} & proposed("联合审查了三份材料,分类供养的做法见效。")


def test_uncertain_beginning_is_proposed_both_ways() -> None:
    assert {"清平镇消防蓄水池", "消防蓄水池"} <= proposed("修建清平镇消防蓄水池。")


def test_name_does_not_begin_within_a_word() -> None:
    assert not {label for label in proposed("建设现代玻璃产业基地。") if label.startswith("代")}


def test_name_with_its_agents_name_is_not_proposed() -> None:
    assert not {label for label in proposed("高唐县举办锦鲤文化节。") if label.startswith("高唐")}


def test_longest_ending_tells_the_type() -> None:
    assert ending_of("农业贷款风险补偿金") == ("补偿金", "facility")
    assert ending_of("订婚法") == ("法", "service")
    assert ending_of("天气") is None
