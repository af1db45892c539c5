"""Graph files that were not made by kg: right answers or one clear line from every command."""

import json
import math
import os

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, serialize

import kg
from kg.cli import main
from kg.errors import KgError, StopRun
from kg.show import describe
from kg.store import load_store, query

PREFIXES = """@prefix xz: <https://w3id.org/xianzhi/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dct: <http://purl.org/dc/terms/> .
"""
STATEMENT = """<a:s> a xz:County ; rdfs:label "甲县" . <a:o> a xz:Project ; rdfs:label "乙" .
<a:a> a xz:Article ; dct:title "t" ; xz:inPage <a:p> . <a:p> a xz:Page ; xz:source "p.txt" .
<a:st> a xz:Statement ; rdf:subject <a:s> ; rdf:predicate PREDICATE ; rdf:object <a:o> ; xz:inArticle <a:a> ;
  xz:quote QUOTE ; xz:start START ; xz:end 3 ; xz:confidence SURE ; xz:extractor "x" .
"""


def statement(predicate="xz:carriesOut", quote='"甲县开展乙"', start="1", sure="0.9") -> str:
    parts = {"PREDICATE": predicate, "QUOTE": quote, "START": start, "SURE": sure}
    text = STATEMENT
    for name, value in parts.items():
        text = text.replace(name, value)
    return text


GRAPHS = {
    "foreign predicate": statement(predicate="<http://example.org/p>"),
    "words for numbers": statement(start='"abc"^^xsd:integer', sure='"x"^^xsd:decimal'),
    "no numbers": statement(start='"NaN"^^xsd:double', sure='"-INF"^^xsd:float') + '<a:s> xz:v "abc"^^xsd:boolean .',
    "5000 digits": statement(start="9" * 5000, sure="0." + "1" * 5000),
    "triples about triples": statement() + "<a:s> xz:v <<( <a:s> <a:p> <a:o> )>> ; rdfs:label <<( <a:s> <a:p> 1 )>> .",
    "reifier": statement() + "<< <a:s> <a:p> <a:o> >> xz:v 1 .",
    "blank nodes": '[] a xz:County ; rdfs:label "甲县" ; xz:within [ rdfs:label "上" ], "lit", <<( <a:b> <a:c> 1 )>> .',
    "only another name": '<a:s> skos:altLabel "甲县" .',
    "ring": '<a:s> rdfs:label "甲县" ; xz:within <a:t> . <a:t> rdfs:label "乙县" ; xz:within <a:s>, <a:t> .',
    "commands": statement(quote=r'"\u001b[31m\u009b\u202e\u0007\n"'),
    "no such encoding": '<http://a/\\u003Ex> rdfs:label "甲县" .',
    "empty": "",
    "binary": "\0\1\2\x1b[31m",
}


