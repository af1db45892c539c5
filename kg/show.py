"""Everything known of one name: classes, other names, place, facts, and the sentences that state them."""

from __future__ import annotations

import json
from typing import Any, cast

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

from kg.errors import StopRun
from kg.store import about, query
from kg.terminal import inert
from kg.vocab import PROLOGUE

Node = NamedNode | BlankNode

_KINDS = {
    "Province": "省 province",
    "Prefecture": "地市 prefecture",
    "County": "县区 county",
    "Township": "乡镇 township",
    "Village": "村社区 village",
    "Organization": "机构 organisation",
    "Person": "人物 person",
    "Role": "职务 role",
    "Honour": "荣誉 honour",
    "Measure": "数据 measure",
    "Campaign": "专项工作 campaign",
    "Project": "项目 project",
    "Event": "活动会议 event",
    "Service": "服务机制 service",
    "Facility": "阵地设施 facility",
    "Brand": "品牌 brand",
    "Document": "文件 document",
    "Body": "组织队伍 body",
    "Article": "文章 article",
}
_VERBS = {
    "carriesOut": "carries out 开展",
    "holdsRole": "holds 任",
    "received": "received 获",
    "hasMeasure": "counts 数据",
}
_TENURES = {
    "current": "current 在任",
    "incoming": "incoming 新任",
    "former": "former 曾任",
    "acting": "acting 代理",
    "candidate": "candidate 候选",
}


MOST_CHARACTERS = 2_000
"""Longer texts are cut where they are shown."""
_MOST_ABOVE = 12
_LONGEST_NAME = 200
"""Longer labels are offered to nobody as the name that was meant."""


def find(store: Store, name: str) -> list[Node]:
    """The entities called so: by label or other name; when there are none, those that contain it."""
    try:
        literal = json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")
        literal.encode()
    except UnicodeEncodeError:  # bytes that are not UTF-8: no label holds them
        return []
    # The first is an index's work, the others look at every name.
    for where in ("VALUES ?name { %s@zh }", "FILTER(STR(?name) = %s)", "FILTER(CONTAINS(STR(?name), %s))"):
        found = [row["node"] for row in cast(QuerySolutions, store.query(_FIND % (where % literal), **_ALL_GRAPHS))]
        if found:
            return found
    return []


_ALL_GRAPHS: Any = {"use_default_graph_as_union": True}
_FIND = (
    PROLOGUE
    + """SELECT DISTINCT ?node WHERE { ?node rdfs:label|skos:altLabel ?name . OPTIONAL { ?node a ?type }
  %s FILTER(!BOUND(?type) || ?type NOT IN (xz:Statement, xz:Page)) } ORDER BY ?node LIMIT 40"""
)


def describe(store: Store, name: str) -> str:
    """A page of text on every entity of that name; nothing in it commands a terminal.

    Raises:
        StopRun: nothing is called so; the message offers near names.
    """
    nodes = find(store, name) if name.strip() else []
    if not nodes:
        raise StopRun(f"nothing in the graph is called {_short(name)!r}; {_near(store, name)}")
    return "\n\n".join(_entity(store, node) for node in nodes)


def _near(store: Store, name: str) -> str:
    import difflib

    labels = [r[0] for r in query(store, PROLOGUE + _LABELS).rows if len(r[0]) <= _LONGEST_NAME]
    near = difflib.get_close_matches(name[:_LONGEST_NAME], labels, n=5, cutoff=0.4)
    return "did you mean: " + "、".join(map(inert, near)) if near else "list the counties with: kg query DIR places"


_LABELS = """SELECT DISTINCT (STR(?name) AS ?l) WHERE {
  ?n rdfs:label ?name . FILTER NOT EXISTS { ?n a xz:Article } } ORDER BY ?l"""


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}… ({len(text):,} characters 字)"


def _shown(value: Any) -> str:
    return inert(_short(value))


def _entity(store: Store, node: Node) -> str:
    lines = [_heading(store, node)]
    for row in about(store, _FACTS, node):
        subject, predicate, object_, quote, title, page, start, confidence = map(_shown, row[:8])
        predicate = predicate.rpartition("#")[2]
        sure = f"{row[7]:g}" if isinstance(row[7], int | float) else confidence
        tenure = _tenure(*(_shown(part) if part else "" for part in row[8:11]))
        lines.append(f"  {subject} — {_VERBS.get(predicate, predicate)} — {object_}{tenure}  ({sure})")
        said = _in_sentence(quote, _shown(row[11]) if row[11] else "")
        lines.append(f"      “{said}”\n      {title or '(no headline 无标题)'}, {page}:{start}")
    return "\n".join(lines)


