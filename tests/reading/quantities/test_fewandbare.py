"""Two to ten in Chinese numerals, 万 without a unit, and the decimal points of old newspapers."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.reading.quantities import quantities_in


def printed(text: str) -> list[str]:
    return [f"{q.value}{q.unit}/{q.base_unit}" for q in quantities_in(Article.of_text(text).body)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("公司现有两个厂区。", "2个/个"),
        ("合作社带动了六户贫困户。", "6户/户"),
        ("村里与两家合作社签约。", "2家/家"),
        ("三架植保无人机在田里作业。", "3架/架"),
        ("四名工作人员守在卡口。", "4名/人"),
    ],
)
def test_two_to_ten_count_before_a_noun_of_things_or_people(text: str, number: str) -> None:
    assert printed(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "两人一口答应。",
        "他带着两个孩子。",
        "强化三项机制。",
        "他四处奔走。",
        "走进千家万户。",
        "两位老人很高兴。",
        "召开二次会议。",
    ],
)
def test_two_to_ten_that_tell_of_some_or_sum_up_a_list_do_not_count(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("全村旅游人数115万,创新高。", "115万/人"),
        ("短片播放量超过5000万。", "5000万/次"),
        ("全县有14万多人口。", "14万/人"),
        ("这里有1000万农村贫困人口。", "1000万/人"),
        ("惠及近50万百姓。", "50万/人"),
    ],
)
def test_ten_thousands_without_a_unit_count_what_is_named_beside_them(text: str, number: str) -> None:
    assert printed(text) == [number]


def test_ten_thousands_without_anything_named_beside_them_do_not_count() -> None:
    assert printed("他说了两遍5000万。") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("亩产达到247·5公斤。", "247.5公斤/千克"),
        ("帮助5·3万名儿童上学。", "5.3万名/人"),
        ("覆盖率达86·7%。", "86.7%/%"),
    ],
)
def test_a_raised_point_is_a_decimal_point(text: str, number: str) -> None:
    assert printed(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("下发试剂盒18万人份。", "18万人份/份"),
        ("群众来信上百封。", "100封/封"),
        ("捐赠手套3000双。", "3000双/双"),
        ("贴出春联600副。", "600副/副"),
        ("增开列车250列。", "250列/列"),
    ],
)
def test_more_measure_words(text: str, number: str) -> None:
    assert printed(text) == [number]


@pytest.mark.parametrize("text", ["全县有12副县长。", "他任2019双城区长。"])
def test_the_same_signs_at_the_head_of_other_words_are_no_measure_words(text: str) -> None:
    assert printed(text) == []
