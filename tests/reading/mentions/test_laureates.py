"""Persons whom only an honour before their name shows."""

from __future__ import annotations

import pytest

from kg.model import Article, Person
from kg.reading import read


def persons(text: str) -> list[str]:
    mentions = read(Article.of_text(text)).mentions
    return [m.referent.name for m in mentions.found if isinstance(m.referent, Person)]


@pytest.mark.parametrize(
    "text",
    [
        "庆元县的“中国好人”张大年走进校园。",
        "全国劳动模范张大年来到庆元县。",
        "庆元县邀请全国五一劳动奖章获得者张大年作报告。",
    ],
)
def test_name_behind_an_honour_is_a_person(text: str) -> None:
    assert persons(text) == ["张大年"]


@pytest.mark.parametrize("text", ["“中国好人”荣誉属于庆元县。", "“庆元好人”事迹感人。", "“最美乡村”王家坝在庆元县。"])
def test_other_words_behind_an_honour_are_no_person(text: str) -> None:
    assert persons(text) == []


def test_person_whom_a_title_has_shown_is_not_mentioned_twice() -> None:
    assert persons("“中国好人”、庆元县竹口镇党委书记张大年到会。") == ["张大年"]


def test_name_that_stands_only_in_an_award_list_is_a_person() -> None:
    text = "庆元县召开表彰大会。\n“巧手工友”——李玉梅、庞春花、陈达文。"
    assert persons(text) == ["李玉梅", "庞春花", "陈达文"]


def test_name_in_a_list_of_candidates_is_no_laureate() -> None:
    assert persons("庆元县表彰工作启动。\n“巧手工友”候选:李玉梅、庞春花、陈达文。") == []
