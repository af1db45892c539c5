"""Names of the table in a text, and those that are only parts of words or persons' names."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.names.places.matching import Hit, hits


def seen(text: str) -> list[Hit]:
    return hits(Article.of_text(text).body)


def names(text: str) -> list[str]:
    return [hit.name for hit in seen(text)]


def test_the_longer_of_two_overlapping_names_is_taken():
    assert names("在内蒙古自治区呼和浩特市举行") == ["内蒙古自治区", "呼和浩特市"]


def test_a_name_with_suffix_goes_before_one_without():
    assert names("四川省南充市南部县") == ["四川省", "南充市", "南部县"]


def test_hits_are_in_text_order_and_do_not_overlap():
    found = seen("江陵县、监利市与湖北省荆州市沙市区")
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "南京路步行街上人来人往。",
        "这是重大理论问题。",
        "确保定期维护。",
        "大理石台面擦得锃亮。",
        "村民孙吴说,日子好了。",
        "延安精神代代相传。",
        "五年来建成文明村镇的经验。",
    ],
)
def test_a_name_inside_a_word_a_road_or_a_person_is_no_place_for_sure(text):
    assert [hit.name for hit in seen(text) if not hit.doubt] == []


def test_a_municipal_district_called_city_centre_keeps_its_city():
    assert names("济宁市中区开展志愿服务") == ["济宁", "市中区"]


def test_a_unit_that_is_a_common_word_is_doubted():
    assert [hit.doubt for hit in seen("城区道路拓宽") if hit.name == "城区"] == ["a common word"]


def test_a_two_sign_county_needs_a_clear_word_before_it():
    assert [hit.doubt for hit in seen("山西省岚县举办讲座") if hit.name == "岚县"] == [""]
    assert [hit.doubt for hit in seen("晨雾与山岚县里常见") if hit.name == "岚县"] == ["may be part of a word"]
