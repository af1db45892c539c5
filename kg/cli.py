"""Thin commands: parse, call, print. 瘦命令行: 解析、调用、打印。"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

_PATH = click.Path(path_type=Path)


class _Commands(click.Group):
    """A clear message and exit code 2 instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            ctx.exit(2)
        except BrokenPipeError:  # the reader (head, less) has seen enough
            sys.stderr.close()
            ctx.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Knowledge graphs from Chinese local news. 县志: 从地方新闻到知识图谱。

    \b
    kg build seeds -o output                 pages in, graph out    建图
    kg query output counties-by-initiative   ask the graph          查询
    kg show output 老旧小区改造              all about one name     查看
    """


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=_PATH)
@click.option(
    "-o", "--output", type=_PATH, default=Path("output"), show_default=True, help="Folder for the results. 输出目录"
)
@click.option("--base", default=None, help="Namespace of the entities' IRIs. 实体命名空间")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Facts below it stand in facts.csv only. 低于此置信度的事实不入图",
)
@click.option(
    "--concepts",
    type=_PATH,
    default=None,
    metavar="FILE",
    help="Table of programmes of your own, columns as in kg/concepts.tsv. 另加的全国性工作表",
)
@click.option("--text-column", default=None, help="CSV/JSONL: column of the text. 正文列")
@click.option("--title-column", default=None, help="CSV/JSONL: column of the headline. 标题列")
@click.option("--date-column", default=None, help="CSV/JSONL: column of the publication date. 日期列")
@click.option("--source-column", default=None, help="CSV/JSONL: column of the newspaper. 来源列")
@click.option("--url-column", default=None, help="CSV/JSONL: column of the address. 网址列")
@click.option("--authors-column", default=None, help="CSV/JSONL: column of the authors. 作者列")
@click.pass_context
def build(
    ctx: click.Context,
    inputs: tuple[Path, ...],
    output: Path,
    base: str | None,
    min_confidence: float,
    concepts: Path | None,
    **columns: str | None,
) -> None:
    """Build a graph from pages (files, folders, .zip). 从报纸版面构建知识图谱。

    Writes graph.ttl, graph.html, facts.csv and report.json. Exit code 0: all is well; 1: built, but
    some inputs were skipped; 2: could not run.
    """
    import gc

    from kg import api, exports, validate
    from kg.entities import BASE

    gc.set_threshold(200_000, 50)  # what a build makes, it keeps: looking for garbage often is in vain
    given = {name.removesuffix("_column"): value for name, value in columns.items() if value}
    with _progress() as watch:
        graph = api.build(
            list(inputs), base=base or BASE, min_confidence=min_confidence, concepts=concepts, watch=watch, **given
        )
        watch("check", 0, 1)
        validate.check(graph)
        watch("write", 0, 1)
        files = exports.write_all(graph, output)
    _summary(graph, files)
    ctx.exit(1 if graph.skipped else 0)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    names = {"articles": "articles 分篇", "facts": "facts 抽取", "check": "check 校验", "write": "write 输出"}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read 读取", total=None)
        yield lambda step, done, total: bar.update(task, description=names.get(step, step), completed=done, total=total)


def _summary(graph: Any, files: list[Path]) -> None:
    counts = graph.counts()
    click.echo(f"pages 版面        {len(graph.pages)}")
    click.echo(f"articles 文章     {len(graph.articles)}")
    for kind, label in (
        ("initiative", "initiatives 举措"),
        ("role", "roles 职务"),
        ("honour", "honours 荣誉"),
        ("measure", "measures 数据"),
    ):
        click.echo(f"{label:<{17 - _wide(label)}} {counts[kind]}")
    click.echo(f"low confidence 低置信 {len(graph.rejected)} (in facts.csv only 仅在表中)")
    click.echo(f"skipped 跳过      {len(graph.skipped)}")
    for item in graph.skipped:
        click.echo(f"  {item.source}: {item.reason}", err=True)
    click.echo("wrote 已写入      " + " ".join(str(f) for f in files))


def _wide(text: str) -> int:
    return sum(ord(c) > 0x2E80 for c in text)


@main.command()
@click.argument("graph", type=_PATH, metavar="DIR|FILE")
@click.argument("query", required=False)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print the answer. 输出格式",
)
@click.option("-p", "--param", multiple=True, metavar="NAME=VALUE", help="Value for a saved query. 预存查询的参数")
@click.option("--list", "listing", is_flag=True, help="List the saved queries. 列出预存查询")
def query(graph: Path, query: str | None, form: str, param: tuple[str, ...], listing: bool) -> None:
    """Ask a graph: SPARQL text, a .rq file, or a saved query's name. 查询图谱。"""
    from kg import queries, store

    if listing or query is None:
        _list_queries(queries.saved())
        return
    text = _sparql(query, param)
    _print_table(store.query(store.load_store(graph), text), form)


