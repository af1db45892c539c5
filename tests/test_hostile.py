"""End to end: every hostile page beside the seeds gives a graph, and the seeds' facts stay as they were."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kg.passages import without_line_breaks
from tests.conftest import SEEDS

SIGNS = [
    *"\ue000\ue001\ue002\ue003\uf8ff\ufdd0\ufdd3\ufffd\ufffe\uffff\U0001fffe\U000e0001\U000f0000\U0010ffff",
    *"\x01\x1c\x7f\x85\u2028\u200f\u202e\ufeff",
    *"\\\"'<>`^{|}%#?/[]&=+-@~",
]


def odd(sign: str) -> str:
    """A page with a sign in its headline, a quote, an organisation, a person, a village and an honour."""
    return (
        f"云和县举办“文明{sign}实践”活动\n\n本报讯(章{sign}文)8月2日,浙江省云和县举办“文明{sign}实践”志愿服务活动。"
        f"云和县{sign}教育局局长章{sign}阿福主持。云和县获评“全国{sign}文明县”称号。\n"
        f"浙江省云和县紧水滩镇石{sign}浦村开展“好{sign}人”评选活动,投资12{sign}万元。\n"
    )


TEXTS = {
    "hamlets in a row": "江宁区谷里街道" + "双塘社区大塘金村" * 60 + "举办“甲乙”书法比赛。",
    "28 digits": "云和县投资1234567890123456789012345678元建设小区。",
    "20 decimals": "云和县投资0.12345678901234567890亿元建设小区。",
    "more than 1.7e20": "云和县投资170141183460469231732元,投资1.7e20元,投资999999999999999万亿元建设小区。",
    "5,000 digits": "云和县投资" + "9" * 5000 + "元建设小区。第" + "9" * 5000 + "届。",
    "tiny": "云和县排放0.00000001吨。",
    "impossible days": "9999年99月99日,云和县举办2022年2月31日志愿服务活动。二〇二二年十三月四十日,1月0日。",
    "one place 400 times": "江陵县" * 400 + "开展志愿服务活动。",
    "only marks": "“”《》()、,。“”开展“”活动。书记。获评“”。《》",
    "blank": "\u3000\n \n。",
}
PAGES = {
    "a village inside a village": "江宁区谷里街道双塘社区大塘金村开展志愿服务活动",
    **{f"U+{ord(c):04X}": odd(c) for c in SIGNS},
    **{name: f"云和县召开会议\n\n本报讯(章文)8月2日,{text}\n" for name, text in TEXTS.items()},
}


def written(pages: dict[str, bytes], folder: Path) -> tuple[int, Path]:
    """Exit code and output of a build of the seeds and some pages, as a user runs it."""
    given = folder / "pages"
    shutil.copytree(SEEDS, given)
    for name, data in pages.items():
        (given / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", str(given), "-o", str(folder / "out")], capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, folder / "out"


def facts(folder: Path, of_seeds: set[str]) -> list[tuple[str, ...]]:
    """The rows of the facts of the seeds."""
    with (folder / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file) if row["page"] in of_seeds]


def rapper(file: Path) -> None:
    """Read with raptor, the strictest of the three, where it is installed."""
    if shutil.which("rapper"):
        done = subprocess.run(["rapper", "-q", "-i", "turtle", "-c", str(file)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[int, Path]:
    """All hostile pages at once."""
    pages = {f"{i:03}.txt": text.encode() for i, text in enumerate(PAGES.values())}
    return written(pages, tmp_path_factory.mktemp("hostile"))


def test_facts_of_the_seeds_stay_as_they_were(built, seeds_folder):
    seeds = {p.name for p in SEEDS.iterdir()}
    assert facts(built[1], seeds) == facts(seeds_folder, seeds)


def test_the_graph_is_read_by_three_parsers(built):
    file = built[1] / "graph.ttl"
    ours = sum(1 for _ in parse(path=str(file), format=RdfFormat.TURTLE))
    assert len(rdflib.Graph().parse(file)) == ours > 1000
    rapper(file)


def test_every_quote_is_an_exact_slice_of_its_page(built):
    with (built[1] / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    hostile = [r for r in rows if r["page"][:3].isdecimal() and len(r["page"]) == 7]
    assert len(hostile) > 100
    for row in hostile:
        text = list(PAGES.values())[int(row["page"][:3])]
        assert without_line_breaks(text[int(row["start"]) : int(row["end"])]) == row["quote"]


def test_no_mask_of_the_program_stands_in_a_name(built):
    with (built[1] / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {r[c] for r in csv.DictReader(file) for c in ("subject", "object")}
    assert not [n for n in names if any("\ufdd0" <= c <= "\ufdef" for c in n)]


def test_what_was_left_out_is_counted_and_explained(built):
    code, folder = built
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    with (folder / "rejected.csv").open(encoding="utf-8-sig", newline="") as file:
        rejected = list(csv.DictReader(file))
    assert (code, report["rejected"]) == (1, len(rejected))
    assert {r["rule"] for r in rejected} == {"xz:quote"}, "U+FFFE and U+FFFF alone"
    assert not [s for s in report["skipped"] if "our mistake" in s["reason"]]


@pytest.mark.parametrize("name", ["a village inside a village", "28 digits", "U+E000", "U+FFFE"])
def test_one_hostile_page_beside_the_seeds_gives_a_graph(name, tmp_path, seeds_folder):
    code, folder = written({"x.txt": PAGES[name].encode()}, tmp_path)
    assert code == (1 if name == "U+FFFE" else 0)
    seeds = {p.name for p in SEEDS.iterdir()}
    assert facts(folder, seeds) == facts(seeds_folder, seeds)


def test_odd_names_of_files_and_records_give_legal_names_in_the_graph(tmp_path):
    record = {"text": odd("甲"), "title": "会\ud800议\ue000", "url": "https://e.org/a b\ufffe", "authors": "章\ufdd0文"}
    pages = {name: odd("甲").replace("云和", where).encode() for name, where in zip(NAMES, COUNTIES, strict=True)}
    _, folder = written(pages | {"b.jsonl": json.dumps(record).encode()}, tmp_path)
    rapper(folder / "graph.ttl")
    graph = rdflib.Graph().parse(folder / "graph.ttl")
    sources = {str(o) for o in graph.objects(None, rdflib.URIRef("https://w3id.org/xianzhi/ontology#source"))}
    assert {"a�{DCFF}.txt", "a\ue000.txt", "b.jsonl#1"} <= sources
    assert len(sources) == len(pages) + 6


NAMES = ["a\udcff.txt", "a\ue000.txt", "a\ufdd0.txt", "a\ufffe.txt", "a\U000e0001.txt", "a b\"<>\\^`{|}%#?'.txt"]
COUNTIES = ["庆元", "青田", "缙云", "遂昌", "松阳", "景宁"]
