"""What the page shows: nodes with a class, a size and a colour, edges, and each node's facts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg import network as networks
from kg.store import query

if TYPE_CHECKING:
    import networkx
    from pyoxigraph import Store

# class -> colour, Chinese, English: a palette that the colour-blind can tell apart (Okabe and Ito 2008)
CLASSES = {
    "Province": ("#7f8c9b", "省", "province"),
    "Prefecture": ("#5d6d7e", "地市", "prefecture"),
    "County": ("#0072b2", "县区", "county"),
    "Township": ("#56b4e9", "乡镇", "township"),
    "Village": ("#9fd3f2", "村社区", "village"),
    "Organization": ("#cc79a7", "机构", "organisation"),
    "Person": ("#d55e00", "人物", "person"),
    "Role": ("#e9a777", "职务", "role"),
    "Campaign": ("#009e73", "专项工作", "campaign"),
    "Project": ("#00796b", "项目工程", "project"),
    "Event": ("#f0e442", "活动会议", "event"),
    "Service": ("#8bc34a", "服务机制", "service"),
    "Facility": ("#b2df8a", "阵地设施", "facility"),
    "Brand": ("#26c6a5", "品牌", "brand"),
    "Document": ("#a1887f", "文件", "document"),
    "Body": ("#80cbc4", "组织队伍", "body"),
    "Honour": ("#e69f00", "荣誉", "honour"),
    "Concept": ("#37474f", "全国性工作", "programme"),
    "Thing": ("#bdbdbd", "其他", "other"),
}
# Pixels at full size: the names of counties must be read when the whole graph is in view.
_FONTS = {
    "County": 52,
    "Prefecture": 44,
    "Province": 36,
    "Township": 36,
    "Village": 26,
    "Organization": 20,
    "Concept": 30,
}


@dataclass(slots=True)
class Node:
    """One dot; ``size`` in pixels, ``facts`` index the picture's facts."""

    id: str
    label: str
    kind: str
    size: float
    community: int
    others: list[str] = field(default_factory=list)
    facts: list[int] = field(default_factory=list)
    code: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Date, giver, national programme: what it is called, and its text."""

    @property
    def color(self) -> str:
        """The colour of its kind."""
        return CLASSES[self.kind][0]

    @property
    def kind_zh(self) -> str:
        """Its kind in Chinese."""
        return CLASSES[self.kind][1]

    @property
    def short(self) -> str:
        """Its label in at most 14 characters."""
        return self.label if len(self.label) <= 14 else self.label[:13] + "…"

    @property
    def font(self) -> int:
        """The size of its label's type."""
        return _FONTS.get(self.kind, 15)

    def details(self) -> dict[str, Any]:
        """What the panel shows."""
        return {
            "label": self.label,
            "kind": self.kind,
            "others": self.others,
            "facts": self.facts,
            "code": self.code,
            "notes": self.notes,
            "community": self.community,
        }


@dataclass(frozen=True, slots=True)
class Edge:
    """One line: a fact, or 属于 (lies in)."""

    source: str
    target: str
    label: str
    width: float


@dataclass(slots=True)
class Picture:
    """Nodes, edges, facts, and how many nodes found no room."""

    nodes: list[Node]
    edges: list[Edge]
    facts: list[dict[str, Any]]
    network: networkx.MultiDiGraph
    left_out: int

    @property
    def legend(self) -> list[dict[str, Any]]:
        """Class, colour and number of nodes, in the order of the palette."""
        count: dict[str, int] = defaultdict(int)
        for node in self.nodes:
            count[node.kind] += 1
        return [
            {"kind": k, "color": c, "zh": zh, "en": en, "count": count[k]}
            for k, (c, zh, en) in CLASSES.items()
            if count[k]
        ]


_LABELS = {
    "carriesOut": "开展 carries out",
    "holdsRole": "任 holds",
    "received": "获 received",
    "within": "属于 within",
    "scope": "于 at",
    "broader": "属全国性工作 case of",
}


