"""Languages, light and dark, sizes, keys, and what assistive technology finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.explorer import LAPTOP, PHONE, TABLET

VIEWS = ("graph", "near", "map", "time", "table", "compare")


def violations(page) -> list[str]:
    """What axe-core finds (https://github.com/dequelabs/axe-core), WCAG 2 A and AA and good practice."""
    axe = pytest.importorskip("axe_core_python")
    page.run((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.driver.execute_async_script(
        """const done = arguments[0];
        axe.run(document).then(r => done(r.violations), e => done([{id: String(e), nodes: []}]))"""
    )
    return [f"{v['id']}: {[n['html'][:120] for n in v['nodes']][:3]}" for v in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_core_finds_nothing(seeds_page, view, theme):
    seeds_page.open(f"#view={view}&node=place/421024&other=place/350181&lang=zh&theme={theme}")
    seeds_page.click("#filter-button")
    assert violations(seeds_page) == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_axe_core_finds_nothing_in_the_overview_search_and_article(seeds_page, size):
    seeds_page.size(*size)
    seeds_page.open("#lang=en")
    seeds_page.search("文明")
    assert violations(seeds_page) == []
    seeds_page.open("#article=3.40&lang=zh").until("return document.querySelector('#article').open")
    assert violations(seeds_page) == []


def test_axe_core_would_find_something(seeds_page):
    seeds_page.open()
    seeds_page.run("document.body.append(document.createElement('img'))")
    assert any(v.startswith("image-alt") for v in violations(seeds_page))


def test_language_is_switched_and_kept_in_the_address(seeds_page):
    shown = {"zh": ("全图", "总览"), "en": ("Graph", "Overview")}
    seeds_page.open("#")
    own = seeds_page.run("return document.documentElement.lang")
    assert (seeds_page.text("#views a"), seeds_page.heading()) == shown[own]
    seeds_page.click("#language")
    other = "en" if own == "zh" else "zh"
    assert (seeds_page.text("#views a"), seeds_page.heading()) == shown[other]
    assert seeds_page.run("return document.documentElement.lang") == other
    assert f"lang={other}" in seeds_page.driver.current_url


def test_every_word_has_both_languages(seeds_page):
    from kg.exports.html import _PAGE

    words = (_PAGE / "15-words.js").read_text(encoding="utf-8")
    used = {k for f in _PAGE.glob("*.js") for k in __import__("re").findall(r'say\("(\w+)"\)', f.read_text("utf-8"))}
    assert used and all(f"{k}: [" in words for k in used)


def test_dark_is_dark_and_light_is_light(seeds_page):
    luminance = "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    seeds_page.open("#theme=light")
    assert min(seeds_page.run(luminance)) > 200
    seeds_page.click("#theme")
    assert max(seeds_page.run(luminance)) < 60


@pytest.mark.parametrize("size", [TABLET, PHONE])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_a_small_screen(seeds_page, view, size):
    seeds_page.size(*size, mobile=True)
    seeds_page.open(f"#view={view}&node=place/421024&other=place/350181&lang=zh")
    assert seeds_page.run("return [innerWidth, document.documentElement.scrollWidth]") == [size[0]] * 2
    panel, stage = seeds_page.one("#details").rect, seeds_page.one("#stage").rect
    assert stage["height"] > 150
    if view != "compare":
        assert panel["y"] >= stage["y"] + stage["height"] - 1 and panel["height"] > 150


def test_the_page_is_worked_by_keys_alone(seeds_page):
    from selenium.webdriver.common.keys import Keys

    seeds_page.open()
    seeds_page.run("document.body.focus()")
    seeds_page.press("/")
    assert seeds_page.run("return document.activeElement.id") == "search"
    seeds_page.search("福清市")
    seeds_page.press(Keys.ENTER)
    assert seeds_page.heading() == "福清市"
    seeds_page.run("document.getElementById('canvas').focus()")
    before = seeds_page.run("return {...xianzhi.camera}")
    seeds_page.press(Keys.ARROW_LEFT, "+")
    after = seeds_page.run("return {...xianzhi.camera}")
    assert after["x"] < before["x"] and after["k"] > before["k"]
    seeds_page.press("0", Keys.ENTER)
    seeds_page.press(Keys.ESCAPE)
    assert seeds_page.heading() == "总览"
    seeds_page.run("document.getElementById('filter-button').focus()")
    seeds_page.press(Keys.ENTER)
    assert seeds_page.all("#filters legend")
    seeds_page.run("document.getElementById('clear-filters').focus()")
    seeds_page.press(Keys.ESCAPE)
    assert seeds_page.run("return document.activeElement.id") == "filter-button"


def test_paper_shows_the_facts_and_no_buttons(seeds_page):
    seeds_page.open("#node=place/421024&lang=zh")
    seeds_page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not seeds_page.one("#bar").is_displayed() and not seeds_page.one(".actions").is_displayed()
        assert seeds_page.one(".fact").is_displayed()
    finally:
        seeds_page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_fingers_move_and_spread_the_picture(seeds_page):
    seeds_page.size(*PHONE, mobile=True)
    seeds_page.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    seeds_page.open()

    def touch(kind: str, *points: tuple[int, int]) -> None:
        given = {"type": kind, "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]}
        seeds_page.driver.execute_cdp_cmd("Input.dispatchTouchEvent", given)

    start = seeds_page.run("return {...xianzhi.camera}")
    touch("touchStart", (150, 350), (250, 350))
    touch("touchMove", (100, 350), (300, 350))
    touch("touchEnd")
    spread = seeds_page.run("return {...xianzhi.camera}")
    assert spread["k"] > 1.5 * start["k"]
    touch("touchStart", (200, 350))
    touch("touchMove", (120, 350))
    touch("touchEnd")
    assert seeds_page.run("return xianzhi.camera.x") > spread["x"]
    seeds_page.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_the_way_to_a_place_is_flown_where_movement_is_welcome(seeds_page):
    feature = {"name": "prefers-reduced-motion", "value": "no-preference"}
    seeds_page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    try:
        seeds_page.open()
        far = seeds_page.run("return {...xianzhi.camera}")
        seeds_page.search("江陵县")
        seeds_page.press("\ue007")
        seeds_page.until("return xianzhi.camera.k > 1.5 * arguments[0]", far["k"])
    finally:
        seeds_page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_national_programmes_have_their_english_names_in_english(seeds_page):
    seeds_page.open("#node=https://w3id.org/xianzhi/concept/old-residential-renovation&lang=en")
    assert seeds_page.heading() == "Renovation of old residential compounds"
    seeds_page.click("#language")
    assert seeds_page.heading() == "老旧小区改造"
    assert any("Renovation" in hit or "老旧小区改造" in hit for hit in seeds_page.search("renovation"))
