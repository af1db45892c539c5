"""Honours: the table of sentences, and what the table cannot show."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.facts.honours import extract
from kg.model import ACCEPTED, Article, Fact, Honour, Person, Place, Post
from kg.reading import read
from kg.reading.awards.awardnames import names_at
from kg.reading.awards.awardwords import is_for_persons
from kg.reading.awards.heads import ends_in_head
from kg.rules.trace import Outcome
from kg.rules.wordlists import lists
from kg.why import candidates

CASES = [
    json.loads(line) for line in Path(__file__).with_name("honours.jsonl").read_text(encoding="utf-8").splitlines()
]
KNOWN_MISSES = {
    "鄂温克族自治旗额吉苏木的娜仁花热心帮扶邻里,荣获“内蒙古好人”称号。",  # a name without a surname, in a clause before
}
LEAST_F1 = 0.97


def facts(text: str, *, title: str = "", date: str = "2023-05-08", found: tuple[Fact, ...] = ()) -> list[Fact]:
    article = Article.of_text(text, title=title, date=date)
    return [f for f in extract(read(article), found) if f.confidence >= ACCEPTED]


def honours(text: str, *, title: str = "") -> set[tuple[str, str]]:
    return {(f.subject.name, f.object.name) for f in facts(text, title=title)}


def matched(case: dict) -> tuple[int, int, int]:
    """Pairs found, pairs predicted, pairs expected; a recipient may be printed with the place before it."""
    expected, predicted = {tuple(h) for h in case["honours"]}, honours(case["text"])
    same = [(e[0], p[0]) for e in expected for p in predicted if e[1] == p[1]]
    pairs = [(e, p) for e, p in same if e.endswith(p) or p.endswith(e)]
    return len(pairs), len(predicted), len(expected)


def whole(case: dict) -> bool:
    found, predicted, expected = matched(case)
    return found == predicted == expected


def test_the_table_is_found_with_the_stated_f1() -> None:
    found, predicted, expected = (sum(column) for column in zip(*map(matched, CASES)))
    assert 2 * found / (predicted + expected) >= LEAST_F1


@pytest.mark.parametrize("case", [c for c in CASES if c["text"] not in KNOWN_MISSES], ids=lambda c: c["text"][:16])
def test_line_of_the_table_is_read_whole(case: dict) -> None:
    assert whole(case), honours(case["text"])


def test_known_misses_are_the_only_misses() -> None:
    assert {c["text"] for c in CASES if not whole(c)} == KNOWN_MISSES


def test_headline_and_lead_give_one_fact_under_the_fuller_name() -> None:
    found = honours("日前,德安县磨溪乡南田村获评第三批全国乡村治理示范村。", title="德安县南田村获评全国乡村治理示范村")
    assert found == {("南田村", "第三批全国乡村治理示范村")}


def test_dropped_subject_takes_the_unit_whose_level_the_honour_names() -> None:
    text = "德安县磨溪乡南田村坐落在山间。2016年荣获“江西省生态村”称号,2018年入选“中国传统村落”。"
    assert honours(text) == {("南田村", "“江西省生态村”"), ("南田村", "“中国传统村落”")}


def test_honour_of_a_person_is_never_given_to_a_place() -> None:
    assert not facts("德安县磨溪乡十分热闹。2014年荣获“江西好人”称号。")


def test_bare_names_of_a_list_take_their_full_form_from_the_county() -> None:
    assert honours("德安县发展很快,磨溪、吴山被评为乡村振兴特色乡镇。") >= {("磨溪乡", "乡村振兴特色乡镇")}


def test_date_and_granting_body_are_kept() -> None:
    (fact,) = facts("2021年9月,德安县磨溪乡被省文明委授予“文明乡镇”称号。")
    assert fact.object == Honour("“文明乡镇”", "2021-09", "省文明委")


def test_year_of_the_award_is_left_out_of_its_name() -> None:
    assert honours("德安县磨溪乡被授予2016年度省级生态乡镇。") == {("磨溪乡", "省级生态乡镇")}


def test_evidence_is_the_clause_and_rule_is_the_construction() -> None:
    (fact,) = facts("天气晴好,德安县磨溪乡荣获“江西省文明乡镇”称号,群众高兴。")
    assert fact.evidence.quote == "德安县磨溪乡荣获“江西省文明乡镇”称号"
    assert (fact.rule, fact.wording) == ("received", "磨溪乡")


def test_office_holder_of_the_article_is_the_same_person() -> None:
    text = "德安县农技员包国兴荣获“江西省劳动模范”称号。"
    article = Article.of_text(text)
    holder = Person("包国兴", Place("德安县", "county", "360426"))
    role = Fact(holder, Post("农技员"), article.body.evidence(3, 9), article, 0.9, "roles")
    (fact,) = facts(text, found=(role,))
    assert fact.subject is holder


def test_list_of_names_after_a_verb_is_read_to_its_end() -> None:
    text = "荣获全国休闲农业和乡村旅游示范县、“省级甲”、国家卫生县城等荣誉称号,并"
    read = names_at(text, 2, strong=True)
    assert [n.name for n in read.names] == ["全国休闲农业和乡村旅游示范县", "“省级甲”", "国家卫生县城"]
    assert text[read.end :] == ",并"


@pytest.mark.parametrize(
    "name", ["全省乡村振兴示范县", "优秀组织奖", "第三批“中国传统村落”", "“青海好人”榜", "全国民主法治示范村(社区)"]
)
def test_name_of_an_honour_ends_in_a_headword(name: str) -> None:
    assert ends_in_head(name)


@pytest.mark.parametrize("name", ["游客好评", "大量订单", "发展机遇"])
def test_other_things_received_end_in_none(name: str) -> None:
    assert not ends_in_head(name)


def test_honours_of_persons_are_told_from_those_of_units() -> None:
    assert is_for_persons("“青海好人”") and is_for_persons("全省先进个人")
    assert not is_for_persons("全省先进集体") and not is_for_persons("国家森林城市")


def test_data_files_hold_valid_patterns_without_repeats() -> None:
    for path in sorted((Path(__file__).parents[2] / "kg" / "reading" / "awards" / "data").glob("*.txt")):
        for head, words in lists(str(path)).items():
            assert len(words) == len(set(words)), f"{path.name}: {head}"
            for word in words:
                re.compile(word)


@pytest.mark.parametrize(
    ("text", "name", "outcome"),
    [
        ("德安县未能入选全国百强县。", "全国百强县", Outcome.DENIED),
        ("德安县力争入选全国百强县。", "全国百强县", Outcome.URGED),
        ("各校积极参与,多名教师获得“全国优秀教师”称号。", "“全国优秀教师”", Outcome.COUNTED),
    ],
)
def test_what_nobody_received_is_noted_with_the_reason(text: str, name: str, outcome: Outcome) -> None:
    found = [c for c in candidates(Article.of_text(text)) if c.kind == "honour"]
    assert [(c.name, c.outcome) for c in found] == [(name, outcome)]


def test_line_of_a_winner_with_unit_and_posts_gives_the_name_alone() -> None:
    lines = ("敬业奉献模范", "俞复玲江东区百丈街道划船社区党委书记", "陈怡市公安局鄞州分局民警")
    text = "\n".join((*lines, "高顺波宁波市政府办公厅主任科员、博士"))
    assert {name for name, _ in honours(text, title="第四届宁波市道德模范名单出炉")} == {"俞复玲", "陈怡", "高顺波"}


def test_heading_takes_the_fuller_name_that_was_given_before_it() -> None:
    text = "市里命名表彰“红色物业”示范小区。\n示范小区:阳朔镇西街花园小区、兴坪镇渔火人家小区。"
    assert {name for _, name in honours(text)} == {"“红色物业”示范小区"}


def test_body_has_its_honour_under_its_fullest_name() -> None:
    text = "德安县教育体育局组织比赛。去年,德安县教体局获“江西省群众体育先进单位”称号。"
    assert {who for who, _ in honours(text)} == {"德安县教育体育局"}


def test_an_honour_of_an_uncertain_holder_is_noted_as_unsure() -> None:
    text = "德安县财政局开会。同心镇的帮扶事迹感人,被评为“江西省最美村庄”。"
    noted = [c for c in candidates(Article.of_text(text, title="德安县财政局开会")) if c.kind == "honour"]
    assert [(c.outcome, 0 < c.confidence < 0.5) for c in noted] == [(Outcome.UNSURE, True)]


def test_confidence_keeps_half_of_the_doubt() -> None:
    (sure,) = facts("德安县磨溪乡荣获“江西省文明乡镇”称号。")
    (less,) = facts("德安县磨溪乡南田村是全国文明村。")
    assert 0.9 < sure.confidence < 1
    assert 0.75 < less.confidence < sure.confidence