def picture_of(store: Store, *, most: int) -> Picture:
    """Choose and measure the nodes: sized by PageRank, grouped by Louvain communities.

    Measures are shown as facts of their subjects, not as nodes of their own.
    """
    full = networks.network(store)
    full.remove_nodes_from(
        [n for n, d in full.nodes(data=True) if d.get("type", "Measure") in ("Measure", "ConceptScheme")]
    )
    rank = networks.centrality(full)
    shown = sorted(full, key=lambda n: (-rank[n], n))[:most]
    graph = full.subgraph(shown)
    group = networks.communities(graph)
    top = max(rank.values(), default=1)
    nodes = {
        n: Node(
            n,
            graph.nodes[n]["label"],
            _kind(graph.nodes[n]["type"]),
            round(8 + 34 * (rank[n] / top) ** 0.5, 1),
            group[n],
        )
        for n in sorted(shown)
    }
    facts = _facts(store, nodes)
    _names(store, nodes)
    return Picture(list(nodes.values()), _edges(graph), facts, graph, len(full) - len(shown))


def _kind(name: str) -> str:
    return name if name in CLASSES else "Thing"


def _edges(graph: networkx.MultiDiGraph) -> list[Edge]:
    found = sorted((s, o, d["predicate"], d.get("evidence", 1)) for s, o, d in graph.edges(data=True))
    return [Edge(s, o, _LABELS.get(p, p), min(1 + 0.5 * n, 4)) for s, o, p, n in found]


def _facts(store: Store, nodes: dict[str, Node]) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = []
    for row in query(store, _STATEMENTS).rows:
        s, s_label, p, o, o_label, quote, title, page, start, end, confidence, sentence = row
        ends = [n for n in (s, o) if n in nodes]
        if not ends:
            continue
        for end_node in dict.fromkeys(ends):
            nodes[end_node].facts.append(len(facts))
        facts.append(
            {
                "s": s if s in nodes else "",
                "sl": s_label,
                "p": p.rpartition("#")[2],
                "o": o if o in nodes else "",
                "ol": o_label,
                "q": quote,
                "n": sentence or quote,
                "t": title,
                "f": page,
                "a": start,
                "z": end,
                "c": confidence,
            }
        )
    return facts


def _names(store: Store, nodes: dict[str, Node]) -> None:
    for node, name in query(store, _OTHERS).rows:
        if node in nodes:
            nodes[node].others.append(name)
    for node, code in query(store, _CODES).rows:
        if node in nodes:
            nodes[node].code = code
    for node, *notes in query(store, _NOTES).rows:
        if node in nodes:
            nodes[node].notes += [(name, note) for name, note in zip(_NOTE_NAMES, notes) if note]


_PREFIXES = networks._PREFIXES + "PREFIX dct: <http://purl.org/dc/terms/>\n"
_STATEMENTS = (
    _PREFIXES
    + """SELECT ?s ?sl ?p ?o ?ol ?quote ?title ?page ?start ?end ?c ?sentence WHERE {
  ?st a xz:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; xz:quote ?quote ;
      xz:start ?start ; xz:end ?end ;
      xz:confidence ?c ; xz:inArticle ?a . ?a dct:title ?title ; xz:inPage/xz:source ?page .
  ?s rdfs:label ?sl . ?o rdfs:label ?ol OPTIONAL { ?st xz:sentence ?sentence }
} ORDER BY ?page ?start ?end ?p ?s ?o"""
)
_OTHERS = _PREFIXES + "SELECT ?n ?name WHERE { ?n skos:altLabel ?name } ORDER BY ?n ?name"
_CODES = _PREFIXES + "SELECT ?n ?code WHERE { ?n xz:adcode ?code } ORDER BY ?n"
_NOTE_NAMES = ("日期 date", "至 until", "授予 granted by", "属全国性工作 case of")
_NOTES = (
    _PREFIXES
    + """SELECT ?n ?date ?end ?giver ?programme WHERE {
  { ?n xz:date ?d OPTIONAL { ?n xz:dateEnd ?e } BIND(STR(?d) AS ?date) BIND(STR(?e) AS ?end) }
  UNION { ?n xz:grantedBy ?giver }
  UNION { ?n skos:broader/skos:prefLabel ?programme . ?n rdfs:label ?l FILTER(LANG(?programme) = "zh") }
} ORDER BY ?n ?date ?giver ?programme"""
)
