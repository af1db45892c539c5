"""The matcher against its grammar, against Python's re, and against hostile texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StopRun
from kg.rules.grammar import parse
from kg.rules.matcher import Program
from kg.rules.necessary import needed, tail_of

_WORDS = {"appoint": ("任命", "决定任命", "任"), "mild": ("了", "过")}


@dataclass
class _Ground:
    text: str
    slots: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    asked: int = 0

    def ends(self, slot: str, argument: str, at: int) -> Iterable[int]:
        self.asked += 1
        return self.slots.get((slot, at), ())

    def starts(self, slot: str, argument: str, start: int, end: int) -> Iterable[int]:
        return [at for at in range(start, end) if self.slots.get((slot, at))]


def _found(pattern: str, text: str) -> list[str]:
    return [text[m.start : m.end] for m in Program(parse(pattern), _WORDS).find(_Ground(text))]


@pytest.mark.parametrize(
    "pattern, text, found",
    [
        ("任命", "任命任命", ["任命", "任命"]),
        ("<appoint> 为", "决定任命为,任为", ["决定任命为", "任为"]),
        ("任命 同志? 为", "任命为任命同志为", ["任命为", "任命同志为"]),
        ("(甲 | 乙 丙) 丁", "甲丁乙丙丁丙丁", ["甲丁", "乙丙丁"]),
        ("甲 ..3 乙", "甲一二乙甲,乙甲一二三四乙", ["甲一二乙"]),
        ("甲 ...5 乙", "甲,一乙甲。乙", ["甲,一乙"]),
        ("^ 甲", "甲乙甲,甲", ["甲", "甲"]),
        ("甲 $", "甲乙甲。甲", ["甲", "甲"]),
        ("甲 !乙 ..1", "甲乙甲丙", ["甲"]),
        ("甲 乙* 丙", "甲丙甲乙乙丙", ["甲丙", "甲乙乙丙"]),
    ],
)
def test_each_sign_of_the_grammar_means_what_it_says(pattern: str, text: str, found: list[str]) -> None:
    assert _found(pattern, text) == found


def test_slots_are_captured_under_their_names() -> None:
    ground = _Ground("任命张三为局长", {("PERSON", 2): (3, 4), ("POST", 5): (7,)})
    (match,) = Program(parse("<appoint> [PERSON=who] 为 [POST]"), _WORDS).find(ground)
    assert match.slots == {"who": (2, 4), "post": (5, 7)}


def test_a_slot_that_does_not_fit_gives_way_to_the_next_of_its_ends() -> None:
    ground = _Ground("张三丰为", {("PERSON", 0): (2, 3)})
    (match,) = Program(parse("[PERSON] 为"), {}).find(ground)
    assert match.slots["person"] == (0, 3)


@given(
    st.lists(st.sampled_from(["甲", "乙", "甲?", "乙*", "(甲 | 乙)", "(甲 乙 | 甲)", "..2"]), min_size=1, max_size=5),
    st.text("甲乙丙", max_size=12),
)
def test_what_it_finds_is_what_re_finds(items: list[str], text: str) -> None:
    items = ["丙", *items]  # so that no match is empty
    written = " ".join(items)
    form = "".join(i.replace(" ", "").replace("..2", ".{0,2}?").replace("*", "{0,12}") for i in items)
    assert _found(written, text) == [m.group() for m in re.finditer(form, text)]


@pytest.mark.parametrize(
    "pattern", ["(甲 | 甲 甲)* 乙", "(甲?)* (甲?)* 乙", "甲 ..60 甲 ..60 甲 ..60 乙", "(甲* )* 丙"]
)
def test_work_grows_with_the_text_and_no_faster(pattern: str) -> None:
    program = Program((*parse("[X]"), *parse(pattern)), {})

    def work(n: int) -> int:
        ground = _Ground("甲" * n, {("X", i): (i,) for i in range(n)})
        failed: set[int] = set()
        assert not any(program.match_at(ground, at, n, failed) for at in range(n))
        return len(failed)

    small, large = work(200), work(400)
    assert large <= 2.2 * small


@pytest.mark.parametrize(
    "pattern, words",
    [
        ("<appoint> [PERSON] 为", {"为"}),
        ("(任命 | 决定) [PERSON]", {"任命", "决定"}),
        ("任命? [PERSON]", set()),
        ("(任命 | ) 担任", {"担任"}),
    ],
)
def test_every_match_holds_a_needed_word(pattern: str, words: set[str]) -> None:
    assert needed(parse(pattern), _WORDS) == words


@pytest.mark.parametrize(
    "text, stands", [("任命甲为乙", True), ("为乙任命甲", False), ("任命甲", False), ("决定任命为", True)]
)
def test_a_text_without_the_words_of_every_match_in_their_order_is_put_aside(text: str, stands: bool) -> None:
    program = Program(parse("<appoint> [PERSON] (为 | 作为)"), _WORDS)
    assert program.may_stand(text, 0, len(text)) is stands


def test_no_name_is_asked_for_where_nothing_fills_the_slot_behind_the_word() -> None:
    ground = _Ground("甲乙丙丁为戊", {("PERSON", i): (i + 1,) for i in range(4)})
    program = Program(parse("[PERSON] ..6 为 [POST]"), {})
    assert list(program.find(ground)) == []
    assert ground.asked == 1


@pytest.mark.parametrize(
    "pattern, tail",
    [
        ("[PERSON] ..6 为 [POST]", "为 [POST]"),
        ("[PERSON] 为 ..6 [POST]", ""),
        ("[PERSON] 为? [POST]", ""),
        ("[PERSON] [POST] (为 | 作为)", ""),
        ("任命 [PERSON] 为 [POST]", ""),
        ("(^ | 、) [PERSON] <appoint> [POST] $", "<appoint> [POST] $"),
    ],
)
def test_the_end_that_is_looked_for_first_begins_with_a_word_and_has_a_slot(pattern: str, tail: str) -> None:
    assert tuple(tail_of(parse(pattern))) == parse(tail)


@pytest.mark.parametrize("gap", ["..3", "...3"])
def test_a_gap_stops_where_it_did_whatever_follows_it(gap: str) -> None:
    text = "甲一乙甲一二三乙甲一二三四乙甲,乙甲。乙"
    plain = _found(f"甲 {gap} (乙 | [X])", text)
    assert _found(f"甲 {gap} 乙", text) == plain == (["甲一乙", "甲一二三乙"] + (["甲,乙"] if gap == "...3" else []))


@given(
    st.lists(st.sampled_from(["甲", "<mild>", "(甲 | 乙 丙)", "..2 乙", "[X]", "乙?"]), min_size=1, max_size=4),
    st.text("甲乙丙了过", max_size=12),
)
def test_what_is_put_aside_would_not_have_matched(items: list[str], text: str) -> None:
    pattern = parse(" ".join(["[X]", *items]))
    ground = _Ground(text, {("X", i): (i, i + 1) for i in range(len(text))})
    program = Program(pattern, _WORDS)
    alone = [at for at in range(len(text)) if program.match_at(ground, at, len(text), set())]
    first = program.first(ground, 0, len(text))
    assert (first.start if first else None) == (alone[0] if alone else None)
    assert not alone or program.may_stand(text, 0, len(text))


@pytest.mark.parametrize("pattern", ["(甲", "甲)", "[persons]", "<Appoint>", "|", "?", "[X"])
def test_a_pattern_that_cannot_be_read_is_refused_with_its_text(pattern: str) -> None:
    with pytest.raises(StopRun, match=re.escape(repr(pattern))):
        parse(pattern)
