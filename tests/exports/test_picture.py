"""README's picture can be made again."""

from __future__ import annotations

import re
import shutil
import struct

import pytest

from tests.conftest import ROOT
from tests.exports.explorer import LAPTOP
from tests.exports.picture import take


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.mark.skipif(not shutil.which("chromedriver"), reason="needs chromium and chromedriver")
def test_the_command_of_readmes_picture_makes_one_of_its_size(seeds_folder, tmp_path):
    take(seeds_folder / "graph.html", tmp_path / "made.png")
    assert _size((tmp_path / "made.png").read_bytes()) == LAPTOP


def test_readme_shows_the_picture_that_the_command_makes():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"!\[[^]]+\]\(([^)]+\.png)\)", readme).group(1)
    assert f"tests.exports.picture {shown}" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert _size((ROOT / shown).read_bytes()) == LAPTOP
