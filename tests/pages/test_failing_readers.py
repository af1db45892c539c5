"""Whatever goes wrong in reading a file costs that file alone."""

from __future__ import annotations

import pytest

from kg import pages
from kg.errors import StopRun
from kg.pages import text


@pytest.mark.parametrize(
    "error", [RuntimeError("odd\nthing"), RecursionError(), MemoryError(), AssertionError("\udcff"), KeyError("x")]
)
def test_unforeseen_exception_costs_the_file_alone_and_is_named(tmp_path, monkeypatch, error):
    (tmp_path / "a.txt").write_text("坏", encoding="utf-8")
    (tmp_path / "b.txt").write_text("修路。", encoding="utf-8")
    whole = text.decode

    def decode(data: bytes) -> str:
        if data == "坏".encode():
            raise error
        return whole(data)

    monkeypatch.setattr(text, "decode", decode)
    skipped: dict[str, str] = {}
    assert [p.source for p in pages.read([tmp_path], on_skip=skipped.__setitem__)] == ["b.txt"]
    assert skipped["a.txt"].startswith(f"cannot be read ({type(error).__name__}")
    assert skipped["a.txt"].encode() and len(skipped["a.txt"].splitlines()) == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt(), StopRun("enough")])
def test_what_is_to_stop_the_run_stops_it(tmp_path, monkeypatch, error):
    (tmp_path / "a.txt").write_text("修路。", encoding="utf-8")

    def decode(data: bytes) -> str:
        raise error

    monkeypatch.setattr(text, "decode", decode)
    with pytest.raises(type(error)):
        list(pages.read([tmp_path], on_skip=print))


def test_on_skip_may_stop_the_run(tmp_path):
    (tmp_path / "a.txt").write_text("", encoding="utf-8")

    def stop(source: str, reason: str) -> None:
        raise StopRun(f"{source}: {reason}")

    with pytest.raises(StopRun, match="a.txt: empty file"):
        list(pages.read([tmp_path], on_skip=stop))
