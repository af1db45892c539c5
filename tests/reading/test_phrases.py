"""Noun phrases before and behind a place in a clause."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.reading.phrases import Kind, items, phrase_after, phrase_before
from kg.reading.words import words_of


def before(text: str) -> str:
    """The phrase at the end of a text."""
    found = items(words_of(text), Span(0, len(text)))
    return "".join(i.wording for i in phrase_before(found, len(found)))


def after(text: str) -> str:
    """The phrase at the head of a text."""
    found = items(words_of(text), Span(0, len(text)))
    return "".join(i.wording for i in phrase_after(found, 0))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("招募志愿者", "志愿者"),
        ("设立便民取款点", "便民取款点"),
        ("选聘代办员", "代办员"),
        ("建成高标准农田", "高标准农田"),
        ("查出不合格种子", "不合格种子"),
        ("发放《明白卡》", "《明白卡》"),
        ("设有党群服务中心(站)", "党群服务中心(站)"),
        ("其中", ""),
        ("累计", ""),
    ],
)
def test_the_phrase_that_ends_here(text: str, phrase: str) -> None:
    assert before(text) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("志愿者参加活动", "志愿者"),
        ("困难学生获得资助", "困难学生"),
        ("的果园", ""),
        ("参加了培训", ""),
    ],
)
def test_the_phrase_that_begins_here(text: str, phrase: str) -> None:
    assert after(text) == phrase


def test_a_quote_is_one_item() -> None:
    found = items(words_of("举办“百家宴”活动"), Span(0, 9))
    assert [i.wording for i in found if i.kind is Kind.QUOTE] == ["“百家宴”"]
