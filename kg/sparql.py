"""Which queries kg answers: those that read the graph, and nothing beyond it.

``SERVICE`` (SPARQL 1.1 Federated Query) would send what is asked to another server, and updates (``LOAD``, ``INSERT``
…) would change the graph; the triplestore has no switch for the first, so that it is found here.
"""

from __future__ import annotations

import re

from pyoxigraph import Store

from kg.errors import StopRun

_SERVICE = re.compile(r"(servic)(e)", re.I | re.A)
# Literals, comments, IRIs, variables and prefixed names hold no keyword: https://www.w3.org/TR/sparql11-query/#rTerminals
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r'|#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>|[?$@]\w+|[\w.-]*:[\w.:%\\-]*|(?P<word>\w+)',
    re.S,
)
_UPDATES = {"LOAD", "INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_PROLOGUE = {"BASE", "PREFIX", "VERSION"}


def check(sparql: str) -> None:
    """Let pass what only reads the graph.

    Raises:
        StopRun: the query would ask another server, is an update, or is not valid SPARQL.
    """
    try:
        sparql.encode()
    except UnicodeEncodeError:
        raise StopRun(
            "the query holds bytes that are not UTF-8 text; save or type it as UTF-8 查询不是 UTF-8"
        ) from None
    if _SERVICE.search(sparql):
        _check_services(sparql)


def _check_services(sparql: str) -> None:
    """Where ``service`` is no keyword, any other word can stand in its place, and the query still parses.

    The triplestore's own parser is asked, since no other agrees with it on each text: ``?a<?b)SERVICE?s#>`` holds an
    IRI to one and a comparison to the other. The text that it is given has no ``SERVICE``, and so asks nobody.
    """
    try:
        Store().query(_without_service(sparql))
    except SyntaxError as error:
        if "SERVICE" in _words(sparql):
            raise StopRun(
                "the query asks another server (SERVICE), which kg does not do; download the data, "
                "and query it as a file 不支持 SERVICE 远程查询"
            ) from None
        raise invalid(sparql, error) from None


def _without_service(sparql: str) -> str:
    """Another last letter for every ``service``: upper and lower case are kept, so that different names stay so."""
    taken = {found[-1].lower() for found in re.findall(r"servic.", sparql, re.I | re.S)}
    letter = next((c for c in "qxzjkvwybfghlmnprstduaoic0123456789" if c not in taken), "_")
    return _SERVICE.sub(lambda m: m[1] + (letter if m[2] == "e" else letter.upper()), sparql)


def invalid(sparql: str, error: SyntaxError) -> StopRun:
    """The error for a query that the triplestore does not take."""
    first = next((word for word in _words(sparql) if word not in _PROLOGUE), "")
    if first in _UPDATES:
        return StopRun(
            f"{first} is an update; kg query only reads the graph 只读,不支持更新: to change it, build again"
        )
    return StopRun(f"the query is not valid SPARQL: {error}")


def _words(sparql: str) -> list[str]:
    return [match["word"].upper() for match in _TOKEN.finditer(sparql) if match["word"]]
