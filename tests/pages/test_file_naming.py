import pytest

from kg.model import Page
from kg.pages.naming import completed, date_in_path, paper_in_path, persons


@pytest.mark.parametrize(
    "path, iso",
    [
        ("2022-08-05.txt", "2022-08-05"),
        ("20220805.txt", "2022-08-05"),
        ("2022年8月5日.txt", "2022-08-05"),
        ("2022年8月.txt", "2022-08"),
        ("人民日报20190212-03版.txt", "2019-02-12"),
        ("云和日报2019-02-12-03版.txt", "2019-02-12"),
        ("rmrb2019021203.pdf", "2019-02-12"),
        ("html/2022-08/05/content_123.htm", "2022-08-05"),
        ("t20220805_123.html", "2022-08-05"),
        ("2021年/2022-08-05.txt", "2022-08-05"),
        ("000_20220805a011cc22.txt", ""),
        ("1120220805.txt", ""),
        ("2022-13-05.txt", ""),
        ("2022-08-05版.txt", ""),
    ],
)
def test_date_of_a_path(path, iso):
    assert date_in_path(path) == iso


@pytest.mark.parametrize(
    "path, paper",
    [
        ("人民日报20190212-03版.txt", "人民日报"),
        ("人民日报海外版20190212.txt", "人民日报"),
        ("云和日报/2022-08-05.txt", "云和日报"),
        ("20220805《滕州报》.txt", "滕州报"),
        ("云和新闻网_1.html", "云和新闻网"),
        ("工作汇报.txt", ""),
        ("日报.txt", ""),
        ("云和县修桥.txt", ""),
        ("云和日报的一天.txt", ""),
    ],
)
def test_paper_of_a_path(path, paper):
    assert paper_in_path(path) == paper


def test_name_of_the_file_fills_only_what_is_missing():
    page = completed(Page("云和日报20220805.csv#3", "修路。", date="2021", paper=""))
    assert (page.date, page.paper) == ("2021", "云和日报")


def test_record_number_is_no_date():
    assert completed(Page("a.csv#20220805", "修路。")).date == ""


def test_date_may_stand_in_the_address():
    assert completed(Page("a.csv#1", "修路。", url="http://x.cn/2022-08/05/c_1.htm")).date == "2022-08-05"


@pytest.mark.parametrize(
    "suffix, content",
    [("txt", "修路。"), ("csv", "text\n修路。\n"), ("jsonl", '{"text": "修路。", "date": "2022-02-30"}')],
)
def test_every_reader_has_its_pages_completed(read, suffix, content):
    page = read(f"云和日报2019-02-12.{suffix}", content)[0][0]
    assert (page.date, page.paper) == ("2019-02-12", "云和日报")


def test_duties_are_no_part_of_a_name():
    assert persons("本报记者 章阿福 通讯员 云小蓝、章阿福") == ("章阿福", "云小蓝")
    assert persons("作者：John Smith; 记者") == ("John Smith",)
