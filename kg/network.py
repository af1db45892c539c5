"""The graph as networkx sees it: entities, facts and places, with centrality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import query
from kg.vocab import PROLOGUE

if TYPE_CHECKING:
    import networkx
    from pyoxigraph import Store

_NODES = (
    PROLOGUE
    + """SELECT ?node ?label ?type WHERE {
  ?node rdfs:label ?label ; a ?type .
  FILTER(?type NOT IN (xz:Statement, xz:Page, xz:Article, xz:Place, xz:Initiative))
} ORDER BY ?node ?type"""
)
_FACTS = (
    PROLOGUE
    + """SELECT ?s ?p ?o (MAX(?c) AS ?confidence) (COUNT(?st) AS ?evidence) WHERE {
  ?st a xz:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; xz:confidence ?c .
} GROUP BY ?s ?p ?o ORDER BY ?s ?p ?o"""
)
_LINKS = (
    PROLOGUE
    + """SELECT ?s ?p ?o WHERE {
  ?s ?p ?o . FILTER(?p IN (xz:within, xz:scope, skos:broader)) } ORDER BY ?s ?p ?o"""
)


def network(store: Store) -> networkx.MultiDiGraph:
    """Entities as nodes, facts and enclosing places as edges.

    Nodes carry ``label`` and ``type`` (County, Person, Campaign …); edges ``predicate``, and facts
    ``confidence`` (the best of their statements) and ``evidence`` (how many statements).
    """
    import networkx

    graph = networkx.MultiDiGraph()
    for node, label, kind in query(store, _NODES).rows:
        graph.add_node(node, label=label, type=_local(kind))
    for s, p, o, confidence, evidence in query(store, _FACTS).rows:
        graph.add_edge(s, o, key=_local(p), predicate=_local(p), confidence=confidence, evidence=evidence)
    for s, p, o in query(store, _LINKS).rows:
        graph.add_edge(s, o, key=_local(p), predicate=_local(p))
    return graph


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def centrality(graph: networkx.MultiDiGraph) -> dict[str, float]:
    """PageRank of each node, edges taken both ways (Page, Brin, Motwani and Winograd 1999)."""
    import networkx

    return networkx.pagerank(networkx.Graph(graph)) if len(graph) else {}
