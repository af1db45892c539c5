"""Our Turtle is the triplestore's: the same bytes for the same triples."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.graph.terms import PREFIXES
from kg.graph.turtlewriter import turtle

BASE = "https://w3id.org/xianzhi/id/"
XSD = PREFIXES["xsd"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
IRIS = st.sampled_from([f"{BASE}statement/0ab", f"{BASE}place/331125", f"{PREFIXES['xz']}Place", f"{XSD}date", "urn:x"])
KINDS = st.sampled_from([f"{XSD}{name}" for name in ("integer", "decimal", "boolean", "date", "gYear", "string")])
VALUES = st.one_of(
    TEXTS, st.from_regex(r"[+-]?[0-9]{0,3}\.?[0-9]{0,3}", fullmatch=True), st.sampled_from(["true", "1"])
)
TERMS = st.one_of(
    st.builds(NamedNode, IRIS),
    st.builds(lambda text: Literal(text, language="zh"), TEXTS),
    st.builds(lambda text, kind: Literal(text, datatype=NamedNode(kind)), VALUES, KINDS),
)


@given(st.lists(st.tuples(IRIS, IRIS, TERMS), min_size=1))
def test_the_bytes_are_those_of_the_triplestore(rows):
    blocks = {}
    for subject, predicate, thing in rows:
        blocks.setdefault(subject, set()).add((predicate, str(thing)))
    ours = turtle([(subject, sorted(pairs)) for subject, pairs in sorted(blocks.items())], base=BASE)
    given_ = {(s, p, str(o)): Triple(NamedNode(s), NamedNode(p), o) for s, p, o in rows}
    own = {kind: f"{BASE}{kind}/" for kind in ("measure", "statement")}
    theirs = serialize([given_[key] for key in sorted(given_)], format=RdfFormat.TURTLE, prefixes={**PREFIXES, **own})
    assert ours == theirs


def test_a_name_with_other_signs_than_letters_is_written_in_full():
    ours = turtle([(f"{BASE}statement/a~b", [("urn:p", f"<{BASE}statement/a.b>")])], base=BASE).decode()
    assert ours.splitlines()[-1] == f"<{BASE}statement/a~b> <urn:p> <{BASE}statement/a.b> ."
    assert len(list(parse(ours.encode(), RdfFormat.TURTLE))) == 1
