"""Fourteen invented pages in styles of printing that the seed pages lack: articles, titles, writers, kinds."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from kg.articles import cut
from kg.model import Article, Page, without_line_breaks

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(p.stem for p in PAGES.glob("*.json"))


@cache
def read(name: str) -> tuple[list[dict], list[Article]]:
    """The articles of a page by hand, and those found."""
    gold = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    text = (PAGES / gold["page"]).read_text(encoding="utf-8")
    return gold["articles"], cut(Page(gold["page"], text))


def printed(article: Article) -> str:
    """An article's body as printed, without line breaks."""
    text = article.page.text
    return "".join(without_line_breaks(text[f.start : f.end]) for f in article.fragments).strip()


def pairs(name: str) -> list[tuple[dict, Article]]:
    """Gold articles with the found article whose body starts and ends with the same 12 characters."""
    gold, found = read(name)
    matched = []
    for wanted in gold:
        for article in found:
            body = printed(article)
            if body.startswith(wanted["first"].strip()) and body.endswith(wanted["last"].strip()):
                matched.append((wanted, article))
                break
    return matched


def test_there_are_fourteen_pages() -> None:
    assert len(NAMES) == 14


def test_articles_start_and_end_where_they_should() -> None:
    """F1 over all pages: 2 x matches / (articles by hand + articles found)."""
    hits = sum(len(pairs(name)) for name in NAMES)
    total = sum(len(gold) + len(found) for gold, found in map(read, NAMES))
    assert 2 * hits / total >= 0.95


@pytest.mark.parametrize("name", NAMES)
def test_each_page_gives_its_articles(name: str) -> None:
    gold, found = read(name)
    assert 2 * len(pairs(name)) / (len(gold) + len(found)) >= 0.75


@pytest.mark.parametrize(("what", "least"), [("title", 0.95), ("authors", 0.95), ("kind", 0.9)])
def test_what_is_said_of_the_articles(what: str, least: float) -> None:
    matched = [pair for name in NAMES for pair in pairs(name)]
    right = [pair for pair in matched if agrees(what, *pair)]
    assert len(right) / len(matched) >= least


def agrees(what: str, wanted: dict, article: Article) -> bool:
    """Whether a found article has the title (one of those accepted), the writers or the kind that it should."""
    if what == "title":
        titles = [wanted["title"], *wanted.get("also_titles", [])]
        return article.title.replace(" ", "") in [t.replace(" ", "") for t in titles]
    if what == "authors":
        return set(article.authors) == set(wanted["authors"])
    return article.kind == wanted["kind"]


def test_an_article_printed_twice_is_kept_once() -> None:
    _, found = read("04-songyang-dup")
    again = [a for a in found if a.reprints]
    assert [a.title for a in again] == ["缙云:烧饼师傅考出“高级工”"]
    ((source, span),) = again[0].reprints
    assert source == "04-songyang-dup.txt"
    assert span.start > again[0].end


def test_an_interrupted_article_is_whole() -> None:
    _, found = read("03-qitai-interrupted")
    feature = found[0]
    assert len(feature.fragments) >= 3
    assert "村党支部书记高万成说" in feature.body.text
    assert "又请来画师在谷仓外墙上作画" in feature.body.text
