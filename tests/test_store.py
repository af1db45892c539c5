import pytest

from kg.errors import StopRun
from kg.store import load_store, query


def test_answer_holds_plain_values(small):
    table = query(small.store, 'SELECT (1 AS ?n) ("a" AS ?s) (true AS ?b) ?unbound WHERE {}')
    assert table.rows == [[1, "a", True, None]]


def test_ask_and_construct_are_tables_too(small):
    assert query(small.store, "ASK { ?s ?p ?o }").rows == [[True]]
    assert query(small.store, "CONSTRUCT { <a:b> <a:c> 1 } WHERE {}").rows == [["a:b", "a:c", 1]]


def test_broken_query_says_where(small):
    with pytest.raises(StopRun, match="not valid SPARQL.*1:"):
        query(small.store, "SELECT WHERE")


def test_missing_graph_says_how_to_build_one(tmp_path):
    with pytest.raises(StopRun, match="kg build INPUT -o"):
        load_store(tmp_path)


def test_broken_turtle_names_the_file(tmp_path):
    file = tmp_path / "x.ttl"
    file.write_text("<a> <b")
    with pytest.raises(StopRun, match=r"x\.ttl: not valid ttl"):
        load_store(file)


def test_unknown_format_lists_the_known(tmp_path):
    file = tmp_path / "x.xlsx"
    file.write_text("")
    with pytest.raises(StopRun, match=r"use one of: \.ttl"):
        load_store(file)


def test_csv_quotes_and_json_keeps_chinese(small):
    table = query(small.store, 'SELECT ("甲,乙" AS ?名) WHERE {}')
    assert table.to_csv() == '名\n"甲,乙"\n'
    assert '"名": "甲,乙"' in table.to_json()
