"""Titles are found wherever their words stand."""

import re

import pytest

from kg.reading.posts.posttitles import pattern
from kg.reading.posts.postwords import sections


@pytest.mark.parametrize("head", ["heads", "standing"])
def test_every_plain_title_is_found_at_its_start(head):
    plain = [row for row in sections("titles.txt")[head] if not re.search(r"\W", row)]
    assert len(plain) > 50
    assert [row for row in plain if not pattern().fullmatch(row)] == []


@pytest.mark.parametrize("text", ["二级调研员", "乡长助理", "村支书", "村民小组长", "种粮大户", "养蜂大户", "援藏干部"])
def test_titles_of_regular_expressions_are_found_at_their_start(text):
    assert pattern().fullmatch(text)
