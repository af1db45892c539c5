"""Builds killed at random moments; ``KILLS=200`` in the environment tries more than the usual twenty."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

KILLS = int(os.environ.get("KILLS", "20"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_build_leaves_the_old_set_or_the_new_one_and_the_next_build_nothing_over(tmp_path):
    command = [sys.executable, "-m", "tests.exports.killing", str(tmp_path), str(KILLS), "1"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)["seen"]
    assert len(seen) == KILLS
    assert [s for s in seen if not (s["kept"] or s["new"]) or not s["whole"] or s["over"]] == []
    assert any(s["kept"] for s in seen)
