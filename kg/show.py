"""Everything known of one name: classes, other names, place, facts, and the sentences that state them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.errors import StopRun
from kg.store import query

if TYPE_CHECKING:
    from pyoxigraph import Store

_PREFIXES = """
PREFIX xz: <https://w3id.org/xianzhi/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/>
"""
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


def find(store: Store, name: str) -> list[str]:
    """IRIs of the entities called so: by label or other name; when there are none, those that contain it."""
    exact, part = (
        query(store, _FIND % (condition % json.dumps(name, ensure_ascii=False))).rows
        for condition in ("STR(?name) = %s", "CONTAINS(STR(?name), %s)")
    )
    return [row[0] for row in exact or part]


_FIND = (
    _PREFIXES
    + """SELECT DISTINCT ?node WHERE { ?node rdfs:label|skos:altLabel ?name ; a ?type . FILTER(%s)
  FILTER(?type NOT IN (xz:Statement, xz:Page)) } ORDER BY ?node LIMIT 40"""
)


def describe(store: Store, name: str) -> str:
    """A page of text on every entity of that name.

    Raises:
        StopRun: nothing is called so; the message offers near names.
    """
    nodes = find(store, name) if name.strip() else []
    if not nodes:
        raise StopRun(f"nothing in the graph is called {name!r}; {_near(store, name)}")
    return "\n\n".join(_entity(store, node) for node in nodes)


def _near(store: Store, name: str) -> str:
    import difflib

    labels = [r[0] for r in query(store, _PREFIXES + _LABELS).rows]
    near = difflib.get_close_matches(name, labels, n=5, cutoff=0.4)
    return "did you mean: " + "、".join(near) if near else "list the counties with: kg query DIR places"


_LABELS = "SELECT DISTINCT ?l WHERE { ?n rdfs:label ?l . FILTER NOT EXISTS { ?n a xz:Article } } ORDER BY ?l"


def _entity(store: Store, node: str) -> str:
    lines = [_heading(store, node)]
    for _, s_label, predicate, _, o_label, quote, title, page, start, confidence in query(
        store, _FACTS.replace("NODE", node)
    ).rows:
        verb = _VERBS[predicate.rpartition("#")[2]]
        lines.append(f"  {s_label} — {verb} — {o_label}  ({confidence:g})")
        lines.append(f"      “{quote}”\n      {title or '(no headline 无标题)'}, {page}:{start}")
    return "\n".join(lines)


def _heading(store: Store, node: str) -> str:
    rows = query(store, _PREFIXES + _NAMES.replace("NODE", node)).rows
    label, kinds = rows[0][0], {r[1].rpartition("#")[2] for r in rows}
    kind = next((_KINDS[k] for k in sorted(kinds) if k in _KINDS), "")
    others = sorted({r[2] for r in rows if r[2]})
    above = [r[0] for r in query(store, _PREFIXES + _ABOVE.replace("NODE", node)).rows]
    codes = sorted({r[3] for r in rows if r[3]})
    parts = [f"{label}  [{kind}]", *codes, *(["⊂ " + " ⊂ ".join(above)] if above else [])]
    notes = [f"\n  {r[0]}: {r[1]}" for r in query(store, _PREFIXES + _NOTES.replace("NODE", node)).rows]
    also = "\n  also 又称: " + "、".join(others) if others else ""
    return "  ".join(parts) + also + "".join(notes) + f"\n  <{node}>"


_NAMES = """SELECT ?label ?type ?alt ?code WHERE { <NODE> rdfs:label ?label ; a ?type .
  OPTIONAL { <NODE> skos:altLabel ?alt } OPTIONAL { <NODE> xz:adcode ?code } } ORDER BY ?type ?alt"""
_NOTES = """SELECT DISTINCT ?what (STR(?v) AS ?text) WHERE {
  VALUES (?rank ?p ?what) { (1 xz:date "date 日期") (2 xz:dateEnd "until 至") (3 xz:grantedBy "granted by 授予")
                            (4 skos:prefLabel "case of 属全国性工作") }
  { <NODE> ?p ?v } UNION { <NODE> skos:broader ?c . ?c ?p ?v FILTER(?p = skos:prefLabel && LANG(?v) = "zh") }
} ORDER BY ?rank ?text"""
_ABOVE = """SELECT ?label (COUNT(?mid) AS ?far) WHERE { <NODE> (xz:within|xz:scope/xz:within)+ ?mid .
  ?mid xz:within* ?up .
  <NODE> (xz:within|xz:scope/xz:within)+ ?up . ?up rdfs:label ?label } GROUP BY ?up ?label ORDER BY ?far"""
_FACTS = (
    _PREFIXES
    + """SELECT ?s ?sl ?p ?o ?ol ?quote ?title ?page ?start ?c WHERE {
  ?st a xz:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; xz:quote ?quote ; xz:start ?start ;
      xz:confidence ?c ; xz:inArticle ?a . ?a dct:title ?title ; xz:inPage/xz:source ?page .
  ?s rdfs:label ?sl . ?o rdfs:label ?ol .
  FILTER(?s = <NODE> || ?o = <NODE> || ?a = <NODE> || EXISTS { ?o xz:scope <NODE> })
} ORDER BY ?p ?page ?start"""
)
