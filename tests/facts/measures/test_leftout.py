"""Numbers that are no measure of an undertaking, a place or an organisation."""

from __future__ import annotations

import pytest

from kg.facts.measures.counts import numbers
from kg.model import Article
from kg.reading import read


def printed(text: str) -> list[str]:
    reading = read(Article.of_text(text))
    return [f"{q.value}{q.unit}" for q in numbers(reading.text(reading.article.body))]


@pytest.mark.parametrize(
    "text",
    [
        "沙坪村距县城37公里,路不好走。",
        "沙坪村平均海拔超过4500米。",
        "为了送药,卫生所的医生驱车90公里。",
        "救护车停在村口5公里外的山沟。",
        "男子组设100米直道赛。",
        "一座雕像高9.15米。",
    ],
)
def test_how_far_and_how_high_is_no_measure(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize("text", ["沙坪村修渠1200米。", "沙坪村修建了一条560米长的水泥路。", "沙坪村的公路长3.7公里。"])
def test_the_length_of_what_is_long_is_a_measure(text: str) -> None:
    assert len(printed(text)) == 1


@pytest.mark.parametrize("text", ["2.99元一袋的金针菇摆上货架。", "黄桃卖到8元。", "市场上按1公斤1.5元收购。"])
def test_a_price_is_no_measure(text: str) -> None:
    assert "元" not in "".join(printed(text))


@pytest.mark.parametrize(
    "text",
    [
        "她家种了12亩竹林。",
        "周大山夫妇去年承包了11亩果园。",
        "周大山一年就挣了1.5万元。",
        "周大山说:“现在,我养了8张蚕。”",
    ],
)
def test_what_a_household_has_and_earns_is_no_measure(text: str) -> None:
    assert printed(text) == []


def test_kin_in_the_name_of_a_campaign_does_not_make_its_numbers_private() -> None:
    assert printed("沙坪县“爱心妈妈”结对帮扶儿童743名。") == ["743名"]


def test_what_a_speaker_says_of_his_village_is_a_measure() -> None:
    assert printed("周大山说:“我们村建起大棚42个。”") == ["42个"]
