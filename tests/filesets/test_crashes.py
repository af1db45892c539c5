"""A process that ends before any one of its calls to the file system leaves one whole set."""

import os
import signal
import sys
from pathlib import Path

import pytest

from kg.filesets import claimed, read_together
from tests.filesets.test_publishing import NAMES, NEW, OLD, left_over, publish, system, texts

assert system  # each test here, too, holds with links and without
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def publish_until_call(folder: Path, number: int) -> bool:
    """Publish in a process that is killed before a call that concerns the folder; False when it made fewer calls."""
    child = os.fork()
    if child == 0:
        calls = iter(range(number))

        def count(_event, arguments):
            about = (os.fsdecode(a) for a in arguments if isinstance(a, str | bytes | os.PathLike))
            if any(str(folder) in path for path in about) and next(calls, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)  # it sees open, mkdir, rename, symlink, remove, listdir …
        publish(folder, "new")
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def loaded(folder: Path) -> dict[str, str]:
    """The set as kg reads it."""
    return read_together(folder, NAMES, lambda home: {n: (home / n).read_text(encoding="utf-8") for n in NAMES})


def plain(folder: Path) -> None:
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text("old", encoding="utf-8")


@pytest.mark.parametrize("old", [lambda folder: publish(folder, "old"), plain], ids=["set", "plain files"])
def test_whenever_a_build_is_killed_the_set_is_the_old_or_the_new_and_the_next_leaves_nothing(tmp_path, old, request):
    links = request.getfixturevalue("system") == "links"
    for number in range(999):
        folder = tmp_path / str(number)
        old(folder)
        killed = publish_until_call(folder, number)
        assert loaded(folder) in (OLD, NEW)
        if links:  # without them, only kg knows where the set is
            assert texts(folder) in (OLD, NEW)
        with claimed(folder):
            assert texts(folder) in (OLD, NEW)
            assert left_over(folder) == []
        if not killed:
            break
    assert number > 15
    assert texts(folder) == NEW


def test_a_first_build_that_is_killed_leaves_no_part_of_a_set(tmp_path, request):
    links = request.getfixturevalue("system") == "links"
    for number in range(999):
        folder = tmp_path / str(number)
        killed = publish_until_call(folder, number)
        if links and folder.exists():
            assert {n: (folder / n).read_text() for n in NAMES if (folder / n).exists()} in ({}, NEW)
        publish(folder, "new")
        assert (texts(folder), left_over(folder)) == (NEW, [])
        if not killed:
            break
