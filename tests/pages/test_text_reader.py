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