def _in_sentence(quote: str, sentence: str) -> str:
    """The whole sentence, what states the fact in 【】 within it; the quote alone where that is all."""
    before, found, after = sentence.partition(quote)
    return f"{before}【{quote}】{after}" if found and before + after else quote


def _tenure(status: str, begin: str, until: str) -> str:
    """How and when a post is held: "  [former 曾任, 2016–2021]"; "" where the text only names the holder."""
    time = f"{begin}–{until}" if begin or until else ""
    parts = [part for part in (_TENURES.get(status, status), time) if part]
    return f"  [{', '.join(parts)}]" if parts else ""


def _heading(store: Store, node: Node) -> str:
    rows = about(store, PROLOGUE + _NAMES, node)
    label, kinds = _shown(rows[0][0]), {str(r[1]).rpartition("#")[2] for r in rows}
    kind = next((_KINDS[k] for k in sorted(kinds) if k in _KINDS), "")
    others = sorted({_shown(r[2]) for r in rows if r[2] and r[2] != rows[0][0]})
    above = _above(store, node)
    codes = sorted({_shown(r[3]) for r in rows if r[3]})
    parts = [f"{label}  [{kind}]", *codes, *(["⊂ " + " ⊂ ".join(above)] if above else [])]
    notes = [f"\n  {what}: {_shown(text)}" for what, text, _ in about(store, PROLOGUE + _NOTES, node)]
    also = "\n  also 又称: " + "、".join(others) if others else ""
    return "  ".join(parts) + also + "".join(notes) + f"\n  {inert(str(node))}"


def _above(store: Store, node: Node) -> list[str]:
    """The labels of the places around a node, the nearest first; a ring ends where it began."""
    level: list[Any] = [node]
    seen, labels = {node}, list[str]()
    while level and len(labels) <= _MOST_ABOVE:
        around = [o for n in level for o in _objects(store, n, "within")]
        if level == [node]:
            around += [o for scope in _objects(store, node, "scope") for o in _objects(store, scope, "within")]
        level = [o for o in dict.fromkeys(around) if o not in seen]
        seen.update(level)
        labels += [_shown(row[0]) for o in level for row in about(store, _LABEL, o)[:1]]
    return labels if len(labels) <= _MOST_ABOVE else [*labels[:_MOST_ABOVE], "…"]


def _objects(store: Store, node: Any, name: str) -> list[Any]:
    if isinstance(node, Literal | Triple):
        return []
    return sorted((q.object for q in store.quads_for_pattern(node, NamedNode(_XZ + name), None)), key=str)


_XZ = "https://w3id.org/xianzhi/ontology#"
_LABEL = "SELECT ?l ?node WHERE { ?node <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?l"
_NAMES = """SELECT (COALESCE(?own, ?alt) AS ?label) ?type ?alt ?code ?node WHERE {
  OPTIONAL { ?node rdfs:label ?own } OPTIONAL { ?node a ?type }
  OPTIONAL { ?node skos:altLabel ?alt } OPTIONAL { ?node xz:adcode ?code } } ORDER BY ?label ?type ?alt"""
_NOTES = """SELECT DISTINCT ?what (STR(?v) AS ?text) ?node WHERE {
  VALUES (?rank ?p ?what) { (1 xz:date "date 日期") (2 xz:dateEnd "until 至") (3 xz:grantedBy "granted by 授予")
                            (4 skos:prefLabel "case of 属全国性工作") }
  { ?node ?p ?v } UNION { ?node skos:broader ?c . ?c ?p ?v FILTER(?p = skos:prefLabel && LANG(?v) = "zh") }
} ORDER BY ?rank ?text"""
_FACTS = (
    PROLOGUE
    + """SELECT ?sl ?p ?ol ?quote ?title ?page ?start ?c ?status (STR(?b) AS ?begin) (STR(?u) AS ?until)
  ?sentence ?node WHERE {
  ?st a xz:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; xz:quote ?quote ; xz:start ?start ;
      xz:confidence ?c ; xz:inArticle ?a . ?a dct:title ?title ; xz:inPage/xz:source ?page .
  ?s rdfs:label ?sl . ?o rdfs:label ?ol .
  OPTIONAL { ?st xz:status ?status } OPTIONAL { ?st xz:begin ?b } OPTIONAL { ?st xz:until ?u }
  OPTIONAL { ?st xz:sentence ?sentence }
  FILTER(?s = ?node || ?o = ?node || ?a = ?node || EXISTS { ?o xz:scope ?node })
} ORDER BY ?p ?page ?start"""
)
