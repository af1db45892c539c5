"""Lists of winners: which headings name an honour, and who stands behind them."""

from __future__ import annotations

from kg.facts.honours import extract
from kg.model import ACCEPTED, Article
from kg.reading import read

LEAD = "1月13日,德安县义工联合会在磨溪乡公布第二届百姓义工榜。\n"


def found(text: str, *, title: str = "") -> set[tuple[str, str]]:
    facts = extract(read(Article.of_text(text, title=title)), ())
    return {(f.subject.name, f.object.name) for f in facts if f.confidence >= ACCEPTED}


def test_headings_without_a_headword_name_honours_below_a_headline_that_tells_of_winners() -> None:
    rows = "年度义工:王志刚、李国庆\n银发义工:刘玉珍(82岁)、孙永福\n"
    expected = {("王志刚", "年度义工"), ("李国庆", "年度义工"), ("刘玉珍", "银发义工"), ("孙永福", "银发义工")}
    assert found(LEAD + rows, title="德安县公布义工榜 4人上榜") == expected
    assert found("1月13日,德安县义工联合会换届。\n" + rows, title="德安县义工联合会换届") == set()


def test_a_heading_next_to_an_honour_names_one() -> None:
    text = "1月13日,磨溪乡表彰了一批农户。\n养殖状元:王志刚(出栏生猪2600头)\n“帮带奖”:李国庆、刘玉珍\n"
    assert ("王志刚", "养殖状元") in found(text)


def test_posts_and_notes_between_honours_are_none() -> None:
    text = "1月13日,磨溪乡表彰了一批农户。\n“帮带奖”:李国庆、刘玉珍\n会长:王志刚\n联系人:孙永福\n"
    assert found(text, title="磨溪乡表彰农户") == {("李国庆", "“帮带奖”"), ("刘玉珍", "“帮带奖”")}


def test_the_words_before_a_headword_belong_to_the_heading() -> None:
    text = "1月13日,磨溪乡表彰了一批农户。\n防疫先进个人:李国庆、刘玉珍\n"
    assert found(text) == {("李国庆", "防疫先进个人"), ("刘玉珍", "防疫先进个人")}


def test_members_that_blanks_part_are_read_with_their_brackets() -> None:
    rows = "先进集体(2个)\n县综治中心 磨溪乡司法所\n先进个人(2名)\n王志刚(磨溪乡委员) 李国庆(女,妇联主席)\n"
    text = "1月13日,现将名单摘登如下:\n" + rows
    assert {name for name, _ in found(text)} == {"县综治中心", "磨溪乡司法所", "王志刚", "李国庆"}


def test_a_title_with_a_pause_inside_is_one_member() -> None:
    text = "1月13日,德安县政协表彰先进。\n优秀提案:《关于疏浚柳林江、重振渔都的建议》(提案人:王某)\n先进单位:磨溪乡\n"
    assert ("《关于疏浚柳林江、重振渔都的建议》", "优秀提案") in found(text)


def test_a_person_whose_name_holds_a_city_is_a_person() -> None:
    text = "关于表彰就业服务先进个人的决定。\n优秀劳务信息员\n毕发才 纳小喜 柯玉林\n"
    assert ("柯玉林", "优秀劳务信息员") in found(text, title="关于表彰就业服务先进个人的决定")


def test_headings_in_brackets_name_honours() -> None:
    text = "1月13日,德安县举行运动会。主要奖项如下:\n【团体总分一等奖】磨溪中学、吴山小学\n【最佳组织者】教师 乔俊杰\n"
    expected = {("磨溪中学", "团体总分一等奖"), ("吴山小学", "团体总分一等奖"), ("乔俊杰", "最佳组织者")}
    assert expected <= found(text, title="德安县运动会获奖名单揭晓")


def test_kinds_of_good_deeds_bear_the_name_of_the_honour_that_is_given() -> None:
    text = "日前,德安县“古城好人”评选活动落下帷幕。"
    text += "评选分五类:助人为乐类有田茂生、龙金花(苗族);诚实守信类有万金龙、钟阿妹。\n"
    assert ("龙金花", "助人为乐“古城好人”") in found(text, title="德安评出22名“古城好人”")


def test_those_on_the_lines_below_are_who_is_made_public_as_follows() -> None:
    text = "经审核,现将德安县“最美网格员”公布如下:\n方根土 磨溪乡南田村网格员\n余美仙 吴山镇新桥村网格员\n"
    assert {name for name, _ in found(text, title="德安县“最美网格员”名单出炉")} == {"方根土", "余美仙"}


def test_she_is_whom_only_the_headline_has_with_a_title() -> None:
    text = "敬廷孝今年71岁。2006年,他被甘肃省文化厅授予“民间工艺美术大师”称号。\n"
    assert found(text, title="记环县道情皮影传承人敬廷孝") == {("敬廷孝", "“民间工艺美术大师”")}
