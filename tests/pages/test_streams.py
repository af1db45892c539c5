"""Large tables and JSON lines are read on, and give the pages of files that are read whole."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from kg.pages import read, streams
from kg.pages.disk import DiskFile

LINES = [{"text": f"云和县召开第{n}次会议。\u2028又", "title": f"会议{n}", "note": "甲\r\n乙"} for n in range(50)]


def written(folder: Path, form: str, encoding: str) -> Path:
    file = folder / f"a.{form}"
    if form == "jsonl":
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES) + "{broken\n\n"
    else:
        text = "".join(
            f'"{line["title"]}","{line["text"]}\n下一行"\r\n' for line in [{"title": "title", "text": "x"}, *LINES]
        )
        text = text.replace('"x\n下一行"', "text", 1)
    file.write_bytes(text.encode(encoding))
    return file


def pages(file: Path) -> tuple[list, list]:
    skipped: list[tuple[str, str]] = []
    found = [(p.source, p.title, p.text) for p in read([file], on_skip=lambda *said: skipped.append(said))]
    return found, skipped


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_that_is_read_on_gives_the_pages_of_one_that_is_read_whole(tmp_path, monkeypatch, form, encoding):
    file = written(tmp_path, form, encoding)
    whole = pages(file)
    assert len(whole[0]) == 50
    monkeypatch.setattr(streams, "LARGE", 10)
    assert streams._is_large_utf8(DiskFile(str(file))) == encoding.startswith("utf-8")
    assert pages(file) == whole


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_memory_does_not_grow_with_the_file(tmp_path, form):
    text = "云和县召开防汛工作会议。" * 100
    line = json.dumps({"text": text}, ensure_ascii=False) if form == "jsonl" else text
    with (tmp_path / f"a.{form}").open("w", encoding="utf-8") as file:
        file.write("text\n" * (form == "csv"))
        file.writelines(line + "\n" for _ in range(6000))
    assert (tmp_path / f"a.{form}").stat().st_size > 20_000_000
    tracemalloc.start()
    assert sum(1 for _ in read([tmp_path / f"a.{form}"], on_skip=print)) == 6000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 32_000_000
