"""Communities: counties and cities that carry out the same programmes, with all that belongs to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.exports.html.contents import Contents

_UNITS = ("Province", "Prefecture", "County")


def communities_of(contents: Contents) -> dict[str, int]:
    """Entity -> number of its community, the largest first (Louvain, Blondel et al. 2008; fixed seed).

    Grouped are the units that entities belong to, tied by what their entities have in common: some thousands
    where there are tens of thousands of entities.
    """
    import networkx

    unit = _units(contents)
    ties = Counter((min(a, b), max(a, b)) for s, o in _ties(contents) for a, b in [(unit[s], unit[o])] if a != b)
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(set(unit.values())))
    graph.add_weighted_edges_from((a, b, n) for (a, b), n in sorted(ties.items()))
    found = networkx.community.louvain_communities(graph, seed=1) if len(graph) else []
    number = {node: i for i, members in enumerate(found) for node in members}
    return _largest_first({entity: number[at] for entity, at in unit.items()})


def _ties(contents: Contents) -> list[tuple[str, str]]:
    said = {(f.subject, f.object) for f in contents.statements}
    return sorted(said | {(s, o) for s, _, o in contents.links})


def _units(contents: Contents) -> dict[str, str]:
    """Entity -> the county, city or province that it belongs to, or where its chain of homes ends."""
    unit: dict[str, str] = {}
    for node in contents.entities:
        path = []
        while node not in unit:
            path.append(node)
            entity = contents.entities[node]
            if entity.kind in _UNITS or not entity.home:
                unit[node] = node
            else:
                node = entity.home
        for passed in path:
            unit[passed] = unit[node]
    return unit


def _largest_first(number: Mapping[str, int]) -> dict[str, int]:
    members: dict[int, list[str]] = defaultdict(list)
    for node, group in number.items():
        members[group].append(node)
    ordered = sorted(members.values(), key=lambda nodes: (-len(nodes), min(nodes)))
    return {node: i for i, nodes in enumerate(ordered) for node in nodes}


def names_of(contents: Contents, group: Mapping[str, int], rank: Mapping[str, float]) -> list[str]:
    """Each community by its most typical programme and its most central place."""
    programmes: dict[int, Counter[str]] = defaultdict(Counter)
    everywhere: Counter[str] = Counter()
    for s, p, o in contents.links:
        if p == "broader" and contents.entities[s].kind != "Concept":
            programmes[group[s]][o] += 1
            everywhere[o] += 1
    central = _central(contents, group, rank)
    found = []
    for number in range(max(group.values(), default=-1) + 1):
        cases = programmes[number]
        typical = min(cases, key=lambda c: (-(cases[c] ** 2) / everywhere[c], c), default="")
        parts = [contents.entities[n].label for n in (typical, central[number]) if n]
        found.append(" · ".join(dict.fromkeys(parts)))
    return found


def _central(contents: Contents, group: Mapping[str, int], rank: Mapping[str, float]) -> dict[int, str]:
    """Of each community the place of the highest rank; where it has no place, whatever ranks highest."""
    central: dict[int, str] = {}
    for node in sorted(group, key=lambda n: (contents.entities[n].kind not in _UNITS, -rank.get(n, 0), n)):
        central.setdefault(group[node], node)
    return central
