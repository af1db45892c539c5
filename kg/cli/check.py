"""``kg validate`` and ``kg evaluate``: whether a graph is sound, and right."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg import terminal
from kg.cli.options import MIN_CONFIDENCE, PATH


@click.command()
@click.argument("file", type=PATH)
@click.option("--shapes", type=PATH, default=None, help="Another SHACL file. 另用形状文件")
def validate(file: Path, shapes: Path | None) -> None:
    """Check a graph file against the SHACL shapes. 校验图谱。

    Exit code 0: it conforms; 1: it does not.
    """
    from kg import store, validate

    violations = validate.validate_file(store.graph_file(file), shapes=shapes)
    found = "conforms 符合" if not violations else f"{len(violations)} violations 处违规"
    with terminal.answering():
        for violation in violations:
            click.echo(terminal.inert(str(violation), lines=True))
        click.echo(f"{terminal.inert(str(file))}: {found}")
    sys.exit(1 if violations else 0)


@click.command()
@click.argument("gold", type=PATH, metavar="GOLD_DIR")
@click.argument("graph", type=PATH, metavar="[GRAPH]", required=False)
@click.option("--split", default="", help="Of a corpus: train, dev or test. 语料划分")
@MIN_CONFIDENCE
@click.option("--pages", type=PATH, default=None, help="Folder of the page files that the gold names. 版面文件目录")
@click.option(
    "--errors", type=int, default=0, metavar="N", help="List N misses and N false finds a metric. 列出漏检和误检"
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON. 输出 JSON")
def evaluate(
    gold: Path,
    graph: Path | None,
    *,
    split: str,
    min_confidence: float,
    pages: Path | None,
    errors: int,
    as_json: bool,
) -> None:
    """Score a graph against gold files, or the program against annotated articles. 用标准答案评测。

    With GRAPH: GOLD_DIR holds gold files (*.json) of the pages that it was built from. Without: GOLD_DIR is a corpus
    (corpus/README.md) or a folder of annotated articles, which are built in memory and compared.
    """
    if graph is None:
        from kg.judging import judge

        report = judge(gold, split, min_confidence=min_confidence)
    else:
        from kg.evaluation.goldpages import evaluate as compare_files
        from kg.store import graph_file

        report = compare_files(gold, pages, graph_file(graph))
    click.echo(report.to_json() if as_json else report.table())
    if errors:
        click.echo(report.errors(errors))
