"""Each rule of mood: how it tells a clause, and what it keeps out of the graph."""

from __future__ import annotations

import pytest

from kg.facts.initiatives.choosing import chosen
from kg.model import ACCEPTED
from kg.reading.masks import Masked
from kg.reading.moods import Mood, moods, urging
from tests.facts.initiatives.reading import article_of, read, seen

DEED = "开展隐患大排查行动"
TITLE = "甘肃民乐县召开安全生产会议"


def told(text: str) -> list[str]:
    """The mood of each clause."""
    return [m.name for m in moods(Masked.of(article_of(text).body, headline=False))]


@pytest.mark.parametrize(
    "word", ["要", "必须", "务必", "应当", "应该", "须", "都要", "一定要", "各部门要", "广大党员干部要"]
)
def test_ought_at_the_head_of_a_clause_is_an_exhortation(word: str) -> None:
    assert told(f"{word}{DEED}。") == ["exhortation"]


@pytest.mark.parametrize("text", ["要求不高。", "应急管理局组织演练。", "应邀参加。", "要素齐全。", "需求很大。"])
def test_word_that_only_begins_like_ought_is_none(text: str) -> None:
    assert told(text) == ["report"]


@pytest.mark.parametrize("speaker", ["会议强调", "会议要求", "县长吴有福指出", "他在讲话中提出要", "会议号召"])
def test_what_follows_a_demand_is_an_exhortation(speaker: str) -> None:
    assert told(f"{speaker},{DEED},组建应急分队。")[1:] == ["exhortation", "exhortation"]


def test_exhortation_lasts_to_the_end_of_its_sentence() -> None:
    assert told(f"要{DEED},组建应急分队。民乐县启动演练。")[:2] == ["exhortation", "exhortation"]


def test_paragraph_of_a_demand_stays_one_until_a_report_begins() -> None:
    assert told(f"会议强调,安全无小事。{DEED},组建应急分队。会后,民乐县启动演练。")[2:5] == [
        "exhortation",
        "exhortation",
        "report",
    ]


def test_next_paragraph_reports_again() -> None:
    assert told(f"会议强调,{DEED}。\n民乐县启动演练。")[-1] == "report"


@pytest.mark.parametrize("text", ["为了搞好演练,", "为推进老旧小区改造,", "旨在提高技能,", "以提高技能为目标,"])
def test_aim_before_a_deed_is_a_purpose(text: str) -> None:
    assert told(f"{text}民乐县成立专班。") == ["purpose", "report"]


@pytest.mark.parametrize("text", ["为期三天的比赛结束。", "为民服务中心启用。", "为老服务中心启用。"])
def test_name_that_begins_with_for_is_no_purpose(text: str) -> None:
    assert told(text) == ["report"]


@pytest.mark.parametrize("text", ["如果民乐县举办比赛,", "只有民乐县举办比赛,", "无论谁举办比赛,"])
def test_condition_is_no_report(text: str) -> None:
    assert told(text)[0] == "purpose"


@pytest.mark.parametrize("text", ["民乐县将举办比赛。", "民乐县计划举办比赛。", "下一步举办比赛。", "比赛预计办三天。"])
def test_future_is_a_plan(text: str) -> None:
    assert told(text) == ["plan"]


def test_direct_speech_is_marked_and_the_sentence_around_it_is_not() -> None:
    found = moods(Masked.of(article_of("民乐县很热闹。吴有福说:“我们开展了演练。”").body, headline=False))
    assert [m.speech for m in found][:2] == [False, False]
    assert found[-1].speech


def test_text_of_many_exhortations_urges_and_a_report_does_not() -> None:
    ought, report = Mood("exhortation"), Mood("report")
    assert urging([ought] * 3 + [report] * 20)
    assert not urging([ought] * 1 + [report] * 20)
    assert not urging([ought] * 5)


def test_headline_is_always_a_report() -> None:
    found = moods(Masked.of(article_of("甲", title="要让群众满意").headline, headline=True))
    assert {m.name for m in found} == {"report"}


MOODS = [
    "要{}。",
    "必须{}。",
    "会议强调,各乡镇要{}。",
    "县长吴有福指出,加快{}。",
    "为了{},大家想了许多办法。",
    "如果{},群众就满意。",
    "“我们要{}。”吴有福说。",
]


def after_meeting(text: str) -> dict[str, float]:
    """Label -> confidence of what a paragraph after the report of a meeting tells."""
    found = chosen(seen(f"5月6日,甘肃省民乐县召开安全生产会议。\n{text}", title=TITLE))
    return {s.label: s.confidence for s in found if s.label != "安全生产会议"}


@pytest.mark.parametrize("deed", ["实施农村电网改造工程", "建立巡查制度", "组建应急分队"])
@pytest.mark.parametrize("mood", MOODS)
def test_deed_that_is_urged_aimed_at_or_supposed_is_less_sure_than_a_reported_one(mood: str, deed: str) -> None:
    label, reported = max(after_meeting(f"民乐县{deed}。").items(), key=lambda found: found[1])
    assert after_meeting(mood.format(deed)).get(label, 0.0) <= reported - 0.05


@pytest.mark.parametrize("deed", ["开展隐患排查", "搞好技能培训", "落实河长制", "开展志愿服务活动", "推进乡村建设"])
@pytest.mark.parametrize("mood", MOODS)
def test_mood_keeps_out_what_hardly_is_a_name(mood: str, deed: str) -> None:
    assert not {label for label, sure in after_meeting(mood.format(deed)).items() if sure >= ACCEPTED}


@pytest.mark.parametrize("mood", MOODS)
def test_mood_keeps_out_a_programme_that_nobody_is_said_to_carry_out(mood: str) -> None:
    assert not {label for label, sure in after_meeting(mood.format("推进老旧小区改造")).items() if sure >= ACCEPTED}


@pytest.mark.parametrize("word", ["要", "必须", "应当"])
def test_ought_after_the_agent_is_an_exhortation_too(word: str) -> None:
    assert told(f"民乐县{word}{DEED}。") == ["exhortation"]


def test_deed_after_the_demands_is_kept() -> None:
    text = "会议强调,安全无小事,要压实责任。\n会后,民乐县启动隐患大排查行动。"
    assert "隐患大排查行动" in read(text, title=TITLE)
