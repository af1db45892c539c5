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
