"""When a tenure begins and ends."""

from __future__ import annotations

import pytest

from kg.facts import find_facts
from kg.model import Article, Post
from kg.reading import read


def posts(text: str) -> list[Post]:
    facts = find_facts(read(Article.of_text(text, date="2021-07-20")))
    return [f.object for f in facts if isinstance(f.object, Post)]


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("王立新2015年3月至2019年6月任石泉县教育局局长。", "2015-03", "2019-06"),
        ("王立新自2018年起担任石泉县教育局局长。", "2018", ""),
        ("7月15日,石泉县第十九届人民代表大会第一次会议选举王立新为石泉县人民政府县长。", "2021-07-15", ""),
        ("7月15日,石泉县人大常委会会议决定免去王立新的石泉县教育局局长职务。", "", "2021-07-15"),
        ("石泉县教育局局长王立新7月15日来到学校。", "", ""),
        ("王立新曾任石泉县教育局局长。", "", ""),
    ],
)
def test_tenure_has_the_dates_that_the_text_gives(text: str, begin: str, end: str) -> None:
    assert [(p.begin, p.end) for p in posts(text)] == [(begin, end)]


def test_quote_of_an_act_holds_its_verb_and_the_word_that_says_formerly() -> None:
    facts = find_facts(read(Article.of_text("会议决定免去王立新的石泉县教育局局长职务。原石泉县委书记李国强到会。")))
    quotes = [f.evidence.quote for f in facts if isinstance(f.object, Post)]
    assert quotes == ["免去王立新的石泉县教育局局长", "原石泉县委书记李国强"]
