"""When an initiative is carried out: the text's date, the year restored from the page."""

from __future__ import annotations

import pytest

from kg.model import Initiative
from tests.facts.initiatives.reading import found

FESTIVAL = "山东省高唐县举办锦鲤文化节。"


def only(text: str, published: str) -> Initiative:
    (initiative,) = found(text, date=published)
    return initiative


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("8月2日,", "2022-08-05", "2022-08-02"),
        ("8月2日,", "2022", "2022-08-02"),
        ("12月28日,", "2022-01-03", "2021-12-28"),
        ("昨天,", "2022-08-05", "2022-08-04"),
        ("去年12月,", "2022-08-05", "2021-12"),
        ("今年3月,", "2022-08-05", "2022-03"),
        ("2021年3月,", "2022-08-05", "2021-03"),
        ("今年“五一”期间,", "2022-06-05", "2022-05"),
        ("今年以来,", "2022-08-05", "2022"),
        ("近日,", "2022-08-05", "2022-08"),
        ("日前,", "2022-08-05", "2022-08"),
    ],
)
def test_date_is_restored_from_the_page(words: str, published: str, date: str) -> None:
    assert only(words + FESTIVAL, published).date == date


def test_recent_days_are_the_month_with_a_note() -> None:
    initiative = only("近日," + FESTIVAL, "2022-08-05")
    assert (initiative.date, bool(initiative.date_note)) == ("2022-08", True)
    assert "近日" in initiative.date_note


def test_restored_year_is_noted_and_a_printed_one_is_not() -> None:
    assert "2022" in only("8月2日," + FESTIVAL, "2022-08-05").date_note
    assert only("2022年8月2日," + FESTIVAL, "2022-08-05").date_note == ""


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("2021—2023年,", "2021", "2023"),
        ("8月2日至5日,", "2024-08-02", "2024-08-05"),
        ("2021年3月至2022年6月,", "2021-03", "2022-06"),
    ],
)
def test_range_has_begin_and_end(words: str, begin: str, end: str) -> None:
    initiative = only(f"{words}山东省高唐县实施农村电网改造工程。", "2024-09-05")
    assert (initiative.date, initiative.date_end) == (begin, end)


def test_recent_days_stay_open_where_the_page_has_a_year_alone() -> None:
    assert only("近日," + FESTIVAL, "2022").date == ""


@pytest.mark.parametrize(("words", "date"), [("8月2日,", "--08-02"), ("3月,", "--03"), ("2月30日,", "--02")])
def test_a_day_keeps_its_month_where_nothing_tells_the_year(words: str, date: str) -> None:
    assert only(words + FESTIVAL, "").date == date


def test_text_without_a_date_gives_none() -> None:
    assert only(FESTIVAL, "2022-08-05").date == ""


def test_year_inside_the_name_is_the_date() -> None:
    assert only("山东省高唐县举办2022年锦鲤文化节。", "2023-01-05").date == "2022"


def test_finer_date_of_the_clause_goes_before_the_year_in_the_name() -> None:
    assert only("2月8日,山东省高唐县举办2023年锦鲤文化节。", "2023-02-10").date == "2023-02-08"


def test_day_of_a_count_is_not_the_date() -> None:
    assert only("截至6月底,山东省高唐县开展“碧水”护河志愿服务活动120场。", "2022-08-05").date == ""


def test_deadline_is_not_the_date() -> None:
    assert only("6月底前,山东省高唐县将开展“碧水”清河专项行动。", "2022-03-05").date == ""


def test_date_in_the_clause_goes_before_the_one_of_an_earlier_sentence() -> None:
    text = "2021年3月,山东省高唐县启动农村电网改造工程。2022年5月,该县成立护河志愿服务队。"
    assert {i.label: i.date for i in found(text, date="2022-08-05")} == {
        "农村电网改造工程": "2021-03",
        "护河志愿服务队": "2022-05",
    }


def test_date_of_an_earlier_sentence_does_not_govern_the_next() -> None:
    text = "8月2日,山东省高唐县举办锦鲤文化节。该县还成立了护河志愿服务队。"
    assert {i.label: i.date for i in found(text, date="2022-08-05")}["护河志愿服务队"] == ""
