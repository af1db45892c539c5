from kg.graph.terms import number
from kg.vocab import XZ
from tests.conftest import graph_of, small_facts


def test_every_fact_has_its_direct_triple_and_one_statement(small):
    asked = small.query(f"""PREFIX xz: <{XZ}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?p ?quote WHERE {{ ?st a xz:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
            xz:quote ?quote .
        ?s ?p ?o }} ORDER BY ?p""")
    assert [(p.removeprefix(XZ), q) for p, q in asked.rows] == [
        ("carriesOut", "云和县开展老旧小区改造"),
        ("hasMeasure", "投资1.2亿元"),
        ("holdsRole", "县委书记章阿福"),
        ("received", "云和县荣获全国文明县"),
    ]


def test_statement_offsets_point_into_the_page(small):
    article = small.articles[0]
    rows = small.query(
        f"PREFIX xz: <{XZ}> SELECT ?q ?a ?z WHERE {{ ?st xz:quote ?q ; xz:start ?a ; xz:end ?z ; a xz:Statement }}"
    ).rows
    assert len(rows) == 4
    assert all(article.page.text[a:z] == q for q, a, z in rows)


def test_place_has_its_chain_up_to_the_province(small):
    rows = small.query(f"""PREFIX xz: <{XZ}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?l WHERE {{ ?p xz:adcode "331125" ; xz:within+/rdfs:label ?l }} ORDER BY ?l""").rows
    assert rows == [["丽水市"], ["浙江省"]]


def test_order_of_facts_does_not_change_the_bytes():
    article, facts = small_facts()
    assert graph_of(article, facts).turtle == graph_of(article, facts[::-1]).turtle


def test_namespace_is_settable():
    article, facts = small_facts()
    graph = graph_of(article, facts, base="https://example.org/kg/")
    assert b"https://example.org/kg/place/331125" in graph.turtle
    assert b"w3id.org/xianzhi/id/" not in graph.turtle


def test_numbers_are_written_without_exponent():
    assert number(1500000000).value == "1500000000"
    assert number(0.85).value == "0.85"
