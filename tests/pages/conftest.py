"""A file written into a fresh folder and read as a build reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pages


@pytest.fixture
def read(tmp_path: Path):
    """``read("a.csv", content)`` gives the pages, and the reasons by source of what was left out."""

    def reading(name: str, content: bytes | str, **columns: str):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        skipped: dict[str, str] = {}
        found = list(pages.pages_of(path, name, on_skip=skipped.__setitem__, columns=columns))
        return found, skipped

    return reading
