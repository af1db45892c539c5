"""The Turtle in other people's hands."""

import shutil
import subprocess

import pytest
import rdflib

rapper = pytest.mark.skipif(not shutil.which("rapper"), reason="needs rapper: apt-get install raptor2-utils")


@rapper
def test_an_independent_parser_reads_the_turtle(seeds_graph, seeds_folder):
    done = subprocess.run(
        ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(seeds_folder / "graph.ttl")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(seeds_graph.triples)


def test_rdflib_reads_the_turtle(seeds_graph, seeds_folder):
    assert len(rdflib.Graph().parse(seeds_folder / "graph.ttl")) == len(seeds_graph.triples)
