import rdflib

import kg
from tests.conftest import SEEDS


def test_build_gives_facts_of_every_kind(seeds_graph):
    assert all(n > 0 for n in seeds_graph.counts().values())
    assert len(seeds_graph) == len(seeds_graph.facts) == sum(seeds_graph.counts().values())


def test_rdflib_graph_has_the_same_triples(small):
    found = small.to_rdflib()
    assert isinstance(found, rdflib.Graph)
    assert len(found) == len(small.triples)


def test_networkx_graph_has_labels_types_and_evidence(small):
    graph = small.to_networkx()
    county = next(n for n, d in graph.nodes(data=True) if d["label"] == "云和县")
    assert graph.nodes[county]["type"] == "County"
    assert [d["evidence"] for _, _, d in graph.out_edges(county, data=True) if d["predicate"] == "carriesOut"] == [1]


def test_pandas_frame_has_numbers_where_they_are_numbers(small):
    frame = small.to_pandas()
    assert frame.loc[frame.kind == "measure", "value"].tolist() == [1.2]
    assert frame.confidence.between(0, 1).all()


def test_notebook_view_escapes_text_of_the_page(small):
    small.facts[0] = small.facts[0].__class__(
        **{**{c: getattr(small.facts[0], c) for c in small.facts[0].__slots__}, "quote": "<script>"}
    )
    assert "<script>" not in small._repr_html_()
    assert "&lt;script&gt;" in small._repr_html_()


def test_load_of_a_folder_gives_the_facts_that_were_built(seeds_graph, seeds_folder):
    loaded = kg.load(seeds_folder)
    assert sorted(map(repr, loaded.facts)) == sorted(map(repr, seeds_graph.facts))
    assert loaded.turtle == seeds_graph.turtle


def test_load_of_a_bare_graph_file_reads_its_statements(seeds_graph, seeds_folder, tmp_path):
    (tmp_path / "graph.ttl").write_bytes((seeds_folder / "graph.ttl").read_bytes())
    loaded = kg.load(tmp_path / "graph.ttl")
    quotes = {(f.kind, f.quote) for f in loaded.facts}
    assert quotes == {(f.kind, f.quote) for f in seeds_graph.facts}


def test_minimal_confidence_moves_facts_out_of_the_graph(seeds_graph):
    strict = kg.build(SEEDS / "000_58902a011cc22efe.txt", min_confidence=0.99)
    assert len(strict.rejected) > len(strict.facts)
    assert all(float(f.confidence) >= 0.99 for f in strict.facts)


def test_adding_pages_renames_no_entity(seeds_graph):
    one = kg.build(SEEDS / "002_0c6046d00884fe8b.txt")
    ids = {f.subject_id for f in one.facts} | {f.object_id for f in one.facts}
    assert len(ids) > 20
    assert ids <= {f.subject_id for f in seeds_graph.facts} | {f.object_id for f in seeds_graph.facts}
