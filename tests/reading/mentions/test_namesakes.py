"""Persons named again without a title."""

from __future__ import annotations

from kg.model import Article, Person
from kg.reading import read


def named(text: str, title: str) -> list[str]:
    reading = read(Article.of_text(text, title=title))
    return [m.text for m in reading.mentions.of(reading.article.body, Person)]


def test_a_person_known_from_the_headline_is_found_wherever_the_text_names_them() -> None:
    text = "敬廷孝今年71岁。一早,敬廷孝就来到戏台。\n"
    assert named(text, "一辈子守着皮影戏——记环县道情皮影传承人敬廷孝") == ["敬廷孝", "敬廷孝"]


def test_two_characters_that_a_longer_word_holds_are_nobody() -> None:
    assert named("队伍登上高峰期的山顶。\n", "石泉县教育局局长高峰登山") == []
