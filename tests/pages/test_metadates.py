import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pages.metadates import iso_date, masthead_date


@pytest.mark.parametrize(
    "written, iso",
    [
        ("2022-08-05", "2022-08-05"),
        ("2022-08-05T10:21:00+08:00", "2022-08-05"),
        ("2022/8/5 9:00", "2022-08-05"),
        ("2022.8.5", "2022-08-05"),
        ("20220805", "2022-08-05"),
        ("20220805102100", "2022-08-05"),
        ("2022年8月5日", "2022-08-05"),
        ("2022年 08月 05日 星期五", "2022-08-05"),
        ("二〇二二年八月二十五日", "2022-08-25"),
        ("二○二二年十月十日", "2022-10-10"),
        ("发布时间：2022-08-05", "2022-08-05"),
        ("2022年8月", "2022-08"),
        ("2022-08", "2022-08"),
        ("2022", "2022"),
        ("2022年", "2022"),
        ("1659657600", "2022-08-05"),
        ("1659657600000", "2022-08-05"),
        ("Fri, 05 Aug 2022 10:00:00 +0800", "2022-08-05"),
    ],
)
def test_metadata_date_becomes_iso(written, iso):
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written", ["", "昨天", "2022-02-30", "2022-13-01", "20221301", "0000-00-00", "3022-01-01", "12345"]
)
def test_impossible_date_is_dropped(written):
    assert iso_date(written) == ""


@given(st.dates())
def test_every_date_keeps_its_day(day):
    expected = day.isoformat() if 1900 <= day.year < 2100 else ""
    assert iso_date(day.isoformat()) == iso_date(f"{day.year:04}年{day.month}月{day.day}日") == expected


@given(st.text())
def test_no_text_breaks_the_reading_of_dates(text):
    assert len(iso_date(text)) in (0, 4, 7, 10)


def test_masthead_counts_only_with_its_weekday():
    assert masthead_date("2022年8月5日 星期四 2022年08月05日　星期五 第3版") == "2022-08-05"
    assert masthead_date("2022年8月5日,云和县") == ""
