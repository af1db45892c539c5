import io
import zipfile

import pytest

from kg.pages import zip as zip_reader


def archive(*members: tuple[str, bytes | str], **options) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as made:
        for name, content in members:
            made.writestr(name, content)
    return out.getvalue()


def as_windows_packs_it(name: str, content: str) -> bytes:
    """An archive whose name is GBK without the UTF-8 flag."""
    raw = name.encode("gbk")
    packed = bytearray(archive(("x" * len(raw), content)))
    return bytes(packed).replace(b"x" * len(raw), raw)


def with_flags(data: bytes, flags: int) -> bytes:
    """The archive with general purpose flags set in both headers of its one member."""
    changed = bytearray(data)
    changed[6] |= flags
    changed[data.index(b"PK\x01\x02") + 8] |= flags
    return bytes(changed)


def test_members_of_all_formats_under_their_paths(read):
    data = archive(("乙/b.csv", "text\n修桥。\n"), ("甲.txt", "修路。"), ("c.html", "<p>修渠,修坝。</p>"))
    found, skipped = read("a.zip", data)
    assert [(p.source, p.text) for p in found] == [
        ("a.zip/c.html", "修渠,修坝。"),
        ("a.zip/乙/b.csv#1", "修桥。"),
        ("a.zip/甲.txt", "修路。"),
    ]
    assert not skipped


def test_name_without_the_utf8_flag_is_gbk(read):
    page = read("a.zip", as_windows_packs_it("云和日报/2022年8月5日.txt", "修路。"))[0][0]
    assert page.source == "a.zip/云和日报/2022年8月5日.txt"
    assert (page.date, page.paper) == ("2022-08-05", "云和日报")


def test_columns_reach_tables_in_archives(read):
    assert read("a.zip", archive(("b.csv", "报道\n修路。\n")), text="报道")[0][0].text == "修路。"


def test_bad_member_costs_no_other(read):
    data = archive(("a.txt", b"\x00\x01"), ("b.txt", "修路。"), ("c.csv", "x\n1\n"), ("d.zip", "x"))
    found, skipped = read("a.zip", data)
    assert [p.source for p in found] == ["a.zip/b.txt"]
    assert set(skipped) == {"a.zip/a.txt", "a.zip/c.csv", "a.zip/d.zip"}
    assert skipped["a.zip/d.zip"].startswith("an archive inside an archive")


def test_encrypted_member_is_refused(read):
    skipped = read("a.zip", with_flags(archive(("b.txt", "修路。")), 1))[1]
    assert skipped["a.zip/b.txt"] == "encrypted in the archive 已加密: unpack it with its password first"


def test_bomb_is_refused_unread(read):
    skipped = read("a.zip", archive(("b.txt", b"\n" * 50_000_000)))[1]
    assert skipped["a.zip/b.txt"].startswith("shrunk so far that it may be a bomb 疑似压缩炸弹")


@pytest.mark.parametrize("limit", ["LARGEST_MEMBER", "LARGEST_TOTAL"])
def test_too_much_is_refused(read, monkeypatch, limit):
    monkeypatch.setattr(zip_reader, limit, 10)
    assert "unpacked, over 0 解压后过大" in read("a.zip", archive(("b.txt", "修路。" * 9)))[1]["a.zip/b.txt"]


def test_broken_member_costs_no_other(read):
    data = bytearray(archive(("b.txt", "修路。" * 50), ("c.txt", "修桥。")))
    data[45] ^= 0xFF
    found, skipped = read("a.zip", bytes(data))
    assert [p.source for p in found] == ["a.zip/c.txt"]
    assert skipped["a.zip/b.txt"].startswith("broken in the archive")


def test_path_never_leads_out_of_the_archive(read):
    assert read("a.zip", archive(("../../b.txt", "修路。")))[0][0].source == "a.zip/b.txt"


def test_member_without_a_name_costs_no_other(read):
    data = archive(("x.txt", "修路。"), ("b.txt", "修桥。")).replace(b"x.txt", b"\0.txt")
    assert [p.source for p in read("a.zip", data)[0]] == ["a.zip/b.txt"]


def test_what_a_mac_adds_is_no_page(read):
    found, skipped = read("a.zip", archive(("__MACOSX/._b.txt", "x"), (".DS_Store", "x"), ("b.txt", "修路。")))
    assert len(found) == 1 and not skipped


@pytest.mark.parametrize(
    "data, said", [(b"PK", "no ZIP archive"), (archive(("a.jpg", b"x")), "no page in the archive")]
)
def test_archive_of_no_use_says_why(read, data, said):
    assert read("a.zip", data)[1]["a.zip"].startswith(said)


def test_nothing_is_written_to_disk(read, tmp_path):
    read("a.zip", archive(("b.txt", "修路。")))
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]
