"""What differs between two builds, and updates that lead from one to the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store, parse

from kg.changes import compare
from kg.cli import main
from kg.errors import StopRun
from tests.test_growing import build, page, put


@pytest.fixture(scope="module")
def builds(tmp_path_factory) -> tuple[Path, Path]:
    """A build, and one with a page more, one less and one changed."""
    home = tmp_path_factory.mktemp("changes")
    put(home / "in", *range(8))
    build(home / "in", home / "old")
    put(home / "in", 9)
    (home / "in" / "3.txt").unlink()
    (home / "in" / "4.txt").write_text(page(4).replace("首次", "").replace("第4次", "第44次"), encoding="utf-8")
    build(home / "in", home / "new")
    return home / "old", home / "new"


def triples(folder: Path) -> set[str]:
    return {str(quad.triple) for quad in parse(path=folder / "graph.ttl", format=RdfFormat.TURTLE)}


def test_a_graph_does_not_differ_from_itself(builds):
    assert not compare(builds[0], builds[0])


def test_every_triple_that_differs_is_noted_once(builds):
    noted = []
    found = compare(*builds, note=lambda sign, line: noted.append((sign, line)))
    old, new = map(triples, builds)
    assert sorted(noted) == sorted([("A", t) for t in new - old] + [("D", t) for t in old - new])
    assert found.triples == (len(new - old), len(old - new))


def test_facts_and_entities_are_told_by_what_became_of_them(builds):
    found = compare(*builds)
    said = {what: {found.labels[s] + " " + found.labels[o] for s, _, o in facts} for what, facts in found.facts.items()}
    assert any("遂昌县" in fact for fact in said["added"])
    assert any("景宁" in fact for fact in said["removed"])
    assert all(said.values())
    back = compare(*builds[::-1])
    assert (back.facts["added"], back.facts["removed"]) == (found.facts["removed"], found.facts["added"])
    assert back.entities["added"] == found.entities["removed"] != []
    assert all(node in found.labels for nodes in found.entities.values() for node in nodes)


def test_the_sparql_update_leads_from_the_old_graph_to_the_new_one(builds, tmp_path):
    result = CliRunner().invoke(main, ["diff", *map(str, builds), "--sparql", str(tmp_path / "u.ru")])
    assert result.exit_code == 1, result.output
    store = Store()
    store.bulk_load(path=builds[0] / "graph.ttl", format=RdfFormat.TURTLE)
    store.update((tmp_path / "u.ru").read_text(encoding="utf-8"))
    assert {str(quad.triple) for quad in store} == triples(builds[1])


def test_the_patch_leads_from_the_old_graph_to_the_new_one(builds, tmp_path):
    CliRunner().invoke(main, ["diff", *map(str, builds), "--patch", str(tmp_path / "p.rdfp")])
    first, *lines, last = (tmp_path / "p.rdfp").read_text(encoding="utf-8").splitlines()
    assert (first, last) == ("TX .", "TC .")
    graph = triples(builds[0])
    for line in lines:
        sign, triple = line[0], line[2:-2]
        assert (triple in graph) == (sign == "D")
        graph ^= {triple}
    assert graph == triples(builds[1])


def test_the_command_lists_names_and_ends_with_0_where_nothing_differs(builds):
    same = CliRunner().invoke(main, ["diff", str(builds[0]), str(builds[0])])
    assert (same.exit_code, same.output.splitlines()[0]) == (0, "triples 三元组: 0 added 增, 0 removed 减")
    other = CliRunner().invoke(main, ["diff", *map(str, builds), "--limit", "1"])
    assert other.exit_code == 1
    assert "+ 豆腐文化节 hasMeasure 参展商 40家" in other.output
    assert "more 另有" in other.output


def test_blank_nodes_are_refused_with_the_file(tmp_path):
    (tmp_path / "a.ttl").write_text("<a:b> <a:c> [] .")
    with pytest.raises(StopRun, match=r"a\.ttl: holds blank nodes"):
        compare(tmp_path / "a.ttl", tmp_path / "a.ttl")
