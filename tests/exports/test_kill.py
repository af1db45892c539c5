"""Builds killed at random moments; ``KILLS=200`` in the environment tries more than the usual twenty."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

KILLS = int(os.environ.get("KILLS", "20"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_build_leaves_a_whole_set_and_the_next_build_goes_on_from_its_rows(tmp_path):
    command = [sys.executable, "-m", "tests.exports.killing", str(tmp_path), str(KILLS), "1"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)["seen"]
    assert len(seen) == KILLS
    assert [s for s in seen if not (s["old"] or s["new"]) or not s["whole"] or s["over"]] == []
    assert [s for s in seen if not s["store before"] or not s["store"]] == []
    assert [s for s in seen if s["kept"] != s["known"]] == [], "a page was read again whose rows were there"
    assert any(s["old"] for s in seen)
    assert max(s["kept"] for s in seen) == 8
