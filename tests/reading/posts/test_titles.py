"""Titles are found wherever their words stand."""

import re
from pathlib import Path

import pytest

from kg.names import persons
from kg.reading import posts
from kg.reading.posts.lexicon import sections
from kg.reading.posts.titles import pattern
from kg.rules.words import lists


@pytest.mark.parametrize("head", ["heads", "standing"])
def test_every_plain_title_is_found_at_its_start(head):
    plain = [row for row in sections("titles.txt")[head] if not re.search(r"\W", row)]
    assert len(plain) > 50
    assert [row for row in plain if not pattern().fullmatch(row)] == []


@pytest.mark.parametrize("text", ["二级调研员", "乡长助理", "村支书", "村民小组长", "种粮大户", "养蜂大户", "援藏干部"])
def test_titles_of_regular_expressions_are_found_at_their_start(text):
    assert pattern().fullmatch(text)


DATA = [p for room in (posts, persons) for p in sorted((Path(room.__file__).parent / "data").glob("*.txt"))]


@pytest.mark.parametrize("file", DATA, ids=lambda p: p.name)
def test_a_word_list_holds_one_word_a_line_under_a_head(file):
    pairs = file.name == "kinds.txt"
    found = [word for words in lists(str(file)).values() for word in words]
    assert found and [word for word in found if len(word.split()) != 1 + pairs] == []
