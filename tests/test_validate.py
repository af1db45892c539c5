"""The shapes refuse what they should, and shacl-rust and pyshacl agree on it node by node."""

import re

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store, serialize
from rdflib.namespace import SH

from kg import validate
from kg.errors import StopRun
from kg.ontology_files import folder
from tests.conftest import ROOT

ID = "https://w3id.org/xianzhi/id/"
SMALL = ROOT / "tests" / "fixtures" / "small.ttl"
PREFIXES = """PREFIX xz: <https://w3id.org/xianzhi/ontology#> PREFIX id: <https://w3id.org/xianzhi/id/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> """


def replaced(node: str, predicate: str, value: str) -> str:
    """The update that gives a node another value."""
    return (
        f"DELETE {{ {node} {predicate} ?v }} INSERT {{ {node} {predicate} {value} }} WHERE {{ {node} {predicate} ?v }}"
    )


# What is wrong -> (the node at fault, words of the message, the update that damages the small graph)
BROKEN = {
    "quote missing": ("statement-1", "has its quote", "DELETE WHERE { id:statement-1 xz:quote ?v }"),
    "quote of two lines": (
        "statement-1",
        "without line breaks",
        replaced("id:statement-1", "xz:quote", '"上\\n下"@zh'),
    ),
    "two quotes": ("statement-1", "has its quote", 'INSERT DATA { id:statement-1 xz:quote "又"@zh }'),
    "quote longer than its extent": (
        "statement-3",
        "longer than its extent",
        replaced("id:statement-3", "xz:end", "83"),
    ),
    "end before start": ("statement-1", "before its end", replaced("id:statement-1", "xz:end", "3")),
    "start below zero": ("statement-1", "starts at 0", replaced("id:statement-1", "xz:start", "-1")),
    "offset that is no number": ("statement-1", "one end", replaced("id:statement-1", "xz:end", '"40"')),
    "no subject": ("statement-1", "one subject", "DELETE WHERE { id:statement-1 rdf:subject ?v }"),
    "unknown predicate": (
        "statement-8",
        "carriesOut, holdsRole, received or hasMeasure",
        replaced("id:statement-8", "rdf:predicate", "xz:likes"),
    ),
    "statement whose triple is not asserted": (
        "statement-5",
        "not in the graph",
        "DELETE DATA { id:331125102 xz:carriesOut id:squad }",
    ),
    "triple without statement": ("331125", "no statement", "DELETE WHERE { id:statement-14 ?p ?o }"),
    "triple with a statement of another predicate": (
        "331125",
        "no statement",
        replaced("id:statement-14", "rdf:predicate", "xz:holdsRole"),
    ),
    "triple with a statement of another subject": (
        "331125",
        "no statement",
        replaced("id:statement-14", "rdf:subject", "id:431230"),
    ),
    "statement without article": ("statement-2", "from one article", "DELETE WHERE { id:statement-2 xz:inArticle ?v }"),
    "confidence above 1": ("statement-1", "between 0 and 1", replaced("id:statement-1", "xz:confidence", "1.3")),
    "confidence as text": ("statement-1", "one confidence", replaced("id:statement-1", "xz:confidence", '"high"')),
    "no extractor": ("statement-1", "names its extractor", "DELETE WHERE { id:statement-1 xz:extractor ?v }"),
    "unknown property": ("statement-1", "no such property", 'INSERT DATA { id:statement-1 xz:qoute "引"@zh }'),
    "unknown class": ("squad", "no such class", "INSERT DATA { id:squad a xz:Organisation }"),
    "label without a class": ("nobody", "has a class", 'INSERT DATA { id:nobody rdfs:label "无"@zh }'),
    "two labels": ("331125", "exactly one Chinese label", 'INSERT DATA { id:331125 rdfs:label "云和"@zh }'),
    "label in English": ("431230", "exactly one Chinese label", replaced("id:431230", "rdfs:label", '"Tongdao"@en')),
    "article outside any page": ("article-1", "in one page", "DELETE WHERE { id:article-1 xz:inPage ?v }"),
    "article in something else": ("article-1", "in one page", replaced("id:article-1", "xz:inPage", "id:331125")),
    "kind of article unknown": ("article-1", "unknown kind", replaced("id:article-1", "xz:kind", '"poem"')),
    "page without source": ("page-b", "source file", "DELETE WHERE { id:page-b xz:source ?v }"),
    "code of five digits": ("331125", "six digits", replaced("id:331125", "xz:adcode", '"33112"')),
    "county without code": ("331125", "have a code", "DELETE WHERE { id:331125 xz:adcode ?v }"),
    "township with code": ("331125102", "no six-digit code", 'INSERT DATA { id:331125102 xz:adcode "331126" }'),
    "two places of one code": ("431230", "the same code", replaced("id:431230", "xz:adcode", '"331125"')),
    "two enclosing places": ("431230", "directly in one place", "INSERT DATA { id:431230 xz:within id:430000 }"),
    "place within itself": ("331125", "in a prefecture or province", replaced("id:331125", "xz:within", "id:331125")),
    "county in no prefecture": ("331125", "in a prefecture", "DELETE DATA { id:331125 xz:within id:331100 }"),
    "province within a county": ("430000", "encloses a province", "INSERT DATA { id:430000 xz:within id:331125 }"),
    "place of two levels": ("331125", "exactly one level", "INSERT DATA { id:331125 a xz:Prefecture }"),
    "coordinates swapped": ("331125", "latitude lies between", replaced("id:331125", "schema:latitude", "119.57")),
    "person that carries out": ("zhang", "place or an organisation", "INSERT DATA { id:zhang xz:carriesOut id:squad }"),
    "role without title": ("director", "has one title", "DELETE WHERE { id:director xz:title ?v }"),
    "role at a person": ("director", "one organisation or place", replaced("id:director", "xz:scope", "id:zhang")),
    "role that nobody holds": (
        "vacant",
        "somebody holds",
        'INSERT DATA { id:vacant a xz:Role ; rdfs:label "空"@zh ; xz:title "空" }',
    ),
    "measure without number": ("money-1", "one number", "DELETE WHERE { id:money-1 xz:value ?v }"),
    "measure without unit": ("money-1", "one unit", "DELETE WHERE { id:money-1 xz:unit ?v }"),
    "base value without its unit": (
        "money-1",
        "comes with that unit",
        "DELETE WHERE { id:money-1 schema:unitText ?v }",
    ),
    "bound unknown": ("money-2", "unknown bound", replaced("id:money-2", "xz:bound", '"perhaps"')),
    "initiative without a type": ("squad", "one of the eight types", "DELETE DATA { id:squad a xz:Body }"),
    "initiative of two types": ("squad", "one of the eight types", "INSERT DATA { id:squad a xz:Brand }"),
    "initiative that nobody carries out": (
        "idle",
        "somebody carries out",
        'INSERT DATA { id:idle a xz:Initiative, xz:Event ; rdfs:label "会"@zh }',
    ),
    "date of a wrong type": ("meeting", "gMonthDay or gMonth", replaced("id:meeting", "xz:date", '"6月5日"')),
    "programme that is no concept": ("squad", "is a concept", "INSERT DATA { id:squad skos:broader id:plan }"),
}


