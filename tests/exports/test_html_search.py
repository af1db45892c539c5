"""Search and addresses in a real browser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.exports.html import page
from kg.model import Honour
from tests.conftest import graph_of, small_facts
from tests.exports.explorer import Explorer


@pytest.mark.parametrize(
    "words", ["江陵县", "江陵", "421024", "jiangling", "jianglingxian", "jlx", "JLX", "江陵 421024"]
)
def test_a_county_is_found_by_name_short_name_code_and_pinyin(seeds_page, words):
    seeds_page.open()
    assert any(hit.startswith("江陵县") for hit in seeds_page.search(words)[:4])


def test_several_words_must_all_fit(seeds_page):
    seeds_page.open()
    hits = seeds_page.search("文明 实践")
    assert hits and all("文明" in h and "实践" in h for h in hits[:8])


def test_words_of_a_sentence_lead_to_its_fact(seeds_page):
    seeds_page.open()
    hits = seeds_page.search("升级现有")
    assert any("升级现有" in hit for hit in hits)
    seeds_page.click("#hits li")
    assert seeds_page.all(".fact.found") and "升级现有" in seeds_page.text(".fact.found blockquote")


def test_nothing_found_says_what_was_searched_and_offers_near_names(seeds_page):
    seeds_page.open()
    hits = seeds_page.search("江陵镇甲乙丙")
    said = seeds_page.text("#said")
    assert "没有找到" in said and re.search(r"\d{3} 个名称", said) and "句原文" in said
    assert any("江陵" in hit for hit in hits)


def test_arrows_and_enter_choose_a_hit(seeds_page):
    from selenium.webdriver.common.keys import Keys

    seeds_page.open()
    seeds_page.search("江陵县")
    seeds_page.press(Keys.ARROW_DOWN, Keys.ENTER)
    assert seeds_page.heading() == "江陵县"


def test_back_and_forward_go_through_what_was_seen(seeds_page):
    seeds_page.open()
    for name in ("江陵县", "福清市"):
        seeds_page.search(name)
        seeds_page.click("#hits li")
        assert seeds_page.heading() == name
    seeds_page.driver.back()
    seeds_page.until("return document.querySelector('#details h2').textContent === '江陵县'")
    seeds_page.driver.forward()
    seeds_page.until("return document.querySelector('#details h2').textContent === '福清市'")


def test_an_address_that_was_shared_shows_the_same(seeds_page):
    seeds_page.open("#node=place/421024&view=table&from=2022&lang=en&theme=dark")
    assert seeds_page.heading() == "江陵县"
    assert seeds_page.run("return [document.documentElement.lang, document.documentElement.dataset.theme]") == [
        "en",
        "dark",
    ]
    assert seeds_page.all("#view-table tbody tr")


def test_an_unknown_entity_in_the_address_is_said(seeds_page):
    seeds_page.open("#node=place/999999&lang=zh")
    assert "place/999999" in seeds_page.text("[role=alert]")


ADDRESSES = [
    "#%",
    "#100%",
    "#%E4%BA",
    "#%ff",
    "#constructor",
    "#__proto__",
    "#<script>",
    "?%#%%",
    "#" + "x" * 5000,
    "#",
]
ODD = [
    "#node=%",
    "#view=nowhere",
    "#from=abc&until=-1",
    "#article=99999.1",
    "#article=x",
    "#status=__proto__",
    "#depth=9&view=near",
]


@pytest.mark.parametrize("address", ADDRESSES + ODD)
def test_no_address_stops_the_page(browser, small, tmp_path, address):
    file = tmp_path / "graph.html"
    file.write_text(page(small), encoding="utf-8")
    explorer = Explorer(browser, file.as_uri()).open(address)
    assert explorer.heading() in ("总览", "Overview")
    assert not explorer.errors()


@pytest.mark.parametrize("address", ["#100%25文明县", "#100%文明县", "#100%25%E6%96%87%E6%98%8E%E5%8E%BF"])
def test_a_name_with_a_percent_sign_is_found_as_it_is_typed(browser, tmp_path, address):
    article, facts = small_facts()
    named = [replace(f, object=Honour("100%文明县")) if f.kind == "honour" else f for f in facts]
    file = tmp_path / "graph.html"
    file.write_text(page(graph_of(article, named)), encoding="utf-8")
    assert Explorer(browser, file.as_uri()).open(address).heading() == "100%文明县"


def test_the_words_that_were_typed_stand_in_the_address(seeds_page):
    seeds_page.open()
    seeds_page.search("福清")
    seeds_page.until("return location.hash.includes('q=')")
    shared = seeds_page.driver.current_url.partition("#")[2]
    seeds_page.open("#" + shared)
    assert seeds_page.run("return document.getElementById('search').value") == "福清"
    assert any(hit.text.startswith("福清市") for hit in seeds_page.all("#hits li"))


def test_a_name_that_turns_the_direction_of_writing_turns_its_own_alone(browser, tmp_path):
    article, facts = small_facts()
    named = [replace(f, object=Honour("文明\u202e县")) if f.kind == "honour" else f for f in facts]
    file = tmp_path / "graph.html"
    file.write_text(page(graph_of(article, named)), encoding="utf-8")
    explorer = Explorer(browser, file.as_uri()).open("#view=table&lang=zh")
    cell = next(c for c in explorer.all("td a") if "文明\u202e县" in c.get_property("textContent"))
    assert cell.get_property("textContent") == "\u2068文明\u202e县\u2069"
    assert "文明\u202e县" in explorer.driver.execute_async_script("xianzhi.csv().then(arguments[0])").split(",")
