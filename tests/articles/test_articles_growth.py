"""Cutting a page takes work that grows with the page, whatever stands on it."""

from __future__ import annotations

import pytest

from kg.articles import cut, parting, without_reprints
from kg.articles.parting import LONGEST
from kg.model import Article, Page
from tests.growth import grows_linearly

UNITS = (
    "国\n",
    "章三\n",
    "一、\n",
    "记者:一\n",
    "文/图 章三\n一一。\n",
    "(上接第一版)\n一一一,一一一。\n",
    "一抓项目\n一一一一一一。\n",
    "二是抓\n三是抓\n一一一一一一。\n",
    "江陵县一\n监利县二。\n",
    "敬业模范:甲 乙;\n",
    "停电公告\n一一。\n国\n",
    "建于2021—2025年。",
    "    国国国国国国国国国国国国国国国国国国。\n国国国国国国国国国国国国国国国国国国国国\n",
)


def page_of(unit: str, size: int) -> Page:
    return Page("a.txt", (unit * (size // len(unit) + 1))[:size])


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_page(unit: str) -> None:
    grows_linearly(lambda n: lambda: cut(page_of(unit, n)), "articles", size=1200)


def article_of(number: int, *, own: int) -> Article:
    """An article with a sentence that all share, and as many of its own."""
    signs = [chr(0x4E00 + (60 * number + i) % 20011) for i in range(20 * own)]
    sentences = ["".join(signs[i : i + 20]) for i in range(0, len(signs), 20)]
    return Article.of_text("。".join(["本报讯全市上下深入学习贯彻会议精神取得实效", *sentences]))


def test_work_grows_with_the_articles_that_share_an_empty_phrase() -> None:
    def work(n: int):
        articles = [article_of(i, own=3) for i in range(n)]
        return lambda: without_reprints(articles)

    grows_linearly(work, "articles", size=150)


def test_reprint_is_found_among_a_hundred_articles_that_share_an_empty_phrase() -> None:
    articles = [article_of(i, own=5) for i in range(100)]
    kept = without_reprints([*articles, article_of(80, own=5)])
    assert [len(a.reprints) for a in kept] == [0] * 80 + [1] + [0] * 19


def long_page(paragraphs: int, size: int) -> Page:
    return Page("a.txt", "江陵县办比赛\n" + "\n".join("江陵县办了一场比赛。" * (size // 10) for _ in range(paragraphs)))


def test_article_over_the_limit_is_read_in_parts_that_end_with_a_paragraph() -> None:
    told: list[tuple[str, str]] = []
    page = long_page(3, 150_000)
    found = cut(page, on_skip=lambda source, reason: told.append((source, reason)))
    texts = [a.body.text for a in found]
    assert all(len(text) <= LONGEST for text in texts)
    assert {a.title for a in found} == {"江陵县办比赛"}
    ((source, reason),) = told
    assert source == "a.txt"
    assert "450,000 characters" in reason and "at most 200,000" in reason and "分段" in reason


def test_nothing_of_a_long_article_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "LONGEST", 100)
    rows = [f"{chr(0x4E00 + i) * 30}。" for i in range(20)] + [f"{chr(0x5E00)}{'山' * 250}。{'水' * 40}。"]
    page = Page("a.txt", "江陵县办比赛\n" + "\n".join(rows))
    found = cut(page)
    assert len(found) > 8 and max(len(a.body.text.replace("\n", "")) for a in found) <= 100
    assert "".join(a.body.text for a in found).replace("\n", "") == "".join(rows)
    for article in found:
        evidence = article.body.evidence(0, len(article.body.text))
        assert evidence.quote in page.text.replace("\n", "")


def test_article_under_the_limit_is_no_matter_for_a_message() -> None:
    told: list[str] = []
    cut(long_page(1, 1000), on_skip=lambda source, reason: told.append(reason))
    assert not told
