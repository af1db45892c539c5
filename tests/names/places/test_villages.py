"""What lies below the table: villages, communities, townships that are misprinted or gone."""

from __future__ import annotations

import pytest

from kg.model import Article, Mention, Place
from kg.reading import read


def places(text: str, title: str = "") -> list[Mention]:
    found = read(Article.of_text(text, title=title)).mentions.found
    return [m for m in found if isinstance(m.referent, Place)]


def full_name(wording: str, text: str, title: str = "") -> set[str]:
    return {m.referent.full_name for m in places(text, title) if m.text == wording}


def test_a_village_behind_its_township_lies_in_it():
    assert full_name("石浦村", "浙江省云和县紧水滩镇石浦村开展义诊。") == {"浙江省丽水市云和县紧水滩镇石浦村"}


def test_a_village_has_no_code_of_its_own_and_the_adcode_of_its_county():
    (village,) = (m.referent for m in places("江陵县普济镇甲乙村开展义诊。") if m.text == "甲乙村")
    assert (village.level, village.code, village.adcode) == ("village", "", "421024")


def test_a_village_named_again_without_its_township_is_the_same():
    text = "江陵县普济镇甲乙村开展义诊。村民说,甲乙村变了样。"
    assert len([m for m in places(text) if m.text == "甲乙村"]) == 2
    assert len(full_name("甲乙村", text)) == 1


def test_a_village_alone_lies_where_the_article_is_with_less_confidence():
    (village,) = (m for m in places("甲乙村的道路整洁。", "江陵县:乡风文明满荆楚") if m.text == "甲乙村")
    assert village.referent.parent.name == "江陵县"
    assert village.confidence < 0.7


def test_a_community_of_the_headline_lies_in_the_street_that_the_lead_names():
    text = "近日,西宁市城东区周家泉街道甲民社区开展义诊。"
    assert full_name("甲民社区", text, "西宁市甲民社区:邻里一家亲") == {"青海省西宁市城东区周家泉街道甲民社区"}


@pytest.mark.parametrize("words", ["全县行政村", "三个村", "文明村", "示范村", "城乡社区居民", "乡村振兴"])
def test_a_kind_or_number_of_villages_is_no_village(words):
    assert [m.text for m in places(f"江陵县{words}面貌一新。") if m.referent.level == "village"] == []


def test_a_township_one_sign_off_is_the_one_of_its_county():
    (found,) = (m for m in places("江西省广丰区中石乡开展义诊。广西桂平市社坡镇参加。") if m.text == "社坡镇")
    assert found.referent.code.startswith("450881")
    (misprint,) = (m for m in places("湖北省江陵县普跻镇开展义诊。") if m.text == "普跻镇")
    assert misprint.reason == "misprint of 普济镇"
    assert misprint.referent.code.startswith("421024")
    assert misprint.confidence < 0.9


def test_a_township_one_sign_off_two_of_its_county_is_left_open():
    assert full_name("社陂镇", "社陂镇的作坊成立商会。", "广西桂平:小商品闯大市场") == set(), "社坡镇 or 社步镇"


def test_a_township_that_the_table_lacks_has_its_county_and_no_code():
    (unknown,) = (m for m in places("湖北省江陵县甲乙丙镇开展义诊。") if m.text == "甲乙丙镇")
    assert (unknown.referent.code, unknown.referent.adcode) == ("", "421024")
    assert unknown.confidence < 0.7


def test_a_hamlet_behind_its_village_lies_in_their_township():
    """A village encloses no village (ontology/shapes.ttl)."""
    text = "江苏省南京市江宁区谷里街道双塘社区大塘金村开展义诊。"
    assert full_name("双塘社区", text) == {"江苏省南京市江宁区谷里街道双塘社区"}
    assert full_name("大塘金村", text) == {"江苏省南京市江宁区谷里街道大塘金村"}


def test_no_village_lies_in_a_village_however_long_the_row():
    found = places("江陵县普济镇" + "甲乙村丙丁社区" * 50 + "开展义诊。")
    assert {m.referent.parent.level for m in found if m.referent.level == "village"} == {"township"}


@pytest.mark.parametrize("words", ["关于村民小组长的通知", "党员到村开展义诊", "对于村务"])
def test_a_preposition_behind_a_village_begins_no_hamlet(words):
    found = places(f"江陵县普济镇甲乙村{words}")
    assert [m.text for m in found if m.referent.level == "village"] == ["甲乙村"]
