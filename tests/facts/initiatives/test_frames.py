"""The constructions that say somebody carries a name out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.facts.initiatives import extract
from kg.facts.initiatives.frames import compatibility
from kg.model import Page, Passage
from kg.reading import read as read_article
from kg.reading.lexicon import verbs
from tests.facts.initiatives.reading import article_of, facts, read, seen


def rule(text: str, label: str) -> str:
    """The construction of a label's surest sighting."""
    return max((s for s in seen(text) if s.label == label), key=lambda s: s.confidence).frame.rule


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("浙江省庆元县开展农房安全排查行动。", "农房安全排查行动", "开展…"),
        ("浙江省庆元县廊桥文化节在月山村举行。", "廊桥文化节", "…举行"),
        ("浙江省庆元县农产品检测中心揭牌成立。", "农产品检测中心", "…揭牌成立"),
        ("浙江省庆元县把老旧小区改造作为头号民生实事来抓。", "老旧小区改造", "把…作为"),
        ("浙江省庆元县以“廊桥杯”篮球联赛为载体,丰富群众生活。", "“廊桥杯”篮球联赛", "以…为载体"),
        ("职工技能竞赛由浙江省庆元县总工会主办,设5个赛项。", "职工技能竞赛", "由…主办"),
        ("廊桥博物馆是浙江省庆元县投资8000万元建设的。", "廊桥博物馆", "是…实施的"),
        ("浙江省庆元县有了这种“点单式”服务模式,群众更方便。", "“点单式”服务模式", "这种“…”"),
        ("浙江省庆元县印发《庆元县农贸市场管理办法》。", "《庆元县农贸市场管理办法》", "印发…"),
    ],
)
def test_construction_is_told_by_its_rule(text: str, label: str, expected: str) -> None:
    assert rule(text, label) == expected


@pytest.mark.parametrize(
    "text",
    [
        "锦鲤文化节是山东省高唐县的一张名片,很多人喜欢。",
        "游客谈起锦鲤文化节,个个竖起大拇指。",
        "村民在去往护河志愿服务队的路上。",
    ],
)
def test_name_that_nothing_is_done_with_is_no_fact(text: str) -> None:
    assert read(text) == {}


def test_verb_of_another_clause_does_not_govern() -> None:
    assert "锦鲤文化节" not in read("山东省高唐县召开动员大会,锦鲤文化节的票价不变。")


def test_what_happens_to_the_last_of_a_list_happens_to_all() -> None:
    text = "近日,江西省铜鼓县养老服务中心、残疾人康复中心、综合文化服务中心正式启用。"
    assert set(read(text)) == {"养老服务中心", "残疾人康复中心", "综合文化服务中心"}


def test_object_of_a_verb_is_found_through_numbers_and_modifiers() -> None:
    text = "甘肃省民乐县先后组建了12支专业的森林防火应急分队。"
    assert list(read(text)) == ["森林防火应急分队"]


@pytest.mark.xfail(strict=True, reason="a quote named by 名为 is not taken where an ordinary noun follows (宣讲队)")
def test_quote_after_called_is_the_name() -> None:
    assert "菇乡红" in "".join(read("浙江省庆元县成立了名为“菇乡红”的宣讲队。"))


UNSURE = pytest.mark.xfail(strict=True, reason="found, but less sure than the graph asks for")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("近日,湖南省桑植县举办首届白族民歌节。", "首届白族民歌节"),
        ("湖南省桑植县民歌传习所揭牌成立。", "民歌传习所"),
        ("山东省高唐县举办书画艺术展。", "书画艺术展"),
        ("浙江省庆元县老年大学正式启用。", "老年大学"),
        ("6月底前,山东省高唐县将完成农村电网改造工程。", "农村电网改造工程"),
        ("浙江省庆元县投资5000万元新建濛洲小学教学楼项目。", "濛洲小学教学楼项目"),
        ("浙江省庆元县抽水蓄能电站项目开工。", "抽水蓄能电站项目"),
        pytest.param("总投资2亿元的浙江省庆元县抽水蓄能电站项目开工。", "抽水蓄能电站项目", marks=UNSURE),
        ("山东省高唐县创建文明城市,成效明显。", "创建文明城市"),
        ("在浙江省庆元县水利局牵头下,全县18个乡镇的河道清淤行动全面启动。", "河道清淤行动"),
    ],
)
def test_plain_statement_of_a_named_undertaking_is_found(text: str, label: str) -> None:
    assert label in read(text)


@pytest.mark.xfail(strict=True, reason="quotes that stand right behind their owners are too unsure in a list")
def test_quoted_activities_right_behind_their_owners_are_theirs() -> None:
    text = "浙江省庆元县图书馆“向日葵读书会”、庆元县文化馆“周末大舞台”等活动吸引了不少人。"
    assert read(text) == {"向日葵读书会": "庆元县图书馆", "周末大舞台": "庆元县文化馆"}


def test_evidence_holds_agent_action_and_name_and_is_an_exact_slice() -> None:
    text = "天气晴好,甘肃省民乐县在县城广场启动了河道清淤行动,群众高兴。"
    (fact,) = facts(text)
    quote = fact.evidence.quote
    assert all(word in quote for word in ("民乐县", "启动", "河道清淤行动"))
    page = fact.article.page.text
    assert quote == page[fact.evidence.start : fact.evidence.end]
    assert "天气晴好" not in quote and "群众高兴" not in quote


def test_evidence_is_an_exact_slice_across_printed_line_breaks() -> None:
    page = Page("a.txt", "甘肃省民乐县启动了“护学”\n专项行动。")
    body = Passage.of(page, [(0, 13), (14, len(page.text))])
    article = replace(article_of(body.text), page=page, body=body)
    (fact,) = extract(read_article(article), ())
    assert fact.evidence.quote == "甘肃省民乐县启动了“护学”专项行动"
    assert page.text[fact.evidence.start : fact.evidence.end] == "甘肃省民乐县启动了“护学”\n专项行动"


def test_every_fact_quotes_its_page_word_for_word() -> None:
    text = "8月2日,民乐县召开动员大会。\n会后,该县组建护河志愿服务队,启动河道清淤行动,并印发《民乐县河道管理办法》。"
    found = facts(text, title="甘肃省民乐县启动河道清淤行动")
    assert len(found) >= 4
    for fact in found:
        page = fact.article.page.text[fact.evidence.start : fact.evidence.end]
        assert fact.evidence.quote == page.replace("\n", "")


def test_every_verb_group_has_a_weight_for_every_type() -> None:
    types = {"campaign", "project", "event", "service", "facility", "brand", "document", "body"}
    assert {(verb.group, t) for verb in verbs().values() for t in types} <= set(compatibility())


@pytest.mark.parametrize("torn", ["浙江省庆元县将文明实践与", "浙江省庆元县将老旧小区改造与"])
def test_a_construction_that_the_text_tears_off_ends_with_it(torn: str) -> None:
    assert all(s.span[1] <= len(torn) for s in seen(torn))
