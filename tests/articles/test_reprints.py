"""An article printed again, on the same page or another, is kept once and remembers where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import api
from kg.articles import cut, without_reprints
from kg.exports.report import summary
from kg.model import Page, Span

TITLE = "缙云县烧饼师傅考出“高级工”"
BODY = (
    "本报讯（卢敏华）5月2日，缙云县五云街道的烧饼师傅顺利通过缙云烧饼制作专项职业能力高级工考核。\n"
    "此次考核由缙云县人力资源和社会保障局举办，共有86人报名，61人合格，全县累计培训烧饼师傅1.1万人次。"
)
OTHER = "遂昌县公开听证进茶园\n本报讯（尹蓝天）4月28日，遂昌县人民检察院把一场公开听证会开到了大柘镇大田村的茶园边。"


def article(source: str, title: str = TITLE, body: str = BODY):
    return cut(Page(source, f"{title}\n{body}"))


def test_on_the_same_page() -> None:
    found = cut(Page("a.txt", f"{TITLE}\n{BODY}\n{OTHER}\n{TITLE}\n{BODY}"))
    assert [a.title for a in found] == [TITLE, "遂昌县公开听证进茶园"]
    ((source, span),) = found[0].reprints
    assert source == "a.txt"
    assert span.start > found[1].start


def test_on_another_page() -> None:
    kept = without_reprints([*article("a.txt"), *article("b.txt")])
    assert [a.page.source for a in kept] == ["a.txt"]
    assert [source for source, _ in kept[0].reprints] == ["b.txt"]


def test_on_three_pages_with_other_headlines() -> None:
    kept = without_reprints([*article("a.txt"), *article("b.txt", "烧饼师傅有了职称"), *article("c.txt")])
    assert [a.title for a in kept] == [TITLE]
    assert [source for source, _ in kept[0].reprints] == ["b.txt", "c.txt"]


def dated(source: str, date: str = "", body: str = BODY):
    (found,) = cut(Page(source, f"{TITLE}\n{body}", date=date))
    return found


FULLER = BODY + "考核之后，街道还将建设烧饼文化街。"
PRINTED = "news_20190507.txt"


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (dated("a.txt"), dated("b.txt", "2019-05-07")),
        (dated("a.txt"), dated(PRINTED)),
        (dated("a.txt", body=BODY.replace("5月2日", "2019年5月2日")), dated(PRINTED)),
        (dated("20190507.txt"), dated("b.txt", "2019-05-07")),
        (dated("a.txt", "2019"), dated("b.txt", "2019-05-07")),
        (dated("a.txt"), dated("b.txt", body=FULLER)),
        (dated("a.txt", body=FULLER), dated("b.txt", "2019-05-07")),
    ],
)
def test_the_better_dated_and_then_the_fuller_printing_is_kept_in_any_order(worse, better) -> None:
    for order in ((worse, better), (better, worse)):
        (kept,) = without_reprints(order)
        assert kept.page.source == better.page.source
        assert kept.reprints == ((worse.page.source, Span(worse.start, worse.end)),)


def test_the_kept_printing_stands_at_its_own_place() -> None:
    between = cut(Page("b.txt", OTHER))
    kept = without_reprints([dated("a.txt"), *between, dated("c.txt", "2019-05-07")])
    assert [a.page.source for a in kept] == ["b.txt", "c.txt"]


def test_the_report_names_the_other_printings_by_source_and_extent(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{TITLE}\n{BODY}", encoding="utf-8")
    graph = api.build(tmp_path)
    ((source, span),) = graph.articles[0].reprints
    (entry,) = summary(graph)["reprints"]
    assert entry["title"] == TITLE
    assert entry["kept"].startswith("a.txt#char=")
    assert entry["others"] == [f"{source}#char={span.start},{span.end}"]
    assert source == "b.txt"


def test_small_changes_are_still_a_reprint() -> None:
    changed = BODY.replace("顺利通过", "通过了").replace("5月2日", "日前")
    assert len(without_reprints([*article("a.txt"), *article("b.txt", body=changed)])) == 1


def test_the_same_opening_is_no_reprint() -> None:
    other = BODY.split("\n")[0] + "\n" + "考核之后，该街道还将建设烧饼文化街，投资三千万元，带动周边村民就业。" * 3
    assert len(without_reprints([*article("a.txt"), *article("b.txt", body=other)])) == 2


def test_a_build_keeps_one_article_of_two_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE}\n{BODY}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{OTHER}\n{TITLE}\n{BODY}", encoding="utf-8")
    graph = api.build(tmp_path)
    assert [a.title for a in graph.articles] == [TITLE, "遂昌县公开听证进茶园"]
    (place,) = graph.articles[0].reprints
    assert place[0].endswith("b.txt")
    sources = {Path(a.page.source).name for a in graph.articles}
    assert sources == {"a.txt", "b.txt"}
