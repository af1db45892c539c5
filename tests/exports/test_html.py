"""The page in a real browser; skipped where chromium and chromedriver are missing (.ci/run installs them)."""

import re
import shutil
from dataclasses import replace

import pytest

from kg.exports.html import page
from kg.exports.html.layout import positions
from kg.model import Honour
from kg.network import network
from tests.conftest import graph_of, small_facts

needs_browser = pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")),
    reason="needs chromium and chromedriver: apt-get install chromium chromium-driver",
)


@pytest.fixture(scope="module")
def browser():
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1400,900",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


def ready(driver, url):
    from selenium.webdriver.support.ui import WebDriverWait

    driver.get("about:blank")
    driver.get(url)
    WebDriverWait(driver, 30).until(lambda d: d.execute_script("return document.body.dataset.ready") == "yes")


def test_page_loads_nothing_from_outside(small):
    html = page(small)
    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)\s*=", html)


def test_text_of_a_page_cannot_become_markup(small):
    html = page(small)
    data = html[html.index("const XZ = ") :]
    assert "<b>" not in data[: data.index("\n")]


def test_layout_keeps_nodes_apart_and_is_repeatable(seeds_graph):
    graph = network(seeds_graph.store)
    first = positions(graph)
    assert first == positions(graph)
    assert len(set(first.values())) > 0.98 * len(first)


@needs_browser
def test_click_on_a_search_hit_shows_facts_and_sentences(browser, small, tmp_path):
    from selenium.webdriver.common.by import By

    file = tmp_path / "graph.html"
    file.write_text(page(small), encoding="utf-8")
    ready(browser, file.as_uri())
    browser.find_element(By.ID, "xz-search").send_keys("云和")
    hits = browser.find_elements(By.CSS_SELECTOR, "#xz-hits li")
    assert hits[0].text.startswith("云和县")
    hits[0].click()
    details = browser.find_element(By.ID, "xz-details").text
    assert "老旧小区改造" in details
    assert "云和县荣获全国文明县" in details
    assert not [e for e in browser.get_log("browser") if e["level"] == "SEVERE"]


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


@needs_browser
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_stops_the_page(browser, small, tmp_path, address):
    file = tmp_path / "graph.html"
    file.write_text(page(small), encoding="utf-8")
    ready(browser, file.as_uri() + address)
    assert browser.execute_script("return document.getElementById('xz-details').querySelectorAll('h2').length") == 0
    assert not [e for e in browser.get_log("browser") if e["level"] == "SEVERE"]


@needs_browser
@pytest.mark.parametrize("address", ["#100%25文明县", "#100%文明县", "#100%25%E6%96%87%E6%98%8E%E5%8E%BF"])
def test_a_name_with_a_percent_sign_is_found_as_it_is_typed(browser, tmp_path, address):
    article, facts = small_facts()
    named = [replace(f, object=Honour("100%文明县")) if f.kind == "honour" else f for f in facts]
    file = tmp_path / "graph.html"
    file.write_text(page(graph_of(article, named)), encoding="utf-8")
    ready(browser, file.as_uri() + address)
    assert browser.execute_script("return document.querySelector('#xz-details h2').textContent") == "100%文明县"


@needs_browser
def test_hostile_names_stay_text_in_every_part_of_the_page(browser, tmp_path):
    from selenium.webdriver.common.by import By

    article, facts = small_facts()
    name = "</script></body><img src=x onerror=window.stolen=1><script>window.stolen=1</script>"
    named = [replace(f, object=Honour(name)) if f.kind == "honour" else f for f in facts]
    file = tmp_path / "graph.html"
    file.write_text(page(graph_of(article, named)), encoding="utf-8")
    ready(browser, file.as_uri())
    browser.find_element(By.ID, "xz-search").send_keys("onerror")
    browser.find_elements(By.CSS_SELECTOR, "#xz-hits li")[0].click()
    assert browser.find_element(By.CSS_SELECTOR, "#xz-details h2").text == name
    assert browser.execute_script("return window.stolen === undefined && !document.querySelector('img')")


@needs_browser
def test_seeds_page_draws_every_node_and_asks_no_network(browser, seeds_folder):
    import json

    ready(browser, (seeds_folder / "graph.html").as_uri())
    drawn = browser.execute_script("return nodes.length")
    assert drawn == browser.execute_script("return Object.keys(XZ.nodes).length") > 100
    assert not [e for e in browser.get_log("browser") if e["level"] == "SEVERE"]
    asked = [json.loads(e["message"])["message"] for e in browser.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"]
    assert all(u.startswith(("file:", "about:", "data:", "chrome")) for u in urls), urls


@needs_browser
def test_chinese_is_drawn_with_real_glyphs(browser, seeds_folder):
    ready(browser, (seeds_folder / "graph.html").as_uri())
    width = browser.execute_script("""const c = document.createElement('canvas').getContext('2d');
        c.font = "40px system-ui, 'Noto Sans CJK SC', sans-serif";
        const ink = t => { c.clearRect(0, 0, 99, 99); c.fillText(t, 5, 50);
            return c.getImageData(0, 0, 99, 99).data.join(); };
        return ink('县') !== ink('志')""")
    assert width, "县 and 志 look the same: no Chinese font"


@needs_browser
def test_every_dot_is_in_view_before_and_after_the_window_changes(browser, seeds_folder):
    from selenium.webdriver.support.ui import WebDriverWait

    inside = """const v = document.getElementById('mynetwork');
        return nodes.get().every(n => { const p = network.canvasToDOM({x: n.x, y: n.y});
            return p.x > 0 && p.y > 0 && p.x < v.clientWidth && p.y < v.clientHeight; })"""
    ready(browser, (seeds_folder / "graph.html").as_uri())
    assert browser.execute_script(inside)
    try:
        for size in ((900, 1000), (1700, 1100)):
            browser.set_window_size(*size)
            WebDriverWait(browser, 10).until(lambda d: d.execute_script(inside))
    finally:
        browser.set_window_size(1400, 900)


@needs_browser
def test_date_and_national_programme_of_an_initiative_are_shown(browser, seeds_folder):
    from selenium.webdriver.common.by import By

    ready(browser, (seeds_folder / "graph.html").as_uri())
    browser.find_element(By.ID, "xz-search").send_keys("老旧小区改造")
    browser.find_elements(By.CSS_SELECTOR, "#xz-hits li")[0].click()
    details = browser.find_element(By.ID, "xz-details").text
    assert "属全国性工作 case of: 老旧小区改造" in details
    assert "日期 date: 2022" in details
