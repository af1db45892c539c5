"""Reasons, confidence and status of the posts found, and how scopes are restored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.facts import find_facts
from kg.model import Article, Place, Post
from kg.reading import read
from tests.reading.posts.held import held


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("原龙游县委书记毛志诚回忆往事。", "former"),
        ("固始县人大常委会原副主任祝天佑来了。", "former"),
        ("时任铅山县县长助理的祝春晖说。", "former"),
        ("会议由遂川县代县长冉崇文主持。", "acting"),
        ("遂川县委书记冉崇文说。", ""),
        ("现任遂川县委书记冉崇文说。", "current"),
        ("遂川县农业农村局代理局长冉崇文说。", "acting"),
        ("遂川县挂职副县长冉崇文说。", ""),
    ],
)
def test_status_of_tenure_is_kept_apart_from_the_title(text: str, status: str) -> None:
    assert [p.status for p in held(text)] == [status]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("县委常委、宣传部长谢立民来到石泉县城关镇。", ["石泉县委", "石泉县委宣传部"]),
        ("市教育局局长何敏说,格尔木市已新建学校三所。", ["格尔木市教育局"]),
        ("团县委书记何敏来到石泉县城关镇。", ["共青团石泉县委"]),
        ("浠水县县委副书记何敏说。", ["浠水县委"]),
        ("石泉县政府副县长何敏说。", ["石泉县"]),
        ("石泉县委常委组织部长何敏说。", ["石泉县委", "石泉县委组织部"]),
        ("石泉县文联主席何敏、秘书长李立新说。", ["石泉县文联", "石泉县文联"]),
    ],
)
def test_scope_is_the_full_name_of_the_body(text: str, scope: list[str]) -> None:
    assert [p.scope for p in held(text)] == scope


def test_company_named_short_gets_its_full_name() -> None:
    text = "滕州鑫光新材料有限公司扩建厂房。滕州鑫光镀膜项目部经理王建业说,设备已到位。"
    assert [p.scope for p in held(text)] == ["滕州鑫光新材料有限公司镀膜项目部"]


def test_award_list_gives_each_his_own_post() -> None:
    text = "助人为乐模范:孙福贵 石泉县城关镇新桥村村民;李秀英 石泉县教育局干事见义勇为模范:张大勇 石泉县公安局民警"
    assert [(p.person, p.title) for p in held(text)] == [("孙福贵", "村民"), ("李秀英", "干事"), ("张大勇", "民警")]


def test_verb_of_taking_office_is_no_surname() -> None:
    assert held("石泉县成立专班,由县委书记、县长任专班组长。") == []


def test_byline_without_office_makes_no_holder() -> None:
    assert held("记者 王小明 通讯员 李建军") == []


def test_every_post_names_its_rule_and_a_quote_that_holds_the_name() -> None:
    for post in held("石泉县委书记何敏,李立新,石泉县文联主席,参加。"):
        assert post.rule and post.person in post.quote and 0.5 <= post.confidence <= 1


def test_scope_makes_a_post_surer() -> None:
    (with_scope,) = held("石泉县文联主席何敏说。")
    (without,) = held("主席何敏说。")
    assert with_scope.confidence > without.confidence


def test_note_on_the_author_gives_the_author_his_held() -> None:
    text = "近年来,铅山县始终把教育放在首位。\n(作者系铅山县委常委、宣传部部长)"
    article = replace(Article.of_text(text, title="铅山县办好教育"), authors=("毛志诚",))
    facts = [f for f in find_facts(read(article)) if isinstance(f.object, Post)]
    assert [(f.wording, f.object.title) for f in facts] == [("毛志诚", "常委"), ("毛志诚", "部长")]


def test_office_given_by_a_verb_is_not_the_next_persons() -> None:
    found = {(p.person, p.title) for p in held("领导小组由县委书记王振华任组长、县长李志刚任副组长。")}
    assert found == {("王振华", "书记"), ("王振华", "组长"), ("李志刚", "县长"), ("李志刚", "副组长")}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("云和县石塘中心小学开展劳动教育。校长陈国强说。", "云和县石塘中心小学"),
        ("石泉县文化和旅游局局长何敏说。", "石泉县文化和旅游局"),
        ("中国邮政集团石泉县分公司投递员何敏说。", "中国邮政集团石泉县分公司"),
        ("郑州大学马克思主义学院教授何敏说。", "郑州大学马克思主义学院"),
        ("石泉县城关镇江南社区网格员何敏说。", "江南社区"),
        ("石泉县退役军人何敏说。", "石泉县"),
        ("当地村民何敏说,石泉县变了样。", ""),
    ],
)
def test_scope_keeps_the_words_of_its_name(text: str, scope: str) -> None:
    assert [p.scope for p in held(text)] == [scope]


def test_no_village_lies_in_a_village() -> None:
    found = find_facts(read(Article.of_text("石泉县城关镇新桥村关于村书记王立新的事迹。", title="石泉县城关镇新桥村")))
    scopes = [f.object.scope for f in found if isinstance(f.object, Post)]
    parents = [s.parent for s in scopes if isinstance(s, Place) and s.level == "village"]
    assert all(p is None or p.level != "village" for p in parents)
