import json

import pytest


def test_each_line_is_a_page_numbered_by_its_line(read):
    found, _ = read("a.jsonl", '{"标题": "修桥", "正文": "云和县修桥。", "日期": "2022/8/5"}\n\n{"正文": "修路。"}\n')
    assert [(p.source, p.text, p.title, p.date) for p in found] == [
        ("a.jsonl#1", "云和县修桥。", "修桥", "2022-08-05"),
        ("a.jsonl#3", "修路。", "", ""),
    ]


def test_broken_line_is_named_and_costs_no_other(read):
    found, skipped = read("a.jsonl", '{"text": "修路。"}\n{"text": "修\n{"text": "修桥。"}\n')
    assert [p.source for p in found] == ["a.jsonl#1", "a.jsonl#3"]
    assert skipped["a.jsonl#2"].startswith("line 2 is no JSON (Unterminated string starting at at character 10)")


@pytest.mark.parametrize(
    "line, said",
    [
        ("[1]", "line 1 is no object 第1行不是对象"),
        ("[" * 100_000, "line 1 第1行: over 500 lists and objects inside each other"),
        ("9" * 5000, "line 1 is no object 第1行不是对象"),
        ('{"text": null}', "line 1 第1行: no text in column 'text'"),
    ],
)
def test_line_that_is_no_record_says_why(read, line, said):
    found, skipped = read("a.ndjson", line + '\n{"text": "修路。"}')
    assert len(found) == 1 and skipped["a.ndjson#1"].startswith(said)


def test_paragraphs_and_authors_in_lists_are_joined(read):
    authors = ["章阿福", {"name": "云小蓝"}]
    record = {"content": ["一。", "二。"], "author": authors, "date": 1659657600000, "media": "云和日报"}
    page = read("a.jsonl", json.dumps(record))[0][0]
    assert (page.text, page.authors, page.date) == ("一。\n二。", ("章阿福", "云小蓝"), "2022-08-05")
    assert page.paper == "云和日报"


def test_line_separator_inside_a_string_breaks_no_line(read):
    assert read("a.jsonl", '{"text": "修\u2028路。"}')[0][0].text == "修\u2028路。"


def test_half_a_surrogate_pair_keeps_its_place(read):
    assert read("a.jsonl", r'{"text": "修\ud800路。"}')[0][0].text == "修\ufffd路。"


def test_key_given_by_the_user_comes_first(read):
    assert read("a.jsonl", '{"text": "注", "报道": "修路。"}', text="报道")[0][0].text == "修路。"


def test_no_record_at_all_skips_the_file(read):
    assert "no JSON object" in read("a.jsonl", "x\n")[1]["a.jsonl"]