@pytest.fixture(params=sorted(GRAPHS))
def graph(request, tmp_path):
    file = tmp_path / "graph.ttl"
    content = GRAPHS[request.param]
    file.write_text(content if request.param in ("empty", "binary") else PREFIXES + content, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "command",
    [
        ["show", "FILE", "甲县"],
        ["query", "FILE", "SELECT * { ?s ?p ?o }"],
        ["query", "FILE", "SELECT * { ?s ?p ?o }", "-f", "csv"],
        ["query", "FILE", "SELECT * { ?s ?p ?o }", "-f", "json"],
        ["query", "FILE", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"],
        ["validate", "FILE"],
    ],
    ids=lambda c: " ".join(c[:1] + c[3:]),
)
def test_every_command_answers_or_says_why_not(graph, command):
    result = CliRunner().invoke(main, [str(graph) if a == "FILE" else a for a in command])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (0, 1, 2)
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(result.output if "csv" not in command else "")
    if result.exit_code == 2:
        assert (result.output[:4], len(result.output.splitlines())) == ("kg: ", 1)


@pytest.mark.parametrize("folder", [False, True])
def test_load_gives_a_graph_or_says_why_not(graph, folder):
    try:
        loaded = kg.load(graph.parent if folder else graph)
        frame = loaded.to_pandas()
        assert len(loaded.turtle) >= 0 and len(loaded.store) >= 0
    except KgError as error:
        assert len(str(error).splitlines()) == 1
        return
    assert len(frame) == len(loaded.facts)
    assert frame.start.dtype.kind in "if"


def values(tmp_path, *literals: str) -> list:
    file = tmp_path / "v.ttl"
    file.write_text(PREFIXES + "".join(f"<a:{i}> <a:v> {v} ." for i, v in enumerate(literals)), encoding="utf-8")
    return [row[0] for row in query(load_store(file), "SELECT ?v { ?s <a:v> ?v } ORDER BY ?s").rows]


def test_numbers_are_numbers_and_what_is_none_is_text(tmp_path):
    assert values(tmp_path, "12", "-1.5", "1e3", "true", '"1"^^xsd:boolean', '"INF"^^xsd:float') == [
        12, -1.5, 1000.0, True, True, math.inf,
    ]  # fmt: skip
    odd = ["abc", "1_0", "１２", " 7", "1e400000000000000", "", "0x1"]
    assert values(tmp_path, *(f'"{text}"^^xsd:integer' for text in odd)) == odd
    assert values(tmp_path, "9" * 5000, '"12"^^<http://example.org/#integer>') == ["9" * 5000, "12"]


def test_json_is_json_whatever_the_numbers(tmp_path):
    file = tmp_path / "v.ttl"
    file.write_text(PREFIXES + '<a:s> <a:v> "NaN"^^xsd:double, "-INF"^^xsd:double .', encoding="utf-8")
    text = query(load_store(file), "SELECT ?v { ?s ?p ?v } ORDER BY STR(?v)").to_json()
    assert json.loads(text, parse_constant=lambda name: pytest.fail(name)) == [{"v": "-INF"}, {"v": "NaN"}]


def test_a_foreign_predicate_and_odd_numbers_are_shown_as_they_are(tmp_path):
    file = tmp_path / "g.ttl"
    file.write_text(PREFIXES + statement("<http://example.org/x#leads>", start='"abc"^^xsd:integer'), encoding="utf-8")
    assert "甲县 — leads — 乙  (0.9)" in describe(load_store(file), "甲县")
    assert "p.txt:abc" in describe(load_store(file), "甲县")


def test_a_ring_of_three_thousand_places_is_shown_at_once(tmp_path):
    file = tmp_path / "ring.ttl"
    ring = "".join(f'<a:{i}> rdfs:label "县{i}" ; xz:within <a:{(i + 1) % 3000}> .\n' for i in range(3000))
    file.write_text(PREFIXES + ring, encoding="utf-8")
    assert describe(load_store(file), "县7").startswith("县7  []  ⊂ 县8 ⊂ 县9 ⊂ ")


def test_a_text_of_a_hundred_megabytes_is_refused_or_cut(tmp_path):
    file = tmp_path / "big.ttl"
    file.write_text(PREFIXES + statement(quote='"' + "x" * 100_000_000 + '"'), encoding="utf-8")
    for command in (
        ["show", str(file), "甲县"],
        ["query", str(file), "SELECT * { ?s ?p ?o }"],
        ["validate", str(file)],
    ):
        result = CliRunner().invoke(main, command)
        assert (result.exit_code, len(result.output.splitlines())) == (2, 1), result.output[:500]
        assert "big.ttl: too large to be read" in result.output
    loaded = kg.load(tmp_path) if file.rename(tmp_path / "graph.ttl") else None
    assert loaded is not None and len(loaded.facts[0].quote) == 100_000_000
    text = describe(loaded.store, "甲县")
    assert "… (100,000,000 characters 字)" in text and len(text) < 5_000


@pytest.mark.parametrize("command", ["show", "query", "validate"])
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_a_folder_or_pipe_in_the_place_of_the_graph_is_named(tmp_path, command, kind):
    file = tmp_path / "graph.ttl"
    if kind == "folder":
        file.mkdir()
    else:
        os.mkfifo(file)
    result = CliRunner().invoke(
        main, [command, str(tmp_path), *{"show": ["甲县"], "query": ["ASK {}"]}.get(command, [])]
    )
    assert result.exit_code == 2
    assert "graph.ttl: not a regular file" in result.output


def test_a_graph_is_whole_in_memory_although_its_folder_is_built_into_again(small, tmp_path):
    from kg import exports

    exports.write_all(small, tmp_path)
    loaded = kg.load(tmp_path)
    before = small.turtle
    small.turtle = serialize(small.triples[:5], format=RdfFormat.TURTLE)
    small.source, small.facts = kg.api.Given(), []
    small.__dict__.pop("store", None)
    exports.write_all(small, tmp_path)
    assert loaded.turtle == before
    assert len(loaded.store) > 5
    assert len(loaded.facts) == 4


def test_a_missing_graph_says_how_to_build_one(tmp_path):
    with pytest.raises(StopRun, match="no graph there; build one with: kg build INPUT -o"):
        kg.load(tmp_path)
