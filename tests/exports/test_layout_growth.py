"""The picture's layout takes work that grows with its groups."""

from __future__ import annotations

import pytest

from kg.exports.html import layout
from tests.growth import grows_linearly


def test_work_grows_with_the_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "communities", lambda groups: {str(i): i for i in range(groups)})
    monkeypatch.setattr(layout, "_spring", lambda graph, members: dict.fromkeys(members, (0.0, 0.0)))
    grows_linearly(lambda n: lambda: layout.positions(n), "exports/html/layout", size=150)  # type: ignore[arg-type]
