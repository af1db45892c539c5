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
