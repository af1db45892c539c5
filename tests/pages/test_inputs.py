"""Which files of the inputs are read, and under which source."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from itertools import permutations
from pathlib import Path

import pytest

from kg import pages
from kg.errors import StopRun


def put(path: Path, text: str = "修路。") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def taken(*inputs: Path, **options) -> tuple[list[str], dict[str, str]]:
    """The sources in reading order, and the reasons of what was left out."""
    skipped: dict[str, str] = {}
    return [p.source for p in pages.read(list(inputs), on_skip=skipped.__setitem__, **options)], skipped


def test_two_folders_with_the_same_file_name_are_two_pages_in_any_order(tmp_path):
    daily, weekly = put(tmp_path / "daily" / "a.txt").parent, put(tmp_path / "weekly" / "a.txt").parent
    put(weekly / "b.txt")
    for given in permutations([daily, weekly]):
        assert taken(*given)[0] == ["b.txt", "daily/a.txt", "weekly/a.txt"]


def test_as_many_folders_are_named_as_tell_two_files_apart(tmp_path):
    files = [put(tmp_path / year / "news" / "a.txt") for year in ("2021", "2022")]
    assert taken(*files)[0] == ["2021/news/a.txt", "2022/news/a.txt"]


def test_a_name_made_longer_makes_no_new_clash(tmp_path):
    first, second = put(tmp_path / "x" / "a.txt"), put(tmp_path / "y" / "a.txt")
    third = put(tmp_path / "z" / "x" / "a.txt").parent.parent
    for given in permutations([first, second, third]):
        assert len(set(taken(*given)[0])) == 3


def test_folder_named_like_an_archive_beside_the_archive_is_told_apart(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("b.txt", "修路。")
    put(tmp_path / "in" / "a.zip" / "b.txt", "修桥。")
    sources = taken(tmp_path / "a.zip", tmp_path / "in")[0]
    assert sources == ["a.zip/b.txt", f"{tmp_path.name}/a.zip/b.txt"]


def test_what_is_given_twice_is_read_once_under_the_outermost_folder(tmp_path):
    put(tmp_path / "2022" / "a.txt")
    for given in permutations([tmp_path, tmp_path / "2022", tmp_path / "2022" / "a.txt", tmp_path / "2022" / ".."]):
        assert taken(*given)[0] == ["2022/a.txt"]


def test_pages_come_sorted_by_source_whatever_the_order_of_inputs(tmp_path):
    given = [put(tmp_path / name / f"{name}.txt").parent for name in "dbca"]
    assert taken(*given)[0] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_reasons_come_in_the_same_order_whatever_the_order_of_inputs(tmp_path):
    put(tmp_path / "x" / "a.txt")
    given = [put(tmp_path / "x" / "b.txt", ""), tmp_path / "x" / "a.txt", put(tmp_path / "y" / "c.txt", "")]
    os.symlink("nowhere", tmp_path / "y" / "d.txt")
    orders = [list(taken(*one)[1].items()) for one in permutations([*given, tmp_path / "y"])]
    assert all(order == orders[0] for order in orders) and len(orders[0]) == 3


def test_output_inside_an_input_is_not_read(tmp_path):
    put(tmp_path / "a.txt")
    put(tmp_path / "out" / "facts.csv", "text\n修桥。\n")
    assert taken(tmp_path, output=tmp_path / "out") == (["a.txt"], {})
    os.symlink(tmp_path / "out", tmp_path / "latest")
    assert taken(tmp_path, output=tmp_path / "latest") == (["a.txt"], {})


def test_build_does_not_read_what_the_one_before_it_wrote(tmp_path):
    from click.testing import CliRunner

    from kg.cli import main

    text = "云和县召开防汛工作会议\n\n本报讯(章文)8月2日,浙江省云和县召开防汛工作会议。\n"
    put(tmp_path / "a.txt", text)
    put(tmp_path / "out" / "b.txt", text)
    result = CliRunner().invoke(main, ["build", str(tmp_path), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert json.loads((tmp_path / "out" / "report.json").read_text())["pages"] == 1


def test_output_that_is_the_input_itself_stops_the_run(tmp_path):
    put(tmp_path / "a.txt")
    with pytest.raises(StopRun, match="among the pages 输出目录与输入相同: choose another folder with -o"):
        taken(tmp_path, output=tmp_path)


@pytest.mark.parametrize("hidden", [".building-x1", ".git", ".a.txt"])
def test_hidden_files_and_folders_are_never_read(tmp_path, hidden):
    put(tmp_path / "b.txt")
    put(tmp_path / hidden / "a.txt" if not hidden.endswith(".txt") else tmp_path / hidden)
    assert taken(tmp_path) == (["b.txt"], {})


def test_hidden_folder_that_is_asked_for_is_read(tmp_path):
    assert taken(put(tmp_path / ".papers" / "a.txt").parent)[0] == ["a.txt"]


@pytest.fixture
def deep(tmp_path):
    """``deep("d", 1500)`` makes so many folders inside each other, a page in the innermost, and takes them away."""
    here, made = os.getcwd(), []

    def making(name: str, levels: int) -> None:
        os.chdir(tmp_path)
        made.append(name)
        for _ in range(levels):
            os.mkdir(name)
            os.chdir(name)
        Path("b.txt").write_text("修桥。", encoding="utf-8")
        os.chdir(here)

    yield making
    for name in made:  # what takes a folder away by recursion ends at its limit
        subprocess.run(["rm", "-rf", tmp_path / name], check=True)


def test_folders_deeper_than_paths_are_long_cost_themselves_alone(tmp_path, deep):
    put(tmp_path / "a.txt")
    deep("深" * 80, 20)
    found, skipped = taken(tmp_path)
    assert found == ["a.txt"] and len(skipped) == 1
    assert min(skipped).startswith("深") and "cannot be read (File name too long) 无法读取" in min(skipped.values())


def test_folders_1500_deep_are_read(tmp_path, deep):
    deep("d", 1500)
    assert taken(tmp_path)[0] == ["d/" * 1500 + "b.txt"]


def test_name_over_the_limit_of_the_system_costs_itself_alone(tmp_path):
    found, skipped = taken(put(tmp_path / "a.txt"), tmp_path / ("长" * 300))
    assert found == ["a.txt"]
    assert skipped["长" * 300].startswith("cannot be read (File name too long) 无法读取: shorten its name")


def test_unreadable_folder_costs_itself_alone(tmp_path, monkeypatch):
    put(tmp_path / "a.txt"), put(tmp_path / "shut" / "b.txt")
    whole = os.scandir

    def scandir(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert taken(tmp_path) == (
        ["a.txt"],
        {"shut": "cannot be read (Permission denied) 无法读取: check its permissions"},
    )


@pytest.mark.parametrize(
    "error, said",
    [
        (PermissionError(13, "Permission denied"), "check its permissions"),
        (FileNotFoundError(2, "No such file or directory"), "it was gone when its turn came"),
    ],
)
def test_file_that_cannot_be_opened_or_vanishes_costs_itself_alone(tmp_path, monkeypatch, error, said):
    put(tmp_path / "a.txt"), put(tmp_path / "b.txt")
    whole = os.open

    def opening(path, *args, **kwargs):
        if str(path).endswith("a.txt"):
            raise error
        return whole(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", opening)
    found, skipped = taken(tmp_path)
    assert found == ["b.txt"] and said in skipped["a.txt"]


def test_broken_and_circular_links_are_told(tmp_path):
    put(tmp_path / "a.txt")
    os.symlink("nowhere", tmp_path / "b.txt")
    os.symlink("c.txt", tmp_path / "c.txt")
    os.symlink(tmp_path, tmp_path / "round")
    os.symlink("a.txt", tmp_path / "d.txt")
    found, skipped = taken(tmp_path)
    assert found == ["a.txt", "d.txt"]
    assert {source: reason.partition(":")[0] for source, reason in skipped.items()} == {
        "b.txt": "cannot be read (No such file or directory) 无法读取",
        "c.txt": "cannot be read (Too many levels of symbolic links) 无法读取",
        "round": "a link to a folder is not followed 不跟随目录链接",
    }


def test_pipes_devices_and_sockets_are_never_waited_for(tmp_path):
    put(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "pipe")
    os.symlink("/dev/zero", tmp_path / "c.txt")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "d.txt"))
        found, skipped = taken(tmp_path, tmp_path / "pipe")
    assert found == ["a.txt"] and sorted(skipped) == ["b.txt", "c.txt", "d.txt", "pipe"]
    assert all(reason.startswith("no regular file 不是普通文件") for reason in skipped.values())


def test_pipe_in_place_of_a_file_is_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    skipped: dict[str, str] = {}
    assert not list(pages.pages_of(tmp_path / "a.txt", "a.txt", on_skip=skipped.__setitem__, columns={}))
    assert skipped["a.txt"].startswith("no regular file")


@pytest.mark.parametrize("name", [b"\xff.txt", b"\xed\xa0\x80.txt", "\ufffe.txt".encode(), b"a\nb.txt", b"\x1b[1m.txt"])
@pytest.mark.parametrize("content", ["修路。", ""])
def test_any_name_of_a_file_can_be_saved_and_printed_on_a_line(tmp_path, name, content):
    put(tmp_path / "a.txt")
    put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)), content)
    found, skipped = taken(tmp_path)
    sources = [*found, *skipped]
    assert len(sources) == 2
    for source in sources:
        assert source.isprintable() and len(source.splitlines()) == 1
        assert json.dumps(source, ensure_ascii=False).encode()


def test_names_of_different_bytes_stay_different(tmp_path):
    for name in (b"\xff.txt", b"\xfe.txt", "\ufffd.txt".encode(), "\ufffd{DCFF}.txt".encode()):
        put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)))
    assert len(set(taken(tmp_path)[0])) == 4


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "\udcff"])
def test_input_that_does_not_exist_stops_the_run_with_a_line_that_can_be_printed(tmp_path, name):
    with pytest.raises(StopRun, match="no such file or folder 不存在") as stopped:
        taken(tmp_path / name)
    assert str(stopped.value).encode()
