"""The Python interface: ``kg.build(paths)`` gives a ``Graph``, and so does ``kg.load(path)`` (:mod:`kg.loading`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import entities as merging
from kg.model import ACCEPTED, Article, Page
from kg.rows import FactRow
from kg.skipping import Skipped as Skipped

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib
    from pyoxigraph import Store, Triple

    from kg.proposal import Rejected
    from kg.store import Table

MIN_CONFIDENCE = ACCEPTED


@dataclass(eq=False)
class Graph:
    """A knowledge graph: its facts with their evidence, and its RDF.

    ``facts`` are rows (:class:`kg.rows.FactRow`) of what is in the graph; ``rejected`` are those whose
    confidence was too low, ``quarantined`` (:class:`kg.proposal.Rejected`) what broke a rule of the ontology.
    """

    facts: list[FactRow]
    rejected: list[FactRow] = field(default_factory=list)
    quarantined: list[Rejected] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    triples: list[Triple] | None = None
    path: Path | None = None
    base: str = merging.BASE

    @cached_property
    def store(self) -> Store:
        """The embedded triplestore that holds the graph."""
        from kg import store

        if self.triples is not None:
            return store.store_of(self.turtle)
        return store.parsed(self.turtle, self._file) if "turtle" in vars(self) else store.load_store(self._file)

    @property
    def _file(self) -> Path:
        assert self.path is not None, "a graph has triples or a file"
        return self.path

    @cached_property
    def turtle(self) -> bytes:
        """The graph as Turtle."""
        from kg import graph, store

        if self.triples is not None:
            return graph.turtle(self.triples, base=self.base)
        return store.turtle(self.store)

    def query(self, sparql: str, *, timeout: float | None = None) -> Table:
        """Answer a SPARQL query: ``graph.query("SELECT …").rows``.

        Args:
            sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; other servers (SERVICE) are not asked.
            timeout: seconds that the answer may take; None for no limit.

        Raises:
            StopRun: the query is not valid, not answered here, or took too long.
        """
        from kg.store import query

        return query(self.store, sparql, timeout=timeout)

    def to_rdflib(self) -> rdflib.Graph:
        """The graph as an :class:`rdflib.Graph`."""
        import io

        import rdflib
        from pyoxigraph import RdfFormat

        out = io.BytesIO()
        self.store.dump(out, RdfFormat.N_TRIPLES, from_graph=_default_graph())
        return rdflib.Graph().parse(data=out.getvalue().decode(), format="nt")

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Entities as nodes (``label``, ``type``), facts and places as edges (``predicate``, ``confidence`` …)."""
        from kg.network import network

        return network(self.store)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a fact, the columns of ``facts.csv``; numbers where they are numbers."""
        import pandas

        from kg.rows import COLUMNS

        frame = pandas.DataFrame([[getattr(r, c) for c in COLUMNS] for r in self.facts], columns=list(COLUMNS))
        for column in ("confidence", "value", "start", "end"):
            frame[column] = pandas.to_numeric(frame[column].where(frame[column].str.len() < 300), errors="coerce")
        return frame

    def counts(self) -> dict[str, int]:
        """Facts by kind: passages that state one."""
        found = Counter(f.kind for f in self.facts)
        return {kind: found[kind] for kind in ("initiative", "role", "honour", "measure")}

    def __len__(self) -> int:
        return len(self.facts)

    def __repr__(self) -> str:
        kinds = ", ".join(f"{n} {kind}s" for kind, n in self.counts().items())
        origin = f"in {self.path}" if self.path else f"from {len(self.articles)} articles"
        return f"<kg.Graph: {len(self.facts)} facts ({kinds}) {origin}>"

    def _repr_html_(self) -> str:
        from kg.notebook import html_of

        return html_of(self)


def _default_graph() -> Any:
    from pyoxigraph import DefaultGraph

    return DefaultGraph()


def build(
    paths: str | Path | Sequence[str | Path],
    *,
    base: str = merging.BASE,
    min_confidence: float = MIN_CONFIDENCE,
    concepts: str | Path | None = None,
    watch: Callable[[str, int, int], None] | None = None,
    strict: bool = False,
    output: str | Path | None = None,
    **columns: str,
) -> Graph:
    """Build a graph from files and folders.

    What breaks a rule of the ontology is left out and stands in ``quarantined``; a page or article at which the
    program fails is left out and stands in ``skipped``, with the inputs that cannot be used.

    Args:
        paths: one or more files or folders.
        base: namespace of the entities.
        min_confidence: facts below it stay out of the graph (they stand in ``rejected``).
        concepts: a table of programmes of your own (columns as in ``kg/concepts.tsv``), for this build alone.
        watch: called as ``watch(step, done, total)`` while the work goes on.
        strict: stop instead, where a rule is broken or the program fails.
        output: the folder that you will write results to; it is not read where it is inside one of the ``paths``.
        columns: names of the columns of CSV and JSONL input (``text="正文"`` …).

    Raises:
        StopRun: nothing to read, a wrong table of programmes, a broken ontology; with ``strict`` anything amiss.
    """
    from kg import building, pipeline
    from kg.concepts import load as load_concepts
    from kg.concepts import using

    building.check_namespace(base)
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    seen = watch or (lambda *_: None)
    with using(load_concepts(Path(concepts) if concepts else None)):
        harvest = pipeline.run(given, watch=seen, columns=columns, output=output, strict=strict)
        seen("check", 0, 1)
        made = building.make(harvest, base, min_confidence)
    graph = Graph(
        made.facts,
        made.low,
        made.rejected,
        harvest.skips.sorted(),
        harvest.pages,
        made.articles,
        made.triples,
        base=base,
    )
    graph.turtle = made.turtle
    return graph
