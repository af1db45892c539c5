"""The namespaces of the graph, once: for the triples that are written, and for the queries that are asked of them."""

from __future__ import annotations

XZ = "https://w3id.org/xianzhi/ontology#"
PREFIXES = {
    "xz": XZ,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
"""What a SPARQL query begins with that uses them (https://www.w3.org/TR/sparql11-query/#rPrologue)."""
