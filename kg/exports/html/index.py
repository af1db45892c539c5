"""The page's index: all that is drawn, searched and filtered, as columns of numbers and names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kg import network as networks
from kg.exports.html.arrangement import lay_out
from kg.exports.html.classes import CLASSES
from kg.exports.html.communities import communities_of, names_of
from kg.exports.html.contents import VERBS, Contents, Entity, Statement

if TYPE_CHECKING:
    import networkx

STATUSES = ("done", "planned", "ended", "named", "current", "incoming", "former", "acting", "candidate")
LINKS = ("within", "scope", "broader")


def index_of(contents: Contents, *, base: str) -> dict[str, Any]:
    """Columns of nodes, facts, links and articles; nodes are named by number, in the order of their IRIs."""
    number = {iri: i for i, iri in enumerate(contents.entities)}
    rank, group = networks.centrality(_drawn(contents)), communities_of(contents)
    return {
        "classes": [[name, *look] for name, look in CLASSES.items()],
        "statuses": STATUSES,
        "verbs": VERBS,
        "linkNames": LINKS,
        "nodes": _nodes(contents, number, group, base) | _placed(contents, rank),
        "more": {str(number[e.iri]): more for e in contents.entities.values() if (more := _more(e))},
        "facts": _facts(contents, number),
        "links": [[number[s], LINKS.index(p), number[o]] for s, p, o in contents.links],
        "articles": [[a.title, a.page, a.date, number.get(a.about, -1)] for a in contents.sources.values()],
        "communities": names_of(contents, group, rank),
    }


def _drawn(contents: Contents) -> networkx.Graph:
    """Entities and what ties them; figures are shown with what they are said of, not as dots of their own."""
    import networkx

    graph = networkx.MultiDiGraph()
    graph.add_nodes_from(e.iri for e in contents.entities.values() if e.kind != "Measure")
    ties = {(f.subject, f.object) for f in contents.statements} | {(s, o) for s, _, o in contents.links}
    graph.add_edges_from(sorted((s, o) for s, o in ties if s in graph and o in graph and s != o))
    return graph


def _nodes(contents: Contents, number: dict[str, int], group: dict[str, int], base: str) -> dict[str, list[Any]]:
    kinds = {name: i for i, name in enumerate(CLASSES)}
    every = list(contents.entities.values())
    return {
        "id": [name_of(e.iri, base) for e in every],
        "label": [e.label for e in every],
        "kind": [kinds[e.kind] for e in every],
        "home": [number.get(e.home, -1) for e in every],
        "community": [group.get(e.iri, -1) for e in every],
    }


def name_of(iri: str, base: str) -> str:
    """The short, lasting name of an entity in addresses of the page: its IRI without the namespace of the graph."""
    return iri.removeprefix(base)


def _placed(contents: Contents, rank: dict[str, float]) -> dict[str, list[Any]]:
    top = max(rank.values(), default=1) or 1
    size = {node: 4 + round(22 * math.sqrt(value / top), 1) for node, value in rank.items()}
    homes = {e.iri: e.home if e.home in size else "" for e in contents.entities.values() if e.iri in size}
    layout = lay_out(homes, size)
    nowhere = (0, 0)
    return {
        "x": [layout.points.get(iri, nowhere)[0] for iri in contents.entities],
        "y": [layout.points.get(iri, nowhere)[1] for iri in contents.entities],
        "size": [size.get(iri, 0) for iri in contents.entities],
        "island": [layout.islands.get(iri, 0) for iri in contents.entities],
    }


def _more(entity: Entity) -> dict[str, Any]:
    found: dict[str, Any] = {
        "others": entity.others,
        "code": entity.code,
        "at": list(entity.at) if entity.at else [],
        "date": entity.date,
        "until": entity.until,
        "status": entity.status,
        "giver": entity.giver,
    }
    return {name: value for name, value in found.items() if value}


def _facts(contents: Contents, number: dict[str, int]) -> dict[str, list[int]]:
    articles = {iri: i for i, iri in enumerate(contents.sources)}
    rows = [
        (
            number[f.subject],
            VERBS.index(f.verb) if f.verb in VERBS else 0,
            number[f.object],
            articles.get(f.article, -1),
            contents.year_of(f),
            STATUSES.index(_status(contents, f)),
            round(100 * f.confidence),
        )
        for f in contents.statements
    ]
    columns = list(zip(*rows)) or [()] * 7
    return {name: list(column) for name, column in zip(("s", "v", "o", "a", "year", "status", "sure"), columns)}


def _status(contents: Contents, statement: Statement) -> str:
    own = statement.status or contents.entities[statement.object].status
    if own in STATUSES:
        return own
    return "named" if statement.verb == "holdsRole" else "done"
