"""A set of files takes the place of another whole, or not at all, whatever fails."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StopRun
from kg.filesets import claimed, read_together, whole
from kg.filesets.folders import SETS

NAMES = ("a.txt", "b.txt")


def publish(folder: Path, text: str, names=NAMES) -> None:
    def write(place: Path) -> None:
        for name in names:
            (place / name).write_text(text, encoding="utf-8")

    with claimed(folder, names) as claim:
        claim.publish(names, write)


def texts(folder: Path) -> dict[str, str]:
    """What anybody sees who opens the files of a folder."""
    return {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir() if not p.name.startswith(".")}


def left_over(folder: Path) -> list[str]:
    """What is hidden in a folder and is neither the current set nor the way to it."""
    sets = folder / SETS
    current = {"current", os.readlink(sets / "current")} if (sets / "current").is_symlink() else set()
    hidden = [p.name for p in folder.iterdir() if p.name.startswith(".") and p.name != SETS]
    inside = sets.iterdir() if sets.is_dir() else ()
    return sorted(hidden + [p.name for p in inside if p.name not in {*current, "lock"}])


@pytest.fixture(params=["links", "no links"], autouse=True)
def system(request, monkeypatch):
    """Every claim holds also where links cannot be made."""
    if request.param == "no links":

        def refuse(*_, **__):
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "symlink", refuse)
    return request.param


@pytest.fixture
def out(tmp_path) -> Path:
    publish(tmp_path / "out", "old")
    return tmp_path / "out"


OLD, NEW = dict.fromkeys(NAMES, "old"), dict.fromkeys(NAMES, "new")


def test_new_set_takes_the_place_of_the_old_and_leaves_nothing_over(out):
    publish(out, "new")
    assert texts(out) == NEW
    assert left_over(out) == []


def test_same_content_gives_the_same_folder_to_the_last_name(out, tmp_path):
    publish(out, "new")
    publish(tmp_path / "other", "new")

    def listing(folder):
        return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))

    assert listing(out) == listing(tmp_path / "other")


def test_a_set_edited_by_hand_is_replaced_by_what_was_built(out):
    (out / "a.txt").write_text("edited", encoding="utf-8")
    publish(out, "old")
    assert texts(out) == OLD
    publish(out, "old")
    assert (texts(out), left_over(out)) == (OLD, [])


def test_plain_files_of_an_earlier_version_give_way_to_the_set(tmp_path):
    for name in NAMES:
        (tmp_path / name).write_text("old", encoding="utf-8")
    (tmp_path / ".building-x1_y").mkdir()
    (tmp_path / ".building-x1_y" / "a.txt").write_text("half", encoding="utf-8")
    publish(tmp_path, "new")
    assert (texts(tmp_path), left_over(tmp_path)) == (NEW, [])


def test_files_of_others_are_left_alone(out):
    (out / "README.md").write_text("mine", encoding="utf-8")
    (out / SETS).mkdir(exist_ok=True)
    (out / SETS / "notes").write_text("mine", encoding="utf-8")
    publish(out, "new")
    assert texts(out) == {**NEW, "README.md": "mine"}
    assert (out / SETS / "notes").exists()


def test_a_copy_that_followed_the_links_is_built_into_again(out, tmp_path):
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    assert texts(copy) == OLD
    publish(copy, "new")
    assert (texts(copy), left_over(copy)) == (NEW, [])


def test_a_copy_that_kept_the_links_and_a_moved_folder_work_as_before(out, tmp_path):
    import shutil

    shutil.copytree(out, tmp_path / "copy", symlinks=True)
    out.rename(tmp_path / "moved")
    for folder in (tmp_path / "copy", tmp_path / "moved"):
        assert texts(folder) == OLD
        publish(folder, "new")
        assert (texts(folder), left_over(folder)) == (NEW, [])


def test_a_set_may_gain_and_lose_files(out, system):
    publish(out, "more", (*NAMES, "c.txt"))
    assert texts(out) == dict.fromkeys((*NAMES, "c.txt"), "more")
    if system == "links":
        publish(out, "less", NAMES[:1])
        assert texts(out) == {"a.txt": "less"}


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_full_disk_is_told_in_one_line_and_the_old_set_stays(out, monkeypatch, call):
    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "write":
        monkeypatch.setattr(Path, "write_text", fail)
    else:
        monkeypatch.setattr(os, call, fail)
    with pytest.raises(
        StopRun, match="out: the disk is full .No space left on device.; free some space or choose another"
    ) as told:
        publish(out, "new")
    monkeypatch.undo()
    assert len(str(told.value).splitlines()) == 1
    assert (texts(out), left_over(out)) == (OLD, [])
    publish(out, "new")
    assert (texts(out), left_over(out)) == (NEW, [])


def test_a_real_limit_of_the_system_leaves_the_old_set(out):
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "from pathlib import Path; from tests.filesets.test_publishing import publish\n"
        "publish(Path(sys.argv[1]), 'n' * 100_000)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(out)], capture_output=True, text=True)
    assert "StopRun" in done.stderr.splitlines()[-1]
    assert "File too large" in done.stderr.splitlines()[-1]
    assert (texts(out), left_over(out)) == (OLD, [])


def test_a_first_build_that_fails_leaves_no_folder(tmp_path):
    def fail(place):
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError), claimed(tmp_path / "new" / "out", NAMES) as claim:
        claim.publish(NAMES, fail)
    with pytest.raises(ZeroDivisionError), claimed(tmp_path / "new" / "out", NAMES):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_a_file_must_go_is_told_before_the_work(tmp_path):
    (tmp_path / "b.txt" / "mine").mkdir(parents=True)
    with pytest.raises(StopRun, match=r"b\.txt: a folder stands where a file must go; move it away"):
        claimed(tmp_path, NAMES).__enter__()
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["b.txt", "mine"]


def test_an_output_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(StopRun, match="out: cannot write there .it is a file, not a folder.; choose another folder"):
        publish(tmp_path / "out", "new")
    assert (tmp_path / "out").read_text() == "mine"


def told_to_nobody(folder: Path) -> str:
    """What a user without rights is told who builds into a folder."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        try:
            publish(folder, "new")
        except BaseException as error:
            os.write(tell, repr(error).encode())
        os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    with os.fdopen(told) as file:
        return file.read()


