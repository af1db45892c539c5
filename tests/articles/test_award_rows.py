"""Rows of award lists stay lines of the article that prints them."""

from __future__ import annotations

from kg.articles import cut
from kg.articles.listrows import begins_row, is_bearer
from kg.model import Page

LEAD = "1月13日,德安县义工联合会在磨溪乡公布第二届百姓义工榜,从服务满80小时的372名义工中评出14人。"
LAST = "磨溪乡的义工队获团体奖。榜单公布之后,上榜者未领现金,而是各得到一个搪瓷缸子。会长自报票数不够,评委没有同意。"


def body(*rows: str) -> list[str]:
    page = Page("a.txt", "\n".join(["德安县义工联公布义工榜 14人上榜", LEAD, *rows, LAST]) + "\n")
    articles = cut(page)
    assert len(articles) == 1
    return articles[0].body.text.split("\n")


def test_short_groups_of_like_length_are_not_taken_for_the_lines_of_a_column() -> None:
    rows = [
        "年度义工:王志刚、李国庆、张爱华",
        "银发义工:刘玉珍(82岁)、孙永福",
        "夫妻义工:赵志强、江爱敏",
        "铁肩义工:陈永泉",
    ]
    assert body(*rows) == [LEAD, *rows, LAST]


def test_a_group_with_one_member_between_others_is_no_byline() -> None:
    rows = ["会长:王志刚", "副会长:李国庆(女)、张爱华", "秘书长:刘玉珍(兼会计)"]
    assert body(*rows) == [LEAD, *rows, LAST]


def test_bearers_with_unit_and_post_keep_their_lines() -> None:
    rows = [
        "先锋个人(3名):",
        "王志刚 磨溪乡南田村金融服务站协管员",
        "李国庆 吴山镇沙美村乡村振兴工作队员",
        "张爱华 德安县农业信贷担保办公室科员",
    ]
    assert body(*rows) == [LEAD, *rows, LAST]


def test_names_parted_by_blanks_below_a_counted_heading_keep_their_line() -> None:
    rows = [
        "先进集体(2个)",
        "县综治中心 磨溪乡司法所",
        "先进个人(2名)",
        "王志刚(磨溪乡政法委员) 李国庆(女,南田村妇联主席)",
    ]
    assert body("现将名单摘登如下,以资鼓励,望全县干部学习:", *rows)[2:-1] == rows


def test_speech_behind_a_colon_begins_no_row() -> None:
    assert begins_row("二等奖(3名):王志刚、李国庆")
    assert begins_row("先进个人(8名)")
    assert not begins_row("王志刚说:“我们还要再干三年,干到全村都富起来”")
    assert not begins_row("记者:王志刚、李国庆")


def test_a_line_of_a_name_and_words_that_are_no_unit_is_no_bearer() -> None:
    assert is_bearer("王志刚 磨溪乡南田村协管员")
    assert not is_bearer("全县 磨溪乡南田村协管员")
