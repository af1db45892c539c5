"""Numbers with units: values as printed and in the base unit, bounds, ranges, shares; and what counts as none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.model import Article
from kg.reading.quantities import QuantityMention, is_threshold, quantities_in


def numbers(text: str) -> list[QuantityMention]:
    """The numbers of a text."""
    return list(quantities_in(Article.of_text(text).body))


@pytest.mark.parametrize(
    ("text", "value", "unit", "base", "base_unit"),
    [
        ("投资3.8亿元", "3.8", "亿元", "380000000", "元"),
        ("投资120万元", "120", "万元", "1200000", "元"),
        ("惠及3.2万人", "3.2", "万人", "32000", "人"),
        ("流转1.2万亩", "1.2", "万亩", "12000", "亩"),
        ("绿化5公顷", "5", "公顷", "50000", "平方米"),
        ("修路9.6公里", "9.6", "公里", "9600", "米"),
        ("收粮8.5万吨", "8.5", "万吨", "85000000", "千克"),
        ("增长12%", "12", "%", "12", "%"),
        ("提高2.1个百分点", "2.1", "个百分点", "2.1", "百分点"),
        ("有1,200户", "1200", "户", "1200", "户"),
        ("招募三百二十名志愿者", "320", "名", "320", "人"),
        ("服务29.55万人次", "29.55", "万人次", "295500", "人次"),
    ],
)
def test_value_is_as_printed_and_in_the_base_unit(text: str, value: str, unit: str, base: str, base_unit: str) -> None:
    (found,) = numbers(text)
    assert (found.value, found.unit) == (Decimal(value), unit)
    assert (found.base_value, found.base_unit) == (Decimal(base), base_unit)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("有120余人", "at least"),
        ("超过3000户", "at least"),
        ("不少于20名", "at least"),
        ("300人以上", "at least"),
        ("约50亩", "about"),
        ("近200家", "about"),
        ("40人左右", "about"),
        ("不超过600元", "at most"),
        ("500元以内", "at most"),
        ("有120人", ""),
        ("签约1360万元", ""),
        ("节约20万元", ""),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    (found,) = numbers(text)
    assert found.bound == bound


@pytest.mark.parametrize(
    ("text", "low", "high"), [("招募100至200名", 100, 200), ("每亩300-500元", 300, 500), ("需20~30人", 20, 30)]
)
def test_a_range_gives_its_two_ends(text: str, low: int, high: int) -> None:
    first, second = numbers(text)
    assert (first.value, first.bound, second.value, second.bound) == (low, "at least", high, "at most")


@pytest.mark.parametrize(
    "text",
    ["第3届", "三大行动", "年满60岁", "为期两天", "历时4个月", "2022年8月2日", "前3名", "十几人", "“五个一”工程"],
)
def test_ordinals_ages_durations_and_list_sizes_count_nothing(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize("text", ["投资" + "9" * 28 + "元", "面积1.7e20亩", "有" + "1" * 400 + "人"])
def test_monstrous_numbers_stop_nothing(text: str) -> None:
    numbers(text)


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("过500万元项目开工", True),
        ("超过10亿元项目开工", True),
        ("2000万元以上工业企业", True),
        ("投资超过500万元", False),
        ("投资500万元项目开工", False),
        ("投资超过500万元,项目开工", False),
    ],
)
def test_an_amount_may_only_sort_what_is_counted(text: str, sorts: bool) -> None:
    body = Article.of_text(text).body
    assert [is_threshold(body, q) for q in quantities_in(body)] == [sorts]


def test_a_second_unit_in_brackets_belongs_to_the_first() -> None:
    (number,) = numbers("查摆各类问题3228件(次),已整改")
    assert (number.unit, number.base_unit) == ("件(次)", "件")


@pytest.mark.parametrize(
    "text", ["两名汉子争得面红耳赤", "三位老人走来", "建设基地一个", "平均海拔4700米", "半径30米范围内"]
)
def test_what_a_story_mentions_in_passing_is_no_quantity(text: str) -> None:
    assert numbers(text) == []


def test_a_small_number_in_words_counts_what_was_done() -> None:
    assert [q.value for q in numbers("选派三名干部驻村")] == [3]
