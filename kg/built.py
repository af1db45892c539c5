"""A knowledge graph: what a build gives, and what is loaded of one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kg import entities as merging
from kg.rows import COLUMNS, FactRow, csv_lines
from kg.skipping import Skipped
from kg.totals import KINDS, Totals

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib
    from pyoxigraph import Store, Triple

    from kg.graph.prominent import Prominent
    from kg.growing import Growth
    from kg.model import Article, Page
    from kg.rows.rejection import Rejected
    from kg.store import Table


class Source(Protocol):
    """What a graph is made from, given one at a time: memory holds what is asked for.

    Pages and articles may be asked for by the sources of their pages.
    """

    def pages(self, sources: Collection[str] | None = None) -> Iterable[Page]: ...

    def articles(self, sources: Collection[str] | None = None) -> Iterable[Article]: ...

    def rows(self) -> Iterable[FactRow]: ...

    def fact_lines(self) -> Iterable[str]:
        """The rows as lines of CSV."""
        ...

    def quarantined(self) -> Iterable[Rejected]: ...

    def skipped(self) -> Iterable[Skipped]: ...


@dataclass(frozen=True, slots=True)
class Given:
    """A source that is held in memory."""

    facts: Sequence[FactRow] = ()
    """Those of low confidence among them (``in_graph`` is "no")."""
    of_pages: Sequence[Page] = ()
    of_articles: Sequence[Article] = ()

    def pages(self, sources: Collection[str] | None = None) -> Iterable[Page]:
        return (page for page in self.of_pages if sources is None or page.source in sources)

    def articles(self, sources: Collection[str] | None = None) -> Iterable[Article]:
        return (one for one in self.of_articles if sources is None or one.page.source in sources)

    def rows(self) -> Iterable[FactRow]:
        return self.facts

    def fact_lines(self) -> Iterable[str]:
        return islice(csv_lines(COLUMNS, ([getattr(row, c) for c in COLUMNS] for row in self.facts)), 1, None)

    def quarantined(self) -> Iterable[Rejected]:
        return ()

    def skipped(self) -> Iterable[Skipped]:
        return ()


@dataclass(eq=False)
class Graph:
    """A knowledge graph: its facts with their evidence, and its RDF.

    ``facts`` are rows (:class:`kg.rows.FactRow`) of what is in the graph; ``rejected`` are those whose
    confidence was too low, ``quarantined`` (:class:`kg.rows.rejection.Rejected`) what broke a rule of the ontology.
    They are read when they are asked for; exporters go through ``source`` instead, which holds nothing.
    """

    source: Source
    path: Path | None = None
    """The file of the graph."""
    base: str = merging.BASE
    left_out: list[Skipped] = field(default_factory=list)
    """Inputs that could not be used."""
    size: int = 0
    """Triples, where a build has counted them."""
    prominent: Prominent | None = None
    """What matters most in it, where a build has looked."""
    growth: Growth | None = None
    """What a build read anew."""
    kept: Path | None = None
    """The folder of the graph's store, where it stands on disk."""
    held: Any = None
    """What must live as long as the graph: the folder that its files stand in."""

    def __getstate__(self) -> dict[str, Any]:
        """The graph as another process may have it: that opens files of its own."""
        return {name: value for name, value in vars(self).items() if name not in ("store", "held")} | {"held": None}

    @cached_property
    def facts(self) -> list[FactRow]:
        """What is in the graph."""
        return [row for row in self.source.rows() if row.in_graph == "yes"]

    @cached_property
    def rejected(self) -> list[FactRow]:
        """Facts of low confidence."""
        return [row for row in self.source.rows() if row.in_graph != "yes"]

    @cached_property
    def quarantined(self) -> list[Rejected]:
        """What broke a rule of the ontology."""
        return list(self.source.quarantined())

    @cached_property
    def skipped(self) -> list[Skipped]:
        """Inputs, pages and articles that were left out, sorted."""
        return sorted([*self.left_out, *self.source.skipped()], key=lambda s: (s.source, s.article, s.reason))

    @cached_property
    def pages(self) -> list[Page]:
        """The pages as they were read."""
        return list(self.source.pages())

    @cached_property
    def articles(self) -> list[Article]:
        """The articles, each kept once."""
        return list(self.source.articles())

    @cached_property
    def triples(self) -> list[Triple]:
        """All triples, in the order of the Turtle."""
        from pyoxigraph import RdfFormat, parse

        return [quad.triple for quad in parse(self.turtle, RdfFormat.TURTLE)]

    @cached_property
    def store(self) -> Store:
        """The embedded triplestore that holds the graph."""
        from kg import embedded, store

        if self.kept and (kept := embedded.opened(self.kept)):
            return kept
        return store.parsed(self.turtle, self._file) if "turtle" in vars(self) else store.load_store(self._file)

    def move(self, path: Path, source: Source) -> None:
        """From now on the files stand elsewhere."""
        self.path, self.source, self.kept = path, source, None
        vars(self).pop("store", None)

    @property
    def _file(self) -> Path:
        return self.path or Path("graph.ttl")

    @cached_property
    def turtle(self) -> bytes:
        """The graph as Turtle."""
        from kg import store

        return self._file.read_bytes() if self._file.suffix == ".ttl" else store.turtle(self.store)

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
        from pyoxigraph import DefaultGraph, RdfFormat

        out = io.BytesIO()
        self.store.dump(out, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        return rdflib.Graph().parse(data=out.getvalue().decode(), format="nt")

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Entities as nodes (``label``, ``type``), facts and places as edges (``predicate``, ``confidence`` …)."""
        from kg.network import network

        return network(self.store)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a fact, the columns of ``facts.csv``; numbers where they are numbers."""
        import pandas

        frame = pandas.DataFrame([[getattr(r, c) for c in COLUMNS] for r in self.facts], columns=list(COLUMNS))
        for column in ("confidence", "value", "start", "end"):
            frame[column] = pandas.to_numeric(frame[column].where(frame[column].str.len() < 300), errors="coerce")
        return frame

    @cached_property
    def totals(self) -> Totals:
        """The figures of the graph; a build has counted them on its way."""
        found = Totals()
        for page in self.source.pages():
            found.add_page(page)
        for article in self.source.articles():
            found.add_article(article)
        found.add_rows(self.source.rows())
        found.add_rejected(self.source.quarantined())
        return found

    def counts(self) -> dict[str, int]:
        """Facts by kind: passages that state one."""
        return {kind: self.totals.facts[kind] for kind in KINDS}

    def __len__(self) -> int:
        return self.totals.facts.total()

    def __repr__(self) -> str:
        kinds = ", ".join(f"{n} {kind}s" for kind, n in self.counts().items())
        origin = f"in {self.path}" if self.path and not self.held else f"from {self.totals.articles.total()} articles"
        return f"<kg.Graph: {len(self)} facts ({kinds}) {origin}>"

    def _repr_html_(self) -> str:
        from kg.notebook import html_of

        return html_of(self)
