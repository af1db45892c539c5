"""What the views of the page show, by click and by key."""

from __future__ import annotations

import csv
import io
import re

import pytest

LABELS = "return xianzhi.labels().map(l => l.box)"


def overlapping(boxes: list[list[float]]) -> list:
    return [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def number(page, name: str) -> int:
    return page.run("return xianzhi.number(arguments[0])", name)


def test_from_a_click_on_a_dot_to_the_sentence_to_the_article(seeds_page):
    from selenium.webdriver.common.action_chains import ActionChains

    seeds_page.open("#place=place/421000&lang=zh")
    x, y = seeds_page.run("return xianzhi.screen(arguments[0])", number(seeds_page, "place/421024"))
    box = seeds_page.one("#canvas").rect
    ActionChains(seeds_page.driver).move_to_element_with_offset(
        seeds_page.one("#canvas"), round(x - box["width"] / 2), round(y - box["height"] / 2)
    ).click().perform()
    assert seeds_page.heading() == "江陵县"
    assert "升级现有“永远跟党走党史学习教育百日行”" in [m.text for m in seeds_page.all(".fact mark")]
    told = [quote.text for quote in seeds_page.all(".fact blockquote")]
    assert any("下半年,江陵县将以丰富实践活动" in sentence for sentence in told)
    seeds_page.click(".fact a.read").until("return document.querySelector('#article').open")
    assert "湖北江陵县扎实开展新时代文明实践中心建设" in seeds_page.text("#article-title")
    assert len(seeds_page.all("#article mark")) > 5 and len(seeds_page.all("#article mark.here")) >= 1
    seeds_page.click("#article .close").until("return !location.hash.includes('article=')")
    assert not seeds_page.run("return document.querySelector('#article').open")


@pytest.mark.parametrize("size", [(1440, 900), (820, 1180), (390, 844)])
def test_labels_never_overlap_at_any_zoom(seeds_page, size):
    seeds_page.size(*size)
    seeds_page.open()
    for _ in range(4):
        boxes = seeds_page.run(LABELS)
        assert len(boxes) > 5 and not overlapping(boxes)
        frames = seeds_page.run("return xianzhi.frames()")
        seeds_page.click("#tools button").until("return xianzhi.frames() > arguments[0]", frames)


def test_more_labels_appear_nearer(seeds_page):
    seeds_page.open()
    far = set(seeds_page.run("return xianzhi.labels().map(l => l.i)"))
    seeds_page.open("#node=place/632801&lang=zh")
    near = set(seeds_page.run("return xianzhi.labels().map(l => l.i)"))
    assert len(near - far) >= 3


def test_every_dot_is_in_view_before_and_after_the_window_changes(seeds_page):
    inside = """const c = document.getElementById('canvas').getBoundingClientRect();
        return xianzhi.drawn().every(i => { const [x, y] = xianzhi.screen(i);
            return x > 0 && y > 0 && x < c.width && y < c.height; })"""
    seeds_page.open()
    assert seeds_page.run(inside)
    for size in ((900, 1000), (1700, 1100), (390, 844)):
        seeds_page.size(*size)
        seeds_page.until(inside)


def test_filters_leave_what_fits_and_stand_in_the_address(seeds_page):
    seeds_page.open()
    everything = len(seeds_page.run("return xianzhi.drawn()"))
    seeds_page.click("#filter-button")
    seeds_page.run("const s = document.getElementById('place-0'); s.value = 'place/420000'; s.onchange({target: s})")
    seeds_page.run("const s = document.getElementById('place-1'); s.value = 'place/421000'; s.onchange({target: s})")
    assert "place=place/421000" in seeds_page.driver.current_url
    some = len(seeds_page.run("return xianzhi.drawn()"))
    assert 5 < some < everything / 4
    seeds_page.click("#classes-Person")
    assert len(seeds_page.run("return xianzhi.drawn()")) < some
    seeds_page.driver.back()
    seeds_page.until("return xianzhi.drawn().length === arguments[0]", some)
    seeds_page.click("#clear-filters")
    assert len(seeds_page.run("return xianzhi.drawn()")) == everything


@pytest.mark.parametrize(
    ("address", "column", "fits"),
    [
        ("from=2022&until=2022", 5, lambda text: text == "2022"),
        ("status=planned", 6, lambda text: text == "planned"),
        ("sure=95", 7, lambda text: int(text.rstrip("%")) >= 95),
    ],
)
def test_the_table_holds_what_the_filters_let_through(seeds_page, address, column, fits):
    seeds_page.open(f"#view=table&lang=en&{address}")
    cells = [c.text for c in seeds_page.all(f"#view-table tbody td:nth-child({column + 1})")]
    assert cells and all(map(fits, cells))


def test_a_programme_shows_who_carries_it_out(seeds_page):
    seeds_page.open("#view=table&lang=zh&programme=https://w3id.org/xianzhi/concept/old-residential-renovation")
    assert "老旧小区改造" in [c.text for c in seeds_page.all("#view-table tbody td:nth-child(3)")]


def test_the_table_is_sorted_by_a_click_and_saved_as_csv(seeds_page):
    seeds_page.open("#view=table&lang=en")
    seeds_page.click("thead th:nth-child(6) button").click("thead th:nth-child(6) button")
    years = [c.text for c in seeds_page.all("#view-table tbody td:nth-child(6)")]
    assert years == sorted(years, reverse=True) and seeds_page.all("th[aria-sort=descending]")
    text = seeds_page.driver.execute_async_script("xianzhi.csv().then(arguments[0])")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == seeds_page.run("return xianzhi.facts()")
    assert all(r["quote"].lstrip("'") in r["sentence"] for r in rows)


def test_the_map_names_its_source_and_filters_the_rest(seeds_page):
    seeds_page.open("#view=map&lang=zh").until("return document.querySelectorAll('.bubble').length > 20")
    assert len(seeds_page.all(".province")) == 34
    assert "Apache License 2.0" in seeds_page.text("#view-map .notice")
    seeds_page.run("document.querySelector('.bubble[aria-label^=江陵县]').dispatchEvent(new Event('click'))")
    assert "place=place/421024" in seeds_page.driver.current_url
    seeds_page.click("#views a:nth-child(5)")
    assert {c.text for c in seeds_page.all("#view-table tbody td:nth-child(5)")} == {"江陵县"}


def test_the_time_line_filters_the_rest(seeds_page):
    seeds_page.open("#view=time&lang=zh")
    amount = seeds_page.run("""const all = [...document.querySelectorAll('.years button')];
        const b = all.find(b => b.innerText.endsWith('2023'));
        b.click(); return +b.querySelector('.amount').textContent""")
    assert "from=2023&until=2023" in seeds_page.driver.current_url
    seeds_page.click("#views a:nth-child(5)")
    assert len(seeds_page.all("#view-table tbody tr")) == amount


def test_a_neighbourhood_and_a_path_are_drawn_by_vis_network(seeds_page):
    seeds_page.open("#view=near&node=place/421024&lang=zh").until("return !!document.querySelector('.network canvas')")
    assert int(re.search(r"(\d+) 个实体", seeds_page.text("#view-near .bar"))[1]) > 5
    seeds_page.open("#view=near&node=place/421024&to=place/420600&lang=zh")
    assert [i.text.split()[0] for i in seeds_page.all(".path li")] == ["江陵县", "荆州市", "湖北省", "襄阳市"]


def test_the_whole_picture_of_a_small_graph_is_drawn_as_pyvis_made_it(seeds_page):
    seeds_page.open("#view=near&depth=all&lang=zh").until("return !!document.querySelector('.network canvas')")
    drawn = seeds_page.run("return xianzhi.drawn().length")
    assert f"{drawn} 个实体" in seeds_page.text("#view-near .bar") and drawn > 400


def test_two_counties_stand_side_by_side(seeds_page):
    seeds_page.open("#view=compare&node=place/421024&other=place/350181&lang=zh")
    heads = [h.text for h in seeds_page.all("#view-compare thead th")]
    assert heads == ["全国性工作", "江陵县", "福清市"]
    assert "党群服务中心规范化建设" in seeds_page.text("#view-compare tbody")


def test_the_picture_is_saved_as_svg(seeds_page):
    import xml.etree.ElementTree as tree

    seeds_page.open()
    root = tree.fromstring(seeds_page.run("return xianzhi.svg()"))
    texts = {e.text for e in root.iter("{http://www.w3.org/2000/svg}text")}
    assert "格尔木市" in texts and len(list(root)) > 50


def test_date_and_national_programme_of_an_initiative_are_shown(seeds_page):
    seeds_page.open()
    seeds_page.search("老旧小区改造")
    name = seeds_page.run("""return [...document.querySelectorAll('#hits li')].findIndex(
        li => li.querySelector('.name')?.textContent === '老旧小区改造' && !li.textContent.includes('全国性'))""")
    seeds_page.all("#hits li")[name].click()
    notes = seeds_page.text("#details .notes")
    assert "老旧小区改造" in notes and "2022" in notes


def test_the_other_end_of_a_path_is_asked_for_by_name(seeds_page):
    from selenium.webdriver.common.keys import Keys

    seeds_page.open("#node=place/421024&lang=zh")
    seeds_page.click(".actions button:nth-child(2)")
    seeds_page.press("襄阳市", Keys.TAB)
    seeds_page.until("return document.querySelectorAll('.path li').length === 4")
    assert "to=place/420600" in seeds_page.driver.current_url


def test_the_legend_hides_a_class_and_shows_it_again(seeds_page):
    seeds_page.open("#lang=zh")
    everything = len(seeds_page.run("return xianzhi.drawn()"))
    seeds_page.click("#legend button[data-kind=Person]")
    assert len(seeds_page.run("return xianzhi.drawn()")) == everything - 24
    seeds_page.click("#legend button[data-kind=Person]")
    assert len(seeds_page.run("return xianzhi.drawn()")) == everything


@pytest.mark.parametrize(
    ("view", "button", "name", "start"),
    [
        ("graph", "#tools button:nth-child(5)", "xianzhi.png", b"\x89PNG"),
        ("graph", "#tools button:nth-child(6)", "xianzhi.svg", b"<svg"),
        ("table", "#csv", "xianzhi.csv", b"\xef\xbb\xbfwho,"),
    ],
)
def test_a_button_saves_a_whole_file(seeds_page, tmp_path, view, button, name, start):
    given = {"behavior": "allow", "downloadPath": str(tmp_path)}
    seeds_page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", given)
    seeds_page.open(f"#view={view}&lang=en")
    seeds_page.click(button)
    for _ in range(100):
        if (tmp_path / name).exists():
            break
        seeds_page.driver.execute_async_script("setTimeout(arguments[0], 50)")
    assert (tmp_path / name).read_bytes().startswith(start)
