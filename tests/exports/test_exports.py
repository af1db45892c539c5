import csv
import json

import pytest

from kg import exports
from kg.errors import StopRun
from tests.conftest import SEEDS


def seen(folder):
    """The files of a folder that a listing shows."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.startswith(".")}


def test_all_formats_are_written(small, tmp_path):
    files = exports.write_all(small, tmp_path / "new" / "out")
    assert sorted(f.name for f in files) == [
        "facts.csv",
        "graph.html",
        "graph.ttl",
        "pages.jsonl",
        "rejected.csv",
        "report.json",
    ]
    assert sorted(seen(tmp_path / "new" / "out")) == sorted(f.name for f in files)


def test_failing_exporter_leaves_the_old_output_whole(small, tmp_path, monkeypatch):
    exports.write_all(small, tmp_path)
    before = seen(tmp_path)
    from kg.exports import turtle

    def fail(graph, path):
        raise RuntimeError("disk full")

    monkeypatch.setattr(turtle, "export", fail)
    small.facts.pop()
    with pytest.raises(RuntimeError):
        exports.write_all(small, tmp_path)
    assert seen(tmp_path) == before


def test_output_that_is_a_file_is_refused(small, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(StopRun, match="choose another folder with -o"):
        exports.write_all(small, tmp_path / "out")


def test_csv_has_a_row_for_each_fact_and_its_quote_is_a_slice(small, tmp_path):
    exports.write_all(small, tmp_path)
    rows = list(csv.DictReader((tmp_path / "facts.csv").open(encoding="utf-8-sig")))
    text = small.articles[0].page.text
    assert len(rows) == 4
    assert all(text[int(r["start"]) : int(r["end"])] == r["quote"] for r in rows)


def test_report_counts_what_was_built(small, tmp_path):
    exports.write_all(small, tmp_path)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["facts"] == {"initiative": 1, "role": 1, "honour": 1, "measure": 1}
    assert report["pages"] == report["articles"] == 1


def test_two_builds_of_the_seeds_give_the_same_bytes(seeds_folder, tmp_path):
    import subprocess
    import sys

    subprocess.run(
        [sys.executable, "-m", "kg", "build", str(SEEDS), "-o", str(tmp_path)],
        check=True,
        capture_output=True,
        env={"PYTHONHASHSEED": "7", "PATH": ""},
    )
    for name in ("graph.ttl", "graph.html", "facts.csv", "report.json"):
        assert (tmp_path / name).read_bytes() == (seeds_folder / name).read_bytes(), name


def test_every_quote_of_the_seeds_is_an_exact_slice_of_its_page(seeds_graph):
    pages = {p.source: p.text for p in seeds_graph.pages}
    assert len(seeds_graph.facts) > 100
    for row in [*seeds_graph.facts, *seeds_graph.rejected]:
        assert "".join(pages[row.page][int(row.start) : int(row.end)].splitlines()) == row.quote
