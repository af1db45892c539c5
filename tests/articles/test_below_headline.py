"""What stands below a headline or inside an article, and neither belongs to its title nor starts another."""

from __future__ import annotations

import pytest

from kg.articles import cut
from kg.articles.bylines import signature
from kg.articles.offices import byline, is_note
from kg.model import Article, Page, half_width

BODY = (
    "近年来，江陵县普济镇地处水网，人员流动频繁，镇里坚持把治理抓在手上，让群众住得安心。\n"
    "全镇去年化解纠纷八十六件，群众满意度逐年提高，今年还将新建调解室三处。"
)


def articles(text: str) -> list[Article]:
    return cut(Page("a.txt", text))


def titled(*lines: str) -> Article:
    (article,) = articles("\n".join(("小院坝里解开大疙瘩", *lines, BODY)))
    return article


@pytest.mark.parametrize(
    "line",
    [
        "江陵县委政法委",
        "中共江陵县委教育工委",
        "荆州市江陵县退役军人事务局",
        "湖北省荆州市江陵县普济镇",
        "江陵县文化和旅游局 江陵县文物保护中心",
        "江陵县法律援助中心 楚天职业学院法学系 供稿",
    ],
)
def test_an_office_below_the_headline_is_no_subtitle(line: str) -> None:
    article = titled(line)
    assert article.title == "小院坝里解开大疙瘩"
    assert line.split()[0] in article.byline.text


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("县民政局 马晓燕 古丽娜尔·艾山", ("马晓燕", "古丽娜尔·艾山")),
        ("江陵县职业中专 张继红", ("张继红",)),
        ("江陵县经济合作局局长 桑杰加措", ("桑杰加措",)),
        ("共青团江陵县委书记 和志春（傈僳族）", ("和志春",)),
        ("江陵县人民政府副县长（挂职） 鲁承海", ("鲁承海",)),
        ("荆州行署副专员 普布次仁", ("普布次仁",)),
        ("通讯员 阿不都热合曼 王志国", ("阿不都热合曼", "王志国")),
        ("记者 扎西次仁 刘畅", ("扎西次仁", "刘畅")),
    ],
)
def test_names_and_their_offices_below_the_headline_are_its_authors(line: str, authors: tuple[str, ...]) -> None:
    article = titled(line)
    assert (article.title, article.authors) == ("小院坝里解开大疙瘩", authors)


@pytest.mark.parametrize(
    "line",
    [
        "(2016年8月11日)",
        "2016年8月11日",
        "(2008年7月24日江陵县第六届人大常委会第四次会议通过)",
        "江科字〔2006〕19号",
        "(第一号)",
    ],
)
def test_a_date_or_number_below_the_headline_is_no_subtitle(line: str) -> None:
    assert is_note(half_width(line))
    assert titled(line).title == "小院坝里解开大疙瘩"


@pytest.mark.parametrize(
    "line", ["市领导慰问江陵县人民医院", "义诊送到江陵县普济镇", "江陵县普济镇把调解室建到村", "江陵三村上榜"]
)
def test_a_headlines_own_line_is_no_office(line: str) -> None:
    assert byline(line) is None


def test_a_line_that_wants_its_object_keeps_the_office_below_it_in_the_headline() -> None:
    (article,) = articles(f"省文联志愿服务队走进\n江陵县第一中学\n{BODY}")
    assert article.title == "省文联志愿服务队走进 江陵县第一中学"


def test_a_slogan_above_a_subtitle_is_the_title() -> None:
    (article,) = articles(f"改在深处 见在实处\n——江陵县普济镇做好巡察整改纪实\n{BODY}")
    assert article.title == "改在深处 见在实处 ——江陵县普济镇做好巡察整改纪实"


def test_whom_a_notice_addresses_is_a_paragraph_of_its_text() -> None:
    (article,) = articles(f"普济中学运动会表彰决定\n各年段、各处室：\n{BODY}")
    assert article.title == "普济中学运动会表彰决定"
    assert article.body.text.split("\n")[0] == "各年段、各处室:"


def test_a_numbered_label_below_the_headline_is_text() -> None:
    (article,) = articles(
        "江陵县人大常委会任命名单\n一、任命：\n赵金铎为江陵县卫生局局长；\n毕志远为江陵县人民法院副院长。"
    )
    assert article.title == "江陵县人大常委会任命名单"
    assert article.body.text.startswith("一、任命:\n赵金铎")
    assert article.authors == ()


def test_what_is_called_out_below_the_headline_is_text() -> None:
    (article,) = articles(f"稻草人下的课堂\n“老师，这个西瓜能不能抱走？”\n“先背‘谁知盘中餐’！”\n{BODY}")
    assert article.title == "稻草人下的课堂"
    assert article.body.text.startswith("“老师")


def test_a_headline_whose_first_line_ends_with_a_colon_has_both() -> None:
    (article,) = articles(f"普济镇企业家座谈会上话技改：\n“机器换人”不能一换了之\n{BODY}")
    assert article.title == "普济镇企业家座谈会上话技改: “机器换人”不能一换了之".replace(":", "：")


FEATURE = (
    "梧桐长成引凤来 ——江陵县普济镇引才聚智带来的新变化\n□ 通讯员 王立华 李晴\n"
    "一个昔日的空壳村，五年间集聚了27家小微企业，住进来86名大学生。\n"
)
SECTIONS = [
    ("腾空间", "2012年之前，青年人都往外走，只有腾出空间才能把人请回来，村里把旧厂房改成了工坊。"),
    ("优服务", "“把人引进来不难，难在优化服务。”负责人说，如今的动漫工作室年营业额突破480万元。"),
    ("六张桌子坐下来", "变化是从一张桌子坐下来开始的。去年底，厂里按住地分成六片，逢赶街天摆桌子议事。"),
]


