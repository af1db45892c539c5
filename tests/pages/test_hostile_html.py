"""HTML that would cost more than its length, or end the program."""

from __future__ import annotations

import pytest

from tests.pages.work import calls, ends

SENTENCE = "修路，修桥。"
HEAD = "<html><head><title>云和</title></head><body>"

HOSTILE = {
    "pre with b": lambda n: "<pre>" + "<b>修。</b>\n" * (n // 10) + "</pre>",
    "pre with a": lambda n: "<pre>" + "<a>修。</a>\n" * (n // 10) + "</pre>",
    "colons": lambda n: "<div>：</div>" * (n // 12) + SENTENCE,
    "comments of Founder": lambda n: "<!--enpproperty " * (n // 16) + "--><p>" + SENTENCE,
    "open comments of Founder": lambda n: f"<p>{SENTENCE}</p>" + "<!--enpproperty " * (n // 16),
    "one line with blanks": lambda n: "<p>" + "a b,，" * (n // 5),
    "many paragraphs": lambda n: "<p>修，路。" * (n // 7),
    "a paragraph outside the article each": lambda n: "<div><p>修，路。</p></div><span>通，车</span>" * (n // 35),
    "deep and wide": lambda n: "<div>" * 1900 + "<p>修，路。</p>" * (n // 11),
    "long headline": lambda n: f"<title>{'修' * (n // 2)}</title>" + "<div>修</div>" * (n // 24) + SENTENCE,
    "headline in a headline": lambda n: "<founder-title>" * 1900 + SENTENCE + "<founder-title/>" * (n // 16),
    "dates": lambda n: "<p>" + "2022年8月5日，" * (n // 10),
    "meta": lambda n: '<meta name=date content="2020-13-45">' * (n // 37) + SENTENCE,
}


@pytest.mark.parametrize("form", HOSTILE)
def test_calls_grow_in_step_with_the_page(read, form):
    calls(read, "a.html", f"{HEAD}<p>{SENTENCE}")  # what is loaded at the first page
    once, twice = (calls(read, "a.html", HEAD + HOSTILE[form](n)) for n in (12_000, 24_000))
    assert twice < 2.6 * once + 5000


@pytest.mark.parametrize("form", HOSTILE)
def test_page_costs_no_more_time_than_it_may(read, form):
    page = HEAD + HOSTILE[form](50_000)
    ends(read, "a.html", page)


@pytest.mark.parametrize("comments", ["<!--enpproperty ", "<!-- enpproperty <date>"])
def test_comments_that_are_never_closed_are_looked_through_once(comments):
    from kg.pages.html import _founder

    ends(_founder, comments * 60_000)


def test_lines_of_colons_are_looked_through_once():
    from kg.pages.html import _printed_date

    ends(_printed_date, "：\n" * 60_000)


def test_blanks_of_one_line_are_looked_at_once():
    from lxml.html import fromstring

    from kg.pages.htmllines import blocks_of

    ends(list, blocks_of(fromstring("<p>" + "a b " * 200_000)))


def test_lines_are_looked_for_in_the_whole_text_a_bounded_number_of_times():
    from lxml.html import fromstring

    from kg.pages.htmllines import Block, _Known

    class Text(str):
        looked = 0

        def __contains__(self, part):
            Text.looked += 1
            return str.__contains__(self, part)

    known = _Known("修路。\n通车。")
    known.text = Text(known.text)
    element = fromstring("<p>")
    assert all(Block(line, element, 0) in known for line in ["修路。通", "通车。"] * 1500)
    assert Text.looked == 1500
    assert not any(Block(f"修桥{n}。", element, 0) in known for n in range(9000)) and Text.looked == 2000
    assert Block("通车。", element, 0) in known


@pytest.mark.parametrize("count", [1_001, 300_000])
def test_element_with_very_many_attributes_is_refused_before_a_tree_is_made(read, count):
    attributes = " ".join(f"a{i}=1" for i in range(count))
    skipped = read("a.html", f"<p {attributes}>{SENTENCE}</p>")[1]
    assert skipped["a.html"].startswith(f"an element <p> with {count} attributes, over 1000 属性过多")


def test_element_with_a_thousand_attributes_is_read(read):
    attributes = " ".join(f"a{i}=1" for i in range(1000))
    assert read("a.html", f"<p {attributes}>{SENTENCE}</p>")[0][0].text == SENTENCE


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "ul"])
def test_100_000_tags_inside_each_other_are_refused_and_not_cut_unsaid(read, tag):
    found, skipped = read("a.html", f"<p>{SENTENCE}</p>" + f"<{tag}>" * 100_000 + SENTENCE)
    assert not found and skipped["a.html"].startswith("over 2000 elements inside each other 嵌套过深")


def test_text_below_1900_elements_is_read(read):
    assert read("a.html", "<div>" * 1900 + SENTENCE)[0][0].text == SENTENCE


def test_page_too_large_for_a_second_opinion_keeps_all_its_lines(read):
    lines = [f"第{i}段，{SENTENCE}" for i in range(30_000)]
    found, _ = read("a.html", f"{HEAD}<div>{'<br>'.join(lines)}</div>" + f"<p>{SENTENCE}</p>" * 9000)
    assert len(found[0].text.splitlines()) > 30_000


def test_page_over_5_mb_is_skipped_with_its_size(read):
    skipped = read("a.html", f"<p>{SENTENCE * 300_000}")[1]
    assert skipped["a.html"] == "a page of 5.1 MB (UTF-8), over 5 MB 过大: save it without its pictures"
