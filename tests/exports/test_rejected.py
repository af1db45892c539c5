import csv
import json

import pytest

import kg
from kg import exports
from kg.exports import rejected


@pytest.fixture
def graph(tmp_path):
    page = "云和县召开会议\n\n本报讯(章文)8月2日,浙江省云和县召开防\ufffe汛工作会议。\n"
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    return kg.build(tmp_path)


def test_each_rejected_fact_stands_with_page_sentence_rule_and_reason(graph, tmp_path):
    exports.write_all(graph, tmp_path / "out")
    (row,) = csv.DictReader((tmp_path / "out" / "rejected.csv").open(encoding="utf-8-sig", newline=""))
    assert tuple(row) == rejected.COLUMNS
    assert (row["page"], row["article"], row["rule"]) == ("a.txt", "云和县召开会议", "xz:quote")
    assert graph.pages[0].text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert "XML" in row["reason"]


def test_the_report_counts_what_was_rejected_by_rule(graph, tmp_path):
    exports.write_all(graph, tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (report["rejected"], report["rejected by rule"]) == (1, {"xz:quote": 1})


def test_without_any_the_table_has_its_heading_alone(small, tmp_path):
    exports.write_all(small, tmp_path)
    assert (tmp_path / "rejected.csv").read_text(encoding="utf-8-sig") == ",".join(rejected.COLUMNS) + "\n"
