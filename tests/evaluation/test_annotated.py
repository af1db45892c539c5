"""Annotated articles: their form, and the program judged by them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import StopRun
from kg.evaluation.annotated import load, load_annotated
from kg.evaluation.reliability import calibration_error, reliability
from kg.judging import judge

ARTICLE = """云和县举办首届豆腐文化节
本报讯 2022年8月2日,浙江省云和县举办首届豆腐文化节。县委书记李建国出席。节会吸引参展商40家。
=====
P\t云和县\t331125
I\tevent\tmain\t云和县\t331125\t2022-08-02\t首届豆腐文化节\t豆腐文化节|节会
R\t李建国\t书记\t云和县委\t331125\tcurrent
M\t首届豆腐文化节\t参展商\t40\t家\t40家
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "0001.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "articles" / "0002.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "splits.tsv").write_text("0001.txt\ttrain\n0002.txt\ttest\n")
    return tmp_path


def test_every_field_of_an_annotation_is_read(corpus: Path) -> None:
    article = load(corpus / "articles" / "0001.txt").article
    assert article["place"] == {"name": "云和县", "adcode": "331125"}
    (initiative,) = article["initiatives"]
    assert (initiative["label"], initiative["aliases"], initiative["main"]) == (
        "首届豆腐文化节",
        ["豆腐文化节", "节会"],
        True,
    )
    assert article["roles"][0]["status"] == "current"
    assert article["measures"][0]["value"] == 40


def test_a_split_names_its_articles(corpus: Path) -> None:
    assert [a.name for a in load_annotated(corpus, "test")] == ["0002.txt"]
    assert len(load_annotated(corpus)) == 2


def test_an_unknown_split_is_refused_with_those_that_there_are(corpus: Path) -> None:
    with pytest.raises(StopRun, match="'held'.*test, train"):
        load_annotated(corpus, "held")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("只有正文", "no line ====="),
        ("题\n文。\n=====\nX\t甲", r"a\.txt:4: not an annotation"),
        ("题\n文。\n=====\nM\t甲\t乙\t三\t个\t三个", r"a\.txt:4: not an annotation"),
    ],
)
def test_a_line_that_is_no_annotation_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with pytest.raises(StopRun, match=complaint):
        load_annotated(tmp_path)


def test_program_is_judged_by_a_corpus(corpus: Path) -> None:
    figures = judge(corpus, "train").as_dict()
    assert figures["article"]["f1"] == 1
    assert figures["initiative"]["tp"] == 1
    assert figures["role+scope"]["tp"] == 1


def test_news_annotated_as_of_no_one_place_is_not_asked_for_one(tmp_path: Path) -> None:
    text = "各地欢度新春\n江西省唱戏。山西省办灯会。湖北省赛龙舟。\n=====\nP\t-\t-\n"
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "0001.txt").write_text(text, encoding="utf-8")
    assert judge(tmp_path).as_dict()["article place accuracy"]["gold"] == 0


def test_command_judges_a_split_and_says_how_honest_confidences_are(corpus: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(corpus), "--split", "test"])
    assert result.exit_code == 0
    assert "(1 of 1 found, 1 gold)" in result.output
    assert "expected calibration error" in result.output


def test_confidence_that_says_what_is_right_has_no_calibration_error() -> None:
    honest = [(0.75, i % 4 > 0) for i in range(400)]
    assert calibration_error(honest) == 0
    assert [(b.low, b.facts, b.right) for b in reliability(honest)] == [(0.7, 400, 0.75)]


def test_boastful_confidence_is_off_by_what_it_boasts() -> None:
    assert calibration_error([(0.9, i % 2 > 0) for i in range(100)]) == pytest.approx(0.4)
    assert calibration_error([]) == 0
