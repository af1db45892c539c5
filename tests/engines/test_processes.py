"""Work on several processes: all answers, whatever dies."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.engines import LOST, Serial, engine
from kg.engines.processes import Processes
from kg.errors import StopRun
from tests.conftest import ROOT
from tests.engines.dying import die_at_13, die_once, double, fail_at_3


def test_every_task_has_its_answer():
    assert sorted(Processes(2).run(double, range(20))) == sorted(Serial().run(double, range(20)))


def test_no_task_is_taken_long_before_its_turn():
    taken = []
    answers = Processes(2).run(double, (taken.append(n) or n for n in range(1000)))
    next(answers)
    assert len(taken) <= 5
    answers.close()


def test_a_task_that_kills_its_process_is_lost_alone():
    found = dict(Processes(2).run(die_at_13, range(30)))
    assert [n for n, answer in found.items() if answer is LOST] == [13]
    assert all(answer == 2 * n for n, answer in found.items() if n != 13)
    assert len(found) == 30


def test_a_process_that_dies_once_costs_one_retry(tmp_path):
    marks = [str(tmp_path / name) for name in "abc"]
    assert sorted(Processes(2).run(die_once, marks)) == [(mark, mark) for mark in marks]


def test_what_the_work_raises_is_raised():
    with pytest.raises(ValueError, match="three"):
        list(Processes(2).run(fail_at_3, range(6)))


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[:1]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_when_their_parent_is_killed(tmp_path):
    said = f"list(Processes(2).run(stay, [{str(tmp_path)!r}] * 2))"
    code = "from kg.engines.processes import Processes\nfrom tests.engines.dying import stay\n"
    file = tmp_path / "main.py"
    file.write_text(f"{code}if __name__ == '__main__':\n    {said}\n")
    parent = subprocess.Popen([sys.executable, str(file)], env={**os.environ, "PYTHONPATH": str(ROOT)})
    workers = _until(
        lambda: [int(p.name) for p in tmp_path.iterdir() if p.name.isdigit()], lambda found: len(found) == 2
    )
    parent.kill()
    parent.wait()
    assert not _until(lambda: list(filter(_lives, workers)), lambda living: not living)


def _until(look, enough):
    """What is seen once it is enough, or after a minute."""
    for _ in range(600):
        if enough(seen := look()):
            break
        time.sleep(0.1)
    return seen


def test_the_engine_fits_the_number_of_workers():
    assert isinstance(engine(1), Serial)
    assert engine(3) == Processes(3)


def test_dask_that_is_not_installed_is_said_so_with_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(StopRun, match=r"pip install 'xianzhi\[dask\]'"):
        list(engine(2, scheduler="tcp://127.0.0.1:1").run(double, [1]))


def test_dask_without_an_address_is_refused():
    with pytest.raises(StopRun, match="needs --scheduler ADDRESS"):
        list(engine(2, name="dask").run(double, [1]))
