"""The place that an article is about, and what 该县, 全市, 我县 mean in it."""

from __future__ import annotations

import pytest

from kg.articles import cut
from kg.model import Article, Mentions, Page, Passage, Span
from kg.names.places.about import fits
from kg.names.places.gazetteer import unit
from kg.reading import read as read_article


def read(text: str, title: str = "") -> Mentions:
    return read_article(Article.of_text(text, title=title)).mentions


def topic(text: str, title: str = "") -> str:
    place = read(text, title).about
    return place.name if place else ""


def meaning(wording: str, text: str, title: str = "") -> set[str]:
    return {m.referent.name for m in read(text, title).found if m.text == wording}


def test_the_headline_decides_before_the_lead():
    assert topic("江陵县、监利市均已启动。", "江陵县:文明实践进万家") == "江陵县"


def test_the_lowest_unit_of_the_first_path_of_the_lead_decides():
    assert topic("近日,湖北省荆州市江陵县普济镇开展义诊,公安县派人观摩。") == "普济镇"


def test_the_county_of_the_lead_is_nearer_than_the_city_of_the_headline():
    assert topic("近日,荆州市江陵县开展义诊。", "荆州市文明实践进万家") == "江陵县"


@pytest.mark.parametrize("verb", ["调研", "检查文明创建工作", "督导", "慰问困难群众"])
def test_news_of_a_visit_is_about_the_visited_county(verb):
    assert topic("4月8日,荆州市领导一行出席。", f"荆州市领导到江陵县{verb}") == "江陵县"


def test_news_of_a_visit_may_be_about_a_township():
    assert topic("活动现场暖意融融。", "荆州市文明办到江陵县普济镇调研") == "普济镇"


def test_a_visit_to_another_city_is_news_of_the_visitors():
    assert topic("双方座谈交流。", "荆州市文明办赴浙江省丽水市云和县考察") == "荆州市"


def test_a_meeting_place_is_no_visited_place():
    assert topic("荆州市领导出席。", "荆州市文明创建推进会在江陵县召开") == "荆州市"


@pytest.mark.parametrize(
    "dateline", ["阿勒泰新闻网讯(记者 甲文)", "河北日报讯(记者 甲文)", "新疆阿勒泰新闻网讯 ", "四川在线消息(记者 甲文)"]
)
def test_a_medium_in_the_dateline_is_not_what_an_article_is_about(dateline):
    assert topic(f"{dateline}5月12日,浙江省云和县崇头镇开展义诊。") == "崇头镇"
    assert topic(f"{dateline}志愿者走上街头。") == ""


def test_a_county_media_centre_does_not_decide_either():
    assert topic("江陵县融媒体中心记者获悉,云和县开展义诊。") == "云和县"


def test_an_article_without_any_place_is_about_none():
    mentions = read("志愿者走上街头,清扫落叶。")
    assert (mentions.about, mentions.about_reason) == (None, "no place in the article")


def test_my_city_of_an_article_without_places_is_that_of_its_paper():
    assert meaning("我市", "荆州日报讯 我市志愿者走上街头。") == {"荆州市"}


def test_my_county_may_be_named_by_its_short_name_alone():
    assert topic("我县志愿者走上街头,为建设和谐东平出力。") == "东平县"


def test_a_wish_for_peace_is_no_county():
    assert topic("我县志愿者走上街头,愿人人幸福安康、共享和平。") == ""


def test_a_path_with_official_names_leads_to_its_lowest_unit():
    assert topic("近日,青海省海南藏族自治州同德县开展义诊。") == "同德县"


def test_whole_region_in_guangxi_is_the_autonomous_region():
    assert meaning("全区", "五年来,全区建成文明村镇2170个。", "广西:壮乡新风扑面来") == {"广西壮族自治区"}


def test_whole_region_in_a_district_is_the_district():
    assert meaning("全区", "全区建成阅读点40处。", "北京市平谷区书香满城") == {"平谷区"}


def test_this_county_is_the_topic_or_the_one_named_before():
    assert meaning("该县", "湖北省江陵县开展义诊。该县组建队伍30支。") == {"江陵县"}
    assert meaning("该县", "云和县、江陵县互访。", "丽水市文明实践进万家") == set()


def page_of(first: str, second: str) -> Article:
    """The second article of a page."""
    page = Page("page", f"{first}\n{second}")
    span = Span(len(first) + 1, len(page.text))
    none = Passage.of(page, [])
    return Article(page, 1, "", (), "news", none, none, Passage.of(page, [span]), (span,))


OWN = "我县志愿者走上街头,清扫落叶。"


def test_my_county_of_an_article_without_places_is_the_one_the_page_names_most():
    mentions = read_article(page_of("江陵县开会。江陵县植树。江陵县义诊,云和县来访。", OWN)).mentions
    assert mentions.about and mentions.about.name == "江陵县"
    assert mentions.about_reason == "the 县 that the page names most"
    assert [m.confidence for m in mentions.found if m.text == "我县"] == [0.6]


@pytest.mark.parametrize(
    "page", ["江陵县开会。", "江陵县开会。江陵县植树。江陵县义诊。云和县开会。云和县植树。", "志愿者开会。"]
)
def test_a_page_of_many_counties_or_few_names_tells_nothing(page):
    assert read_article(page_of(page, OWN)).mentions.about is None


def test_my_county_is_never_a_city():
    assert read_article(page_of("荆州市开会。荆州市植树。荆州市义诊。", OWN)).mentions.about is None


