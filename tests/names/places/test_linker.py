"""Which unit a name means: by its path, its article, its page; or none, with the reason."""

from __future__ import annotations

import pytest

from kg.model import Article, Page, Passage, Span
from kg.names.places import short_names
from kg.names.places.linker import Linker


def linked(text: str, *, title: str = "", date: str = "") -> dict[str, str]:
    """Wording -> full name."""
    mentions = Linker(Article.of_text(text, title=title, date=date)).mentions()
    return {m.text: m.referent.full_name for m in mentions}


def reasons(text: str, *, title: str = "") -> dict[str, str]:
    """Wording -> why it was left unlinked."""
    return {a.hit.name: a.reason for a in Linker(Article.of_text(text, title=title)).abstained}


def test_a_path_settles_shared_names_on_both_sides():
    assert linked("吉林省长春市朝阳区举办读书会。")["朝阳区"] == "吉林省长春市朝阳区"
    assert linked("江苏省徐州市鼓楼区举办读书会。")["鼓楼区"] == "江苏省徐州市鼓楼区"


def test_a_path_may_leave_out_suffixes_and_levels():
    found = linked("四川新津县开展义诊。", date="2019-05-01")
    assert found == {"四川": "四川省", "新津县": "四川省成都市新津县"}


@pytest.mark.parametrize(("year", "name"), [("2019", "新津县"), ("2021", "新津区")])
def test_the_same_unit_is_linked_under_the_name_of_the_articles_year(year, name):
    (mention,) = Linker(Article.of_text(f"{name}开展义诊。", date=year)).mentions()
    assert (mention.referent.name, mention.referent.code) == (name, "510118")


def test_a_shared_name_lies_where_the_article_is():
    assert linked("福州市开展义诊,鼓楼区设点二十处。")["鼓楼区"] == "福建省福州市鼓楼区"


def test_a_shared_name_without_context_is_left_open_and_the_reason_names_the_candidates():
    assert linked("鼓楼区举办读书会。") == {}
    reason = reasons("鼓楼区举办读书会。")["鼓楼区"]
    assert reason.startswith("shared by 4 units")
    assert all(city in reason for city in ("南京市", "徐州市", "福州市", "开封市"))


def test_a_short_name_is_linked_once_the_unit_is_named_in_full():
    assert "江陵" not in linked("群众称赞江陵的变化。")
    assert linked("江陵县开展义诊。群众称赞江陵的变化。")["江陵"] == "湖北省荆州市江陵县"


def test_the_reason_of_a_lone_short_name_is_that_nothing_shows_a_place():
    assert reasons("群众称赞江陵的变化。")["江陵"] == "name without suffix, nothing shows that it is a place"


def test_a_short_name_before_a_public_body_is_the_place():
    assert linked("寿光市委召开会议。寿光供电公司上门服务。")["寿光"] == "山东省潍坊市寿光市"


def test_a_short_name_heading_a_headline_is_the_place():
    assert linked("志愿者上门服务。", title="桂平:小商品闯大市场")["桂平"] == "广西壮族自治区贵港市桂平市"


def test_nested_units_of_one_short_name_mean_the_highest():
    assert linked("记者在长沙采访。")["长沙"] == "湖南省长沙市"


def two_articles(first: str, second: str) -> Article:
    """The second of two articles of a page."""
    page = Page("page", f"{first}\n{second}")
    at = len(first) + 1
    none, body = Passage.of(page, []), Passage.of(page, [(at, len(page.text))])
    return Article(page, 1, "", (), "news", none, none, body, (Span(at, len(page.text)),))


def test_the_page_tells_a_shared_name_where_the_article_does_not():
    article = two_articles("江苏省徐州市铜山区开展义诊。", "鼓楼区举办读书会。")
    (mention,) = Linker(article).mentions()
    assert mention.referent.full_name == "江苏省徐州市鼓楼区"
    assert mention.reason == "lies where the page's other articles are"
    assert mention.confidence < 0.8


def test_every_link_has_a_confidence_and_a_reason():
    mentions = list(Linker(Article.of_text("湖北省荆州市江陵县普济镇开展义诊,江陵面貌一新。")).mentions())
    assert len(mentions) == 5
    assert all(0.5 <= m.confidence <= 1 and m.reason for m in mentions)


def test_a_name_is_either_linked_or_left_open_never_both():
    linker = Linker(Article.of_text("鼓楼区、朝阳区与江陵县举办读书会,海城镇到场。"))
    done = {m.start for m in linker.mentions()}
    left = {a.hit.start for a in linker.abstained}
    assert done and left and done.isdisjoint(left)
    assert done | left == {hit.start for hit in linker.hits}


@pytest.mark.parametrize("name", ["天祝藏族自治县", "天祝县"])
def test_a_unit_bears_the_name_that_the_article_prints(name):
    (mention,) = Linker(Article.of_text(f"{name}开展义诊。")).mentions()
    assert (mention.referent.name, mention.referent.code) == (name, "620623")
    assert short_names(mention.referent) == ("天祝县", "天祝")


def test_two_units_of_the_past_that_are_one_today_keep_their_names():
    mentions = Linker(Article.of_text("山东省莱芜市莱城区开展义诊。", date="2018-03-08")).mentions()
    assert [m.referent.name for m in mentions] == ["山东省", "莱芜市", "莱城区"]


def test_a_part_of_a_province_does_not_lend_its_sign_to_a_district():
    assert set(linked("地处粤西山区的信宜市变了样。")) == {"信宜市"}
    assert linked("江苏东台市、江西西湖区开展义诊。")["东台市"] == "江苏省盐城市东台市"


def test_a_provinces_last_sign_begins_no_county():
    assert linked("黄河峡谷山西吉县段出现流凌。")["吉县"] == "山西省临汾市吉县"


def test_a_common_word_behind_a_unit_is_none():
    assert set(linked("杭州市公安消防局举行演练。")) == {"杭州市"}


def test_a_common_word_heads_a_headline_only_at_its_start():
    assert "振兴" not in linked("潜山市黄铺村党委书记更忙了。", title="某代表—— 引才育才 振兴乡村(履职故事)")
