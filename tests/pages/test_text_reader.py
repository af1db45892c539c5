import pytest

NEWS = "8月4日，云和县开展老旧小区改造，投资一亿元。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encoding_is_found(read, encoding):
    assert read("a.txt", NEWS.encode(encoding))[0][0].text == NEWS


def test_big5_is_found(read):
    assert read("a.txt", "縣政府開展道路改造工程，投資一億元。".encode("big5"))[0][0].text.startswith("縣政府")


@pytest.mark.parametrize("text", ["修路。", "云和县修桥。"])
def test_few_words_in_gb2312_are_read(read, text):
    assert read("a.txt", text.encode("gb2312"))[0][0].text == text


@pytest.mark.parametrize(
    "data, said",
    [(b"", "empty file 空文件"), (b"\x00\x01", "binary file"), (NEWS.encode()[:-1] + b"\xff", "broken byte 0x")],
)
def test_file_of_no_use_says_why(read, data, said):
    assert read("a.txt", data)[1]["a.txt"].startswith(said)


@pytest.mark.parametrize("text", ["修路。\n" * 100_000, "修路。" * 400_000, "修" + "\n" * 1_000_000])
def test_text_of_many_lines_or_one_long_one_is_read(read, text):
    assert read("a.txt", text)[0][0].text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_page_over_5_mb_is_skipped_with_its_size_whatever_its_encoding(read, encoding):
    skipped = read("a.txt", ("修路，修桥。" * 300_000).encode(encoding))[1]
    assert skipped["a.txt"] == "a page of 5.1 MB (UTF-8), over 5 MB 过大: split it into a file a page"


def test_page_just_below_5_mb_is_read(read):
    assert len(read("a.txt", ("修路，修桥。" * 290_000))[0][0].text) == 1_740_000


def test_line_of_50_mb_is_skipped_undecoded(read):
    assert read("a.txt", b"a" * 50_000_000)[1]["a.txt"].startswith("a page of 47 MB, over 5 MB 过大")


def test_file_that_grows_without_end_is_left_at_the_limit(monkeypatch, read, tmp_path):
    from kg.pages import limits

    monkeypatch.setattr(limits, "LARGEST_FILE", 2 * limits.MEGABYTE)
    assert read("a.txt", b"a" * 5_000_000)[1]["a.txt"].startswith("a large file, over 2 MB 过大: split it")