def stored() -> Store:
    store = Store()
    store.bulk_load(path=str(SMALL), format=RdfFormat.TURTLE)
    return store


def damaged(update: str) -> str:
    """The small graph after an update, which must have changed something."""
    store, before = stored(), set(stored())
    store.update(PREFIXES + update)
    assert set(store) != before
    return serialize([q.triple for q in store], format=RdfFormat.N_TRIPLES).decode()


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(folder() / "shapes.ttl")


def pyshacl_results(text: str, shapes: rdflib.Graph) -> set[tuple[str, str]]:
    """Node and constraint of each violation that pyshacl sees."""
    import pyshacl

    _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=text, format="nt"), shacl_graph=shapes)
    return {
        (str(report.value(r, SH.focusNode)), str(report.value(r, SH.sourceConstraintComponent)))
        for r in report.subjects(SH.resultSeverity, SH.Violation)
    }


def shacl_rust_results(text: str) -> set[tuple[str, str]]:
    results = validate._results(text, folder() / "shapes.ttl")
    return {
        (r["focusNode"].strip("<>"), r["sourceConstraintComponent"].strip("<>"))
        for r in results
        if "Violation" in r["severity"]
    }


def test_good_graph_conforms_for_both_validators(shapes):
    assert validate.validate(SMALL, warnings=True) == []
    assert pyshacl_results(damaged("INSERT DATA { id:331125 rdfs:seeAlso id:x }"), shapes) == set()


def test_shapes_are_themselves_valid_shacl(shapes):
    import pyshacl

    assert pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)[0]


@pytest.mark.parametrize("name", BROKEN)
def test_broken_graph_is_refused_at_the_node_at_fault(name):
    node, words, update = BROKEN[name]
    found = validate.validate(damaged(update))
    assert [v for v in found if v.focus.endswith(f"/{node}>") and words in v.message], found


