import io
import zipfile

import pytest

from kg.pages import zip as zip_reader
from tests.pages.work import calls


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


def lying(data: bytes, size: int) -> bytes:
    """The archive whose directory and headers say that each member has ``size`` bytes."""
    changed = bytearray(data)
    for signature, field in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature)
        while at >= 0:
            changed[at + field : at + field + 4] = size.to_bytes(4, "little")
            at = data.find(signature, at + 1)
    return bytes(changed)


class Counted:
    """zipfile's stream, which tells how much was asked of it at once and in all."""

    def __init__(self, stream, log: list[int]) -> None:
        self.stream, self.log = stream, log

    def read(self, size: int = -1) -> bytes:
        found = self.stream.read(size)
        self.log.append(len(found))
        return found

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.close()


@pytest.fixture
def unpacked(monkeypatch):
    """The sizes of what was unpacked at once."""
    log: list[int] = []
    whole = zipfile.ZipFile.open

    def opening(archive, member, mode="r", **options):
        stream = whole(archive, member, mode, **options)
        return Counted(stream, log) if mode == "r" else stream

    monkeypatch.setattr(zipfile.ZipFile, "open", opening)
    return log


def test_directory_that_lies_about_sizes_does_not_lift_the_limit(read):
    import tracemalloc

    data = lying(archive(("b.txt", b"\n" * 50_000_000), ("c.txt", "修路。")), 9)
    tracemalloc.start()
    found, skipped = read("a.zip", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [p.source for p in found] == ["a.zip/c.txt"] and "a.zip/b.txt" in skipped
    assert peak < 5 * zip_reader.MEGABYTE


def test_member_is_unpacked_in_steps_and_left_at_its_limit(read, monkeypatch, unpacked):
    monkeypatch.setattr(zip_reader, "LARGEST_MEMBER", 300_000)
    data = archive(("b.txt", "修路。" * 100_000))
    assert "unpacked, over 0 解压后过大" in read("a.zip", data)[1]["a.zip/b.txt"] and not unpacked
    assert "a.zip/b.txt" in read("a.zip", lying(data, 9))[1]
    assert max(unpacked, default=0) <= 2**16 and sum(unpacked) < 400_000


def test_archive_is_left_at_its_limit_whatever_its_directory_says(read, monkeypatch, unpacked):
    monkeypatch.setattr(zip_reader, "LARGEST_TOTAL", 300_000)
    data = archive(*((f"{n}.txt", "修路。" * 20_000) for n in range(9)))
    found, skipped = read("a.zip", data)
    assert [p.source for p in found] == ["a.zip/0.txt"]
    assert sorted(skipped) == ["a.zip", "a.zip/1.txt"] and "from 2.txt on left out" in skipped["a.zip"]
    assert sum(unpacked) < 500_000


def test_total_that_only_the_directory_states_costs_nothing(read):
    data = bytearray(archive(*((f"{n}.txt", "修路。") for n in range(40))))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = (200 * zip_reader.MEGABYTE).to_bytes(4, "little")
        data[at + 20 : at + 24] = (100 * zip_reader.MEGABYTE).to_bytes(4, "little")
        at = data.find(b"PK\x01\x02", at + 1)
    found, skipped = read("a.zip", bytes(data))
    assert len(found) + len(skipped) == 40 and "a.zip" not in skipped


def test_members_that_share_their_bytes_are_bounded_together(read, monkeypatch, unpacked):
    monkeypatch.setattr(zip_reader, "SMALL_TOTAL", 1_000_000)
    monkeypatch.setattr(zip_reader, "HIGHEST_RATIO", 20)
    one = archive(*((f"{n:03}.txt", "修路。" * 9000 if n == 0 else "") for n in range(100)))
    data, first = bytearray(one), one.find(b"PK\x01\x02")
    at = one.find(b"PK\x01\x02", first + 1)
    while at >= 0:
        data[at + 16 : at + 28] = one[first + 16 : first + 28]
        data[at + 42 : at + 46] = one[first + 42 : first + 46]
        data[at + 46 : at + 53] = one[first + 46 : first + 53]
        at = one.find(b"PK\x01\x02", at + 1)
    read("a.zip", bytes(data))
    assert sum(unpacked) < 1_200_000


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_cost_the_member_alone(read, method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "修路。" * 50, compress_type=method)
        made.writestr("b.txt", "修桥。")
    found, skipped = read("a.zip", out.getvalue())
    assert [p.source for p in found] == ["a.zip/b.txt"]
    assert skipped["a.zip/a.txt"].startswith("packed in a way other than deflate 压缩方式不支持")


def test_unknown_way_of_packing_costs_the_member_alone(read):
    data = bytearray(archive(("a.txt", "修路。" * 50), ("b.txt", "修桥。")))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 99
    assert [p.source for p in read("a.zip", bytes(data))[0]] == ["a.zip/b.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_pages_of_their_own(read):
    data = archive(("b.txt", "修路。"), ("b.txt", "修桥。"), ("./b.txt", "修渠。"), ("b~2.txt", "修坝。"))
    assert {p.source: p.text for p in read("a.zip", data)[0]} == {
        "a.zip/b.txt": "修路。",
        "a.zip/b~3.txt": "修桥。",
        "a.zip/b~4.txt": "修渠。",
        "a.zip/b~2.txt": "修坝。",
    }


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_work_grows_in_step_with_the_members(read):
    once, twice = (calls(read, "a.zip", archive(*[("b.txt", "修。"), ("c.jpg", "")] * n)) for n in (150, 300))
    assert twice < 2.2 * once


@pytest.mark.parametrize("name", ["修\ufffe", "a\nb", "\x1b[1m", "\ufffd", "\U0001ffff"])
@pytest.mark.parametrize("content", ["修路。", ""])
def test_any_name_of_a_member_can_be_saved_and_printed_on_a_line(read, name, content):
    found, skipped = read("a.zip", archive((f"{name}.txt", content), ("b.txt", "修桥。")))
    sources = [p.source for p in found] + list(skipped)
    assert len(sources) == 2 and all(source.isprintable() and source.encode() for source in sources)


def test_name_that_is_wrongly_said_to_be_utf8_costs_no_member(read):
    data = archive(("甲.txt", "修路。"), ("b.txt", "修桥。")).replace("甲.txt".encode(), b"\xb6\xff\xfe.txt")
    found, skipped = read("a.zip", data)
    assert sorted(p.text for p in found) == ["修桥。", "修路。"] and not skipped
    assert all(len(p.source.splitlines()) == 1 and p.source.encode() for p in found)
