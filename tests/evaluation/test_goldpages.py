import json
import random
import re
import subprocess
import sys

import pytest

from kg.errors import StopRun
from kg.evaluation.goldpages import evaluate
from tests.conftest import ROOT, SEEDS

GOLD = ROOT / "tests" / "gold"


def reference(graph):
    """The figures of the reference scorer, a program of its own."""
    done = subprocess.run(
        [sys.executable, str(GOLD / "score.py"), str(GOLD), str(SEEDS), str(graph), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_figures_of_the_seeds_equal_the_reference(seeds_folder):
    assert evaluate(GOLD, SEEDS, seeds_folder / "graph.ttl").as_dict() == reference(seeds_folder / "graph.ttl")


@pytest.mark.parametrize("seed", [1, 2])
def test_figures_of_a_damaged_graph_equal_the_reference(seeds_folder, tmp_path, seed):
    """Every fifth statement loses its type, every seventh place its code, some labels their last character."""
    dice = random.Random(seed)
    lines = []
    for line in (seeds_folder / "graph.ttl").read_text(encoding="utf-8").split("\n"):
        if "a xz:Statement" in line and dice.random() < 0.2:
            line = line.replace("xz:Statement", "xz:Lost")
        if "xz:adcode" in line and dice.random() < 0.15:
            line = line.replace("xz:adcode", "xz:lost")
        if "rdfs:label" in line and dice.random() < 0.2:
            line = line.replace('"@zh', '改"@zh')
        lines.append(line)
    file = tmp_path / "graph.ttl"
    file.write_text("\n".join(lines), encoding="utf-8")
    ours = evaluate(GOLD, SEEDS, file).as_dict()
    assert ours == reference(file)
    assert (
        ours["initiative"]["pred"] < evaluate(GOLD, SEEDS, seeds_folder / "graph.ttl").as_dict()["initiative"]["pred"]
    )


def test_empty_graph_scores_nothing(tmp_path):
    file = tmp_path / "graph.ttl"
    file.write_text("")
    figures = evaluate(GOLD, SEEDS, file).as_dict()
    assert figures == reference(file)
    assert figures["role"]["f1"] == 0


def test_misses_and_false_finds_add_up(seeds_folder):
    report = evaluate(GOLD, SEEDS, seeds_folder / "graph.ttl")
    for metric in ("initiative", "role", "honour", "measure"):
        figures = report.as_dict()[metric]
        assert len(report.misses[metric]) >= figures["gold"] - figures["tp"]
        assert len(report.false_finds[metric]) == figures["pred"] - figures["tp"]


def test_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(StopRun, match="no gold files"):
        evaluate(tmp_path, SEEDS, tmp_path)


def test_missing_page_is_named(tmp_path):
    (tmp_path / "a.json").write_text('{"page": "a.txt", "articles": []}')
    with pytest.raises(StopRun, match=r"a\.txt: the page of a\.json is missing"):
        evaluate(tmp_path, tmp_path, tmp_path)


def test_readme_claims_no_more_than_is_reached(seeds_folder):
    figures = evaluate(GOLD, SEEDS, seeds_folder / "graph.ttl").as_dict()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    stated = re.findall(r"^\| ([a-z+]+) \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|$", readme, re.M)
    assert [metric for metric, _ in stated] == [
        "article",
        "initiative",
        "initiative+agent",
        "role",
        "role+scope",
        "honour",
        "measure",
        "measure+subject",
        "measure+what",
    ]
    assert all(float(f1) <= figures[metric]["f1"] + 0.0005 for metric, f1 in stated)
