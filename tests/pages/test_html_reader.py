import pytest

NEWS = "8月4日,云和县在城西社区开展老旧小区改造,投资1.2亿元,惠及居民三千余户。"
ARTICLE = f"""<html><head><meta charset="utf-8"><title>云和县改造老旧小区_云和新闻网</title>
<meta name="author" content="记者 章阿福"></head><body>
<div class="nav"><a href="/">首页</a><a href="/x">要闻</a></div>
<h1>云和县改造老旧小区</h1><div class="info">2022-08-05 10:21 来源:云和新闻网 字号 大 中 小</div>
<div class="content"><p>{NEWS}</p><p>{NEWS}二</p><p><b>加装电梯</b></p><p>{NEWS}三</p><p>已经完工。</p></div>
<div class="foot">版权所有 云和新闻网,未经许可不得转载。</div></body></html>"""


def test_article_with_its_metadata(read):
    page = read("a.html", ARTICLE)[0][0]
    assert (page.title, page.date, page.paper) == ("云和县改造老旧小区", "2022-08-05", "云和新闻网")
    assert page.authors == ("章阿福",)
    assert page.text == f"云和县改造老旧小区\n\n{NEWS}\n{NEWS}二\n加装电梯\n{NEWS}三\n已经完工。"


@pytest.mark.parametrize("breaks", ["<br>", "<br/>\n", "<br><br>　　", "</td></tr><tr><td>"])
def test_page_laid_out_with_breaks_or_cells_loses_no_line(read, breaks):
    lines = [f"第{i}段,{NEWS}" for i in range(12)] + ["短题", "章阿福"]
    markup = f"""<html><body><table><tr><td><a href="1">第01版</a></td><td>2022年08月05日 星期五</td></tr></table>
    <table><tr><td>{breaks.join(lines)}</td></tr></table><p><a href="2">下一篇</a></p></body></html>"""
    page = read("a.htm", markup)[0][0]
    assert page.text.splitlines() == lines
    assert page.date == "2022-08-05"


def test_page_of_bare_body_loses_no_sentence(read):
    page = read("a.html", f"<title>修桥_云和网</title>{NEWS}<br>{NEWS}二<br>又及。<p>完工,<a href=x>云和桥</a>通车。")[
        0
    ][0]
    assert page.text.splitlines() == ["修桥", "", NEWS, f"{NEWS}二", "又及。", "完工,云和桥通车。"]


def test_short_paragraph_in_a_box_of_its_own_is_kept(read):
    boxes = f"<div><p>{NEWS * 9}</p></div><div><p>{NEWS}</p></div>"
    assert read("a.html", f"<div><div>{boxes}</div></div>")[0][0].text.splitlines() == [NEWS * 9, NEWS]


def test_metadata_of_the_founder_system(read):
    markup = f"""<html><head><title>云和日报数字报-修桥</title></head><!--enpproperty <articleid>1</articleid>
    <date>2022-08-05 00:00:00.0</date><author>□ 本报记者 章阿福</author><title>修桥</title>/enpproperty--><body><table>
    <tr><td><strong>修桥</strong></td></tr><tr><td>百年渡口成通途</td></tr>
    <tr><td><founder-content><P>{NEWS}</P><P>{NEWS}二</P></founder-content></td></tr></table></body></html>"""
    page = read("a.html", markup)[0][0]
    assert (page.title, page.date, page.paper, page.authors) == ("修桥", "2022-08-05", "云和日报", ("章阿福",))
    assert page.text == f"修桥\n百年渡口成通途\n\n{NEWS}\n{NEWS}二"


@pytest.mark.parametrize(
    "charset, encoding", [("gb2312", "gb18030"), ("GBK", "gbk"), ("big5", "big5"), ("utf-8", "utf-8")]
)
def test_declared_charset_is_believed(read, charset, encoding):
    markup = f'<html><head><meta http-equiv="x" content="text/html; charset={charset}"></head><p>築路,架橋。</p></html>'
    assert read("a.html", markup.encode(encoding))[0][0].text == "築路,架橋。"


def test_wrong_charset_is_found_out(read):
    markup = '<meta charset="utf-8">' + f"<p>{NEWS}</p>" * 3
    assert read("a.html", markup.encode("gb18030"))[0][0].text.startswith("8月4日")


@pytest.mark.parametrize(
    "markup", ["<html><body><a href=x>首页</a></body></html>", "<p>", "<!-- 修桥。 -->", "<script>a;b</script>"]
)
def test_page_without_text_is_skipped_with_advice(read, markup):
    found, skipped = read("a.html", markup)
    assert not found and "no article text in the page 网页中没有正文" in skipped["a.html"]


def test_line_break_of_the_markup_breaks_no_chinese_word(read):
    assert read("a.html", "<p>云和\n  县修桥,new\nbridge。</p>")[0][0].text == "云和县修桥,new bridge。"


def test_day_that_the_calendar_lacks_is_dropped(read):
    markup = f'<meta property="article:published_time" content="2022-02-30T10:00:00+08:00"><p>{NEWS}</p>'
    assert read("a.html", markup)[0][0].date == ""


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-08-05T10:00:00+08:00">',
        '<meta name="PubDate" content="2022-08-05 10:00">',
        '<meta name="publishdate" content="20220805">',
        '<script type="application/ld+json">{"pubDate": "2022-08-05T10:00:00"}</script>',
        "<p>发布时间：2022年8月5日</p>",
    ],
)
def test_date_wherever_it_is_stated(read, head):
    assert read("a.html", f"<html><head>{head}</head><body><div>{NEWS}</div></body></html>")[0][0].date == "2022-08-05"
