"""Posts that the text denies, wishes for, or that an impostor pretends to hold are nobody's."""

from __future__ import annotations

import pytest

from kg.api import MIN_CONFIDENCE
from tests.reading.posts.held import held


@pytest.mark.parametrize(
    "text",
    [
        "李国强没有当选石泉县县长。",
        "李国强未能当选石泉县教育局局长。",
        "李国强未获任命为石泉县教育局局长。",
        "李国强并非石泉县教育局局长。",
        "李国强不是石泉县教育局局长。",
        "他不是石泉县教育局局长李国强。",
        "来人并非石泉县教育局局长李国强。",
        "李国强拒绝出任石泉县教育局局长。",
        "李国强谢绝担任石泉县教育局局长。",
        "李国强冒充石泉县教育局局长行骗。",
        "骗子冒充石泉县教育局局长李国强打电话。",
        "一男子假冒石泉县公安局民警李国强行骗。",
        "假局长李国强被抓。",
        "石泉县的假医生李国强被查处。",
        "自称石泉县教育局局长的李国强被警方抓获。",
        "谎称是石泉县教育局局长的李国强被抓。",
        "李国强从未担任过石泉县教育局局长。",
        "李国强没有担任石泉县教育局局长。",
        "李国强无意担任石泉县教育局局长。",
        "如果李国强当选石泉县县长,将会修路。",
        "石泉县没有任命李国强为教育局局长。",
        "石泉县人大常委会未通过李国强为教育局局长的任命。",
        "李国强落选石泉县城关镇镇长。",
        "李国强差点当上石泉县城关镇镇长。",
        "李国强想当石泉县城关镇镇长。",
        "李国强婉拒石泉县文联主席一职。",
        "李国强冒名石泉县人民医院医生。",
        "冒牌记者、石泉县“局长”李国强落网。",
        "李国强伪造证件,以石泉县公安局民警身份骗钱。",
        "女儿的梦想是当石泉县中学校长。",
    ],
)
def test_a_denied_post_is_nobodys(text: str) -> None:
    assert [(e.person, e.title) for e in held(text) if e.confidence >= MIN_CONFIDENCE] == []


@pytest.mark.parametrize(
    "text",
    [
        "石泉县教育局局长李国强没有参加会议。",
        "石泉县教育局局长李国强说,这不是小事。",
        "石泉县教育局局长李国强不是本地人。",
        "石泉县教育局局长李国强拒绝了骗子。",
    ],
)
def test_what_the_holder_does_not_do_takes_no_post_from_him(text: str) -> None:
    assert [(e.person, e.title) for e in held(text)] == [("李国强", "局长")]


@pytest.mark.parametrize("verb", ["不再是", "早已不是", "已经不是"])
def test_who_is_no_longer_something_held_it_once(verb: str) -> None:
    assert [(e.title, e.status) for e in held(f"李国强{verb}石泉县教育局局长。")] == [("局长", "former")]
