"""The Python interface: ``kg.build(paths)`` gives a ``Graph``, and so does ``kg.load(path)`` (:mod:`kg.loading`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import entities as merging
from kg.built import Given as Given
from kg.built import Graph as Graph
from kg.errors import StopRun
from kg.model import ACCEPTED
from kg.skipping import Skipped as Skipped

if TYPE_CHECKING:
    from kg.engines import Engine
    from kg.filesets import Claim

MIN_CONFIDENCE = ACCEPTED


def build(
    paths: str | Path | Sequence[str | Path],
    *,
    base: str = merging.BASE,
    min_confidence: float = MIN_CONFIDENCE,
    concepts: str | Path | None = None,
    watch: Callable[[str, int, int], None] | None = None,
    strict: bool = False,
    output: str | Path | None = None,
    engine: Engine | None = None,
    claim: Claim | None = None,
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
        watch: called as ``watch(step, done, total)`` while the work goes on, of "facts" in bytes of input; a
            total of 0 is not known.
        strict: stop instead, where a rule is broken or the program fails.
        output: the folder that you will write results to; it is not read where it is inside one of the ``paths``.
        engine: who reads the pages (:func:`kg.engines.engine`); this process where none is given.
        claim: the folder to write all files to (:func:`kg.exports.claimed`); what was built there before and has not
            changed is not read again.
        columns: names of the columns of CSV and JSONL input (``text="正文"`` …).

    Raises:
        StopRun: nothing to read, a wrong table of programmes, a broken ontology; with ``strict`` anything amiss.
    """
    from kg import pipeline
    from kg.concepts import load as load_concepts
    from kg.engines import Serial
    from kg.growing import Settings

    check_namespace(base)
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    settings = Settings(min_confidence, load_concepts(Path(concepts)) if concepts else None)
    into = Path(output) if output is not None else claim.folder if claim else None
    order = pipeline.Order(given, settings, base, columns, into, strict)
    return pipeline.run(order, watch=watch or (lambda *_: None), engine=engine or Serial(), claim=claim)


def check_namespace(base: str) -> None:
    """Refuse a namespace that would make broken IRIs (RFC 3987).

    Raises:
        StopRun: it is none.
    """
    from pyoxigraph import NamedNode

    try:
        legal = merging.is_iri(base) and NamedNode(base)
    except ValueError:
        legal = None
    if not legal or not base.endswith(("/", "#")):
        raise StopRun(
            f"the namespace {base!r} is no address that ends in / or # 命名空间须为以 / 或 # 结尾的网址; "
            "write it as https://example.org/id/"
        )
