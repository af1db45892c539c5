"""A query reads the graph and nothing else, and costs no more time than it is given."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg import sparql
from kg.cli import main
from kg.errors import StopRun
from kg.store import query

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(9)) + " }"


class Server:
    """A listener on this machine that counts who comes."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.visits = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self.socket.accept()
            except OSError:
                return
            self.visits += 1
            visitor.close()

    def calls(self) -> int:
        """How many came, once all that came have been counted."""
        with socket.create_connection(self.socket.getsockname()) as own:
            own.recv(1)
        self.visits -= 1
        return self.visits


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.socket.close()


FEDERATED = [
    "SELECT * WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p ?o . service <URL> { ?s ?p ?o } }",
    "ASK { SerViCe<URL>{ } }",
    "PREFIX : <URL> SELECT * WHERE { SERVICE : { ?s ?p ?o } }",
    "SELECT * WHERE { BIND('SERVICE' AS ?service) # service\n SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { { SELECT ?s { OPTIONAL { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } } } } }",
    "SELECT * WHERE { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s WHERE { SERVICE <URL> { ?s ?p ?o } }",
    # An IRI to a reader of tokens, a comparison and a keyword to the triplestore:
    "SELECT * WHERE { VALUES (?a ?b ?s) { (1 2 <URL>) } FILTER(?a<?b)SERVICE?s#>\n{ ?x ?y ?z } }",
]


@pytest.mark.parametrize("text", FEDERATED)
def test_no_query_reaches_another_server(small, server, text):
    with pytest.raises(StopRun) as told:
        query(small.store, text.replace("URL", server.address))
    assert server.calls() == 0
    if "#>" not in text:
        assert "the query asks another server (SERVICE), which kg does not do" in str(told.value)


HARMLESS = [
    "SELECT ('SERVICE <URL> {}' AS ?x) WHERE {}",
    'SELECT ("""a "SERVICE" <URL>""" AS ?x) WHERE {}',
    "SELECT ('a\\' SERVICE <URL> {} ' AS ?x) WHERE {} # SERVICE <URL> { }",
    "SELECT (1 AS ?service) (2 AS ?Service) (3 AS ?servicx) (4 AS ?SERVICQ) WHERE {}",
    "PREFIX service: <URL> SELECT (service:SERVICE AS ?x) WHERE { OPTIONAL { service:a service:b service:c } }",
    "SELECT (<http://example.org/SERVICE> AS ?x) WHERE {}",
    "SELECT (COUNT(*) AS ?n) FROM <URL> WHERE { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) FROM NAMED <URL> WHERE { GRAPH ?g { ?s ?p ?o } }",
    "ASK { GRAPH <URL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_service_as_a_word_and_graphs_elsewhere_are_answered_without_asking(small, server, text):
    assert len(query(small.store, text.replace("URL", server.address)).rows) == 1
    assert server.calls() == 0


@given(st.text("serviceSERVICE<>{}?:#'\"\\ \n.()ab", max_size=60))
def test_whatever_passes_has_no_service(text):
    """With the word replaced everywhere, what passes parses: so it was no keyword anywhere."""
    try:
        sparql.check(text)
    except StopRun:
        return
    assert "service" not in text.lower() or query_parses(sparql._without_service(text))


def query_parses(text: str) -> bool:
    from pyoxigraph import Store

    Store().query(text)
    return "service" not in text.lower()


@pytest.mark.parametrize(
    "text",
    ["LOAD <URL>", "load silent <URL> into graph <a:b>", "PREFIX a: <b:c> INSERT DATA { a:x a:y 1 }", "CLEAR ALL"],
)
def test_an_update_is_refused_by_name_and_fetches_nothing(small, server, text):
    with pytest.raises(StopRun, match="is an update; kg query only reads the graph"):
        query(small.store, text.replace("URL", server.address))
    assert server.calls() == 0


def test_a_query_that_takes_too_long_is_given_up_with_advice(small):
    begin = time.monotonic()
    with pytest.raises(
        StopRun, match="took longer than 0.3 seconds 查询超时; make it narrower .LIMIT.*--timeout SECONDS"
    ):
        small.query(ENDLESS, timeout=0.3)
    assert time.monotonic() - begin < 20


def test_the_command_gives_up_with_exit_code_2_and_one_line(seeds_folder):
    result = CliRunner().invoke(main, ["query", str(seeds_folder), ENDLESS, "--timeout", "0.3"])
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "took longer than 0.3 seconds" in result.output


@pytest.mark.parametrize("copies", [True, False])
def test_an_answer_under_a_time_limit_is_the_same_and_whole(small, monkeypatch, copies):
    from kg import deadlines

    monkeypatch.setattr(deadlines, "COPIES_MEMORY", copies and deadlines.COPIES_MEMORY)
    text = "SELECT ?s ?p ?o WHERE { ?s ?p ?o . ?a ?b ?c } ORDER BY ?s ?p ?o"
    answer = small.query(text, timeout=60)
    assert answer == small.query(text)
    assert len(answer.rows) > 1000
    with pytest.raises(StopRun, match="not valid SPARQL"):
        small.query("SELECT WHERE", timeout=60)


def test_a_query_nested_too_deeply_costs_its_own_process_alone(seeds_folder):
    result = CliRunner().invoke(main, ["query", str(seeds_folder), "SELECT * " + "{" * 50_000 + "}" * 50_000])
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "could not be answered" in result.output


def kg(*arguments: bytes | str, **options) -> subprocess.CompletedProcess:
    command = [os.fsencode(sys.executable), b"-m", b"kg", *map(os.fsencode, arguments)]
    return subprocess.run(command, capture_output=True, **options)


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "FOLDER", "posts-in-county", "-p", "self=1"],
        ["query", "FOLDER", b"SELECT ('\xff' AS ?x) {}"],
        ["query", "FOLDER", b"\xff"],
        ["query", "FOLDER", b"\xff.rq"],
        ["query", "FOLDER", "posts-in-county", "-p", b"county=\xff"],
        ["query", "FOLDER", "posts-in-county", "-p", b"\xff=1"],
        ["show", "FOLDER", b"\xff"],
        ["show", b"\xff", "x"],
        ["validate", b"\xff.ttl"],
    ],
)
def test_odd_arguments_give_one_line_and_exit_code_2(seeds_folder, arguments):
    done = kg(*(str(seeds_folder) if a == "FOLDER" else a for a in arguments))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"kg: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["query FOLDER places", "query FOLDER places -f csv", "show FOLDER 老旧小区改造"])
@pytest.mark.parametrize("output", [">&-", ">/dev/full"])
def test_an_answer_that_cannot_be_printed_is_no_success(seeds_folder, command, output):
    line = f"'{sys.executable}' -m kg {command.replace('FOLDER', str(seeds_folder))} {output}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: standard output")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["query FOLDER places", "query FOLDER evidence -f csv", "show FOLDER 老旧小区改造"])
def test_a_reader_that_has_seen_enough_is_no_error(seeds_folder, command):
    arguments = [str(seeds_folder) if a == "FOLDER" else a for a in command.split()]
    kg = subprocess.Popen([sys.executable, "-m", "kg", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    kg.stdout.read(1)
    kg.stdout.close()
    assert (kg.wait(), kg.stderr.read()) == (0, b"")
