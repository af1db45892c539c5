import pytest

from kg.articles.dating import published
from kg.model import Page


@pytest.mark.parametrize("name", ["paper20220231.txt", "paper-2022-06-31.txt"])
def test_a_file_name_with_a_day_that_no_calendar_has_gives_no_day(name):
    assert published(Page(name, ""), "", []) == ("", 0.0)


@pytest.mark.parametrize("printed", ["2022年2月31日 星期一", "9999年99月99日", "2022-13-45"])
def test_a_printed_day_that_no_calendar_has_gives_no_day(printed):
    assert len(published(Page("a.txt", printed), printed, [printed])[0]) < 10


def test_the_next_printed_day_is_taken_then():
    assert published(Page("a.txt", ""), "", ["2022年2月31日", "2022年8月5日"]) == ("2022-08-05", 0.95)
