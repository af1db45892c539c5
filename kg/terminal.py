"""What the commands print: progress, a build's summary, tables."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kg.errors import KgError

# C0 and C1 controls (ECMA-48), marks that change the direction of text (Unicode TR 9), separators of lines, and what
# is left of bytes that were no UTF-8.
_COMMANDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BUT_LINES = re.compile(_COMMANDS.pattern.replace(r"\x00-\x1f", r"\x00-\x08\x0b\x0c\x0e-\x1f"))
_MOST_IN_CELL = 2_000


def inert(text: str, *, lines: bool = False) -> str:
    """The text with what a terminal would obey written out: ``\\x1b[31m``.

    Args:
        text: of whatever origin.
        lines: keep line breaks and tabs.
    """
    return (_BUT_LINES if lines else _COMMANDS).sub(lambda m: m[0].encode("unicode_escape").decode(), text)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal; nothing in a pipe."""
    if not getattr(sys.stderr, "isatty", bool)():  # there is no stream at all after 2>&-
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    names = {
        "facts": "facts 抽取",
        "reprints": "reprints 转载",
        "graph": "graph 建图",
        "check": "check 校验",
        "write": "write 输出",
    }
    left = TimeRemainingColumn(elapsed_when_finished=False)
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TransferSpeedColumn(),
        TimeElapsedColumn(),
        TextColumn("left 剩余"),
        left,
    )
    with Progress(TextColumn("{task.description}"), *columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {"": bar.add_task("read 读取", total=None)}

        def watch(step: str, done: int, total: int) -> None:
            if step not in tasks:
                for task in tasks.values():
                    bar.update(task, visible=False)
                tasks[step] = bar.add_task(names.get(step, step), total=None)
            bar.update(tasks[step], completed=done, total=total or None)

        yield watch


def print_summary(graph: Any, files: list[Path]) -> None:
    """How many pages, articles and facts a build found, what it skipped (on standard error) and what it wrote."""
    counts = graph.counts()
    click.echo(f"pages 版面        {graph.totals.pages}")
    click.echo(f"articles 文章     {graph.totals.articles.total()}")
    for kind, label in (
        ("initiative", "initiatives 举措"),
        ("role", "roles 职务"),
        ("honour", "honours 荣誉"),
        ("measure", "measures 数据"),
    ):
        click.echo(f"{label:<{17 - _wide(label)}} {counts[kind]}")
    click.echo(f"low confidence 低置信 {graph.totals.low} (in facts.csv only 仅在表中)")
    rejected = graph.totals.rejected.total()
    click.echo(f"rejected 违规     {rejected}" + " (see rejected.csv 见表)" * bool(rejected))
    click.echo(f"skipped 跳过      {len(graph.skipped)}")
    for item in graph.skipped:
        click.echo(f"  {item}", err=True)
    click.echo(f"read 读取版面      {_grown(graph.growth)}")
    click.echo("wrote 已写入      " + " ".join(str(f) for f in files))


def _grown(growth: Any) -> str:
    """What was read anew: "3 anew, 9997 as before, 1 gone"."""
    why = " (another version of the program, or other settings, read them before 程序或设置已变)" * growth.remade
    return f"{growth.read} anew 新读, {growth.kept} as before 沿用, {growth.gone} gone 已无{why}"


def _wide(text: str) -> int:
    return sum(ord(c) > 0x2E80 for c in text)


@contextmanager
def answering() -> Iterator[None]:
    """Print what was asked for; nothing is lost in silence.

    Raises:
        KgError: standard output is closed or cannot be written (a full disk).
        BrokenPipeError: the reader has seen enough.
    """
    if sys.stdout is None:
        raise KgError("standard output is closed; the answer cannot be printed 标准输出已关闭")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        raise KgError(f"standard output cannot be written ({error.strerror}) 无法写到标准输出") from None


def _drop_output() -> None:
    """What stands in the buffer goes nowhere, so that Python does not try to print it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def print_table(table: Any, form: str) -> None:
    """A query's answer as "table", "csv" or "json"."""
    with answering():
        if form == "csv":
            text = table.to_csv()
            # click.echo would leave out what looks like a command to a terminal: it is part of the answer.
            sys.stdout.write(inert(text, lines=True) if sys.stdout.isatty() else text)
        elif form == "json":
            click.echo(table.to_json())
        else:
            _print_rows(table.columns, table.rows)


def _print_rows(columns: list[str], rows: list[list[Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    view = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        view.add_column(inert(name), overflow="fold")
    for row in rows:
        view.add_row(*map(_cell_text, row))
    Console(width=None if sys.stdout.isatty() else 160, soft_wrap=False, markup=False, highlight=False).print(view)
    click.echo(f"{len(rows)} rows 行")


def _cell_text(value: Any) -> str:
    text = "" if value is None else str(value)
    if len(text) > _MOST_IN_CELL:
        text = f"{text[:_MOST_IN_CELL]}… ({len(text):,} characters 字: -f csv or json prints all)"
    return inert(text)


def print_queries(saved: dict[str, Any]) -> None:
    """The saved queries with what they say and their parameters."""
    for name, item in saved.items():
        click.echo(f"{name}\n    {item.title}\n    {item.description}")
        for parameter, default in item.parameters.items():
            click.echo(f"    -p {parameter}={default}")


def print_explained(rows: Iterable[Any]) -> None:
    """A row for each thing found or left out: dataclasses of one kind."""
    from dataclasses import asdict

    found = [asdict(row) for row in rows]
    if not found:
        click.echo("nothing found 未识别到")
        return
    columns = list(found[0])
    _print_rows(columns, [[_cell(r[c]) for c in columns] for r in found])


def _cell(value: object) -> object:
    """Yes or no for a truth value, two digits of a number."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return round(value, 2) if isinstance(value, float) else value


def changes_told(changes: Any, limit: int) -> Iterator[str]:
    """What differs between two graphs, a line each: the numbers, then facts and entities, so many of a kind."""
    added, removed = changes.triples
    yield f"triples 三元组: {added} added 增, {removed} removed 减"
    for kind, found in (("facts 事实", changes.facts), ("entities 实体", changes.entities)):
        yield f"{kind}: " + ", ".join(f"{len(of)} {what} {_BECAME[what]}" for what, of in found.items())
        for what, of in found.items():
            for one in of[:limit]:
                yield f"  {_SIGNS[what]} {_named(changes.labels, one)}"
            if len(of) > limit:
                yield f"  {_SIGNS[what]} … {len(of) - limit} more 另有"


_BECAME = {"added": "增", "removed": "减", "changed": "改"}
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def _named(labels: dict[str, str], one: str | tuple[str, str, str]) -> str:
    """A node by its label and IRI, a fact by its labels."""
    if isinstance(one, str):
        return f"{labels.get(one, '')} {one}".strip()
    subject, predicate, thing = one
    return f"{labels.get(subject, subject)} {predicate.strip('<>').rpartition('#')[2]} {labels.get(thing, thing)}"


def print_candidates(found: list[Any], *, signs: bool) -> None:
    """What was weighed and what became of it, in the order of the text; with ``signs`` also what spoke for it."""
    columns = ["kind", "name", "outcome", "confidence", "rule", "said", "quote"]
    rows = [
        [c.kind, c.name, c.outcome.value, f"{c.confidence:.2f}" if c.confidence else "", c.rule, c.said, c.quote]
        + (["; ".join(f"{sign} {weight:+.2f}" for sign, weight in c.signs)] if signs else [])
        for c in found
    ]
    _print_rows(columns + (["signs"] if signs else []), rows)
