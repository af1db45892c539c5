"""What holds of any text, however broken: nothing raises, every character has one place."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import Layout, lay_out, without_reprints
from kg.articles.bylines import closing, is_dateline, signature, writers
from kg.articles.kinds import kind_of
from kg.articles.lines import BLANKS
from kg.model import Page, half_width

LINES = (
    "本报讯（记者 张三 通讯员 李四）5月3日，龙泉市举行启动仪式。",
    "龙泉市举行启动仪式",
    "一、抓项目",
    "（王五）",
    "赵六　摄",
    "1",
    "2",
    "●西峡检测中心挂牌",
    "（下转第二版）",
    "（上接第一版）",
    "第3版　综合　2021年5月6日　星期四",
    "导读",
    "化州拖罗饼申遗记 >>2版",
    "停电公告",
    "龙泉市供电公司",
    "2021年5月6日",
    "图为采收现场。",
    "上图：长街宴现场。",
    "敬业奉献模范:俞复玲 划船社区;陈怡 钟公庙派出所",
    "孝老爱亲模范:刘国娟 依木公司;付雪美 黎明村",
    "——记一个村的变化",
    "记者：工坊是怎么办起来的？",
    "该市投入资金两千万元，改造老旧小区，",
    "惠及居民三千户。",
    "。",
    "，",
    "   ",
    "　　近日，云和县开展走访。",
    "文/图　丹增罗布",
    "编　辑　路　芸",
    "▲简讯",
    "[图片新闻]",
    "\ufeff",
    "\u2028",
    "\x0c",
    "😀𠮷野家",
    "“",
    "”（",
)
PIECES = st.one_of(st.sampled_from(LINES), st.text(max_size=30))
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\n　　", "", "\v", "\u2029", "\n\n\n"])
PAGES = st.lists(st.tuples(PIECES, BREAKS), max_size=14).map(lambda rows: "".join(a + b for a, b in rows))
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def laid_out(text: str) -> Layout:
    return lay_out(Page("page.txt", text))


def places(layout: Layout, text: str) -> list[int]:
    """How many articles and furniture stretches hold each character."""
    held = [0] * len(text)
    spans = [s for a in layout.articles for s in a.fragments] + list(layout.furniture)
    spans += [s for a in layout.articles for _, s in a.reprints]
    for span in spans:
        for at in range(span.start, span.end):
            held[at] += 1
    for article in layout.articles:
        for passage in (article.headline, article.byline):
            for at in {passage.offsets[i] for i, c in enumerate(passage.text) if c != "\n"}:
                held[at] += 1
    return held


@QUICK
@given(PAGES)
def test_no_character_is_in_two_articles(text: str) -> None:
    bodies = [at for a in laid_out(text).articles for f in a.fragments for at in range(f.start, f.end)]
    assert len(bodies) == len(set(bodies))


@QUICK
@given(PAGES)
def test_every_printed_character_has_one_place(text: str) -> None:
    """Where an article is printed twice, the second printing's headline is not kept."""
    layout = laid_out(text)
    held = places(layout, text)
    printed = [at for at, c in enumerate(text) if c not in BLANKS]
    if not any(a.reprints for a in layout.articles):
        assert [at for at in printed if held[at] != 1] == []
    else:
        assert [at for at in printed if held[at] > 2] == []


@QUICK
@given(PAGES)
def test_passages_are_the_pages_characters(text: str) -> None:
    read = half_width(text)
    for article in laid_out(text).articles:
        for passage in article.passages:
            assert len(passage.text) == len(passage.offsets)
            assert all(0 <= at < len(text) for at in passage.offsets)
            assert all(c == "\n" or c == read[at] for c, at in zip(passage.text, passage.offsets, strict=True))


@QUICK
@given(PAGES)
def test_articles_follow_the_order_of_the_page(text: str) -> None:
    starts = [a.start for a in laid_out(text).articles]
    assert starts == sorted(starts)
    assert all(a.fragments and a.start < a.end for a in laid_out(text).articles)


@QUICK
@given(PAGES)
def test_cutting_twice_gives_the_same(text: str) -> None:
    once, again = laid_out(text), laid_out(text)
    assert once.furniture == again.furniture
    for one, other in zip(once.articles, again.articles, strict=True):
        assert (one.title, one.authors, one.kind, one.fragments) == (
            other.title,
            other.authors,
            other.kind,
            other.fragments,
        )


@QUICK
@given(PIECES)
def test_no_line_raises(line: str) -> None:
    text = half_width(line)
    assert kind_of(text) in {"body", "short", "label", "furniture"}
    assert isinstance(is_dateline(text), bool)
    for found in (signature(text), closing(text)):
        assert found is None or all(found.names)
    assert isinstance(writers(text), tuple)


@QUICK
@given(st.lists(PAGES, max_size=3))
def test_reprints_lose_no_article(texts: list[str]) -> None:
    articles = [a for i, t in enumerate(texts) for a in lay_out(Page(f"{i}.txt", t)).articles]
    kept = without_reprints(articles)
    assert sum(1 + len(a.reprints) for a in kept) == sum(1 + len(a.reprints) for a in articles)
    assert without_reprints(kept) == kept
