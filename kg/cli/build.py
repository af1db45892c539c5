"""``kg build``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg import terminal
from kg.cli.options import MIN_CONFIDENCE, PATH
from kg.errors import KgError
from kg.outcomes import DONE


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=PATH)
@click.option(
    "-o", "--output", type=PATH, default=Path("output"), show_default=True, help="Folder for the results. 输出目录"
)
@click.option("--base", default=None, help="Namespace of the entities' IRIs. 实体命名空间")
@MIN_CONFIDENCE
@click.option(
    "--concepts",
    type=PATH,
    default=None,
    metavar="FILE",
    help="Table of programmes of your own, columns as in kg/concepts.tsv. 另加的全国性工作表",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 512),
    default=None,
    metavar="N",
    help="Processes that read pages; all cores unless said. 进程数",
)
@click.option("--engine", type=click.Choice(["dask"]), default=None, help="Read pages on a dask cluster. 计算引擎")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Address of the dask scheduler. 调度器地址")
@click.option("--strict", is_flag=True, help="Stop where a rule is broken or the program fails. 有违规或出错即停")
@click.option("--text-column", default=None, help="CSV/JSONL: column of the text. 正文列")
@click.option("--title-column", default=None, help="CSV/JSONL: column of the headline. 标题列")
@click.option("--date-column", default=None, help="CSV/JSONL: column of the publication date. 日期列")
@click.option("--source-column", default=None, help="CSV/JSONL: column of the newspaper. 来源列")
@click.option("--url-column", default=None, help="CSV/JSONL: column of the address. 网址列")
@click.option("--authors-column", default=None, help="CSV/JSONL: column of the authors. 作者列")
@click.pass_context
def build(
    ctx: click.Context,
    *,
    inputs: tuple[Path, ...],
    output: Path,
    base: str | None,
    min_confidence: float,
    concepts: Path | None,
    workers: int | None,
    engine: str | None,
    scheduler: str,
    strict: bool,
    **columns: str | None,
) -> None:
    """Build a graph from pages (files, folders, .zip). 从报纸版面构建知识图谱。

    Writes graph.ttl, graph.html, facts.csv, pages.jsonl, rejected.csv and report.json. Built again into the same
    folder, only new and changed pages are read; every byte is that of a build from nothing.

    Exit code 0: all is well; 1: built, but something was skipped or rejected; 2: not built; 3: not built, by a mistake
    of ours. A second build into the same folder waits for 2 seconds and is then refused.
    """
    import gc

    from kg import api, engines, exports
    from kg.entities import BASE

    gc.set_threshold(200_000, 50)  # little of what a build makes is in circles: looking for them often is in vain
    given: dict[str, Any] = {name.removesuffix("_column"): value for name, value in columns.items() if value}
    with exports.claimed(output) as claim, terminal.progress() as watch:
        graph = api.build(
            list(inputs),
            base=BASE if base is None else base,
            min_confidence=min_confidence,
            concepts=concepts,
            watch=watch,
            strict=strict,
            claim=claim,
            engine=engines.engine(workers or engines.cores(), name=engine or "", scheduler=scheduler),
            **given,
        )
    ctx.meta[DONE] = 1 if graph.skipped or graph.totals.rejected else 0
    try:
        with terminal.answering():
            terminal.print_summary(graph, exports.files_of(output))
    except KgError as error:  # the files stand all the same
        click.echo(f"kg: {error}; all files are written 文件均已写出", err=True)
    ctx.exit(ctx.meta[DONE])
