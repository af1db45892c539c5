"""A folder that grows: only what is new or changed is read, and the bytes are those of a build from nothing."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import kg
from kg import exports, growing, program
from kg.cli import main
from kg.growing import NEW
from kg.rows import chunks

COUNTIES = ("云和县", "松阳县", "遂昌县", "景宁畲族自治县", "庆元县", "缙云县", "青田县")
DONE = (
    "开展老旧小区改造,投资1.2亿元",
    "举办豆腐文化节,吸引参展商40家",
    "召开防汛工作会议",
    "开展厕所革命,改造公厕30座",
)


def page(number: int) -> str:
    county, done = COUNTIES[number % len(COUNTIES)], DONE[number % len(DONE)]
    return f"{county}{done[:6]}\n\n本报讯(章文{number})8月{number % 28 + 1}日,浙江省{county}{done},第{number}次。\n"


def put(folder: Path, *numbers: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(page(number), encoding="utf-8")


def build(pages: Path, out: Path, **options) -> kg.Graph:
    with exports.claimed(out) as claim:
        return kg.build(pages, claim=claim, **options)


def bytes_in(out: Path) -> dict[str, bytes]:
    """Every file of a build, its shards among them."""
    shown = [p for p in out.iterdir() if p.is_file()]
    return {p.name: p.read_bytes() for p in [*shown, *(out / "facts").rglob("*")] if p.is_file()}


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    monkeypatch.setattr(chunks, "SIGNS", 4 * len(page(1)))


def test_growth_in_any_steps_gives_the_bytes_of_a_build_from_nothing(tmp_path):
    put(tmp_path / "all", *range(24))
    build(tmp_path / "all", tmp_path / "whole")
    whole = bytes_in(tmp_path / "whole")
    assert len([name for name in whole if name.endswith(".parquet")]) > 2
    for way, steps in enumerate([[range(12), range(12, 24)], [range(23, 11, -1), [3, 0, 7], range(12)]]):
        pages, out = tmp_path / f"in{way}", tmp_path / f"out{way}"
        for step in steps:
            put(pages, *step)
            build(pages, out)
        assert bytes_in(out) == whole


def test_only_what_is_new_or_changed_is_read(tmp_path, monkeypatch):
    put(tmp_path / "in", *range(20))
    build(tmp_path / "in", tmp_path / "out")
    read = []
    real = growing.harvest
    monkeypatch.setattr(
        growing, "harvest", lambda pages, least: read.extend(p.source for p in pages) or real(pages, least)
    )
    put(tmp_path / "in", 21)
    (tmp_path / "in" / "5.txt").write_text(page(105), encoding="utf-8")
    (tmp_path / "in" / "6.txt").unlink()
    grown = build(tmp_path / "in", tmp_path / "out").growth
    assert sorted(read) == ["21.txt", "5.txt"]
    assert (grown.read, grown.kept, grown.gone, grown.remade) == (2, 18, 2, False)


def test_what_is_gone_leaves_nothing_behind(tmp_path):
    put(tmp_path / "in", *range(8))
    build(tmp_path / "in", tmp_path / "out")
    for number in (0, 3, 7):
        (tmp_path / "in" / f"{number}.txt").unlink()
    graph = build(tmp_path / "in", tmp_path / "out")
    put(tmp_path / "fewer", 1, 2, 4, 5, 6)
    build(tmp_path / "fewer", tmp_path / "anew")
    assert bytes_in(tmp_path / "out") == bytes_in(tmp_path / "anew")
    assert {f.page for f in graph.facts} <= {f"{n}.txt" for n in (1, 2, 4, 5, 6)}


def test_a_reprint_that_comes_and_goes_is_as_if_it_had_always_or_never_been_there(tmp_path):
    put(tmp_path / "in", *range(6))
    text = "云和县举办书法比赛\n\n本报讯(章文)8月2日,浙江省云和县举办书法比赛,各乡镇一百多名选手参加了比赛,气氛热烈。\n"
    (tmp_path / "in" / "b.txt").write_text(text, encoding="utf-8")
    build(tmp_path / "in", tmp_path / "out")
    before = bytes_in(tmp_path / "out")
    (tmp_path / "in" / "a_2019-05-07.txt").write_text(text, encoding="utf-8")
    graph = build(tmp_path / "in", tmp_path / "out")
    (kept,) = [a for a in graph.articles if a.reprints]
    assert (kept.page.source, kept.reprints[0][0]) == ("a_2019-05-07.txt", "b.txt")
    (tmp_path / "in" / "a_2019-05-07.txt").unlink()
    build(tmp_path / "in", tmp_path / "out")
    assert bytes_in(tmp_path / "out") == before


def test_a_new_version_reads_all_again_and_says_so(tmp_path, monkeypatch, capsys):
    put(tmp_path / "in", *range(5))
    build(tmp_path / "in", tmp_path / "out")
    monkeypatch.setattr(program, "version", lambda: "another")
    with pytest.raises(SystemExit):
        main(["build", str(tmp_path / "in"), "-o", str(tmp_path / "out")])
    assert "5 anew 新读, 0 as before 沿用, 0 gone 已无 (another version of the program" in capsys.readouterr().out
    assert len(list((tmp_path / "out" / "facts").glob("*.parquet"))) < 5


def test_another_confidence_or_table_reads_all_again(tmp_path):
    put(tmp_path / "in", *range(5))
    build(tmp_path / "in", tmp_path / "out")
    grown = build(tmp_path / "in", tmp_path / "out", min_confidence=0.9).growth
    assert (grown.read, grown.kept, grown.remade) == (5, 0, True)
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == kg.build(tmp_path / "in", min_confidence=0.9).turtle


def test_an_interrupted_build_is_gone_on_from(tmp_path):
    put(tmp_path / "in", *range(20))

    def stop(step: str, done: int, total: int) -> None:
        if step == "facts" and done > 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "in", tmp_path / "out", watch=stop)
    assert not (tmp_path / "out" / "graph.ttl").exists()
    assert list((tmp_path / "out" / "facts" / NEW).glob("*.parquet"))
    grown = build(tmp_path / "in", tmp_path / "out").growth
    assert 0 < grown.read < 20
    build(tmp_path / "in", tmp_path / "anew")
    assert bytes_in(tmp_path / "out") == bytes_in(tmp_path / "anew")


def test_a_broken_shard_is_read_anew(tmp_path):
    put(tmp_path / "in", *range(9))
    build(tmp_path / "in", tmp_path / "out")
    before = bytes_in(tmp_path / "out")
    shard = next((tmp_path / "out" / "facts").glob("*.parquet"))
    shard.write_bytes(shard.read_bytes()[:-20])
    build(tmp_path / "in", tmp_path / "out")
    assert bytes_in(tmp_path / "out") == before


def test_a_shard_depends_on_its_pages_alone():
    keys = [f"{number:08x}" for number in range(50)]
    names = {chunks.name_of(order, "v") for order in itertools.permutations(keys[:3])}
    assert len(names) == 6
    assert chunks.name_of(keys, "v") != chunks.name_of(keys, "w")


def test_a_page_has_another_key_when_anything_of_it_changes():
    from dataclasses import fields, replace

    from kg.model import Page

    one = Page("a", "b", "c", "d", "e", "f", ("g",))
    others = [replace(one, **{f.name: ("g", "") if f.name == "authors" else "x"}) for f in fields(Page)]
    assert (
        len({chunks.key_of(p) for p in (one, Page("ab", "", "c", "d", "e", "f", ("g",)), *others)}) == len(others) + 2
    )


def test_a_file_that_has_not_changed_is_not_parsed_again(tmp_path, monkeypatch):
    from kg.pages import html

    put(tmp_path / "in", 1, 2)
    for number in (3, 4):
        text = f"<html><body><h1>{page(number).split()[0]}</h1><p>{page(number).split()[1]}</p></body></html>"
        (tmp_path / "in" / f"{number}.html").write_text(text, encoding="utf-8")
    build(tmp_path / "in", tmp_path / "out")
    parsed = []
    real = html.read
    monkeypatch.setattr(html, "read", lambda path, source: parsed.append(source) or real(path, source))
    put(tmp_path / "in", 5)
    text = (tmp_path / "in" / "4.html").read_text(encoding="utf-8").replace("</body>", "<p>又讯。</p></body>")
    (tmp_path / "in" / "4.html").write_text(text, encoding="utf-8")
    build(tmp_path / "in", tmp_path / "out")
    assert parsed == ["4.html"]
    build(tmp_path / "in", tmp_path / "anew")
    assert bytes_in(tmp_path / "out") == bytes_in(tmp_path / "anew")


def test_what_was_skipped_of_a_file_that_has_not_changed_is_told_again(tmp_path):
    put(tmp_path / "in", 1)
    (tmp_path / "in" / "a.jsonl").write_text('{"text": "云和县召开防汛工作会议。"}\n{broken\n', encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"\0\1\2\3" * 50)
    first = build(tmp_path / "in", tmp_path / "out").skipped
    put(tmp_path / "in", 2)
    assert build(tmp_path / "in", tmp_path / "out").skipped == first != []


def test_other_columns_read_a_file_again(tmp_path):
    (tmp_path / "in").mkdir()
    told = '{"text": "云和县召开防汛工作会议。", "other": "松阳县召开防汛工作会议。"}\n'
    (tmp_path / "in" / "a.jsonl").write_text(told, encoding="utf-8")
    build(tmp_path / "in", tmp_path / "out")
    graph = build(tmp_path / "in", tmp_path / "out", text="other")
    assert [p.text for p in graph.pages] == ["松阳县召开防汛工作会议。"]


@pytest.mark.parametrize("left", [0, 7, -30])
def test_a_broken_register_costs_nothing_but_time(tmp_path, left):
    put(tmp_path / "in", *range(5))
    build(tmp_path / "in", tmp_path / "out")
    before = bytes_in(tmp_path / "out")
    file = tmp_path / "out" / "facts" / ".files.arrow"
    file.write_bytes(file.read_bytes()[:left])
    build(tmp_path / "in", tmp_path / "out")
    assert bytes_in(tmp_path / "out") == before


def test_progress_counts_bytes_of_input_up_to_all_of_them(tmp_path):
    put(tmp_path / "in", *range(20))
    told = []
    build(tmp_path / "in", tmp_path / "out", watch=lambda *what: told.append(what))
    done, totals = zip(*((done, total) for step, done, total in told if step == "facts"))
    size = sum(p.stat().st_size for p in (tmp_path / "in").iterdir())
    assert set(totals) == {size}
    assert list(done) == sorted(done)
    assert size * 0.9 < done[-1] <= size
