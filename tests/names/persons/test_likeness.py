"""Where a person's name begins and ends."""

from __future__ import annotations

import pytest

from kg.names.persons.likeness import name_at, name_before, names_at


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("郑宝全强调,要抓好落实", "郑宝全"),
        ("江成与大家一起", "江成"),
        ("罗应和是个热心人", "罗应和"),
        ("欧阳明远冒雨查看", "欧阳明远"),
        ("才让多杰说", "才让多杰"),
        ("阿依古丽·买买提带着孩子", "阿依古丽·买买提"),
        ("其其格玛带着队员", "其其格玛"),
        ("左丘明远检查", "左丘明远"),
        ("田百川瞄了一眼", "田百川"),
        ("田丰贵五十六岁", "田丰贵"),
        ("田百川指指身后", "田百川"),
    ],
)
def test_name_ends_before_the_word_that_follows(text: str, name: str) -> None:
    found = name_at(text, 0)
    assert found and text[found.start : found.end] == name


@pytest.mark.parametrize(
    "text",
    ["谈乡村振兴,", "张大爷说", "李某说", "万人计划", "高质量发展", "任务重", "田秀才,", "严格按流程", "明确任务"],
)
def test_words_and_nicknames_are_no_names(text: str) -> None:
    assert name_at(text, 0) is None


def test_name_before_a_title_ends_at_the_title() -> None:
    text = "教育局吴海洋局长"
    found = name_before(text, 6)
    assert found and text[found.start : found.end] == "吴海洋"


def test_list_of_names_skips_what_brackets_say() -> None:
    text = "李桂兰(左)、王志强和赵敏一起"
    assert [text[n.start : n.end] for n in names_at(text, 0)] == ["李桂兰", "王志强", "赵敏"]


def test_four_characters_of_known_units_need_no_known_word_behind_them() -> None:
    found = name_at("娜仁高娃包草场围栏", 0)
    assert found and (found.end, found.ended) == (4, False)


def test_name_of_transcribed_sounds_does_not_end_in_a_particle() -> None:
    found = name_at("呷洛阿普的儿子外出", 0)
    assert found and found.end == 4
