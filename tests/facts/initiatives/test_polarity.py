"""What a text denies is no initiative; what it plans, or says is over, is one that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Initiative
from kg.reading.polarity import Polarity, Saying
from tests.facts.initiatives.reading import found

ROWS = [
    row.split("\t") for row in Path(__file__).with_name("polarity.tsv").read_text(encoding="utf-8").splitlines() if row
]
SUBJECTS = ("云和县", "4月2日,浙江省云和县", "记者获悉,浙江省云和县", "浙江省云和县城关镇")
"""The same words behind four subjects."""


def _called(text: str, label: str, *, title: str = "") -> list[Initiative]:
    return [i for i in found(text, title=title) if label.strip("“”《》") in i.label or i.label in label]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize(("words", "label", "said"), ROWS)
def test_polarity_reaches_the_graph(subject: str, words: str, label: str, said: str) -> None:
    statuses = {i.status for i in _called(subject + words, label)}
    if said == "denied":
        assert not statuses
    else:
        assert statuses <= {"" if said == "done" else said}


AFTER = [
    ("浙江省云和县实施的文化广场项目因资金不足未能建成。", "文化广场", "denied"),
    ("浙江省云和县引进的冷链物流项目最终流产。", "冷链物流项目", "denied"),
    ("浙江省云和县开展的“夜市”经济工程被叫停。", "夜市", "denied"),
    ("浙江省云和县举办的农民夜校2015年停办。", "农民夜校", "ended"),
    ("浙江省云和县建设的体育中心将于明年开工。", "体育中心", "planned"),
    ("浙江省云和县第三届荷花文化节即将举行。", "荷花文化节", "planned"),
]


@pytest.mark.parametrize(("text", "label", "said"), AFTER)
def test_what_follows_the_name_counts_too(text: str, label: str, said: str) -> None:
    statuses = {i.status for i in _called(text, label)}
    assert statuses <= (set() if said == "denied" else {said})


def test_what_is_done_after_all_stands() -> None:
    text = "此前,浙江省云和县没有开展厕所革命。2020年3月,浙江省云和县开展厕所革命。"
    assert [i.status for i in _called(text, "厕所革命")] == [""]


@pytest.mark.parametrize("next_clause", ["没有实施河道清淤工程", "叫停了河道清淤工程", "不再举办龙舟文化节"])
def test_what_the_next_clause_denies_of_another_name_does_not_touch_this_one(next_clause: str) -> None:
    assert [i.label for i in found(f"4月2日,浙江省云和县开展厕所革命,{next_clause}。")] == ["厕所革命"]


def test_what_the_next_clause_denies_without_naming_it_again_is_denied() -> None:
    assert not found("4月2日,浙江省云和县实施的文化广场项目资金不足,未能建成。")


def test_a_denied_name_is_not_stated_by_its_mere_mention() -> None:
    text = "浙江省云和县叫停“江滨大道”改造工程。群众对“江滨大道”改造工程议论纷纷。"
    assert not _called(text, "“江滨大道”改造工程")


def test_most_of_what_is_done_or_planned_is_found() -> None:
    rows = [(words, label) for words, label, said in ROWS if said != "denied"]
    title = "云和县{}"
    missed = [w for w, label in rows if not _called("4月2日,浙江省云和县" + w, label, title=title.format(label))]
    assert len(missed) <= len(rows) // 5, missed


@pytest.mark.parametrize(
    "text, said",
    [
        ("拟实施[甲工程]", Polarity.PLANNED),
        ("拟实施[甲工程]未能建成", Polarity.DENIED),
        ("叫停[甲工程]即将启动", Polarity.DENIED),
        ("实施[甲工程]", Polarity.DONE),
    ],
)
def test_of_what_stands_before_and_behind_a_name_the_stronger_is_said(text: str, said: Polarity) -> None:
    left, right = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert Saying(plain, 0, 0, len(plain)).of(left, right) is said
