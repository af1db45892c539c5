import pytest

from kg import pages
from kg.errors import StopRun
from tests.pages.work import calls, ends

HEADER = "标题,日期,来源,网址,正文,作者\n"


def test_each_record_is_a_page_with_its_metadata(read):
    found, skipped = read("a.csv", HEADER + "修桥,2022年8月5日,云和日报,http://x.cn/1,云和县修桥。,本报记者 章阿福\n")
    page = found[0]
    assert (page.source, page.text, page.title) == ("a.csv#1", "云和县修桥。", "修桥")
    assert (page.date, page.paper, page.url) == ("2022-08-05", "云和日报", "http://x.cn/1")
    assert page.authors == ("章阿福",) and not skipped


def test_text_stays_as_the_cell_has_it(read):
    found, _ = read("a.csv", 'text\n"  第一段,“好”。\r\n\r\n　第二""段""。 "\n')
    assert found[0].text == '  第一段,“好”。\r\n\r\n　第二"段"。 '


def test_record_without_text_costs_no_other(read):
    found, skipped = read("a.csv", "title,text\n甲,\n乙,修路。\n丙,  \n")
    assert [p.source for p in found] == ["a.csv#2"]
    assert skipped["a.csv#1"].startswith("record 1 第1条: no text in column 'text'") and "a.csv#3" in skipped


def test_columns_may_be_named_by_the_user(read):
    found, _ = read("a.csv", "text,报道,署\n注,修路。,章阿福\n", text="报道", authors="署")
    assert (found[0].text, found[0].authors) == ("修路。", ("章阿福",))


def test_absent_column_lists_those_there_are(read):
    _, skipped = read("a.csv", "甲,乙\n1,2\n", text="报道")
    assert skipped == {"a.csv": "no column '报道' 无此列: name it with --text-column; there are: 甲, 乙"}
    _, skipped = read("a.csv", "甲,乙\n1,2\n")
    assert skipped["a.csv"].startswith("no column of the text 无正文列")


def test_unknown_field_stops_the_run(tmp_path):
    (tmp_path / "a.csv").write_text("text\n修路。\n", encoding="utf-8")
    with pytest.raises(StopRun, match="no field 'txt' 无此字段; there are: text, title"):
        list(pages.read([tmp_path], on_skip=print, txt="a"))


@pytest.mark.parametrize("name, sign", [("a.tsv", "\t"), ("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "，")])
def test_delimiter_is_found(read, name, sign):
    found, _ = read(name, f"标题{sign}正文\n甲,乙{sign}修路;修桥\n" if sign != ";" else "标题;正文\n甲,乙;修路\n")
    assert found[0].title == "甲,乙"


def test_gb18030_table_is_read(read):
    text = "标题,正文\n" + "甲,云和县开展老旧小区改造,县里投资一亿元。\n".replace("造,", "造，") * 5
    found, _ = read("a.csv", text.encode("gb18030"))
    assert found[4].text == "云和县开展老旧小区改造，县里投资一亿元。"


def test_unquoted_comma_in_the_text_is_told(read):
    found, skipped = read("a.csv", "title,text\n甲,修路,修桥\n乙,修路\n")
    assert len(found) == 1 and "3 cells for 2 columns" in skipped["a.csv#1"]


def test_single_column_needs_no_quotation_marks(read):
    assert read("a.csv", "正文\n修路,修桥\n")[0][0].text == "修路,修桥"


def test_quote_never_closed_does_not_pass_for_a_text(read):
    found, skipped = read("a.csv", 'title,text\n甲,修路\n乙,"修桥\n丙,修渠\n')
    assert [p.title for p in found] == ["甲"] and "never closed" in skipped["a.csv#2"]


def test_cells_of_a_megabyte_are_read(read):
    found, _ = read("a.csv", "text\n" + "路" * 400_000)
    assert len(found[0].text) == 400_000


def test_header_of_a_megabyte_is_no_table(read):
    assert "no column of the text" in read("a.csv", "路" * 400_000)[1]["a.csv"]


def test_of_two_columns_of_one_name_the_first_counts(read):
    assert read("a.csv", "text,text\n修路,\n")[0][0].text == "修路"


def test_blank_lines_count_for_nothing(read):
    assert [p.source for p in read("a.csv", "\ntext\n\n修路\n\n修桥\n")[0]] == ["a.csv#1", "a.csv#2"]


def test_columns_reach_the_reader_from_a_build(tmp_path):
    import kg

    (tmp_path / "a.csv").write_text("报道\n8月4日,云和县开展老旧小区改造。\n", encoding="utf-8")
    graph = kg.build(tmp_path, text="报道")
    assert [p.source for p in graph.pages] == ["a.csv#1"] and not graph.skipped


TABLES = {
    "columns": lambda n: "text," + ",".join(f"c{i}" for i in range(n // 6)) + "\n修路。\n修桥。\n",
    "cells": lambda n: "text\n修路。" + "," * n,
    "cell of many lines": lambda n: 'text\n"' + "修路。\n" * (n // 4) + '"\n',
    "quote never closed": lambda n: 'title,text\n甲,"' + "乙,修路。\n" * (n // 6),
    "quote never closed in the header": lambda n: '"text\n' + "乙,修路。\n" * (n // 6),
    "records": lambda n: "text\n" + "修路。\n" * (n // 4),
    "records with too many cells": lambda n: "text\n" + "修路。,x\n" * (n // 6),
}


@pytest.mark.parametrize("form", TABLES)
def test_calls_grow_in_step_with_the_table(read, form):
    once, twice = (calls(read, "a.csv", TABLES[form](n)) for n in (20_000, 40_000))
    assert twice < 2.3 * once + 1000


@pytest.mark.parametrize("form", TABLES)
def test_table_costs_no_more_time_than_it_may(read, form):
    ends(read, "a.csv", TABLES[form](50_000))


def test_100_000_columns_are_read(read):
    assert [p.text for p in read("a.csv", TABLES["columns"](600_000))[0]] == ["修路。", "修桥。"]


def test_record_over_5_mb_is_skipped_with_its_size_and_costs_no_other(read):
    found, skipped = read("a.csv", f"text\n{'路' * 1_800_000}\n修桥。\n{'路' * 1_700_000}\n")
    assert [p.source for p in found] == ["a.csv#2", "a.csv#3"]
    assert skipped == {"a.csv#1": "record 1 第1条: a record of 5.1 MB (UTF-8), over 5 MB 过大: split it"}


def test_all_cells_of_a_record_count(read):
    skipped = read("a.csv", f"text,title\n修路。,{'路' * 1_800_000}\n")[1]
    assert "a record of 5.1 MB" in skipped["a.csv#1"]


def test_a_heading_alone_is_reported(read):
    found, skipped = read("a.csv", "标题,正文")
    assert not found and "no record" in skipped["a.csv"]
