from kg.network import centrality, network


def test_facts_and_places_are_edges(small):
    graph = network(small.store)
    label = dict(graph.nodes(data="label"))
    edges = {(label[a], d["predicate"], label[b]) for a, b, d in graph.edges(data=True)}
    assert ("云和县", "carriesOut", "老旧小区改造") in edges
    assert ("云和县", "within", "丽水市") in edges
    assert ("云和县委书记", "scope", "云和县委") in edges


def test_centrality_is_a_distribution_and_the_county_leads(small):
    graph = network(small.store)
    rank = centrality(graph)
    assert abs(sum(rank.values()) - 1) < 1e-6
    assert graph.nodes[max(rank, key=rank.get)]["label"] == "云和县"
