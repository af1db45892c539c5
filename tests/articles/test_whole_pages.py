"""How the forms act on a page: notices, kickers, briefs, jumps, sections, lists."""

from __future__ import annotations

from kg.articles import cut, lay_out
from kg.model import Page

NEWS = "　　近日，云和县崇头镇组织志愿者走访慰问困难老人，送去米面油等生活物资，受到群众好评。"
OTHER = "　　本报讯（李四）5月3日，遂昌县检察院到茶园举行公开听证会，三名听证员听取双方意见。"


def titles(*lines: str) -> list[str]:
    return [a.title for a in cut(Page("page.txt", "\n".join(lines)))]


def test_a_notice_has_its_signer_and_date() -> None:
    page = Page(
        "p",
        "\n".join(
            [
                "停电公告",
                "　　因检修需要，定于10月16日6时至18时对下列线路停电，请做好准备。特此公告。",
                "涉县供电有限责任公司",
                "2011年10月13日",
                "遂昌检察院听证进茶园",
                OTHER,
            ]
        ),
    )
    first, second = cut(page)
    assert first.kind == "notice"
    assert first.body.text.endswith("涉县供电有限责任公司\n2011年10月13日")
    assert second.title == "遂昌检察院听证进茶园"


def test_a_line_of_page_head_is_no_article() -> None:
    layout = lay_out(Page("p", "太行晚刊 第4版 民生 2011年10月13日\n云和慰问老人\n" + NEWS + "\n新闻热线:0578-2110000"))
    assert [a.title for a in layout.articles] == ["云和慰问老人"]
    assert len(layout.furniture) == 2


def test_a_kicker_is_not_in_the_title() -> None:
    found = titles("从“等靠要”到“领着干”", "边关小城的脱贫“加速度”", "——那坡县以产业扶贫带动边民增收见闻", NEWS)
    assert found == ["边关小城的脱贫“加速度” ——那坡县以产业扶贫带动边民增收见闻"]


def test_a_subtitle_belongs_to_the_title() -> None:
    assert titles("一块“豆腐块”撑起一个村", "——西吉县杨坊村小记", NEWS) == ["一块“豆腐块”撑起一个村 ——西吉县杨坊村小记"]


def test_a_bullet_is_not_in_the_title() -> None:
    assert titles("▲简讯", "●云和慰问老人", NEWS + "（王五）", "●遂昌听证进茶园", OTHER) == [
        "云和慰问老人",
        "遂昌听证进茶园",
    ]


def test_a_headline_below_its_text() -> None:
    assert titles(OTHER, "遂昌县检察院听证会开进茶园") == ["遂昌县检察院听证会开进茶园"]


def test_text_that_jumps_is_read_on() -> None:
    page = Page(
        "p",
        "\n".join(
            [
                "云和慰问老人",
                NEWS,
                "　　志愿者说，他们用",
                "（下转第二版）",
                "遂昌听证进茶园",
                OTHER,
                "第二版　要闻",
                "（上接第一版）",
                "攒下的钱给老人买了新被子，云和县崇头镇的老人都说好。",
            ]
        ),
    )
    first, _ = cut(page)
    assert "他们用攒下的钱" in first.body.text
    assert len(first.fragments) == 2


def test_numbers_of_sections_start_no_article() -> None:
    assert (
        len(titles("马背电影队", NEWS, "1", "一台放映机", NEWS, "2", "讲片子的人", NEWS.replace("老人", "孤儿"))) == 1
    )


def test_rows_of_a_list_belong_to_the_text_above() -> None:
    page = Page(
        "p",
        "\n".join(
            [
                "道德模范名单出炉",
                OTHER,
                "敬业奉献模范:俞复玲 划船社区书记;陈怡 钟公庙派出所民警",
                "孝老爱亲模范:刘国娟 依木商贸公司董事长;付雪美 新浦镇黎明村人",
            ]
        ),
    )
    (article,) = cut(page)
    assert article.body.text.endswith("黎明村人")


def test_a_notice_starts_at_its_headline_and_ends_the_jump() -> None:
    found = titles(
        "云和慰问老人",
        NEWS,
        "招 聘 启 事",
        "　　本报社面向社会公开招聘记者3名，有意者请携带简历报名。",
        "本报人事科",
        "2012年6月7日",
        "上接第1版",
        "绩突出的20个村每村奖励10万元，群众满意。",
    )
    assert found == ["云和慰问老人", "招 聘 启 事", ""]


def test_districts_of_one_city_are_two_articles() -> None:
    found = titles(
        "宜和园社区重阳节活动不一样",
        "　　10月10日，哈尔滨市松北区宜和园社区的老人参加庆祝活动。活动分两个内容，老人们都说好。",
        "荒地变成菜园 老人乐开怀",
        "　　为全面落实乡村振兴战略，5月8日，在哈尔滨市平房区民政局的指导下，志愿者来到高潮村整修荒园。",
    )
    assert len(found) == 2


def test_a_long_headline_with_pauses() -> None:
    head = "踏青、赏花、采茶……重庆大观园乡村旅游文化节暨兴隆赏花采茶季启幕"
    text = "3月15日，重庆大观园乡村旅游文化节暨兴隆赏花采茶季启幕，南川区推出十条线路，邀游客踏青采茶。"
    assert titles("遂昌检察院听证进茶园", OTHER, head, text) == ["遂昌检察院听证进茶园", head]


def test_running_words_are_no_furniture() -> None:
    lines = [
        "　　该矿充分发挥井下文化走廊、职工书",
        "屋、广播、一号煤矿微信公众号等媒介的",
        "作用，让广大党员干部走进职工书屋就可",
        "以看书，学习之风越来越浓。该矿还投入",
        "三十万元改造活动室，添置图书两千册，",
        "职工下班以后都愿意来坐一坐。",
    ]
    (article,) = cut(Page("p", "\n".join(["一号煤矿读书忙", *lines])))
    assert "职工书屋、广播、一号煤矿微信公众号等媒介的作用" in article.body.text
