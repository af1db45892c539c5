"""What differs between two graphs: their triples, and which facts and entities these belong to.

Both are read as streams and sorted on disk; memory holds what differs, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import BlankNode, Triple, parse

from kg.errors import StopRun
from kg.rows import PREDICATES
from kg.sorting import Sorter
from kg.store import FORMATS, graph_file
from kg.vocab import PREFIXES, XZ

Line = tuple[str, str]
"""A subject, and a predicate with its object, as N-Triples writes them."""
Fact = tuple[str, str, str]
"""Subject, predicate and object of a fact, as N-Triples writes them."""

_STATING = {f"<{XZ}{name}>" for name in PREDICATES.values()}
_TYPE, _LABEL = f"<{PREFIXES['rdf']}type>", f"<{PREFIXES['rdfs']}label>"
_RDF = PREFIXES["rdf"]
_NO_ENTITIES = {f"<{XZ}{name}>" for name in ("Statement", "Page", "Article")}


@dataclass(slots=True)
class Changes:
    """Facts and entities by what became of them; each list sorted."""

    facts: dict[str, list[Fact]] = field(default_factory=lambda: {"added": [], "removed": [], "changed": []})
    """A fact is changed when its evidence is: a statement more or less, another quote or confidence."""
    entities: dict[str, list[str]] = field(default_factory=lambda: {"added": [], "removed": [], "changed": []})
    """Nodes as N-Triples writes them; one is changed when its names or its own properties are."""
    labels: dict[str, str] = field(default_factory=dict)
    """Node -> label, of all nodes above."""
    triples: tuple[int, int] = (0, 0)
    """How many were added, and how many removed."""

    def __bool__(self) -> bool:
        return any(self.triples)


def compare(old: Path, new: Path, *, note: Callable[[str, str], None] = lambda sign, line: None) -> Changes:
    """What is different in ``new``.

    Args:
        old: a build folder or a graph file.
        new: another one.
        note: called as ``note("A", "<s> <p> <o>")`` for each triple added, with "D" for each removed.

    Raises:
        StopRun: one of them is no graph, or holds blank nodes, which no update can name.
    """
    changes, stated = Changes(), set[Fact]()
    with TemporaryDirectory(prefix="xianzhi-") as folder:
        before, after = (_Sorted(graph_file(p), Path(folder, str(i))) for i, p in enumerate((old, new)))
        for subject, gone, come, kept in _differing(before.lines(), after.lines()):
            for sign, lines in (("D", gone), ("A", come)):
                for line in sorted(lines):
                    note(sign, f"{subject} {line}")
            changes.triples = (changes.triples[0] + len(come), changes.triples[1] + len(gone))
            _sort_out(changes, stated, subject, (gone, come, kept))
    settled = {*changes.facts["added"], *changes.facts["removed"]}
    changes.facts["changed"] = sorted(stated - settled)
    _add_labels(changes, (graph_file(old), graph_file(new)))
    return changes


class _Sorted:
    """The triples of a graph file, sorted."""

    def __init__(self, file: Path, folder: Path) -> None:
        folder.mkdir()
        self._sorter = Sorter(folder)
        for quad in _quads(file):
            if BlankNode in (type(quad.subject), type(quad.object)) or isinstance(quad.object, Triple):
                raise StopRun(
                    f"{file}: holds blank nodes or triples about triples, which no update can name 含空白节点"
                )
            self._sorter.add(str(quad.subject), f"{quad.predicate} {quad.object}")

    def lines(self) -> Iterator[tuple[str, set[str]]]:
        """Each subject with what is said of it."""
        for subject, same in groupby(self._sorter.sorted(), key=itemgetter(0)):
            yield subject, {line for _, line in same}


def _quads(file: Path) -> Iterator:
    try:
        yield from parse(path=file, format=FORMATS[file.suffix])
    except (SyntaxError, ValueError) as error:
        raise StopRun(f"{file}: not valid {file.suffix[1:]}: {error}") from None
    except OSError as error:
        raise StopRun(f"{file}: the graph cannot be read ({error}); check its permissions") from None


def _differing(
    old: Iterator[tuple[str, set[str]]], new: Iterator[tuple[str, set[str]]]
) -> Iterator[tuple[str, set[str], set[str], set[str]]]:
    """Subjects of which not the same is said, with what is gone, what came and what stayed."""
    end: tuple[str, set[str]] = ("", set())
    before, after = next(old, end), next(new, end)
    while before[0] or after[0]:
        subject = min(filter(None, (before[0], after[0])))
        gone = before[1] if before[0] == subject else set()
        come = after[1] if after[0] == subject else set()
        if gone != come:
            yield subject, gone - come, come - gone, gone & come
        before = next(old, end) if before[0] == subject else before
        after = next(new, end) if after[0] == subject else after


def _sort_out(changes: Changes, stated: set[Fact], subject: str, said: tuple[set[str], set[str], set[str]]) -> None:
    gone, come, kept = said
    types = {line.partition(" ")[2] for line in gone | come | kept if line.startswith(_TYPE)}
    if f"<{XZ}Statement>" in types:
        stated.update(_fact_of(lines | kept) for lines in (gone, come) if lines)
        return
    own = set[str]()
    for name, lines in (("removed", gone), ("added", come)):
        for line in sorted(lines):
            predicate, _, thing = line.partition(" ")
            if predicate in _STATING:
                changes.facts[name].append((subject, predicate, thing))
            else:
                own.add(name)
    if own and not types & _NO_ENTITIES:
        whole = not kept and len(own) == 1
        changes.entities[own.pop() if whole else "changed"].append(subject)


def _fact_of(statement: set[str]) -> Fact:
    said = dict(line.split(" ", 1) for line in statement)
    subject, predicate, thing = (said.get(f"<{_RDF}{name}>", "") for name in ("subject", "predicate", "object"))
    return subject, predicate, thing


def _add_labels(changes: Changes, files: tuple[Path, Path]) -> None:
    facts = [fact for found in changes.facts.values() for fact in found]
    wanted = {node for s, _, o in facts for node in (s, o)} | {n for found in changes.entities.values() for n in found}
    for file in files if wanted else ():
        for quad in _quads(file):
            if str(quad.predicate) == _LABEL and str(quad.subject) in wanted:
                changes.labels[str(quad.subject)] = quad.object.value
