import rdflib
from rdflib import OWL, RDF, RDFS

from kg.ontology_files import folder

XZ = "https://w3id.org/xianzhi/ontology#"
CONTRACT = ["Page", "Article", "Place", "Province", "Prefecture", "County", "Township", "Village", "Organization", "Person", "Role", "Initiative", "Campaign", "Project", "Event", "Service", "Facility", "Brand", "Document", "Body", "Honour", "Measure", "Statement", "carriesOut", "holdsRole", "title", "scope", "received", "hasMeasure", "what", "value", "unit", "within", "adcode", "inPage", "author", "about", "date", "inArticle", "quote", "start", "end", "confidence", "extractor", "source"]


def ontology():
    return rdflib.Graph().parse(folder() / "xianzhi.ttl")


def terms(graph):
    return {s for s in graph.subjects(RDF.type, None) if str(s).startswith(XZ)}


def test_every_term_of_the_contract_is_defined():
    assert {XZ + name for name in CONTRACT} <= {str(t) for t in terms(ontology())}


def test_every_term_is_labelled_and_commented_in_both_languages():
    graph = ontology()
    for term in terms(graph):
        for predicate in (RDFS.label, RDFS.comment):
            assert sorted(str(o.language) for o in graph.objects(term, predicate)) == ["en", "zh"], term


def test_every_class_stands_below_a_standard_one():
    graph = ontology()
    for name in terms(graph):
        if (name, RDF.type, OWL.Class) in graph:
            above = set(graph.transitive_objects(name, RDFS.subClassOf)) - {name}
            assert any(not str(a).startswith(XZ) for a in above), name


def test_graph_uses_no_term_that_the_ontology_lacks(seeds_graph):
    used = {
        n.value for t in seeds_graph.triples for n in (t.predicate, t.object) if getattr(n, "value", "").startswith(XZ)
    }
    assert used <= {str(t) for t in terms(ontology())}
