"""Organisations: a place and what belongs to it, short forms, and words that point back."""

from __future__ import annotations

import pytest

from kg.model import Article, Organization
from kg.reading import read


def bodies(text: str, title: str = "") -> dict[str, str]:
    """Wording -> full name."""
    found = read(Article.of_text(text, title=title)).mentions.found
    return {m.text: m.referent.name for m in found if isinstance(m.referent, Organization)}


def test_a_name_goes_on_through_the_units_of_a_body():
    assert bodies("江陵县公安局交警大队上街执勤。") == {"江陵县公安局交警大队": "江陵县公安局交警大队"}


def test_a_name_ends_before_a_verb():
    assert list(bodies("江陵县教育局组织开展法院开放日活动。")) == ["江陵县教育局"]


def test_an_organisation_has_the_place_that_it_is_named_with():
    (mention,) = (
        m for m in read(Article.of_text("江陵县妇联举办讲座。")).mentions.found if isinstance(m.referent, Organization)
    )
    assert mention.referent.place and mention.referent.place.code == "421024"


@pytest.mark.parametrize(("short", "name"), [("县委宣传部", "江陵县委宣传部"), ("县教育局", "江陵县教育局")])
def test_a_short_form_belongs_to_the_unit_that_the_article_is_about(short, name):
    assert bodies(f"近日,{short}举办讲座。", "江陵县:书香满荆楚")[short] == name


def test_a_short_form_without_a_unit_of_its_kind_is_left_open():
    assert bodies("近日,县教育局举办讲座。", "荆州市:书香满荆楚") == {}


def test_a_defined_abbreviation_is_known_in_the_whole_article():
    found = bodies("江陵县人民检察院(以下简称江陵检察)开门纳谏。下一步,江陵检察将回访。")
    assert found["江陵检察"] == "江陵县人民检察院"


def test_a_word_that_points_back_means_the_body_of_its_kind_named_last():
    found = bodies("江陵县第一中学举办讲座,江陵县教育局派人到场。该校将建立书屋。该局将回访。")
    assert found["该校"] == "江陵县第一中学"
    assert found["该局"] == "江陵县教育局"


def test_a_word_that_points_back_to_nothing_is_left_open():
    assert "该院" not in bodies("江陵县教育局派人到场。该院将回访。")


def test_a_short_name_stands_for_the_body_that_the_article_names_in_full():
    found = bodies("江陵县环境保护局召开会议。县环保局将回访。", "江陵县环保局守护蓝天")
    assert set(found.values()) == {"江陵县环境保护局"}


def test_a_short_name_that_two_bodies_may_have_stays_as_it_is():
    text = "江陵县农业农村局和江陵县农业机械管理局到场。江陵县农局举办讲座。"
    assert bodies(text).get("江陵县农局", "江陵县农局") == "江陵县农局"


def test_a_company_is_one_under_its_short_and_its_registered_name():
    text = "由湖北清水燃气有限责任公司投资的气站投用。清水燃气公司还将举办讲座。"
    assert bodies(text, "江陵县:气站投用")["清水燃气公司"] == "湖北清水燃气有限责任公司"


def test_the_youth_league_of_a_county_has_its_full_name():
    assert bodies("近日,团县委举办讲座。", "江陵县:青春满荆楚")["团县委"] == "共青团江陵县委"


@pytest.mark.parametrize("text", ["去年10月,学校成立读书社。", "据介绍,学校投资20万元建起书屋。"])
def test_a_kind_of_body_that_acts_is_the_one_named_before(text):
    assert bodies(f"江陵县第一中学推行代办制。{text}")["学校"] == "江陵县第一中学"


def test_a_kind_of_body_inside_a_phrase_is_nobody():
    assert "学校" not in bodies("江陵县第一中学推行代办制,学校食堂焕然一新。")


def test_who_joins_with_others_is_no_county():
    found = bodies("江陵县住建局会同县消防救援大队排查隐患。")
    assert "江陵县住建局" in found
    assert not any(name.startswith("会同县") for name in found.values())


def test_a_title_behind_a_bureau_is_no_part_of_its_name():
    assert list(bodies("江陵县监察局副局长到场。")) == ["江陵县监察局"]


def test_a_bureau_of_two_fields_is_one_body():
    assert list(bodies("江陵县行政审批和政务服务局推行延时服务。")) == ["江陵县行政审批和政务服务局"]


def test_a_branch_lies_in_its_district():
    article = Article.of_text("徐州市公安局云龙分局召开会议。", title="徐州市云龙区:平安进万家")
    homes = [m.referent.place for m in read(article).mentions.found if isinstance(m.referent, Organization)]
    assert [home.name for home in homes if home] == ["云龙区"]
