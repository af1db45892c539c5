import json

import pytest

from tests.pages.work import calls, ends


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


def test_400_lists_inside_each_other_are_read(read):
    assert read("a.jsonl", '{"text": ' + "[" * 400 + '"修路。"' + "]" * 400 + "}")[0][0].text == "修路。"


def test_400_objects_inside_each_other_are_read(read):
    text = '{"text": ' + '{"name": ' * 400 + '"修路。"' + "}" * 401
    assert read("a.jsonl", text)[0][0].text == "修路。"


@pytest.mark.parametrize("depth", [600, 100_000])
@pytest.mark.parametrize("opening, closing", [("[", "]"), ('{"a":', "}")])
def test_deeper_record_costs_itself_alone(read, depth, opening, closing):
    deep = '{"text": "修桥。", "a": ' + opening * depth + "1" + closing * depth + "}"
    found, skipped = read("a.jsonl", f'{deep}\n{{"text": "修路。"}}')
    assert [p.text for p in found] == ["修路。"]
    assert skipped == {"a.jsonl#1": "line 1 第1行: over 500 lists and objects inside each other 嵌套过深: nest it less"}


def test_depth_that_is_read_does_not_hang_on_who_calls(read):
    def below(levels: int, line: str):
        return below(levels - 1, line) if levels else read("a.jsonl", line)

    line = '{"text": "修桥。", "a": ' + "[" * 480 + "]" * 480 + "}"
    assert [p.text for p in below(0, line)[0]] == [p.text for p in below(200, line)[0]] == ["修桥。"]


def test_brackets_in_a_text_are_not_depth(read):
    text = "[{" * 1000 + '"[' * 300 + "\\["
    assert read("a.jsonl", json.dumps({"text": text}))[0][0].text == text


def test_numbers_that_python_does_not_convert_cost_no_record(read):
    line = f'{{"text": "修路。", "a": {"9" * 5000}, "b": NaN, "c": -Infinity, "date": 1e999, "d": -{"1" * 4301}}}'
    found, skipped = read("a.jsonl", line)
    assert [p.text for p in found] == ["修路。"] and not skipped


LINES = {
    "keys": lambda n: json.dumps({**{f"k{i}": 1 for i in range(n // 10)}, "text": "修路。"}),
    "another key a record": lambda n: "\n".join(json.dumps({f"k{i}": 1, "text": "修"}) for i in range(n // 22)),
    "lists": lambda n: '{"text": "修路。", "a": [' + "[]," * (n // 3) + "1]}",
    "escapes": lambda n: '{"text": "' + '\\"[' * (n // 3) + '"}',
    "authors": lambda n: json.dumps({"text": "修路。", "authors": ["章阿福"] * (n // 9)}, ensure_ascii=False),
    "quotation marks": lambda n: '[{"' * (n // 3),
}


@pytest.mark.parametrize("form", LINES)
def test_calls_grow_in_step_with_the_line(read, form):
    once, twice = (calls(read, "a.jsonl", LINES[form](n)) for n in (20_000, 40_000))
    assert twice < 2.3 * once + 1000


@pytest.mark.parametrize("form", LINES)
def test_line_costs_no_more_time_than_it_may(read, form):
    ends(read, "a.jsonl", LINES[form](50_000))


def test_50_000_keys_are_read(read):
    assert read("a.jsonl", LINES["keys"](500_000))[0][0].text == "修路。"


def test_record_over_5_mb_is_skipped_with_its_size_and_costs_no_other(read):
    found, skipped = read("a.jsonl", f'{{"text": "{"路" * 1_800_000}"}}\n{{"text": "修桥。"}}')
    assert [p.source for p in found] == ["a.jsonl#2"]
    assert skipped == {"a.jsonl#1": "line 1 第1行: a record of 5.1 MB (UTF-8), over 5 MB 过大: split it"}
