"""``kg diff``: what differs between two graphs."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from kg import terminal
from kg.cli.options import PATH


@click.command()
@click.argument("old", type=PATH, metavar="OLD")
@click.argument("new", type=PATH, metavar="NEW")
@click.option("--sparql", type=PATH, metavar="FILE", help="Write the changes as SPARQL Update. 输出 SPARQL 更新")
@click.option("--patch", type=PATH, metavar="FILE", help="Write the changes as RDF Patch. 输出 RDF 补丁")
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, help="Most that are listed of a kind. 列出条数"
)
def diff(old: Path, new: Path, *, sparql: Path | None, patch: Path | None, limit: int) -> None:
    """What differs between two graphs (build folders or graph files). 比较两个图谱。

    Exit code 0: nothing; 1: something. A triplestore that holds OLD holds NEW after the update or the patch.
    """
    from kg.changes import compare
    from kg.updates import RdfPatch, SparqlUpdate

    with ExitStack() as opened:
        writers: list[RdfPatch | SparqlUpdate] = []
        for file, kind in ((sparql, SparqlUpdate), (patch, RdfPatch)):
            if file:
                writers.append(kind(opened.enter_context(file.open("w", encoding="utf-8", newline="\n"))))

        def note(sign: str, line: str) -> None:
            for writer in writers:
                writer.note(sign, line)

        found = compare(old, new, note=note)
        for writer in writers:
            writer.end()
    with terminal.answering():
        for line in terminal.changes_told(found, limit):
            click.echo(terminal.inert(line))
    sys.exit(1 if found else 0)
