import shutil
import subprocess

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS
from rdflib.collection import Collection
from rdflib.namespace import SH

from kg import ontology_files, validate
from kg.errors import StopRun
from tests.conftest import ROOT

XZ = rdflib.Namespace("https://w3id.org/xianzhi/ontology#")
SMALL = ROOT / "tests" / "fixtures" / "small.ttl"
SCHEMA, ORG, FOAF = "https://schema.org/", "http://www.w3.org/ns/org#", "http://xmlns.com/foaf/0.1/"
PROV, OA, SKOS = "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#", "http://www.w3.org/2004/02/skos/core#"
# What loaded stores and saved queries rely on: class -> what it is a subclass of
CLASSES = {
    "Page": SCHEMA + "CreativeWork",
    "Article": SCHEMA + "NewsArticle",
    "Place": SCHEMA + "AdministrativeArea",
    "Organization": ORG + "Organization",
    "Person": FOAF + "Person",
    "Role": ORG + "Post",
    "Initiative": SCHEMA + "Action",
    "Honour": SCHEMA + "Thing",
    "Measure": SCHEMA + "QuantitativeValue",
    "Statement": PROV + "Entity",
    **dict.fromkeys(["Province", "Prefecture", "County", "Township", "Village"], str(XZ.Place)),
    **dict.fromkeys(
        ["Campaign", "Project", "Event", "Service", "Facility", "Brand", "Document", "Body"], str(XZ.Initiative)
    ),
}
PROPERTIES = [
    "carriesOut",
    "holdsRole",
    "title",
    "scope",
    "received",
    "hasMeasure",
    "what",
    "value",
    "unit",
    "within",
    "adcode",
    "inPage",
    "author",
    "about",
    "date",
    "inArticle",
    "quote",
    "start",
    "end",
    "confidence",
    "extractor",
    "source",
]


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_files.folder() / "xianzhi.ttl")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_files.folder() / "shapes.ttl")


def terms(graph: rdflib.Graph, *kinds) -> set[rdflib.URIRef]:
    found = {s for kind in kinds or (None,) for s in graph.subjects(RDF.type, kind)}
    return {s for s in found if str(s).startswith(XZ)}


@pytest.mark.parametrize("name", CLASSES)
def test_class_stands_where_the_contract_puts_it(ontology, name):
    assert (XZ[name], RDFS.subClassOf, rdflib.URIRef(CLASSES[name])) in ontology
    assert (XZ[name], RDF.type, OWL.Class) in ontology


def test_every_property_of_the_contract_is_defined(ontology):
    assert {XZ[p] for p in PROPERTIES} <= terms(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)


def test_every_term_is_labelled_and_commented_in_both_languages(ontology):
    for term in terms(ontology):
        for predicate in (RDFS.label, RDFS.comment):
            texts = {str(o.language): str(o) for o in ontology.objects(term, predicate)}
            assert sorted(texts) == ["en", "zh"], term
            assert any("\u4e00" <= c <= "\u9fff" for c in texts["zh"]), term


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_terms_have_the_same_label(ontology, language):
    labels = [str(o) for t in terms(ontology) for o in ontology.objects(t, RDFS.label) if o.language == language]
    assert len(labels) == len(set(labels)) > 40


@pytest.mark.parametrize("vocabulary", [SCHEMA, ORG, FOAF, PROV, OA, SKOS])
def test_terms_are_aligned_with_the_standard_vocabulary(ontology, vocabulary):
    links = {o for t in terms(ontology) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in ontology.objects(t, p)}
    assert any(str(o).startswith(vocabulary) for o in links)


def test_vocabulary_stays_small(ontology):
    assert len(terms(ontology)) < 70


def test_graph_uses_no_term_that_the_ontology_lacks(ontology, seeds_graph):
    nodes = {getattr(n, "value", "") for t in seeds_graph.triples for n in (t.predicate, t.object)}
    assert {n for n in nodes if n.startswith(XZ)} <= {str(t) for t in terms(ontology)}


def test_shapes_and_ontology_speak_of_the_same_properties(ontology, shapes):
    shaped = {o for o in shapes.objects(None, SH.path) if str(o).startswith(XZ)}
    assert shaped == terms(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)


def test_every_class_is_known_to_the_shapes(ontology, shapes):
    listed = {t for head in shapes.objects(None, SH["in"]) for t in Collection(shapes, head) if str(t).startswith(XZ)}
    assert terms(ontology, OWL.Class) <= listed


def test_shapes_hold_for_a_graph_loaded_together_with_its_ontology():
    """Then every honour is also a schema:Thing, every initiative a concept."""
    together = SMALL.read_text(encoding="utf-8") + (ontology_files.folder() / "xianzhi.ttl").read_text(encoding="utf-8")
    assert validate.validate(together) == []


@pytest.mark.skipif(not shutil.which("rapper"), reason="rapper (raptor2-utils) is not installed")
@pytest.mark.parametrize("name", ["xianzhi.ttl", "shapes.ttl"])
def test_an_independent_parser_reads_the_file(name):
    command = ["rapper", "-q", "-c", "-i", "turtle", str(ontology_files.folder() / name)]
    done = subprocess.run(command, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_ontology_of_an_installed_package_is_found_inside_it(tmp_path, monkeypatch):
    inside = tmp_path / "kg" / "ontology"
    inside.mkdir(parents=True)
    (inside / "xianzhi.ttl").touch()
    monkeypatch.setattr(ontology_files, "__file__", str(tmp_path / "kg" / "ontology_files.py"))
    ontology_files.folder.cache_clear()
    try:
        assert ontology_files.folder() == inside
        (inside / "xianzhi.ttl").unlink()
        ontology_files.folder.cache_clear()
        with pytest.raises(StopRun, match=r"no ontology/xianzhi\.ttl in: .*install the package again"):
            ontology_files.folder()
    finally:
        ontology_files.folder.cache_clear()
