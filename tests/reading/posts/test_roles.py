"""Who holds which post where: a table of sentences with invented people."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.facts import find_facts
from kg.model import ACCEPTED, Article, Post
from kg.reading import read
from kg.reading.posts.surroundings import place_of_scope
from tests.reading.posts.held import READ, held

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("roles.jsonl").read_text(encoding="utf-8").splitlines()
]
TRAPS = [i for i, row in enumerate(ROWS) if row["kind"] == "trap"]
STATED = [i for i, row in enumerate(ROWS) if row["kind"] != "trap"]

KNOWN_MISSES = {
    100,  # 俚岛海上救助队 is given its township's full name
    123,  # 马上进 reads as 马上 进
}
"""Lines of the table (from 0) of which something is still missed or wrong."""

Role = tuple[str, str, str]


@cache
def found(line: int) -> tuple[Role, ...]:
    """Person, title and scope of the posts found in a line."""
    rows = [e for e in held(ROWS[line]["text"]) if e.confidence >= READ]
    return tuple((e.person, e.title, e.scope) for e in rows)


def expected(line: int) -> list[Role]:
    return [(person, title, scope or "") for person, title, scope in ROWS[line]["roles"]]


def same_scope(one: str, other: str) -> bool:
    """Equal, or one the end of the other: 仙桥村 and 崇明区竖新镇仙桥村."""
    return one == other or bool(one and other and (one.endswith(other) or other.endswith(one)))


def hits(line: int, *, scope: bool) -> int:
    """How many posts of a line are found, one to one."""
    left = list(found(line))
    count = 0
    for person, title, where in expected(line):
        fits = (r for r in left if r[:2] == (person, title) and (same_scope(r[2], where) or not scope))
        match = next(fits, None)
        if match:
            left.remove(match)
            count += 1
    return count


def f1(*, scope: bool) -> float:
    lines = range(len(ROWS))
    return 2 * sum(hits(i, scope=scope) for i in lines) / sum(len(found(i)) + len(expected(i)) for i in lines)


def is_right(line: int) -> bool:
    return hits(line, scope=True) == len(expected(line)) == len(found(line))


@pytest.mark.parametrize("line", [i for i in STATED if i not in KNOWN_MISSES])
def test_every_post_is_found_with_its_scope_and_no_other(line: int) -> None:
    assert is_right(line), (ROWS[line]["text"], expected(line), found(line))


@pytest.mark.parametrize("line", TRAPS)
def test_text_without_office_holder_gives_nobody(line: int) -> None:
    assert found(line) == (), ROWS[line]["text"]


def test_known_misses_are_still_misses() -> None:
    assert {i for i in range(len(ROWS)) if not is_right(i)} == KNOWN_MISSES


def test_f1_of_roles_and_of_scopes_stays_where_it_is() -> None:
    assert f1(scope=False) >= 0.99
    assert f1(scope=True) >= 0.98


@pytest.mark.parametrize(
    ("text", "title", "scope", "code"),
    [
        ("水利部副部长王立新来到石泉县。", "副部长", "水利部", "110000"),
        ("国家林业和草原局副局长王立新来到石泉县。", "副局长", "国家林业和草原局", "110000"),
        ("全国人大代表王立新在石泉县调研。", "代表", "全国人大", "110000"),
        ("石泉县的会上,第十三届全国政协委员王立新发言。", "委员", "全国政协", "110000"),
        ("石泉县十七届人大代表王立新说。", "代表", "石泉县人大", "610922"),
        ("石泉县的选民添加全国人大代表王立新的微信。", "代表", "全国人大", "110000"),
        ("会上,中国农业银行石泉县支行行长王立新说。", "行长", "中国农业银行石泉县支行", "610922"),
        (
            "在陕西省石泉县饶峰镇,陕西高峰米业有限公司总经理王立新很忙。",
            "总经理",
            "陕西高峰米业有限公司",
            "610922",
        ),
        ("石泉县江南(集团)有限公司总裁王立新说。", "总裁", "石泉县江南(集团)有限公司", "610922"),
        ("石泉县江南食品有限公司财务经理王立新说。", "财务经理", "石泉县江南食品有限公司", "610922"),
        ("石泉县江南食品有限公司年轻的常务副总经理王立新说。", "常务副总经理", "石泉县江南食品有限公司", "610922"),
        ("石泉县公安局原党委书记王立新到会。", "书记", "石泉县公安局党委", "610922"),
        ("位于石泉县的杨家山村,路修好了。村第一书记王立新驻村。", "第一书记", "杨家山村", "610922"),
        ("来自北京的消息:北京女选手王立新获胜。", "选手", "北京市", "110000"),
        ("石泉县疫情防控指挥部第一副总指挥长王立新表示。", "第一副总指挥长", "石泉县疫情防控指挥部", "610922"),
        ("石泉县的报告会邀请复旦大学中文系教授王立新。", "教授", "复旦大学中文系", "610922"),
        ("石泉县城关镇扶贫办负责人王立新说。", "负责人", "城关镇扶贫办", "610922"),
    ],
)
def test_scope_is_the_body_as_named_and_lies_where_it_sits(text: str, title: str, scope: str, code: str) -> None:
    facts = [f for f in find_facts(read(Article.of_text(text))) if isinstance(f.object, Post)]
    seats = [(f.object.title, f.object.scope) for f in facts]
    assert [(t, s.name, (place_of_scope(s) or s).adcode) for t, s in seats if s] == [(title, scope, code)]


def test_committee_beside_a_villages_party_branch_is_the_same_villages() -> None:
    found = held("石泉县饶峰镇东头百户村党支部书记、村委会主任王立新说。")
    assert ("主任", "饶峰镇东头百户村村委会") in [(e.title, e.scope) for e in found]


def test_title_without_its_body_is_held_where_the_article_elsewhere_says() -> None:
    found = held("全国人大代表王立新在石泉县调研。\n作为人大代表,王立新走村入户。王立新是一名人大代表。")
    assert {(e.person, e.title, e.scope) for e in found} == {("王立新", "代表", "全国人大")}


def test_mere_standing_is_read_and_stays_out_of_the_graph() -> None:
    assert [e.confidence < ACCEPTED for e in held("石泉县饶峰镇新桥村村民王立新领到了补贴。")] == [True]


def test_post_before_and_the_next_are_two() -> None:
    found = held("石泉县腰站子村的村党总支书记、村委会主任兼合作社理事长王立新说。")
    assert {e.title for e in found} == {"书记", "主任", "理事长"}