def _sparql(query: str, param: tuple[str, ...]) -> str:
    from kg import queries

    values = dict(_pair(p) for p in param)
    if query in queries.saved():
        return queries.load(query, **values)
    if query.endswith(".rq"):
        return _read(Path(query))
    if "{" not in query:
        raise KgError(f"no saved query {query!r}; there are: {', '.join(queries.saved())}")
    return query


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise KgError(f"--param {text}: write it as NAME=VALUE")
    return name, value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror})") from None


def _list_queries(saved: dict[str, Any]) -> None:
    for name, item in saved.items():
        click.echo(f"{name}\n    {item.title}\n    {item.description}")
        for parameter, default in item.parameters.items():
            click.echo(f"    -p {parameter}={default}")


def _print_table(table: Any, form: str) -> None:
    if form == "csv":
        click.echo(table.to_csv(), nl=False)
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
        view.add_column(name, overflow="fold")
    for row in rows:
        view.add_row(*("" if v is None else str(v) for v in row))
    Console(width=None if sys.stdout.isatty() else 160, soft_wrap=False, markup=False, highlight=False).print(view)
    click.echo(f"{len(rows)} rows 行")


@main.command()
@click.argument("file", type=_PATH)
@click.option("--shapes", type=_PATH, default=None, help="Another SHACL file. 另用形状文件")
def validate(file: Path, shapes: Path | None) -> None:
    """Check a graph file against the SHACL shapes. 校验图谱。

    Exit code 0: it conforms; 1: it does not.
    """
    from kg import store, validate

    violations = validate.validate_file(store.graph_file(file), shapes=shapes)
    for violation in violations:
        click.echo(str(violation))
    click.echo(f"{file}: {'conforms 符合' if not violations else f'{len(violations)} violations 处违规'}")
    sys.exit(1 if violations else 0)


@main.command()
@click.argument("gold", type=_PATH, metavar="GOLD_DIR")
@click.argument("graph", type=_PATH, metavar="GRAPH")
@click.option("--pages", type=_PATH, default=None, help="Folder of the page files that the gold names. 版面文件目录")
@click.option(
    "--errors", type=int, default=0, metavar="N", help="List N misses and N false finds a metric. 列出漏检和误检"
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON. 输出 JSON")
def evaluate(gold: Path, graph: Path, pages: Path | None, errors: int, as_json: bool) -> None:
    """Score a graph against gold files. 用标准答案评测图谱。"""
    from kg import evaluate
    from kg.store import graph_file

    report = evaluate.evaluate(gold, pages, graph_file(graph))
    click.echo(report.to_json() if as_json else report.table())
    if errors:
        click.echo(report.errors(errors))


@main.command()
@click.argument("graph", type=_PATH, metavar="DIR")
@click.argument("name")
def show(graph: Path, name: str) -> None:
    """Everything known of one county, person or initiative. 查看一个名称的全部事实。"""
    from kg import show as showing
    from kg.store import load_store

    click.echo(showing.describe(load_store(graph), name))


def _text_of(text: str) -> str:
    """The argument itself, a file's content, or standard input for "-"."""
    if text == "-":
        return sys.stdin.read()
    if len(text) < 200 and Path(text).is_file():
        from kg.pages import read

        return "\n".join(
            page.text for page in read([Path(text)], on_skip=lambda s, r: click.echo(f"{s}: {r}", err=True))
        )
    return text


def _iso_date(ctx: click.Context, option: click.Parameter, value: str) -> str:
    """A date or part of one, as given."""
    from datetime import datetime

    try:
        if value:
            datetime.strptime(value + {4: "-01-01", 7: "-01"}.get(len(value), ""), "%Y-%m-%d")
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2022-08-02, 2022-08 or 2022") from None
    return value


_TEXT_HELP = "TEXT is the text itself, a file, or - for standard input."


@main.command(epilog=_TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
def places(text: str, title: str) -> None:
    """Which places a text names, linked to their codes, and why. 识别地名。"""
    from kg.places import explain

    _print_explained(explain(_text_of(text), title=title))


@main.command(epilog=_TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
def people(text: str, title: str) -> None:
    """Who holds what, and why we think so. 识别人物与职务。"""
    from kg.people import explain

    _print_explained(explain(_text_of(text), title=title))


@main.command(epilog=_TEXT_HELP)
@click.argument("text")
@click.option("--title", default="", help="Headline of the text. 标题")
@click.option("--date", default="", callback=_iso_date, help="Day, month or year of publication (2022-08-02). 发表日期")
def initiatives(text: str, title: str, date: str) -> None:
    """What is carried out by whom and when, and by which rule it was found. 识别举措。"""
    from kg.initiatives import explain

    rows = explain(_text_of(text), title=title, date=date)
    _print_explained({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: object) -> object:
    """A list as its items, yes or no for a truth value."""
    if isinstance(value, list):
        return "; ".join(value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def _print_explained(rows: Any) -> None:
    from dataclasses import asdict

    found = [r if isinstance(r, dict) else asdict(r) for r in rows]
    if not found:
        click.echo("nothing found 未识别到")
        return
    columns = list(found[0])
    _print_rows(columns, [[r[c] for c in columns] for r in found])
