"""The shapes refuse what they should, and shacl-rust and pyshacl agree on it."""

import pytest

from kg import validate
from kg.errors import StopRun
from kg.graph import ntriples
from kg.ontology_files import folder

PREFIXES = """@prefix xz: <https://w3id.org/xianzhi/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix e: <https://w3id.org/xianzhi/id/> .
"""
# name -> (words of the message, how the good graph's N-Triples are damaged)
XZ, RDFS = "<https://w3id.org/xianzhi/ontology#", "<http://www.w3.org/2000/01/rdf-schema#"


def drop(predicate):
    return lambda lines: _first(lines, lambda line: predicate in line, lambda line: "")


def swap(predicate, old, new):
    return lambda lines: _first(
        lines, lambda line: predicate in line and old in line, lambda line: line.replace(old, new, 1)
    )


def _first(lines, fits, change):
    done, out = False, []
    for line in lines:
        if not done and fits(line):
            line, done = change(line), True
        out.append(line)
    assert done, "nothing to damage"
    return [line for line in out if line]


BROKEN = {
    "quote missing": ("has its quote", drop(XZ + "quote>")),
    "no subject": ("one subject", drop("rdf-syntax-ns#subject>")),
    "unknown predicate": (
        "carriesOut, holdsRole, received or hasMeasure",
        swap("ns#predicate>", "#holdsRole>", "#likes>"),
    ),
    "confidence above 1": ("between 0 and 1", swap(XZ + "confidence>", '"0.9"', '"1.3"')),
    "no extractor": ("names its extractor", drop(XZ + "extractor>")),
    "no offsets": ("passage starts at", lambda lines: [x for x in lines if not ("statement/" in x and "#start>" in x)]),
    "end before start": (
        "before its end",
        lambda lines: [x.replace('"', '"-', 1) if "statement/" in x and "#end>" in x else x for x in lines],
    ),
    "role without title": ("one title", drop(XZ + "title>")),
    "measure without number": ("one number", drop(XZ + "value>")),
    "measure without unit": ("one unit", drop(XZ + "unit>")),
    "code of five digits": ("six digits", swap(XZ + "adcode>", '"331125"', '"33112"')),
    "county without code": ("have a code", lambda lines: [x for x in lines if '"331125"' not in x]),
    "two labels": (
        "exactly one Chinese label",
        lambda lines: [*lines, f'<https://w3id.org/xianzhi/id/place/331125> {RDFS}label> "二"@zh .'],
    ),
    "article outside any page": ("stands in one page", drop(XZ + "inPage>")),
    "initiative without a type": (
        "exactly one of the eight",
        swap("rdf-syntax-ns#type>", XZ + "Project>", XZ + "Thing>"),
    ),
    "date of a wrong type": (
        "gYearMonth or gYear",
        lambda lines: [x.replace("#gYear>", "#string>") if XZ + "date>" in x else x for x in lines],
    ),
    "initiative that nobody carries out": (
        "somebody carries out",
        lambda lines: [x for x in lines if "#carriesOut> <" not in x],
    ),
}


def damaged(small, change):
    return "\n".join(change(ntriples(small.triples).decode().splitlines())) + "\n"


def pyshacl_conforms(text):
    import pyshacl
    import rdflib

    data = rdflib.Graph().parse(data=text, format="nt")
    return pyshacl.validate(data, shacl_graph=str(folder() / "shapes.ttl"))[0]


def test_good_graph_conforms_for_both_validators(small):
    text = ntriples(small.triples).decode()
    assert validate.validate(text) == []
    assert pyshacl_conforms(text)


@pytest.mark.parametrize("name", BROKEN)
def test_broken_graph_is_refused_by_both_validators(small, name):
    words, change = BROKEN[name]
    text = damaged(small, change)
    assert any(words in v.message for v in validate.validate(text)), validate.validate(text)
    assert not pyshacl_conforms(text)


def test_statement_of_a_fact_that_is_not_there_is_refused(small):
    text = damaged(small, lambda lines: [x for x in lines if "#hasMeasure> <" not in x or "statement/" in x])
    assert any("not in the graph" in v.message for v in validate.validate(text))


def test_build_stops_with_the_fact_and_its_sentence(small):
    small.triples = [t for t in small.triples if not t.predicate.value.endswith("#value")]
    with pytest.raises(StopRun, match="(?s)nothing was written.*one number.*投资1.2亿元"):
        validate.check(small)


def test_missing_shapes_are_named(small, tmp_path):
    with pytest.raises(StopRun, match=r"none\.ttl: the shapes cannot be read"):
        validate.validate("", shapes=tmp_path / "none.ttl")
