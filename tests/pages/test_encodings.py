"""Bytes -> text: what is not stated is found out, and no statement is believed that is none of the web's."""

from __future__ import annotations

import codecs

import pytest

from tests.pages.work import ends

NEWS = "8月4日，云和县开展老旧小区改造，投资一亿元。"


@pytest.mark.parametrize("mark, encoding", [(codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html"])
def test_utf32_is_not_taken_for_utf16(read, name, mark, encoding):
    content = {"a.txt": NEWS, "a.jsonl": f'{{"text": "{NEWS}"}}', "a.csv": f"text\n{NEWS}\n", "a.html": f"<p>{NEWS}"}
    assert read(name, mark + content[name].encode(encoding))[0][0].text == NEWS


def test_broken_utf32_says_why(read):
    said = read("a.txt", codecs.BOM_UTF32_LE + b"\1\2\3\4")[1]["a.txt"]
    assert said == "begins as UTF-32 and breaks at byte 4 编码有误: save it again as UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [NEWS, "云和县开展老旧小区改造修桥补路", "a road\r\nand a bridge\r\n"])
def test_utf16_without_a_mark_is_read(read, encoding, text):
    assert read("a.txt", text.encode(encoding))[0][0].text == text


@pytest.mark.parametrize("text", [NEWS, "縣政府開展道路改造工程，投資一億元。", "云和县开展老旧小区改造修桥补路"])
@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-8"])
def test_other_encodings_are_not_taken_for_utf16(read, text, encoding):
    from contextlib import suppress

    with suppress(UnicodeEncodeError):
        found, skipped = read("a.txt", text.encode(encoding))
        assert skipped or found[0].text == text


@pytest.mark.parametrize(
    "name, data",
    [
        ("a.txt", codecs.BOM_UTF16_LE + "修\0路。".encode("utf-16-le")),
        ("a.txt", codecs.BOM_UTF16_LE + b"\xee\x4f\x00\xd8\xef\x8d"),
        ("a.jsonl", rb'{"text": "\u4fee\u0000\ud800\ufffe", "title": "\udfff\u0000"}'),
        ("a.html", "<p>修&#xD800;路，&#xD800;修桥。".encode()),
    ],
)
def test_what_no_file_can_hold_is_replaced_one_for_one(read, name, data):
    page = read(name, data)[0][0]
    text = page.text + page.title
    assert text.encode().decode() == text and "\0" not in text


def test_noncharacters_stay_so_that_quotes_are_what_the_file_has(read):
    assert read("a.txt", "修\ufdd0路\U0001ffff。".encode())[0][0].text == "修\ufdd0路\U0001ffff。"


def test_replacing_keeps_every_offset(read):
    utf16 = codecs.BOM_UTF16_LE + "修\0路。".encode("utf-16-le")
    assert read("a.txt", utf16)[0][0].text == "修\ufffd路。"


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "zlib", "rot13", "mbcs", "x", "hz"]
)
def test_charset_that_is_none_of_the_webs_is_not_believed(read, charset):
    found, skipped = read("a.html", f'<meta charset="{charset}"><p>8月4日,修路+AGE-,通车。'.encode())
    assert not skipped and found[0].text == "8月4日,修路+AGE-,通车。"


def test_charset_is_told_by_any_label_of_the_web(read):
    assert read("a.html", '<meta charset="x-gbk"><p>修路，架桥。'.encode("gbk"))[0][0].text == "修路，架桥。"
    assert read("a.html", '<meta charset="utf-16"><p>修路，架桥。'.encode())[0][0].text == "修路，架桥。"


def test_every_codec_of_the_list_is_one_of_pythons():
    from kg.pages.markup import _web_encodings

    assert all(codecs.lookup(codec) for codec in _web_encodings().values())


def test_hostile_charset_costs_time_in_step_with_the_page(read):
    def page(n: int) -> bytes:
        return b"<meta charset=punycode><p>" + b"a" * n + b"-" + b"z9" * n

    ends(read, "a.html", page(300_000))