@pytest.mark.parametrize(
    ("word", "code", "expected"),
    [
        ("县", "421024", True),
        ("市", "421024", False),
        ("市", "421000", True),
        ("市", "421088", True),
        ("区", "450000", True),
        ("区", "420000", False),
        ("区", "110117", True),
        ("地区", "654300", True),
        ("州", "513300", True),
        ("", "421024", True),
        ("", "420000", False),
    ],
)
def test_a_unit_is_called_by_the_kind_of_its_name(word, code, expected):
    assert fits(word, unit(code)) is expected


def test_a_name_printed_four_thousand_times_reaches_no_limit():
    text = "江陵县" * 4000 + "日报讯"
    found = read_article(Article.of_text("某地开展义诊。", title=text)).mentions
    assert found.about is None


def test_where_a_prefecture_meets_is_not_what_its_meeting_is_about():
    assert topic("全市推进会在江陵县召开,江陵县委书记致辞。", "荆州市在江陵县召开驻村帮扶现场推进会") == "荆州市"


def test_the_headlines_second_line_names_the_county_of_the_news():
    assert topic("荆州市发文命名。", "荆州市命名首批示范小区 江陵县三个小区上榜") == "江陵县"


def test_the_office_that_issues_a_list_is_not_outdone_by_the_first_name_on_it():
    assert topic("各县委:\n江陵县党员服务中心等获表彰。", "中共荆州市委组织部关于表彰先进培训基地的通报") == "荆州市"


def test_a_picture_is_of_the_county_that_its_caption_names_inside_the_city():
    assert topic("4月19日,荆州市文艺巡演走进江陵县普济镇,小品逗得乡亲捧腹大笑。") == "普济镇"


def test_a_name_in_what_a_person_says_does_not_decide():
    assert topic("“阿妈在荆州市打工,我有半年没见她了。”孩子说。江陵县妇联开通了亲情电话。", "电话响了") == "江陵县"


def test_a_campaigns_name_in_quotation_marks_still_decides():
    assert topic("“书香江陵县”活动启动,公安县派人观摩。", "书香满城") == "江陵县"


@pytest.mark.parametrize("land", ["盆地", "两岸", "草原"])
def test_a_landscape_is_no_unit(land):
    assert topic(f"6月的哈密{land}热得出奇。云和县援建队在崇头镇忙碌。", "瓜地边的圆桌") == "云和县"


def test_the_office_that_signs_below_the_headline_tells_the_place():
    text = "把燃气看护好\n荆州市江陵县住房和城乡建设局\n燃气安全无小事。我们要下决心改造,不能一拖再拖。"
    assert read_article(cut(Page("a.txt", text))[0]).about.name == "江陵县"


def test_the_village_that_signs_a_notice_tells_the_place():
    text = "全体村民:定于本周日清理河道,请各户参加。\n江陵县普济镇人民政府\n2016年8月11日"
    assert topic(text, "清理河道倡议书") == "普济镇"


def test_a_province_that_acts_throughout_is_not_outdone_by_the_village_of_the_first_example():
    lead = "荆州市江陵县普济镇的老陈种了半辈子田。" + "他说起今年的收成,笑得合不拢嘴。" * 10
    body = "湖北今年投入3亿元。湖北各地派出技术员。据湖北省农业农村厅介绍,湖北还将扩种。宜昌市也已开工。"
    assert topic(lead + body, "湖北 春耕下足“精”功夫") == "湖北省"


def test_a_city_that_acts_throughout_is_not_outdone_by_the_district_of_the_first_example():
    body = "荆州市沙市区的三禾厨具早早复工。荆州市出台十条措施。荆州派出专员。荆州还将减税。公安县也开工。"
    assert topic(body, "荆州一手抓防疫,一手抓复工") == "荆州市"


def test_a_county_named_throughout_outdoes_the_city_that_a_company_is_named_for():
    text = "荆州福生食品有限公司的货装上了车。公司扎根江陵县多年。" + "江陵县派人上门。" * 4
    assert topic(text, "一家外企的信心") == "江陵县"


def test_the_city_of_a_reporters_office_is_not_where_the_news_is():
    text = "本报武汉1月19日电 (记者甲文)首届诗会在湖北省江陵县落幕,参赛者来自荆门市、宜昌市。江陵县还将办下去。"
    assert topic(text, "诗会落幕") == "江陵县"


def test_a_county_in_the_dateline_is_where_the_news_is():
    assert topic("本报江陵1月19日电 (记者甲文)江陵县食堂开张。荆州市补助一半。", "食堂开张") == "江陵县"


def test_news_from_many_provinces_is_about_none():
    text = "连日来,各地过节。江西景德镇市办灯会。山西运城市唱戏。湖北荆州市赛龙舟。浙江丽水市走秀。上海市人来人往。"
    mentions = read(text, "各地欢度新春")
    assert (mentions.about, mentions.about_reason) == (None, "names from many provinces")


def test_a_headlines_county_is_kept_although_its_lead_names_a_township():
    assert topic("走进江陵县普济镇,粮仓满满。江陵县今年又丰收。", "江陵县:振兴之花绽放") == "江陵县"


def test_the_township_of_its_author_tells_more_than_the_headlines_county():
    text = "江陵县办实事\n江陵县普济镇党委书记 王建国\n把实事办好,要下决心,不能一拖再拖,群众才满意。"
    assert read_article(cut(Page("a.txt", text))[0]).about.name == "普济镇"


def test_most_names_are_counted_in_linear_time_and_end():
    text = "荆州市江陵县、宜昌市、上海市。" * 3000
    assert topic(text, "荆州市江陵县") == "江陵县"