def test_section_heads_open_no_article_though_the_text_below_has_their_words() -> None:
    (article,) = articles(FEATURE + "\n".join(f"{head}\n{text}" for head, text in SECTIONS))
    assert all(head in article.body.text for head, _ in SECTIONS)


def test_rows_of_a_list_that_goes_on_open_no_article() -> None:
    text = (
        "江陵县科技局关于公布奖励名单的通知\n名单公布如下：\n二等奖（2项）\n"
        "“双辊式米粉挤丝机”——八里街机械厂工程师蒋玉明、钳工石大勇；\n"
        "“草莓大棚滴灌控制装置”——普济镇农业技术推广站\n三等奖（3项）\n"
        "“折叠式毛竹运输架”“银杏叶茶低温烘制工艺”“竹编外壳保温瓶”\n"
        "荣获优秀组织奖的单位：普济镇人民政府、县经济贸易局、江陵中学科技活动小组。"
    )
    assert len(articles(text)) == 1


def test_news_below_a_feature_with_section_heads_is_still_an_article_of_its_own() -> None:
    page = (
        FEATURE + "\n".join(SECTIONS[0]) + "\n云和县义诊进山村\n本报讯（记者 李强）5月12日，云和县崇头镇开展义诊活动。"
    )
    assert [a.title for a in articles(page)][1:] == ["云和县义诊进山村"]


NEXT = "云和县义诊进山村\n本报讯（记者 李强）5月12日，云和县崇头镇开展义诊活动。"


@pytest.mark.parametrize(
    "last",
    [
        "江陵县普济中学\n二〇〇九年三月二十三日",
        "(江陵县农业局信息)",
        "(县政府办 任瑞)",
        "附：奖金领取须知（略）",
        "让我们携起手来，为建设美丽家园而不懈努力！",
        "“来！您把您那老姐妹都叫上！”",
        "“能上大学？”她眼睛一亮，随即摆摆手，“先送完这一单再说！”",
    ],
)
def test_an_articles_last_line_is_not_the_next_ones_headline(last: str) -> None:
    first, second = articles(f"小院坝里解开大疙瘩\n{BODY}“都解开了。”她说。\n{last}\n{NEXT}")
    assert (first.title, second.title) == ("小院坝里解开大疙瘩", "云和县义诊进山村")


def test_a_headline_that_is_a_cry_stays_the_headline_of_the_news_below() -> None:
    title = "“通气了！”\n——云和县老旧小区改造现场见闻"
    page = f"小院坝里解开大疙瘩\n{BODY}“都解开了。”她说。\n{title}\n" + NEXT.split("\n")[1]
    assert [a.title for a in articles(page)][1:] == ["“通气了！” ——云和县老旧小区改造现场见闻"]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("李志明乔新河", ("李志明", "乔新河")),
        ("张印东周庆新焦守云", ("张印东", "周庆新", "焦守云")),
        ("潘跃王萍", ("潘跃", "王萍")),
        ("本报记者王建国李晓红", ("王建国", "李晓红")),
        ("湖北省江陵县委书记王建国", ("王建国",)),
        ("本报评论员", ()),
    ],
)
def test_names_with_nothing_set_between_them_are_a_byline(line: str, authors: tuple[str, ...]) -> None:
    article = titled(line)
    assert (article.title, article.authors, article.byline.text) == ("小院坝里解开大疙瘩", authors, line)


@pytest.mark.parametrize("line", ["——记江陵县委书记王建国", "文明和谐", "安全生产", "金山银山"])
def test_a_subtitle_is_no_run_of_names(line: str) -> None:
    assert titled(line).byline.text == ""


def test_an_office_at_the_end_of_a_column_line_is_no_byline() -> None:
    assert signature("县住房和城乡建设局局长王建国") is None or not signature("县住房和城乡建设局局长王建国").sure


@pytest.mark.parametrize(
    "line",
    [
        "小院坝里解开大疙瘩(一线行走) 群众的事无小事,既要想办法,更要抓落实,盯住每一个细节,才能让他们满意",
        "江陵县推行上门办税,去年办结率达99.94% 办税不见面 服务不打折,让企业少跑腿、群众得实惠,窗口也不再排队",
        "小院坝里解开大疙瘩(来自一线的报道) ——实地探访江陵县普济镇化解纠纷、排查隐患、服务群众的做法,看他们怎样解开",
    ],
)
def test_a_long_headline_with_its_summary_is_no_text(line: str) -> None:
    (article,) = articles(f"{line}\n{BODY}")
    assert article.title == line
    assert article.body.text.startswith("近年来")


@pytest.mark.parametrize(
    "line",
    [
        "本报讯 江陵县普济镇地处水网,人员流动频繁,镇里坚持把治理抓在手上,让群众住得安心,全镇去年化解纠纷八十六件",
        "图为江陵县普济镇调解员在小院坝里和群众拉家常 去年全镇化解纠纷八十六件,群众满意度逐年提高,还要新建三处",
    ],
)
def test_a_first_line_that_reports_is_text(line: str) -> None:
    (article,) = articles(f"{line}\n{BODY}")
    assert article.title == ""
