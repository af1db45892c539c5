"""The year of an article: printed, told by an event that the text names, or unknown; never one of the past."""

from __future__ import annotations

import pytest

from kg.articles import cut
from kg.articles.dating import published
from kg.model import Page


def dated(text: str) -> tuple[str, bool]:
    (article, *_) = cut(Page("a.txt", f"某县举办大赛\n本报讯 {text}"))
    return article.date, article.date_inferred


@pytest.mark.parametrize(
    "text",
    [
        "自2014年以来,我县举办义诊活动三十场,群众满意。",
        "从2009年起,李阿姨坚持照顾邻居,从未间断。",
        "该校始建于1998年,现有教师五十人。",
        "张大爷2003年退休,热心公益。",
        "他生于1986年,中共党员,在村里开办了合作社。",
        "20世纪1990年代,这里还是一片荒滩。",
    ],
)
def test_a_year_of_the_past_is_no_year_of_publication(text: str) -> None:
    assert dated(text) == ("", False)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2016年5月8日,我县举办第三届农民运动会。", "2016"),
        ("自2014年以来,我县举办义诊。2018年,我县又建成卫生室二十个。", "2018"),
        ("我县2011年小麦机收工作全面展开。", "2011"),
    ],
)
def test_a_printed_year_is_not_inferred(text: str, year: str) -> None:
    assert dated(text) == (year, False)


def test_a_year_that_only_an_event_tells_is_inferred() -> None:
    assert dated("我县各村开展党史学习教育,群众踊跃参加。") == ("2021", True)


@pytest.mark.parametrize("name", ["paper20220231.txt", "paper-2022-06-31.txt"])
def test_a_file_name_with_a_day_that_no_calendar_has_gives_no_day(name):
    assert published(Page(name, ""), "", []) == ("", 0.0, False)


@pytest.mark.parametrize("printed", ["2022年2月31日 星期一", "9999年99月99日", "2022-13-45"])
def test_a_printed_day_that_no_calendar_has_gives_no_day(printed):
    assert len(published(Page("a.txt", printed), printed, [printed])[0]) < 10


def test_the_next_printed_day_is_taken_then():
    assert published(Page("a.txt", ""), "", ["2022年2月31日", "2022年8月5日"]) == ("2022-08-05", 0.95, False)


@pytest.mark.parametrize(
    "lines",
    [
        "江陵县举办大赛\n(2023-05-06)\n本报讯 近日,江陵县举办大赛,群众都说好。",
        "江陵县举办大赛\n本报讯 近日,江陵县举办大赛,群众都说好。\n江陵县人民政府\n二〇二三年五月六日",
        "江陵县举办大赛\n2023年5月6日\n本报讯 近日,江陵县举办大赛,群众都说好。",
    ],
)
def test_a_line_that_is_only_a_day_dates_its_article(lines: str) -> None:
    (article,) = cut(Page("a.txt", lines))
    assert (article.title, article.date, article.date_inferred) == ("江陵县举办大赛", "2023-05-06", False)


def test_the_day_below_one_article_does_not_date_the_next() -> None:
    text = (
        "江陵县举办大赛\n(2023-05-06)\n本报讯 近日,江陵县举办大赛,群众都说好,日子越过越有盼头。\n"
        "松滋市修建道路\n本报讯 近日,松滋市修建道路三十公里,群众都说好,日子越过越有盼头。"
    )
    assert [a.date for a in cut(Page("a.txt", text))] == ["2023-05-06", ""]
