"""``kg why``: every candidate with its rule, and what became of it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.model import Article, Fact, Mention
from kg.rules.trace import Outcome
from kg.why import candidates
from kg.why.views import initiatives, people, places

TEXT = "4月2日,浙江省云和县开展厕所革命,没有实施河道清淤工程。各乡镇要开展志愿服务活动。县委书记李建国出席会议。"


def _outcomes(text: str) -> dict[str, Outcome]:
    return {c.name: c.outcome for c in candidates(Article.of_text(text))}


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("厕所革命", Outcome.STATED),
        ("河道清淤工程", Outcome.DENIED),
        ("志愿服务活动", Outcome.NO_NAME),
        ("云和县委书记", Outcome.STATED),
    ],
)
def test_each_candidate_says_what_became_of_it(name: str, outcome: Outcome) -> None:
    assert _outcomes(TEXT)[name] is outcome


def test_a_name_without_an_agent_is_not_left_out_in_silence() -> None:
    assert _outcomes("近日,开展河道清淤工程。")["河道清淤工程"] is Outcome.NO_AGENT


def test_a_candidate_has_its_rule_and_the_weights_of_its_signs() -> None:
    (found,) = [c for c in candidates(Article.of_text(TEXT)) if c.name == "厕所革命"]
    assert found.rule == "initiatives: 开展…"
    assert {"always", "mood report"} <= {sign for sign, _ in found.signs}


def test_quotes_are_slices_of_the_text() -> None:
    assert all(TEXT[c.start : c.start + len(c.quote)] == c.quote for c in candidates(Article.of_text(TEXT)))


def test_the_command_shows_outcomes_and_weights() -> None:
    result = CliRunner().invoke(main, ["why", "--signs", TEXT])
    assert result.exit_code == 0
    assert "denied" in result.output and "always" in result.output and "厕所革命" in result.output


@pytest.mark.parametrize(
    ("text", "quote", "outcome"),
    [
        ("骗子冒充石泉县教育局局长王立新打电话。", "石泉县教育局局长王立新", Outcome.DENIED),
        ("会议没有任命王立新为石泉县教育局局长。", "任命王立新为石泉县教育局局长", Outcome.DENIED),
        ("石泉县教育局局长表示欢迎。", "局长", Outcome.NO_HOLDER),
        ("石泉县的学生和牧民参加活动。", "学生和牧民", Outcome.NO_NAME),
        ("居民王立新说,路修好了。", "居民王立新", Outcome.UNSURE),
    ],
)
def test_a_post_that_is_left_out_says_why(text: str, quote: str, outcome: Outcome) -> None:
    assert outcome in {c.outcome for c in candidates(Article.of_text(text)) if c.kind == "role" and c.quote == quote}


def test_a_title_is_noted_once_at_most() -> None:
    found = [c for c in candidates(Article.of_text("骗子冒充石泉县教育局局长王立新打电话。")) if c.kind == "role"]
    assert [c.outcome for c in found] == [Outcome.DENIED]


def test_places_and_organisations_are_candidates_too_those_left_open_with_the_reason() -> None:
    found = [c for c in candidates(Article.of_text("云和县教育局派人参加,鼓楼区到场。")) if c.kind == "place"]
    assert [(c.name, c.outcome) for c in found] == [
        ("云和县", Outcome.READ),
        ("云和县教育局", Outcome.READ),
        ("鼓楼区", Outcome.OPEN),
    ]
    assert found[-1].said.startswith("shared by")


def test_what_is_stated_carries_its_fact_and_what_is_left_out_carries_none() -> None:
    for one in candidates(Article.of_text(TEXT)):
        if one.outcome is Outcome.READ:
            assert isinstance(one.found, Mention)
        elif one.outcome is not Outcome.STATED:
            assert one.found is None or one.outcome is Outcome.UNSURE
        elif one.kind == "role":
            assert isinstance(one.found, Fact)


def test_the_three_views_part_the_candidates_among_them() -> None:
    found = candidates(Article.of_text(TEXT))
    assert {p.wording for p in places(found)} == {c.name for c in found if c.kind == "place"}
    assert {p.quote for p in people(found)} == {c.quote for c in found if c.kind == "role"}
    stated, left = (
        {i.label for i in initiatives(found) if i.agent},
        {i.label for i in initiatives(found) if not i.agent},
    )
    assert "厕所革命" in stated and {"河道清淤工程", "志愿服务活动"} <= left


@pytest.mark.parametrize(
    ("command", "text", "said"),
    [
        ("people", "骗子冒充石泉县教育局局长王立新打电话。", "denied, refused, stopped or failed"),
        ("initiatives", "云和县没有实施河道清淤工程。", "denied, refused, stopped or failed"),
        ("places", "鼓楼区派人到场。", "left open: shared by"),
    ],
)
def test_a_view_says_what_was_left_out_and_why(command: str, text: str, said: str) -> None:
    printed = CliRunner().invoke(main, [command, text]).output
    assert said in " ".join(printed.split())


@pytest.mark.parametrize("length", [90, 150, 199])
def test_text_longer_than_a_file_name_may_be_is_read_as_text(length: int) -> None:
    result = CliRunner().invoke(main, ["why", "今年春天" * (length // 4) + "。" + TEXT])
    assert result.exit_code == 0
    assert "initiative" in result.output