@pytest.mark.parametrize("names", [list(BROKEN)[i::16] for i in range(16)], ids=" + ".join)
def test_both_validators_refuse_the_same_nodes_for_the_same_reasons(names, shapes):
    """Sixteen graphs, each damaged in three ways.

    Of a value that is no number pyshacl says also that it cannot be compared.
    """
    text = damaged(" ; ".join(BROKEN[n][2] for n in names))
    ours, theirs = shacl_rust_results(text), pyshacl_results(text, shapes)
    if "offset that is no number" in names:
        theirs -= {(f"{ID}statement-1", str(SH.LessThanConstraintComponent))}
    assert len({node for node, _ in ours}) >= 2
    assert ours == theirs


@pytest.mark.parametrize("name", BROKEN)
def test_every_message_is_in_both_languages(name):
    for violation in validate.validate(damaged(BROKEN[name][2])):
        assert any("\u4e00" <= c <= "\u9fff" for c in violation.message), violation
        assert violation.message[0].isascii()


def test_violation_names_the_fact_and_quotes_its_sentence():
    found = validate.validate(damaged(BROKEN["measure without number"][2]))
    assert [(v.fact, v.quote, v.where) for v in found] == [
        ("老旧小区改造 hasMeasure 投资 1.2亿元", "投资1.2亿元", "a.txt:41")
    ]
    assert str(found[0]).startswith("<https://w3id.org/xianzhi/id/money-1> xz:value: a measure has one number 数据")
    assert "“投资1.2亿元” (a.txt:41)" in str(found[0])


def test_violation_of_a_place_quotes_a_sentence_about_what_lies_there():
    found = validate.validate(damaged(replaced("id:431200", "xz:adcode", '"4312"')))
    assert [v.fact for v in found] == ["通道侗族自治县 carriesOut 防汛工作会议"]


def test_fact_without_statement_names_its_ends():
    found = validate.validate(damaged("DELETE WHERE { id:statement-14 ?p ?o }"))
    assert [(v.path, v.fact, v.quote) for v in found] == [
        ("<https://w3id.org/xianzhi/ontology#received>", "云和县 received 全国文明县", "")
    ]


def test_agent_in_a_label_is_a_warning_only():
    text = damaged(replaced("id:squad", "rdfs:label", '"崇头镇防汛抢险突击队"@zh'))
    assert validate.validate(text) == []
    assert [v.severity for v in validate.validate(text, warnings=True)] == ["Warning"]


@pytest.mark.parametrize(
    ("suffix", "form"),
    [(".ttl", RdfFormat.TURTLE), (".nt", RdfFormat.N_TRIPLES), (".nq", RdfFormat.N_QUADS), (".trig", RdfFormat.TRIG)],
)
def test_every_format_of_a_graph_file_can_be_checked(tmp_path, suffix, form):
    store, file = stored(), tmp_path / f"graph{suffix}"
    store.update(PREFIXES + "DELETE WHERE { id:director xz:title ?v }")
    file.write_bytes(serialize(store if form.supports_datasets else [q.triple for q in store], format=form))
    assert [v.path for v in validate.validate_file(file)] == ["<https://w3id.org/xianzhi/ontology#title>"]


def test_named_graphs_are_checked_as_one(tmp_path):
    """A statement in one graph, its fact in another."""
    file = tmp_path / "graph.nq"
    lines = serialize([q.triple for q in stored()], format=RdfFormat.N_TRIPLES).decode().splitlines()
    file.write_text("".join(f"{line[:-1]}<http://example.org/g{i % 2}> .\n" for i, line in enumerate(lines)))
    assert validate.validate_file(file) == []


def test_bytes_and_text_are_the_same():
    text = damaged(BROKEN["role without title"][2])
    assert validate.validate(text) == validate.validate(text.encode()) != []


def test_message_about_a_broken_graph_names_the_rule_the_fact_and_its_sentence(small):
    kept = [t for t in small.triples if not t.predicate.value.endswith("#value")]
    small.turtle = serialize(kept, format=RdfFormat.TURTLE)
    text = validate.message(validate.broken_rules(small.turtle), small.turtle)
    assert re.search("(?s)nothing was written.*one number.*投资1.2亿元", text)


def test_built_graph_conforms(small):
    assert validate.validate(serialize(small.triples, format=RdfFormat.N_TRIPLES)) == []


def test_missing_shapes_are_named(tmp_path):
    with pytest.raises(StopRun, match=r"none\.ttl: the shapes cannot be read"):
        validate.validate("", shapes=tmp_path / "none.ttl")


def test_broken_turtle_is_refused(tmp_path):
    with pytest.raises(StopRun, match="cannot be checked"):
        validate.validate("<a> <b> .")
    (tmp_path / "graph.ttl").write_text("<a> <b> .")
    with pytest.raises(StopRun, match=r"graph\.ttl: not valid ttl"):
        validate.validate_file(tmp_path / "graph.ttl")
