"""The table of units: names by date, short and conventional names, what encloses what, where it lies."""

from __future__ import annotations

import pytest

from kg.names.places import official_name, short_names
from kg.names.places.gazetteer import (
    Former,
    bare,
    conventional,
    level_of,
    named,
    parent_code,
    place_of,
    stem,
    tables,
    townships,
    unit,
)
from kg.names.places.linker import candidates


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("新津县", 2019, "510118"),
        ("新津区", 2021, "510118"),
        ("襄樊市", 2009, "420600"),
        ("襄阳市", 2015, "420600"),
        ("崇文区", 2008, "110101"),
        ("即墨市", 2016, "370215"),
    ],
)
def test_a_renamed_unit_has_the_code_of_today_and_the_name_of_its_time(name, year, code):
    (place,) = candidates(named(name), year)
    assert (place.name, place.code) == (name, code)


@pytest.mark.parametrize(("name", "year"), [("襄樊市", 2021), ("崇文区", 2020), ("万县市", 2011)])
def test_a_name_long_out_of_use_means_nothing(name, year):
    assert named(name)
    assert candidates(named(name), year) == ()


def test_a_former_name_may_be_used_for_two_more_years():
    former = Former("甲县", "420101", "420100", 1990, 2009, "420102")
    assert [former.held_in(year) for year in (1989, 1990, 2011, 2012)] == [False, True, True, False]
    assert former.held_in(None), "a text without a date may use any name"


def test_a_former_county_lies_where_its_successor_lies():
    before, after = (candidates(named(name), year)[0] for name, year in (("新津县", 2018), ("新津区", 2024)))
    assert before.parent == after.parent
    assert (before.lat, before.lon) == (after.lat, after.lon)
    assert official_name(before) == "新津区"


@pytest.mark.parametrize(
    ("official", "usual"),
    [
        ("天祝藏族自治县", "天祝县"),
        ("甘孜藏族自治州", "甘孜州"),
        ("黔东南苗族侗族自治州", "黔东南州"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江县"),
        ("巴音郭楞蒙古自治州", "巴音郭楞州"),
        ("东乡族自治县", "东乡县"),
        ("鄂温克族自治旗", "鄂温克旗"),
        ("红岩彝族乡", "红岩乡"),
        ("广西壮族自治区", "广西壮族自治区"),
        ("江陵县", "江陵县"),
    ],
)
def test_the_name_in_use_drops_the_peoples_but_keeps_the_suffix(official, usual):
    assert conventional(official) == usual


def test_autonomous_units_are_found_under_both_names():
    assert named("天祝县") == named("天祝藏族自治县") == ["620623"]
    assert unit("620623").name == "天祝县"
    assert official_name(unit("620623")) == "天祝藏族自治县"


@pytest.mark.parametrize(
    ("name", "short"), [("江陵县", "江陵"), ("内蒙古自治区", "内蒙古"), ("阿拉善盟", "阿拉善"), ("成县", "成县")]
)
def test_a_stem_has_two_signs_or_more(name, short):
    assert stem(name) == short


def test_short_names_are_given_for_counties_and_above_only():
    assert short_names(unit("620623")) == ("天祝县", "天祝")
    assert short_names(next(iter(townships("620623").values()))) == ()


def test_chains_go_up_to_the_province():
    assert unit("421024").full_name == "湖北省荆州市江陵县"
    assert [p.level for p in unit("421024").chain] == ["county", "prefecture", "province"]
    assert unit("429004").full_name == "湖北省仙桃市", "a city under the province directly"


def test_every_unit_of_the_table_lies_in_a_unit_of_the_table():
    codes = tables().official
    orphans = [c for c in codes if not c.endswith("0000") and parent_code(c) not in codes]
    assert orphans == []


def test_the_level_is_told_by_the_code():
    assert [level_of(c) for c in ("420000", "421000", "421024", "421024100")] == [
        "province",
        "prefecture",
        "county",
        "township",
    ]


def test_counties_have_coordinates_inside_china():
    counties = [unit(c) for c in tables().official if len(c) == 6]
    located = [p for p in counties if p.lat is not None and p.lon is not None]
    assert len(located) / len(counties) > 0.99
    assert all(3 < p.lat < 54 and 73 < p.lon < 136 for p in located)


def test_a_county_lies_near_the_seat_of_its_prefecture():
    far = []
    for place in (unit(c) for c in tables().official if level_of(c) == "county"):
        seat = place.parent
        if place.lat is None or seat is None or seat.lat is None or seat.level != "prefecture":
            continue
        if abs(place.lat - seat.lat) > 8 or abs(place.lon - seat.lon) > 10:
            far.append(place.full_name)
    assert far == []


def test_successors_of_former_units_are_units_of_today():
    codes = tables().official
    former = {r for readings in tables().named.values() for r in readings if not isinstance(r, str)}
    assert len(former) > 500
    assert [f for f in former if f.today not in codes] == []
    assert all(not f.last or f.first <= f.last for f in former)


def test_a_shared_name_has_all_its_readings():
    provinces = {place_of(reading).full_name for reading in named("朝阳区")}
    assert provinces == {"北京市朝阳区", "吉林省长春市朝阳区"}
    assert {place_of(r).name for r in bare("长沙")} >= {"长沙市", "长沙县"}