as_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody else")


@as_root
@pytest.mark.parametrize("mode", [0o555, 0o1777])
def test_a_folder_that_is_read_only_or_sticky_keeps_the_old_set(mode):
    import tempfile

    with tempfile.TemporaryDirectory() as above:  # pytest's own folders are closed to others
        os.chmod(above, 0o755)
        out = Path(above) / "out"
        out.mkdir()
        for name in NAMES:
            (out / name).write_text("old", encoding="utf-8")
        out.chmod(mode)
        told = told_to_nobody(out)
        assert told.startswith("StopRun(") and "out: cannot write there (" in told, told
        assert "what was there is unchanged" in told
        assert texts(out) == OLD
        assert {name: whole(out, name).read_text() for name in NAMES} == OLD


def test_a_second_build_is_refused_with_the_name_of_the_folder(out, monkeypatch):
    monkeypatch.setattr("kg.filesets.claims.WAIT_SECONDS", 0.1)
    with claimed(out), pytest.raises(StopRun, match="out: another build is writing there; wait until it has ended"):
        publish(out, "new")
    assert texts(out) == OLD
    publish(out, "new")
    assert texts(out) == NEW


def test_a_second_build_waits_a_moment_for_the_first(tmp_path):
    import threading
    import time

    def slow():
        with claimed(tmp_path):
            time.sleep(0.3)

    first = threading.Thread(target=slow)
    first.start()
    time.sleep(0.1)
    publish(tmp_path, "new")
    first.join()
    assert texts(tmp_path) == NEW


def test_the_lock_of_a_killed_build_is_no_lock(out):
    code = (
        "import os, signal, sys; from pathlib import Path; from kg.filesets import claimed\n"
        "with claimed(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(out)]).returncode == -9
    publish(out, "new")
    assert (texts(out), left_over(out)) == (NEW, [])


def test_reader_sees_one_set_although_another_comes_meanwhile(out):
    turns = []

    def read(home):
        first = (home / "a.txt").read_text()
        if not turns:
            turns.append(1)
            publish(out, "new")
        return first, (home / "b.txt").read_text()

    assert read_together(out, NAMES, read) == ("new", "new")


def test_reader_of_a_set_that_is_never_still_is_told_so(out):
    counter = iter(range(99))

    def read(home):
        publish(out, f"{next(counter)}")

    with pytest.raises(StopRun, match="the files change while they are read"):
        read_together(out, NAMES, read)


def test_a_file_that_is_missing_stays_missing(out):
    with pytest.raises(FileNotFoundError):
        read_together(out, NAMES, lambda home: (home / "c.txt").read_text())


def test_a_set_that_was_not_laid_out_to_its_end_is_read_whole_and_finished(out, monkeypatch, system):
    if system == "links":
        pytest.skip("there is nothing to lay out")
    replace, seen = os.replace, []

    def stop_after_one(source, target):
        if Path(target).name in NAMES:
            seen.append(target)
            if len(seen) == 2:
                raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(os, "replace", stop_after_one)
        publish(out, "new")
    assert texts(out) == {"a.txt": "new", "b.txt": "old"}
    assert [whole(out, name).read_text() for name in NAMES] == ["new", "new"]
    with claimed(out):
        assert (texts(out), left_over(out)) == (NEW, [])
